import { Alert, TextInput } from '@mantine/core'
import type { Currency } from '@quarterday/core/currency.ts'
import type { Interval, PortalPlan } from '@quarterday/sdk/types.gen.ts'
import { IconCreditCardOff } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { usePreview } from '../../forms/use-preview.ts'
import { usePortalApi } from '../api.tsx'
import { useFormats } from '../formats.ts'
import { isByQuantity, type Offer, quantityOf } from '../offers.ts'
import { usePortalAction, usePortalQuery } from '../queries.ts'
import { planTexts } from '../texts/plans.ts'
import { previewTexts } from '../texts/preview.ts'
import { useTexts } from '../texts.ts'
import { useFieldFault } from '../use-field-fault.ts'
import { Dialog, DialogForm } from './dialog.tsx'
import { Previewed } from './previewed.tsx'

interface SubscribeProps {
  readonly plan: PortalPlan
  readonly offer: Offer
  readonly currency: Currency
  readonly interval: Interval
  readonly onClose: () => void
}

/** Takes a plan, once it has been seen to the cent what that costs. */
export function Subscribe(props: SubscribeProps & { readonly opened: boolean }) {
  const { subscribe } = useTexts(planTexts)
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={subscribe(props.plan.name)} size="lg">
      <SubscribeForm {...props} />
    </Dialog>
  )
}

function SubscribeForm({ plan, offer, currency, interval, onClose }: SubscribeProps) {
  const t = useTexts(planTexts)
  const { nothing } = useTexts(previewTexts)
  const formats = useFormats()
  const navigate = useNavigate()
  const api = usePortalApi()
  const [quantity, setQuantity] = useState('1')
  const [code, setCode] = useState('')
  const count = isByQuantity(offer) ? quantityOf(quantity) : undefined
  const promotion = code.trim()
  const body =
    count === null
      ? null
      : {
          plan: plan.id,
          interval,
          currency,
          ...(count !== undefined && { quantity: count }),
          ...(promotion !== '' && { promotion_code: promotion }),
        }
  const preview = usePreview({
    of: ['subscribe', plan.id],
    body,
    ask: (wanted, options) => api.previewPortalSubscription(wanted, options),
  })
  const action = usePortalAction({
    run: (client, wanted: NonNullable<typeof body>) => client.createPortalSubscription(wanted),
    says: () => t.done(plan.name),
    afterwards: ({ id }) => {
      onClose()
      void navigate({ to: '/subscriptions/$id', params: { id } })
    },
  })
  const says = {
    one_active_subscription: t.oneActive,
    no_matching_price: t.noPrice,
    currency_mismatch: t.otherCurrency,
    coupon_not_valid: t.codeWrong,
    coupon_limit_reached: t.codeUsed,
  }
  const due = preview.query.data?.invoice
  return (
    <DialogForm
      submit={due && due.amount_due > 0 ? t.confirmAndPay(formats.money(due.amount_due, due.currency)) : t.confirm}
      dismiss={t.leave}
      onSubmit={() => body !== null && action.mutate(body)}
      onClose={onClose}
      error={action.error}
      previewError={preview.query.error}
      says={says}
      isReady={preview.isCurrent}
      isPending={action.isPending}
    >
      {isByQuantity(offer) && <QuantityField value={quantity} onChange={setQuantity} label={t.quantity} />}
      <CodeField value={code} onChange={setCode} />
      <Previewed preview={body === null ? idle : preview.query} interval={interval} idle={nothing} says={says} />
      {due && due.amount_due > 0 && <WithoutMethod />}
    </DialogForm>
  )
}

const idle = { data: undefined, error: null, fetchStatus: 'idle' } as const

interface FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A number as it is typed, with a point or a comma. */
export function QuantityField({ value, onChange, label }: FieldProps & { readonly label: string }) {
  const fault = useFieldFault('/quantity')
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      autoComplete="off"
      maw={160}
      maxLength={20}
      value={value}
      error={fault}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

function CodeField({ value, onChange }: FieldProps) {
  const t = useTexts(planTexts)
  const fault = useFieldFault('/promotion_code')
  return (
    <TextInput
      label={t.code}
      description={t.codeHint}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maw={280}
      maxLength={64}
      value={value}
      error={fault && t.codeWrong}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

/** Says beforehand that the first invoice will not be paid by itself. */
function WithoutMethod() {
  const t = useTexts(planTexts)
  const methods = usePortalQuery(['payment methods', 'any'], (api, options) => api.listPortalPaymentMethods({ limit: 1 }, options))
  if (methods.data?.data.length !== 0) return null
  return (
    <Alert color="yellow" variant="light" icon={<IconCreditCardOff aria-hidden />}>
      {t.noMethod}
    </Alert>
  )
}
