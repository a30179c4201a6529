import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { Refund } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { formatMoney } from '../ui/format.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { fieldErrors } from './field-errors.ts'

interface MarkProps {
  /** Null: nothing is asked. */
  readonly refund: Refund | null
  readonly onClose: () => void
}

/** Records that a person has sent money back by a bank transfer. */
export function MarkRefundSent({ refund, onClose }: MarkProps) {
  return (
    <Modal opened={refund !== null} onClose={onClose} title="The money was sent back">
      {refund !== null && <MarkForm refund={refund} onClose={onClose} />}
    </Modal>
  )
}

function MarkForm({ refund, onClose }: { readonly refund: Refund; readonly onClose: () => void }) {
  const api = useApi()
  const [reference, setReference] = useState('')
  const action = useAction({
    run: () => api.markRefundSent(refund.id, { reference: reference.trim() }),
    says: ({ amount, currency }) => `${formatMoney(amount, currency)} were sent back`,
    afterwards: onClose,
  })
  const errors = fieldErrors(action.error, ['/reference'])

  function submit(event: FormEvent) {
    event.preventDefault()
    action.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">You have transferred {formatMoney(refund.amount, refund.currency)} to the customer. This cannot be undone.</Text>
        <TextInput
          label="What the transfer says"
          placeholder="Transfer 2027-0042"
          required
          maxLength={255}
          value={reference}
          error={errors.at('/reference')}
          onChange={(event) => setReference(event.currentTarget.value)}
          data-autofocus
        />
        {errors.rest && <ProblemPanel error={errors.rest} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={reference.trim() === ''} loading={action.isPending}>
            It was sent
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
