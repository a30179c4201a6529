import { Stack, Text, Timeline } from '@mantine/core'
import type { Invoice, Payment, Refund } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { Money } from '../ui/money.tsx'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { gatewayTitles } from './gateway-text.ts'
import { PaymentActions } from './payment-actions.tsx'
import { PaymentRefunds } from './payment-refunds.tsx'
import { notesOf, paymentLooks } from './payment-text.ts'

/** Each time that somebody was asked for the money, the answer, and what went back of it. */
export function InvoicePayments({ invoice }: { readonly invoice: Invoice }) {
  const api = useApi()
  const payments = useQuery(queries.payments(api, invoice.id))
  const refunds = useQuery(queries.refunds(api, invoice.id))
  const named = useLocation({ select: ({ hash }) => hash })
  const isShown = payments.isSuccess
  // A link to one payment arrives before the payments do.
  useEffect(() => {
    if (isShown && named !== '') document.getElementById(named)?.scrollIntoView({ block: 'center' })
  }, [isShown, named])
  const broken = [payments, refunds].find(({ isError }) => isError)
  if (broken?.error) return <ProblemPanel error={broken.error} onRetry={() => void broken.refetch()} />
  return (
    <Panel title="Payments">
      {!payments.isSuccess || !refunds.isSuccess ? (
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
              id={payment.id}
              color={payment.reported === null ? paymentLooks[payment.status].color : 'red'}
              title={
                <Text size="sm" fw={600}>
                  {payment.reported === null ? paymentLooks[payment.status].label : 'Another amount was taken'}
                </Text>
              }
            >
              <OnePayment payment={payment} invoice={invoice} refunds={refunds.data.data} />
            </Timeline.Item>
          ))}
        </Timeline>
      )}
    </Panel>
  )
}

interface OneProps {
  readonly payment: Payment
  readonly invoice: Invoice
  /** Of all payments of the invoice. */
  readonly refunds: readonly Refund[]
}

function OnePayment({ payment, invoice, refunds }: OneProps) {
  return (
    <Stack gap="xs">
      <Stack gap={0} fz="sm" c="dimmed">
        <span>
          <Money minor={payment.amount} currency={payment.currency} />,{' '}
          {payment.gateway === 'manual' ? 'recorded by hand' : gatewayTitles[payment.gateway]}
        </span>
        {notesOf(payment).map((note) => (
          <Text key={note} size="sm" c="var(--mantine-color-text)">
            {note}
          </Text>
        ))}
        <span>{formatMomentWithTime(payment.created_at, invoice.timezone)}</span>
      </Stack>
      <PaymentRefunds refunds={refunds.filter((refund) => refund.payment === payment.id)} />
      <PaymentActions payment={payment} isInvoicePaid={invoice.status === 'paid'} refunds={refunds} />
    </Stack>
  )
}
