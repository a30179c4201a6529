import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import type { Statement } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { formatMoney } from '../ui/format.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { minorUnits } from './minor-units.ts'

interface RecordProps {
  readonly statement: Statement
  readonly opened: boolean
  readonly onClose: () => void
}

/** Notes money that a parent paid another way: it goes to the invoices of the statement, the oldest first. */
export function RecordStatementPayment(props: RecordProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`A payment of ${props.statement.number}`}>
      <RecordForm {...props} />
    </Modal>
  )
}

function RecordForm({ statement, onClose }: RecordProps) {
  const api = useApi()
  const { id, currency, amount_due } = statement
  const [typed, setTyped] = useState('')
  const [reference, setReference] = useState('')
  const amount = typed === '' ? amount_due : minorUnits(typed, currency)
  const action = useAction({
    run: (minor: number) => api.recordStatementPayment(id, { amount: minor, reference }),
    says: (after) =>
      after.amount_due === 0 ? `${after.number} is paid` : `${formatMoney(after.amount_due, currency)} is left of ${after.number}`,
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (amount !== null) action.mutate(amount)
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={`Amount in ${currency}`}
          description={`Empty: all that is owed, ${formatMoney(amount_due, currency)}. It goes to the oldest invoices first.`}
          inputMode="decimal"
          value={typed}
          error={amount === null ? `No amount of ${currency}` : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <TextInput
          label="Reference"
          description="What the statement of the bank says."
          required
          maxLength={256}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={amount === null || reference === ''} loading={action.isPending}>
            Record the payment
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
