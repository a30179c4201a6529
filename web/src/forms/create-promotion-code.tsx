import type { Coupon, PromotionCodeCreate } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { CustomerSelect } from './customer-select.tsx'
import { CheckField, DayField, TextField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

interface CodeProps {
  /** Null: the form is closed. */
  readonly coupon: Coupon | null
  readonly onClose: () => void
}

/** Makes a word that customers type to get a coupon. */
export function CreatePromotionCode({ coupon, onClose }: CodeProps) {
  return (
    <FormDialog opened={coupon !== null} onClose={onClose} title={`New code for “${coupon?.name ?? ''}”`}>
      {coupon !== null && <CodeForm coupon={coupon} onClose={onClose} />}
    </FormDialog>
  )
}

function CodeForm({ coupon, onClose }: { readonly coupon: Coupon; readonly onClose: () => void }) {
  const api = useApi()
  const { typed, field } = useTyped({ code: '', most: '', customer: '', until: '', isFirst: false })
  const action = useAction({
    run: (body: PromotionCodeCreate) => api.createPromotionCode(body),
    says: (made) => `${made.code} can be redeemed`,
    afterwards: onClose,
  })
  const body: PromotionCodeCreate = {
    coupon: coupon.id,
    max_redemptions: typed.most === '' ? null : Number(typed.most),
    customer: typed.customer === '' ? null : typed.customer,
    valid_until: typed.until === '' ? null : `${typed.until}T00:00:00Z`,
    first_purchase_only: typed.isFirst,
    ...(typed.code.trim() !== '' && { code: typed.code.trim() }),
  }
  return (
    <FormFrame
      submit="Create the code"
      onSubmit={() => action.mutate(body)}
      onClose={onClose}
      error={action.error}
      isPending={action.isPending}
    >
      <TextField
        label="Code"
        description="Letters, digits, -, _ and .; it is the same in any case of letters. Empty: one is made."
        at="/code"
        maxLength={64}
        data-autofocus
        {...field('code')}
      />
      <Section columns={2}>
        <TextField
          label="Redeemed at most"
          at="/max_redemptions"
          inputMode="numeric"
          pattern="\d{1,9}"
          placeholder="As the coupon"
          {...field('most')}
        />
        <DayField label="Ends on" description="Its first day without it, in UTC." at="/valid_until" {...field('until')} />
      </Section>
      <CustomerSelect label="Only for" placeholder="Everybody" at="/customer" {...field('customer')} />
      <CheckField label="Only for who was never billed anything" {...field('isFirst')} />
    </FormFrame>
  )
}
