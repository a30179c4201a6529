import { Select, Stack } from '@mantine/core'
import type { Interval, PortalPlan, PortalSubscription, PortalSubscriptionChange, SubscriptionPreview } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { usePreview } from '../../forms/use-preview.ts'
import { usePortalApi } from '../api.tsx'
import { type Formats, useFormats } from '../formats.ts'
import { useMe } from '../me.tsx'
import { intervalsOf, isByQuantity, keyOf, offerOf, quantityOf } from '../offers.ts'
import { usePortalAction } from '../queries.ts'
import { usePlans } from '../reads.ts'
import { planTexts } from '../texts/plans.ts'
import { subscriptionTexts } from '../texts/subscription.ts'
import { useTexts } from '../texts.ts'
import { Loaded } from '../ui/states.tsx'
import { Dialog, DialogForm } from './dialog.tsx'
import { IntervalChoice } from './interval-choice.tsx'
import { Previewed } from './previewed.tsx'
import { QuantityField } from './subscribe.tsx'

/** What a customer wants in the place of what they have. */
export interface Wanted {
  readonly plan: string | null
  readonly interval: Interval
}

interface ChangeProps {
  readonly subscription: PortalSubscription
  /** Where something is chosen already. */
  readonly wanted?: Wanted
  readonly onClose: () => void
}

/** Another plan, interval or quantity, once it has been seen to the cent what that costs. */
export function ChangeSubscription(props: ChangeProps & { readonly opened: boolean }) {
  const { changeTitle } = useTexts(subscriptionTexts)
  const plans = usePlans()
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={changeTitle} size="lg">
      <Loaded query={plans}>{(all) => <ChangeForm {...props} plans={all} />}</Loaded>
    </Dialog>
  )
}

function ChangeForm({ subscription, wanted, plans, onClose }: ChangeProps & { readonly plans: readonly PortalPlan[] }) {
  const t = useTexts(subscriptionTexts)
  const { noPrice, otherCurrency } = useTexts(planTexts)
  const formats = useFormats()
  const api = usePortalApi()
  const { allowed } = useMe()
  const { id, currency, items } = subscription
  const [plan, setPlan] = useState(wanted?.plan ?? subscription.plan)
  const [interval, setInterval] = useState(wanted?.interval ?? subscription.interval)
  const [quantity, setQuantity] = useState(items[0]?.quantity ?? '1')
  const offered = plans.filter((each) => intervalsOf([each], currency).length > 0)
  const chosen = offered.find((each) => each.id === plan)
  const offer = chosen === undefined ? null : offerOf(chosen, currency, interval)
  // An amount of each of several things cannot be said by one figure.
  const asksQuantity = allowed.change_quantity && (offer === null ? items.length === 1 : isByQuantity(offer))
  const body = changeOf(subscription, { plan, interval, quantity: asksQuantity ? quantity : null })
  const preview = usePreview({ of: ['change', id], body, ask: (asked, options) => api.previewPortalSubscriptionChange(id, asked, options) })
  const action = usePortalAction({
    run: (client, asked: PortalSubscriptionChange) => client.changePortalSubscription(id, asked),
    says: (after) => (after.scheduled_changes.length > 0 ? t.changeScheduled : t.changed),
    afterwards: onClose,
  })
  const says = { no_matching_price: noPrice, currency_mismatch: otherCurrency, concurrent_change: t.concurrent }
  return (
    <DialogForm
      submit={submitText(preview.query.data, t, formats)}
      onSubmit={() => body !== null && action.mutate(body)}
      onClose={onClose}
      error={action.error}
      previewError={preview.query.error}
      says={says}
      isReady={preview.isCurrent}
      isPending={action.isPending}
    >
      {allowed.change_plan && (
        <Stack gap="sm" align="start">
          <Select
            label={t.plan}
            data={offered.map((each) => ({ value: each.id, label: each.name }))}
            value={plan}
            allowDeselect={false}
            openOnFocus={false}
            w="100%"
            maw={360}
            onChange={(next) => {
              const other = offered.find((each) => each.id === next)
              if (other === undefined) return
              setPlan(other.id)
              const [first] = intervalsOf([other], currency)
              if (offerOf(other, currency, interval) === null && first !== undefined) setInterval(first)
            }}
          />
          <IntervalChoice intervals={chosen ? intervalsOf([chosen], currency) : []} value={interval} onChange={setInterval} />
        </Stack>
      )}
      {asksQuantity && <QuantityField label={t.quantity} value={quantity} onChange={setQuantity} />}
      <Previewed
        preview={body === null ? idle : preview.query}
        interval={interval}
        timezone={subscription.timezone}
        idle={t.nothingChosen}
        says={says}
      />
    </DialogForm>
  )
}

const idle = { data: undefined, error: null, fetchStatus: 'idle' } as const

/** Only what differs from what there is; null: nothing does, or a quantity is none. */
function changeOf(
  { plan, interval, items }: PortalSubscription,
  wanted: Wanted & { readonly quantity: string | null },
): PortalSubscriptionChange | null {
  const quantity = wanted.quantity === null ? undefined : quantityOf(wanted.quantity)
  if (quantity === null) return null
  const isOtherPlan = wanted.plan !== null && wanted.plan !== plan
  const isOtherInterval = keyOf(wanted.interval) !== keyOf(interval)
  const isOtherQuantity = quantity !== undefined && quantity !== items[0]?.quantity
  if (!isOtherPlan && !isOtherInterval && !isOtherQuantity) return null
  return {
    // An interval goes with its plan.
    ...((isOtherPlan || isOtherInterval) && wanted.plan !== null && { plan: wanted.plan, interval: wanted.interval }),
    ...(quantity !== undefined && (isOtherQuantity || isOtherPlan) && { quantity }),
  }
}

function submitText(
  preview: SubscriptionPreview | undefined,
  t: (typeof subscriptionTexts)['en'],
  formats: Pick<Formats, 'money'>,
): string {
  const due = preview?.invoice
  return due && due.amount_due > 0 ? t.confirmChangeAndPay(formats.money(due.amount_due, due.currency)) : t.confirmChange
}
