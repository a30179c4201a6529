import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { CreditNote, Customer, Invoice } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { IssueCreditNote } from '../forms/issue-credit-note.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMoney } from '../ui/format.ts'
import { formatDay } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Money } from '../ui/money.tsx'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { creditNoteLooks, StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'

/** What was given back of an invoice, and a way to give more. */
export function CreditNotesOfInvoice({ invoice }: { readonly invoice: Invoice }) {
  const [isIssuing, issue] = useDisclosure()
  const notes = useInfiniteQuery(queries.creditNotes(useApi(), { invoice: invoice.id, limit: 100 }))
  if (notes.isError) return <ProblemPanel error={notes.error} onRetry={() => void notes.refetch()} />
  const returned = (notes.data ?? []).reduce((sum, { status, total }) => (status === 'void' ? sum : sum + total), 0)
  const isLeft = notes.isSuccess && returned < invoice.total
  const button = (
    <Button size="xs" variant="default" onClick={issue.open}>
      Give back
    </Button>
  )
  return (
    <Panel title="Credit notes" sideNeeds="invoices:write" side={creditable.has(invoice.status) && isLeft && button}>
      {notes.isPending ? (
        <LoadingRows count={1} />
      ) : notes.data.length === 0 ? (
        <Text size="sm" c="dimmed">
          None.
        </Text>
      ) : (
        <Stack gap="md">
          {notes.data.map((note) => (
            <OneNote key={note.id} note={note} />
          ))}
        </Stack>
      )}
      <IssueCreditNote invoice={invoice} opened={isIssuing} onClose={issue.close} />
    </Panel>
  )
}

const creditable: ReadonlySet<Invoice['status']> = new Set(['open', 'overdue', 'paid', 'uncollectible'])

/** What a customer was given back. Nothing where there never was any. */
export function CreditNotesOfCustomer({ customer }: { readonly customer: Customer }) {
  const list = useInfiniteQuery(queries.creditNotes(useApi(), { customer: customer.id, limit: 10 }))
  if (list.isPending || (list.isSuccess && list.data.length === 0)) return null
  return <ListPanel label="Credit notes of this customer" title="Credit notes" list={list} columns={columns} minWidth={560} empty={null} />
}

const columns: readonly Column<CreditNote>[] = [
  {
    header: 'Credit note',
    cell: ({ number, invoice }) => (
      <TextLink to="/invoices/$id" params={{ id: invoice }} size="sm" fw={600} className="figures">
        {number}
      </TextLink>
    ),
  },
  { header: 'Why', cell: ({ reason }) => reasons[reason] },
  { header: 'Status', cell: ({ status }) => <StatusBadge look={creditNoteLooks[status]} /> },
  { header: 'Issued', cell: ({ issued_on: on }) => formatDay(on), figures: true },
  { header: 'Total', cell: ({ total, currency }) => <Money minor={total} currency={currency} />, figures: true },
]

function OneNote({ note }: { readonly note: CreditNote }) {
  const api = useApi()
  const { id, number, status, issued_on, reason, total, currency } = note
  const takeBack = useAction({ run: () => api.voidCreditNote(id), says: (after) => `${after.number} is void` })
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" fw={600} className="figures">
          {number}
        </Text>
        <Text span size="sm">
          <Money minor={total} currency={currency} />
        </Text>
      </Group>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" c="dimmed">
          {[formatDay(issued_on), reasons[reason], ...wentTo(note)].join(', ')}
        </Text>
        {status === 'void' ? (
          <StatusBadge look={creditNoteLooks.void} />
        ) : (
          <May do="invoices:write">
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              miw="max-content"
              loading={takeBack.isPending}
              onClick={() => takeBack.mutate()}
            >
              Void
            </Button>
          </May>
        )}
      </Group>
      {takeBack.error && <ProblemPanel error={takeBack.error} />}
    </Stack>
  )
}

/** Where its money went, in words. */
function wentTo({ reduced_due, credited, refunded, currency }: CreditNote): string[] {
  return [
    ...(reduced_due > 0 ? [`${formatMoney(reduced_due, currency)} off what is due`] : []),
    ...(credited > 0 ? [`${formatMoney(credited, currency)} to the credit`] : []),
    ...(refunded > 0 ? [`${formatMoney(refunded, currency)} sent back`] : []),
  ]
}

const reasons: Readonly<Record<CreditNote['reason'], string>> = {
  change: 'a change',
  cancel: 'a cancellation',
  pause: 'a pause',
  duplicate: 'billed twice',
  fraudulent: 'fraud',
  order_change: 'the order changed',
  product_unsatisfactory: 'not as it should be',
  withdrawal: 'credit that was not used',
  other: 'something else',
}
