import { Text } from '@mantine/core'
import type { Customer, Plan, Price, PriceOverrideCreate, PriceTerms } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { priceText } from '../components/price-text.ts'
import { formatInterval } from '../ui/format-date.ts'
import { useAction } from '../use-action.ts'
import { ChoiceField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { TermsFields } from './prices/terms-fields.tsx'
import { blankTerms, type TypedTerms, termsOf, typedTerms } from './prices/terms-of.ts'

interface OverridePriceProps extends DialogProps {
  readonly customer: Customer
  readonly plans: readonly Plan[]
}

/** Gives a customer a price of their own in the place of one on the list: any model, in the same currency and at the same interval. */
export function OverridePrice({ customer, plans, ...props }: OverridePriceProps) {
  return (
    <FormDialog {...props} title={`A price for ${customer.name}`} size="lg">
      <OverridePriceForm customer={customer} plans={plans} onClose={props.onClose} />
    </FormDialog>
  )
}

function OverridePriceForm({ customer, plans, onClose }: Omit<OverridePriceProps, 'opened'>) {
  const api = useApi()
  const [chosen, choose] = useState('')
  const [nickname, setNickname] = useState('')
  const [typed, setTyped] = useState<TypedTerms>(blankTerms)
  const listed = plans.flatMap((plan) => plan.prices.map((price) => ({ price, label: labelOf(plan, price) })))
  const price = listed.find((each) => each.price.id === chosen)?.price
  const terms = price ? termsOf(typed, price.currency) : null
  const body =
    price && terms && isOther(terms, price)
      ? { price: price.id, terms, ...(nickname.trim() !== '' && { nickname: nickname.trim() }) }
      : null
  const action = useAction({
    run: (wanted: PriceOverrideCreate) => api.createPriceOverride(customer.id, wanted),
    says: () => 'The customer has the price from now on; running subscriptions stay on theirs',
    afterwards: onClose,
  })

  function pick(id: string) {
    const next = listed.find((each) => each.price.id === id)?.price
    choose(id)
    if (next) setTyped(typedTerms(next.terms, next.currency))
  }

  return (
    <FormFrame
      submit="Give them the price"
      onSubmit={() => body !== null && action.mutate(body)}
      onClose={onClose}
      error={action.error}
      isReady={body !== null}
      isPending={action.isPending}
    >
      <ChoiceField
        label="In the place of"
        at="/price"
        placeholder="Choose a price on the list"
        searchable
        data-autofocus
        data={listed.map((each) => ({ value: each.price.id, label: each.label }))}
        value={chosen}
        onChange={pick}
      />
      {price && (
        <>
          <Text size="sm" c="dimmed">
            On the list: {priceText(price.terms, price.currency).join(', ')}
          </Text>
          <TermsFields
            key={price.id}
            typed={typed}
            onChange={(change) => setTyped({ ...typed, ...change })}
            currency={price.currency}
            within="/terms"
          />
          <TextField
            label="Name on invoices"
            at="/nickname"
            placeholder="As on the list"
            maxLength={256}
            value={nickname}
            onChange={setNickname}
          />
        </>
      )}
    </FormFrame>
  )
}

/** The very terms of the list would be no price of their own. */
function isOther(terms: PriceTerms, price: Price): boolean {
  return JSON.stringify(terms) !== JSON.stringify(termsOf(typedTerms(price.terms, price.currency), price.currency))
}

function labelOf(plan: Plan, { nickname, interval, currency }: Price): string {
  return [nickname ?? plan.name, interval && formatInterval(interval), currency].filter(Boolean).join(', ')
}
