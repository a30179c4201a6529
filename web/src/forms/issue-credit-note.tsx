import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { CreditNoteCreate, Invoice } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { formatMoney } from '../ui/format.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { minorUnits } from './minor-units.ts'

interface IssueProps {
  readonly invoice: Invoice
  readonly opened: boolean
  readonly onClose: () => void
}

/** Gives back a part of an issued invoice, or all that is left of it, with its share of discount and tax. */
export function IssueCreditNote({ invoice, opened, onClose }: IssueProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Give back of ${invoice.number}`}>
      {opened && <IssueForm invoice={invoice} onClose={onClose} />}
    </Modal>
  )
}

type Settle = NonNullable<CreditNoteCreate['settle']>
type Reason = NonNullable<CreditNoteCreate['reason']>

const ways = [
  { value: 'reduce_due', label: 'Off what is due, the rest as credit' },
  { value: 'credit', label: 'All as credit for what comes' },
  { value: 'refund', label: 'Off what is due, the rest sent back' },
] as const satisfies readonly { readonly value: Settle; readonly label: string }[]

const reasons = [
  { value: 'other', label: 'Something else' },
  { value: 'order_change', label: 'The order changed' },
  { value: 'product_unsatisfactory', label: 'Not as it should be' },
  { value: 'duplicate', label: 'Billed twice' },
  { value: 'fraudulent', label: 'Fraud' },
] as const satisfies readonly { readonly value: Reason; readonly label: string }[]

function IssueForm({ invoice, onClose }: Pick<IssueProps, 'invoice' | 'onClose'>) {
  const api = useApi()
  const { id, currency } = invoice
  const [typed, setTyped] = useState('')
  const [settle, setSettle] = useState<Settle>('reduce_due')
  const [reason, setReason] = useState<Reason>('other')
  const [memo, setMemo] = useState('')
  const amount = typed === '' ? undefined : minorUnits(typed, currency)
  const body: CreditNoteCreate = { invoice: id, settle, reason, ...(amount ? { amount } : {}), ...(memo === '' ? {} : { memo }) }
  const [asked] = useDebouncedValue(JSON.stringify({ amount, settle }), 250)
  const preview = useQuery({
    queryKey: ['preview', 'credit note', id, asked],
    queryFn: ({ signal }) => api.previewCreditNote(body, { signal }),
    enabled: amount !== null,
    retry: false,
    staleTime: 0,
  })
  const action = useAction({
    run: () => api.createCreditNote(body),
    says: ({ number, total }) => `${number} gives back ${formatMoney(total, currency)}`,
    afterwards: onClose,
  })

  const problem = action.error ?? preview.error

  function submit(event: FormEvent) {
    event.preventDefault()
    if (amount !== null) action.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={`Amount in ${currency}`}
          description="Tax included. Empty: all that is left of the invoice."
          inputMode="decimal"
          value={typed}
          error={amount === null ? `No amount of ${currency}` : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <Select
          label="Where it goes"
          data={ways}
          allowDeselect={false}
          value={settle}
          onChange={(value) => setSettle(ways.find((each) => each.value === value)?.value ?? 'reduce_due')}
        />
        <Select
          label="Why"
          data={reasons}
          allowDeselect={false}
          value={reason}
          onChange={(value) => setReason(reasons.find((each) => each.value === value)?.value ?? 'other')}
        />
        <TextInput label="A word to the customer" maxLength={2000} value={memo} onChange={(event) => setMemo(event.currentTarget.value)} />
        {preview.data && amount !== null && (
          <Text size="sm">
            {formatMoney(preview.data.total, currency)} in all
            {preview.data.tax === 0 ? '' : `, of which ${formatMoney(preview.data.tax, currency)} tax`}.
          </Text>
        )}
        {problem && <ProblemPanel error={problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={amount === null || !preview.isSuccess} loading={action.isPending}>
            Issue the credit note
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
