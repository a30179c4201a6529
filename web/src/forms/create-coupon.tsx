import { MultiSelect } from '@mantine/core'
import type { CouponCreate } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { currencyChoices } from '../ui/choices.ts'
import { useAction } from '../use-action.ts'
import { CheckField, ChoiceField, DayField, FigureField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { blankCoupon, newCoupon, type TypedCoupon } from './new-coupon.ts'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

/** Makes a coupon. What it gives cannot be changed later. */
export function CreateCoupon(props: DialogProps) {
  return (
    <FormDialog {...props} title="New coupon" size="lg">
      <CreateForm onClose={props.onClose} />
    </FormDialog>
  )
}

function CreateForm({ onClose }: Pick<DialogProps, 'onClose'>) {
  const api = useApi()
  const organization = useQuery(queries.organization(api))
  const form = useTyped<TypedCoupon>(blankCoupon)
  const { typed, set, field } = form
  const currency = typed.currency === '' ? (organization.data?.currency ?? '') : typed.currency
  const wanted = newCoupon({ ...typed, currency }, organization.data?.timezone ?? 'UTC')
  const action = useAction({
    run: (body: CouponCreate) => api.createCoupon(body),
    says: (coupon) => `The coupon “${coupon.name}” can be redeemed`,
    afterwards: onClose,
  })
  const isAmount = typed.kind === 'amount'
  const isCounted = typed.duration === 'months' || typed.duration === 'periods'
  return (
    <FormFrame
      submit="Create the coupon"
      onSubmit={() => wanted !== null && action.mutate(wanted)}
      onClose={onClose}
      error={action.error}
      isReady={wanted !== null}
      isPending={action.isPending}
    >
      <Section columns={2}>
        <TextField
          label="Name"
          description="What customers read on their invoices."
          at="/name"
          required
          maxLength={256}
          data-autofocus
          {...field('name')}
        />
        <TextField label="Code" description="Your own short name for it." at="/code" placeholder="None" maxLength={64} {...field('code')} />
        <ChoiceField label="Takes off" data={kinds} value={typed.kind} onChange={(kind) => set({ kind: kind || 'percent' })} />
        <FigureField
          label={isAmount ? `Off each invoice, in ${currency}` : 'Percent off'}
          at={isAmount ? '/amount_off' : '/percent_off'}
          required
          {...field('value')}
        />
        {isAmount && (
          <ChoiceField
            label="Currency"
            at="/currency"
            data={currencyChoices}
            searchable
            value={currency}
            onChange={(code) => set({ currency: code })}
          />
        )}
        <ChoiceField
          label="Lasts"
          at="/duration"
          data={durations}
          value={typed.duration}
          onChange={(duration) => set({ duration: duration || 'once' })}
        />
        {isCounted && (
          <TextField
            label={typed.duration === 'months' ? 'Months' : 'Invoices'}
            at={typed.duration === 'months' ? '/duration_months' : '/duration_periods'}
            required
            {...whole}
            value={typed.length?.toString() ?? ''}
            onChange={(text) => set({ length: countOf(text) })}
          />
        )}
      </Section>
      <Restrictions {...form} currency={currency} />
    </FormFrame>
  )
}

type Form = Pick<ReturnType<typeof useTyped<TypedCoupon>>, 'typed' | 'set' | 'field'>

/** For what, for whom, and how often. */
function Restrictions({ typed, set, field, currency }: Form & { readonly currency: string }) {
  const plans = useQuery(queries.plans(useApi()))
  return (
    <>
      <MultiSelect
        label="Only for these plans"
        placeholder={typed.plans.length === 0 ? 'Everything' : ''}
        clearable
        searchable
        data={(plans.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={[...typed.plans]}
        onChange={(chosen) => set({ plans: chosen })}
      />
      <Section columns={2}>
        <TextField
          label="Redeemed at most, in all"
          at="/max_redemptions"
          placeholder="No limit"
          {...whole}
          value={typed.mostInAll?.toString() ?? ''}
          onChange={(text) => set({ mostInAll: countOf(text) })}
        />
        <TextField
          label="By one customer"
          at="/max_redemptions_per_customer"
          placeholder="No limit"
          {...whole}
          value={typed.mostPerCustomer?.toString() ?? ''}
          onChange={(text) => set({ mostPerCustomer: countOf(text) })}
        />
        <DayField label="From" description="Empty: at once." at="/valid_from" {...field('from')} />
        <DayField label="Ends on" description="The first day on which it cannot be redeemed." at="/valid_until" {...field('until')} />
        {typed.kind === 'amount' && (
          <FigureField label={`For at least, in ${currency}`} at="/minimum_amount" placeholder="Any amount" {...field('minimum')} />
        )}
      </Section>
      <CheckField label="Only for who was never billed anything" {...field('isFirst')} />
    </>
  )
}

const whole = { inputMode: 'numeric', autoComplete: 'off' } as const

function countOf(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text.trim()) ? Number(text) : null
}

const kinds = [
  { value: 'percent', label: 'A percentage' },
  { value: 'amount', label: 'An amount' },
] as const

const durations = [
  { value: 'once', label: 'For one invoice' },
  { value: 'months', label: 'For some months' },
  { value: 'periods', label: 'For some invoices' },
  { value: 'forever', label: 'Until it is removed' },
] as const
