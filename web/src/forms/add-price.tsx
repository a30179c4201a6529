import type { Currency, Plan, PriceCreate } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { PriceFields } from './prices/price-fields.tsx'
import { blankPrice, priceOf, type TypedPrice } from './prices/price-of.ts'

interface AddPriceProps extends DialogProps {
  readonly plan: Plan
  readonly currency: Currency
}

/** One more price of a plan: another currency or interval, a fee, or what takes the place of an old one. */
export function AddPrice({ plan, currency, ...props }: AddPriceProps) {
  return (
    <FormDialog {...props} title={`A price of ${plan.name}`} size="lg">
      <AddForm plan={plan} currency={currency} onClose={props.onClose} />
    </FormDialog>
  )
}

function AddForm({ plan, currency, onClose }: Omit<AddPriceProps, 'opened'>) {
  const api = useApi()
  const [typed, setTyped] = useState<TypedPrice>(() => blankPrice(currency))
  const body = priceOf(typed)
  const action = useAction({
    run: (wanted: Omit<PriceCreate, 'plan'>) => api.createPrice({ ...wanted, plan: plan.id }),
    says: () => `${plan.name} has the price for what is sold from now on`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Create the price"
      onSubmit={() => body !== null && action.mutate(body)}
      onClose={onClose}
      error={action.error}
      isReady={body !== null}
      isPending={action.isPending}
    >
      <PriceFields typed={typed} within="" onChange={(change) => setTyped({ ...typed, ...change })} />
    </FormFrame>
  )
}
