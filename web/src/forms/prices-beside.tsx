import { ActionIcon, Button, Group, Stack } from '@mantine/core'
import type { Currency, Interval, Plan } from '@quarterday/sdk/types.gen.ts'
import { IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { priceText } from '../components/price-text.ts'
import { queries } from '../queries.ts'
import { ChoiceField, FigureField } from './fields.tsx'
import { keyOf, type TypedItem } from './sold.ts'

interface PricesBesideProps {
  readonly currency: Currency
  readonly interval: Interval
  readonly plans: readonly Plan[]
  readonly value: readonly TypedItem[]
  readonly onChange: (items: readonly TypedItem[]) => void
  /** Of the list in the request. */
  readonly within: string
}

/** Recurring prices beside a plan: add-ons, a second plan's price. All share the currency and the interval. */
export function PricesBeside({ currency, interval, plans, value, onChange, within }: PricesBesideProps) {
  const prices = useQuery(queries.recurringPrices(useApi(), currency))
  const names = new Map(plans.map(({ id, name }) => [id, name]))
  const offered = (prices.data?.data ?? [])
    .filter((price) => price.customer === null && price.interval !== null && keyOf(price.interval) === keyOf(interval))
    .map(({ id, nickname, plan, terms }) => ({
      value: id,
      label: `${nickname ?? names.get(plan ?? '') ?? 'Without a name'}: ${priceText(terms, currency).join(', ')}`,
    }))
  const put = (index: number, next: Partial<TypedItem>) => onChange(value.map((each, at) => (at === index ? { ...each, ...next } : each)))
  if (offered.length === 0) return null
  return (
    <Stack gap="sm">
      {value.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the request and its errors name
        <Group key={index} gap="sm" wrap="nowrap" align="start">
          <ChoiceField
            label="Price"
            at={`${within}/${index}/price`}
            data={offered}
            searchable
            flex={1}
            miw={0}
            value={item.price}
            onChange={(price) => put(index, { price })}
          />
          <FigureField
            label="Quantity"
            at={`${within}/${index}/quantity`}
            w={90}
            value={item.quantity}
            onChange={(quantity) => put(index, { quantity })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            mt={26}
            aria-label={`Do without the price ${index + 1}`}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <IconTrash size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button size="xs" variant="default" style={{ alignSelf: 'start' }} onClick={() => onChange([...value, { price: '', quantity: '1' }])}>
        Add a price
      </Button>
    </Stack>
  )
}
