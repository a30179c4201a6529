import type { Currency } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { priceText } from '../components/price-text.ts'
import { queries } from '../queries.ts'
import type { TypedCharge } from './charge-of.ts'
import { ChoiceField, FigureField, TextField } from './fields.tsx'
import { Section } from './section.tsx'
import type { useTyped } from './use-typed.ts'

interface ChargeFieldsProps {
  readonly form: Pick<ReturnType<typeof useTyped<TypedCharge>>, 'typed' | 'field'>
  readonly currency: Currency
  /** Before the names of the fields in the request. */
  readonly within: string
}

/** What is charged once: from the catalog, or in words. */
export function ChargeFields({ form: { typed, field }, currency, within }: ChargeFieldsProps) {
  const prices = useQuery(queries.oneOffPrices(useApi(), currency))
  const offered = (prices.data?.data ?? [])
    .filter(({ customer }) => customer === null)
    .map(({ id, nickname, terms }) => ({
      value: id,
      label: [nickname ?? 'Without a name', priceText(terms, currency).join(', ')].join(': '),
    }))
  const isListed = typed.price !== ''
  return (
    <>
      {offered.length > 0 && (
        <ChoiceField
          label="From the catalog"
          at={`${within}/price`}
          placeholder="Nothing: in words"
          data={offered}
          searchable
          clearable
          {...field('price')}
        />
      )}
      <TextField
        label="What for"
        at={`${within}/description`}
        description={isListed ? 'Empty: as the price is called.' : 'As it stands on the invoice.'}
        required={!isListed}
        maxLength={1000}
        data-autofocus
        {...field('description')}
      />
      <Section columns={2}>
        {!isListed && <FigureField label={`Amount each, in ${currency}`} at={`${within}/unit_amount`} required {...field('amount')} />}
        <FigureField label="How many" at={`${within}/quantity`} required {...field('quantity')} />
      </Section>
    </>
  )
}
