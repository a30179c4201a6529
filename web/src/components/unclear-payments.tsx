import { Button, Text } from '@mantine/core'
import type { Payment } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { DismissPayment } from '../forms/dismiss-payment.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Money } from '../ui/money.tsx'
import { Empty } from '../ui/states.tsx'
import { gatewayTitles } from './gateway-text.ts'
import { ObjectName } from './object-name.tsx'
import { canDismiss } from './payment-text.ts'

/** Payments of which a gateway gave no answer, or another amount than was asked for: what it says, and calling one off. */
export function UnclearPayments({ timezone }: { readonly timezone: string }) {
  const list = useInfiniteQuery(queries.unclearPayments(useApi()))
  const [dismissed, setDismissed] = useState<Payment | null>(null)
  return (
    <>
      <ListPanel
        label="Unclear payments"
        title="Unclear payments"
        list={list}
        minWidth={760}
        columns={columns(timezone, setDismissed)}
        empty={<Empty title="No unclear payments">Each gateway has said what became of what it was asked.</Empty>}
      />
      {dismissed && <DismissPayment payment={dismissed} opened onClose={() => setDismissed(null)} />}
    </>
  )
}

function columns(timezone: string, onDismiss: (payment: Payment) => void): readonly Column<Payment>[] {
  return [
    { header: 'Invoice', cell: ({ invoice }) => <ObjectName type="invoice" id={invoice} /> },
    { header: 'Customer', cell: ({ customer }) => <ObjectName type="customer" id={customer} /> },
    {
      header: 'What is known',
      cell: ({ reported, gateway }) =>
        reported === null ? (
          `${gatewayTitles[gateway]} gave no answer`
        ) : (
          <Text span size="sm" c="red" fw={600}>
            {gatewayTitles[gateway]} took <Money minor={reported.amount} currency={reported.currency} />
          </Text>
        ),
    },
    { header: 'Since', figures: true, cell: ({ created_at: at }) => formatMoment(at, timezone) },
    { header: 'Asked for', figures: true, cell: ({ amount, currency }) => <Money minor={amount} currency={currency} /> },
    {
      header: 'Actions',
      needs: 'payments:write',
      figures: true,
      cell: (payment) =>
        canDismiss(payment) && (
          <Button size="compact-xs" variant="subtle" color="red" onClick={() => onDismiss(payment)}>
            Dismiss
          </Button>
        ),
    },
  ]
}
