import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import type { Customer, Plan, Price, PriceTerms } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { priceText } from '../components/price-text.ts'
import { formatInterval } from '../ui/format-date.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { minorUnits } from './minor-units.ts'

interface OverridePriceProps {
  readonly customer: Customer
  readonly plans: readonly Plan[]
  readonly opened: boolean
  readonly onClose: () => void
}

/** Gives a customer a price of their own in the place of a flat price or one a unit; other models are given by the API. */
export function OverridePrice(props: OverridePriceProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`A price for ${props.customer.name}`}>
      <OverridePriceForm {...props} />
    </Modal>
  )
}

function OverridePriceForm({ customer, plans, onClose }: OverridePriceProps) {
  const api = useApi()
  const [chosen, choose] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const listed = plans.flatMap((plan) => plan.prices.filter(isSimple).map((price) => ({ price, label: labelOf(plan, price) })))
  const price = listed.find((each) => each.price.id === chosen)?.price
  const amount = price ? minorUnits(typed, price.currency) : null
  const action = useAction({
    run: (wanted: { readonly price: Price; readonly amount: number }) =>
      api.createPriceOverride(customer.id, { price: wanted.price.id, terms: withAmount(wanted.price.terms, String(wanted.amount)) }),
    says: () => 'The customer has the price from now on; running subscriptions stay on theirs',
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (price && amount !== null) action.mutate({ price, amount })
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <Select
          label="In the place of"
          searchable
          data={listed.map((each) => ({ value: each.price.id, label: each.label }))}
          value={chosen}
          onChange={choose}
        />
        {price && (
          <Text size="sm" c="dimmed">
            On the list: {priceText(price.terms, price.currency).join(', ')}
          </Text>
        )}
        <TextInput
          label={price ? `Amount in ${price.currency}` : 'Amount'}
          inputMode="decimal"
          required
          disabled={!price}
          value={typed}
          error={price && typed !== '' && amount === null ? `No amount of ${price.currency}` : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={amount === null} loading={action.isPending}>
            Give them the price
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function isSimple({ terms }: Price): boolean {
  return terms.model === 'flat' || terms.model === 'per_unit'
}

function withAmount(terms: PriceTerms, amount: string): PriceTerms {
  return terms.model === 'flat' ? { ...terms, amount } : terms.model === 'per_unit' ? { ...terms, unit_amount: amount } : terms
}

function labelOf(plan: Plan, { nickname, interval, currency }: Price): string {
  return [nickname ?? plan.name, interval && formatInterval(interval), currency].filter(Boolean).join(', ')
}
