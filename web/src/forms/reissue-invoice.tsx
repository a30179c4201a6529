import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { Invoice, InvoiceReissue } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { formatMoney } from '../ui/format.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

interface ReissueProps {
  readonly invoice: Invoice
  readonly opened: boolean
  readonly onClose: () => void
}

/** Voids an invoice and puts one with the same lines in its place, for the customer as they are now: shows what it comes to before it is done. */
export function ReissueInvoice({ invoice, opened, onClose }: ReissueProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Reissue ${invoice.number}?`}>
      {opened && <ReissueForm invoice={invoice} onClose={onClose} />}
    </Modal>
  )
}

function ReissueForm({ invoice, onClose }: Pick<ReissueProps, 'invoice' | 'onClose'>) {
  const api = useApi()
  const navigate = useNavigate()
  const { id, currency, total, number } = invoice
  const [memo, setMemo] = useState(invoice.memo ?? '')
  const [dueOn, setDueOn] = useState('')
  const body: InvoiceReissue = { memo: memo === '' ? null : memo, ...(dueOn !== '' && { due_on: dueOn }) }
  const preview = useQuery({
    queryKey: ['preview', 'reissue', id, dueOn],
    queryFn: ({ signal }) => api.previewInvoiceReissue(id, body, { signal }),
    retry: false,
    staleTime: 0,
  })
  const action = useAction({
    run: async () => {
      const made = await api.reissueInvoice(id, body)
      await navigate({ to: '/invoices/$id', params: { id: made.id } })
      return made
    },
    says: (made) => `${made.number} takes the place of ${number}`,
    afterwards: onClose,
  })
  const problem = action.error ?? preview.error

  function submit(event: FormEvent) {
    event.preventDefault()
    action.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">
          {number} becomes void. A new invoice with the same lines takes its place, with a number of its own and with the address, the tax
          ids and the tax of the customer as they are now. This cannot be undone.
        </Text>
        <TextInput label="A word to the customer" maxLength={2000} value={memo} onChange={(event) => setMemo(event.currentTarget.value)} />
        <TextInput
          type="date"
          label="To pay by"
          description="Empty: as many days as there were."
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
        {preview.data && (
          <Text size="sm" aria-live="polite">
            {formatMoney(preview.data.total, currency)} in place of {formatMoney(total, currency)}
            {preview.data.tax === 0 ? ', without tax' : `, of which ${formatMoney(preview.data.tax, currency)} tax`};{' '}
            {formatMoney(preview.data.amount_due, currency)} are due.
          </Text>
        )}
        {problem && <ProblemPanel error={problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button type="submit" disabled={!preview.isSuccess} loading={action.isPending}>
            Reissue it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
