import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Customer, Statement } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { RecordStatementPayment } from '../forms/record-statement-payment.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatDay } from '../ui/format-date.ts'
import { TextLink } from '../ui/link.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Money } from '../ui/money.tsx'
import { StatusBadge, statementLooks } from '../ui/status-badge.tsx'

/** What a parent was shown of its children's invoices. Nothing where there never was any. */
export function Statements({ customer }: { readonly customer: Customer }) {
  const list = useInfiniteQuery(queries.statements(useApi(), { customer: customer.id, limit: 10 }))
  if (list.isPending || (list.isSuccess && list.data.length === 0)) return null
  return <ListPanel label="Statements of this customer" title="Statements" list={list} columns={columns} minWidth={560} empty={null} />
}

const columns: readonly Column<Statement>[] = [
  {
    header: 'Statement',
    cell: ({ number, covers_on }) => (
      <Stack gap={0}>
        <Text span size="sm" fw={600} className="figures">
          {number}
        </Text>
        <Text size="xs" c="dimmed">
          Invoices of {formatDay(covers_on)}
        </Text>
      </Stack>
    ),
  },
  { header: 'For', cell: ({ lines, currency }) => <Lines lines={lines} currency={currency} /> },
  { header: 'Status', cell: (statement) => <Standing statement={statement} /> },
  { header: 'Due', cell: ({ due_on }) => formatDay(due_on), figures: true },
  { header: 'Total', cell: ({ total, currency }) => <Money minor={total} currency={currency} />, figures: true },
]

const mostShown = 5

function Lines({ lines, currency }: Pick<Statement, 'lines' | 'currency'>) {
  return (
    <Stack gap={2}>
      {lines.slice(0, mostShown).map(({ customer, customer_name, amount }) => (
        <Group key={customer} gap="xs" wrap="nowrap">
          <TextLink to="/customers/$id" params={{ id: customer }} size="sm">
            {customer_name}
          </TextLink>
          <Text span size="sm" c="dimmed">
            <Money minor={amount} currency={currency} />
          </Text>
        </Group>
      ))}
      {lines.length > mostShown && (
        <Text size="xs" c="dimmed">
          and {lines.length - mostShown} more
        </Text>
      )}
    </Stack>
  )
}

function Standing({ statement }: { readonly statement: Statement }) {
  const [isRecording, record] = useDisclosure()
  const { status, amount_due, total, currency } = statement
  return (
    <Stack gap={4} align="flex-start">
      <StatusBadge look={statementLooks[status]} />
      {amount_due > 0 && amount_due < total && (
        <Text size="xs" c="dimmed">
          <Money minor={amount_due} currency={currency} /> left
        </Text>
      )}
      {amount_due > 0 && (
        <May do="payments:write">
          <Button size="compact-xs" variant="default" onClick={record.open}>
            Record a payment
          </Button>
        </May>
      )}
      <RecordStatementPayment statement={statement} opened={isRecording} onClose={record.close} />
    </Stack>
  )
}
