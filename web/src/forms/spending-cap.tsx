import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { SpendingCap, Subscription } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { minorUnits } from './minor-units.ts'
import { majorText } from './unit-amount.ts'

/** Sets the most that usage of a subscription may come to in a billing period, or takes that away. */
export function SpendingCapButton({ subscription }: { readonly subscription: Subscription }) {
  const [isOpen, { open, close }] = useDisclosure()
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        Spending cap
      </Button>
      <Modal opened={isOpen} onClose={close} title="Spending cap">
        {isOpen && <CapForm subscription={subscription} onClose={close} />}
      </Modal>
    </>
  )
}

type Action = NonNullable<SpendingCap['action']>

function CapForm({ subscription, onClose }: { readonly subscription: Subscription; readonly onClose: () => void }) {
  const api = useApi()
  const { id, currency, spending_cap: before } = subscription
  const [typed, setTyped] = useState(before === null ? '' : majorText(String(before.amount), currency))
  const [action, setAction] = useState<Action>(before?.action ?? 'limit')
  const amount = minorUnits(typed, currency)
  const save = useAction({
    run: (cap: SpendingCap | null) => api.updateSubscription(id, { spending_cap: cap }),
    says: (after) => (after.spending_cap === null ? 'There is no spending cap any more' : 'The spending cap is set'),
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (amount !== null) save.mutate({ amount, action })
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={`Usage a billing period, in ${currency}`}
          description="Before discounts and tax. It counts for the running period too."
          inputMode="decimal"
          required
          value={typed}
          error={typed !== '' && amount === null ? `No amount of ${currency}` : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <Radio.Group label="When it is reached" value={action} onChange={(value) => setAction(value === 'notify' ? 'notify' : 'limit')}>
          <Stack gap="xs" mt="xs">
            <Radio value="limit" label="Bill no more" />
            <Radio value="notify" label="Only tell, by an event" />
          </Stack>
        </Radio.Group>
        {save.error && <ProblemPanel error={save.error} />}
        <Group justify="flex-end">
          {before && (
            <Button variant="default" color="red" loading={save.isPending} onClick={() => save.mutate(null)}>
              Take it away
            </Button>
          )}
          <Button type="submit" disabled={amount === null || amount < 1} loading={save.isPending}>
            Set the cap
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
