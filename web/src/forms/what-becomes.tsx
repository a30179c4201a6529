import type { Plan, Subscription } from '@quarterday/sdk/types.gen.ts'
import { priceText } from '../components/price-text.ts'
import { itemEnds, itemStays, type Wanted } from './change-of.ts'
import { ChoiceField } from './fields.tsx'
import { Section } from './section.tsx'
import { keyOf } from './sold.ts'
import type { useTyped } from './use-typed.ts'

interface WhatBecomesProps extends Pick<ReturnType<typeof useTyped<Wanted>>, 'typed' | 'set'> {
  readonly subscription: Subscription
  readonly plans: readonly Plan[]
}

/** With another plan: what each item becomes. Nothing where there is no choice: one item, and one price that takes its place. */
export function WhatBecomes({ subscription: { items, currency }, plans, typed: { plan, interval, becomes }, set }: WhatBecomesProps) {
  const offered = (plans.find(({ id }) => id === plan)?.prices ?? [])
    .filter((price) => price.status === 'active' && price.currency === currency && price.interval !== null)
    .filter((price) => price.interval !== null && keyOf(price.interval) === keyOf(interval))
  if (items.length < 2 && offered.length < 2) return null
  const prices = offered.map(({ id, nickname, terms }) => {
    const cost = priceText(terms, currency).join(', ')
    return { value: id, label: `Becomes ${nickname === null ? cost : `${nickname}: ${cost}`}` }
  })
  return (
    <Section title="What becomes of each item" note="Left empty: the price that is most like it takes its place, and keeps its quantity.">
      {items.map(({ id, price_name }, index) => (
        <ChoiceField
          key={id}
          label={price_name}
          at={`/items/${index}`}
          placeholder="What is most like it"
          clearable
          data={[...prices, { value: itemStays, label: 'Stays as it is, beside the plan' }, { value: itemEnds, label: 'Ends' }]}
          value={becomes[id] ?? ''}
          onChange={(value) => set({ becomes: { ...becomes, [id]: value } })}
        />
      ))}
    </Section>
  )
}
