import { Button, Radio, Stack, Text } from '@mantine/core'
import type { PortalInvoice, PortalPayment, PortalPaymentMethod } from '@quarterday/sdk/types.gen.ts'
import { IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormats } from '../formats.ts'
import { methodName } from '../method-name.ts'
import { usePortalAction, usePortalQuery } from '../queries.ts'
import { paymentTexts } from '../texts/payment.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { Card } from '../ui/screen.tsx'
import { LoadingRows } from '../ui/states.tsx'
import { PaymentOutcome } from './payment-outcome.tsx'

/** Whether something can still be paid on an invoice; also on one that was written off. */
export function isPayable({ status, amount_due: due }: Pick<PortalInvoice, 'status' | 'amount_due'>): boolean {
  return due > 0 && (status === 'open' || status === 'overdue' || status === 'uncollectible')
}

interface PayProps {
  readonly invoice: PortalInvoice
  /** The newest first. */
  readonly payments: readonly PortalPayment[]
}

/** Paying an invoice: by what is kept, or another way on its own page. Nothing where nothing is to be paid, unless it has just been. */
export function PayPanel({ invoice, payments }: PayProps) {
  const t = useTexts(paymentTexts)
  const action = usePortalAction({
    run: (api, method: string) => api.payPortalInvoice(invoice.id, { payment_method: method }),
    says: () => null,
  })
  // Just tried, or still without an end; what was declined before is in the list of payments.
  const [last] = payments
  const shown = action.data ?? (last && isOpen(last) ? last : null)
  if (!isPayable(invoice) && shown === null) return null
  const current = payments.find(({ id }) => id === shown?.id) ?? shown
  return (
    <Card title={isPayable(invoice) ? t.payHeading : undefined}>
      <Stack gap="md">
        {current && <PaymentOutcome key={current.id} payment={current} />}
        {action.error && <Problem error={action.error} says={{ conflict: t.busy }} />}
        {isPayable(invoice) && (current === null || !isUnderWay(current)) && (
          <Ways invoice={invoice} isPending={action.isPending} onPay={(method) => action.mutate(method)} hasTried={payments.length > 0} />
        )}
      </Stack>
    </Card>
  )
}

function isOpen({ status }: PortalPayment): boolean {
  return status === 'created' || status === 'unknown' || status === 'pending' || status === 'needs_customer'
}

/** While nobody knows how it ends nobody pays again; who was asked to confirm may pay another way. */
function isUnderWay(payment: PortalPayment): boolean {
  return isOpen(payment) && payment.status !== 'needs_customer'
}

interface WaysProps {
  readonly invoice: PortalInvoice
  readonly isPending: boolean
  readonly onPay: (method: string) => void
  readonly hasTried: boolean
}

function Ways({ invoice, isPending, onPay, hasTried }: WaysProps) {
  const t = useTexts(paymentTexts)
  const methods = usePortalQuery(['payment methods'], (api, options) => api.listPortalPaymentMethods({ limit: 100 }, options))
  if (methods.isPending) return <LoadingRows count={2} />
  const all = methods.data?.data ?? []
  const isAutomatic = invoice.collection_method === 'charge_automatically' && invoice.status === 'open' && !hasTried && all.length > 0
  return (
    <Stack gap="md" align="start">
      {isAutomatic && <Text size="sm">{t.auto}</Text>}
      {all.length > 0 && <Kept methods={all} invoice={invoice} isPending={isPending} onPay={onPay} />}
      <OtherWay invoice={invoice} isOnly={all.length === 0} />
      <Transfer />
    </Stack>
  )
}

function Kept({ methods, invoice, isPending, onPay }: Omit<WaysProps, 'hasTried'> & { readonly methods: readonly PortalPaymentMethod[] }) {
  const t = useTexts(paymentTexts)
  const formats = useFormats()
  const [chosen, setChosen] = useState<string | null>(null)
  const method = methods.find(({ id }) => id === chosen) ?? methods.find((each) => each.default) ?? methods[0]
  if (method === undefined) return null
  return (
    <>
      {methods.length > 1 && (
        <Radio.Group aria-label={t.title} value={method.id} onChange={setChosen}>
          <Stack gap="xs">
            {methods.map((each) => (
              <Radio key={each.id} value={each.id} label={methodName(each, t)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Button loading={isPending} onClick={() => onPay(method.id)} h="auto" py="xs" styles={{ label: { whiteSpace: 'normal' } }}>
        {t.payAmountWith(formats.money(invoice.amount_due, invoice.currency), methodName(method, t))}
      </Button>
    </>
  )
}

/** The page for this invoice, on which it can be paid by whatever the seller takes; it opens beside the portal. */
function OtherWay({ invoice: { id, amount_due: due }, isOnly }: Pick<WaysProps, 'invoice'> & { readonly isOnly: boolean }) {
  const t = useTexts(paymentTexts)
  const link = usePortalQuery(['preview', 'payment link', id, due], (api, options) => api.createPortalPaymentLink(id, options), {
    staleTime: 3_600_000,
  })
  if (link.isError) return <Problem error={link.error} onRetry={() => void link.refetch()} />
  return (
    <Stack gap={4} align="start">
      <Button
        component="a"
        {...(link.data === undefined ? { 'data-disabled': true } : { href: link.data.url })}
        target="_blank"
        rel="noopener"
        variant={isOnly ? 'filled' : 'default'}
        rightSection={<IconExternalLink size={16} stroke={1.6} aria-hidden />}
      >
        {isOnly ? t.payHeading : t.payOther}
      </Button>
      <Text size="xs" c="dimmed">
        {t.payOtherText}
      </Text>
    </Stack>
  )
}

function Transfer() {
  const t = useTexts(paymentTexts)
  const options = usePortalQuery(['payment options'], (api, call) => api.getPortalPaymentOptions(call), { staleTime: 60_000 })
  const transfer = options.data?.transfer ?? null
  if (transfer === null) return null
  return (
    <div>
      <Text size="sm" fw={600}>
        {t.transferTitle}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {transfer}
      </Text>
    </div>
  )
}
