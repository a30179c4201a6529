import { Button, Group, Modal, NumberInput, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { Subscription } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { minorUnits } from './minor-units.ts'

interface ChargeFormProps {
  readonly subscription: Subscription
  readonly opened: boolean
  readonly onClose: () => void
}

/** Charges something once, beside what recurs. */
export function AddCharge(props: ChargeFormProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Charge something once">
      <ChargeForm {...props} />
    </Modal>
  )
}

function ChargeForm({ subscription, onClose }: ChargeFormProps) {
  const api = useApi()
  const { id, currency } = subscription
  const [description, setDescription] = useState('')
  const [typed, setTyped] = useState('')
  const [quantity, setQuantity] = useState('1')
  const [when, setWhen] = useState<'next_invoice' | 'now'>('next_invoice')
  const amount = minorUnits(typed, currency)
  const isReady = description.trim() !== '' && amount !== null && amount !== 0 && Number(quantity) > 0
  const action = useAction({
    run: (minor: number) => api.addSubscriptionCharge(id, { description: description.trim(), unit_amount: String(minor), quantity, when }),
    says: ({ invoice }) => (invoice === null ? 'It will be on the next invoice' : 'It is billed'),
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isReady && amount !== null) action.mutate(amount)
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label="What for" maxLength={1000} value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
        <SimpleGrid cols={2}>
          <TextInput
            label={`Amount each, ${currency}`}
            inputMode="decimal"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <NumberInput label="How many" min={0} decimalScale={6} value={quantity} onChange={(value) => setQuantity(String(value))} />
        </SimpleGrid>
        <Radio.Group label="When" value={when} onChange={(value) => setWhen(value === 'now' ? 'now' : 'next_invoice')}>
          <Stack gap="xs" mt="xs">
            <Radio value="next_invoice" label="With the next invoice" description="It can be withdrawn until then." />
            <Radio value="now" label="Now, on an invoice of its own" />
          </Stack>
        </Radio.Group>
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={!isReady} loading={action.isPending}>
            Charge it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
