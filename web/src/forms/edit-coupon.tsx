import type { Coupon, PromotionCode } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { DayField, TextField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { midnightIn } from './local-midnight.ts'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

interface EditCouponProps {
  /** Null: the form is closed. */
  readonly coupon: Coupon | null
  readonly timezone: string
  readonly onClose: () => void
}

/** Changes what a coupon is called, and raises its limits. What it gives never changes. */
export function EditCoupon({ coupon, ...form }: EditCouponProps) {
  return (
    <FormDialog opened={coupon !== null} onClose={form.onClose} title={`Edit “${coupon?.name ?? ''}”`}>
      {coupon !== null && <CouponForm {...form} coupon={coupon} />}
    </FormDialog>
  )
}

function CouponForm({ coupon, timezone, onClose }: EditCouponProps & { readonly coupon: Coupon }) {
  const api = useApi()
  const { typed, field } = useTyped({
    name: coupon.name,
    mostInAll: coupon.max_redemptions?.toString() ?? '',
    mostPerCustomer: coupon.max_redemptions_per_customer?.toString() ?? '',
    until: dayOf(coupon.valid_until, timezone),
  })
  const action = useAction({
    run: () =>
      api.updateCoupon(coupon.id, {
        name: typed.name.trim(),
        max_redemptions: countOf(typed.mostInAll),
        max_redemptions_per_customer: countOf(typed.mostPerCustomer),
        ...(typed.until !== dayOf(coupon.valid_until, timezone) && { valid_until: endOf(typed.until, timezone) }),
      }),
    says: ({ name }) => `${name} is changed`,
    afterwards: onClose,
  })
  return (
    <FormFrame submit="Save" onSubmit={() => action.mutate()} onClose={onClose} error={action.error} isPending={action.isPending}>
      <TextField label="Name" description="What customers read." at="/name" required maxLength={256} data-autofocus {...field('name')} />
      <Section columns={2}>
        <TextField
          label="Redeemed at most"
          description="Can be raised, never lowered."
          at="/max_redemptions"
          placeholder="No limit"
          {...whole}
          {...field('mostInAll')}
        />
        <TextField
          label="At most by one customer"
          description="Can be raised, never lowered."
          at="/max_redemptions_per_customer"
          placeholder="No limit"
          {...whole}
          {...field('mostPerCustomer')}
        />
      </Section>
      <DayField label="Ends on" description="Its first day without it. Empty: it does not end." at="/valid_until" {...field('until')} />
    </FormFrame>
  )
}

interface EditCodeProps {
  /** Null: the form is closed. */
  readonly code: PromotionCode | null
  readonly timezone: string
  readonly onClose: () => void
}

/** Raises the limit of a promotion code, or lets it end on another day. */
export function EditPromotionCode({ code, ...form }: EditCodeProps) {
  return (
    <FormDialog opened={code !== null} onClose={form.onClose} title={`Edit the code ${code?.code ?? ''}`}>
      {code !== null && <CodeForm {...form} code={code} />}
    </FormDialog>
  )
}

function CodeForm({ code, timezone, onClose }: EditCodeProps & { readonly code: PromotionCode }) {
  const api = useApi()
  const { typed, field } = useTyped({ most: code.max_redemptions?.toString() ?? '', until: dayOf(code.valid_until, timezone) })
  const action = useAction({
    run: () =>
      api.updatePromotionCode(code.id, {
        max_redemptions: countOf(typed.most),
        ...(typed.until !== dayOf(code.valid_until, timezone) && { valid_until: endOf(typed.until, timezone) }),
      }),
    says: (after) => `${after.code} is changed`,
    afterwards: onClose,
  })
  return (
    <FormFrame submit="Save" onSubmit={() => action.mutate()} onClose={onClose} error={action.error} isPending={action.isPending}>
      <TextField
        label="Redeemed at most"
        description="Can be raised, never lowered."
        at="/max_redemptions"
        placeholder="As the coupon"
        data-autofocus
        {...whole}
        {...field('most')}
      />
      <DayField label="Ends on" description="Its first day without it. Empty: it does not end." at="/valid_until" {...field('until')} />
    </FormFrame>
  )
}

const whole = { inputMode: 'numeric', pattern: '\\d{1,9}', autoComplete: 'off' } as const

function countOf(typed: string): number | null {
  return typed === '' ? null : Number(typed)
}

function endOf(day: string, timezone: string): string | null {
  return day === '' ? null : midnightIn(day, timezone)
}

/** The day of a moment in a zone, as a day field wants it; empty: there is none. */
function dayOf(at: string | null, timeZone: string): string {
  return at === null ? '' : new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(at))
}
