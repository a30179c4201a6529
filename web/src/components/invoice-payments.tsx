import { Stack, Text, Timeline } from '@mantine/core'
import type { Invoice, Payment } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { Money } from '../ui/money.tsx'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'

const labels: Readonly<Record<Payment['status'], { readonly text: string; readonly color: string }>> = {
  created: { text: 'Being asked', color: 'yellow' },
  unknown: { text: 'No answer yet', color: 'yellow' },
  needs_customer: { text: 'Waits for the customer', color: 'yellow' },
  pending: { text: 'On its way', color: 'yellow' },
  succeeded: { text: 'Paid', color: 'teal' },
  declined: { text: 'Declined', color: 'red' },
  canceled: { text: 'Called off', color: 'gray' },
}

/** Each time that somebody was asked for the money, and the answer. */
export function InvoicePayments({ invoice }: { readonly invoice: Invoice }) {
  const payments = useQuery(queries.payments(useApi(), invoice.id))
  if (payments.isError) return <ProblemPanel error={payments.error} onRetry={() => void payments.refetch()} />
  return (
    <Panel title="Payments">
      {payments.isPending ? (
        <LoadingRows count={2} />
      ) : payments.data.data.length === 0 ? (
        <Text size="sm" c="dimmed">
          {invoice.status === 'paid' ? 'None: credit has paid it.' : 'Nobody has been asked yet.'}
        </Text>
      ) : (
        <Timeline bulletSize={14} lineWidth={2} active={payments.data.data.length}>
          {payments.data.data.map((payment) => (
            <Timeline.Item
              key={payment.id}
              color={labels[payment.status].color}
              title={
                <Text size="sm" fw={600}>
                  {labels[payment.status].text}
                </Text>
              }
            >
              <Stack gap={0} fz="sm" c="dimmed">
                <span>
                  <Money minor={payment.amount} currency={payment.currency} />, {gateways[payment.gateway]}
                  {payment.decline_reason && `: ${payment.decline_reason.replaceAll('_', ' ')}`}
                </span>
                <span>{formatMomentWithTime(payment.created_at, invoice.timezone)}</span>
              </Stack>
            </Timeline.Item>
          ))}
        </Timeline>
      )}
    </Panel>
  )
}

const gateways: Readonly<Record<Payment['gateway'], string>> = {
  sandbox: 'sandbox gateway',
  stripe: 'Stripe',
  paypal: 'PayPal',
  manual: 'recorded by hand',
}
