import { Button, MultiSelect, Stack } from '@mantine/core'
import type { Meter } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api.tsx'
import { queries } from '../../queries.ts'
import { currencyChoices } from '../../ui/choices.ts'
import { CheckField, ChoiceField, TextField } from '../fields.tsx'
import { Section } from '../section.tsx'
import { recurs, type TypedPrice } from './price-of.ts'
import { TermsFields } from './terms-fields.tsx'

interface PriceFieldsProps {
  readonly typed: TypedPrice
  readonly onChange: (change: Partial<TypedPrice>) => void
  /** Before the names of the fields in the request. */
  readonly within: string
}

/** Everything that a price says: what for, in which currency, how often, by a quantity or a meter, and how much. */
export function PriceFields({ typed, onChange, within }: PriceFieldsProps) {
  const meters = useQuery(queries.activeMeters(useApi()))
  const [isDetailed, setDetailed] = useState(false)
  const meter = meters.data?.data.find(({ id }) => id === typed.meter)
  const isRecurring = recurs(typed)
  return (
    <Stack gap="sm">
      <Section columns={2}>
        <ChoiceField
          label="Kind"
          at={`${within}/kind`}
          data={kinds}
          value={typed.kind}
          onChange={(kind) => {
            // Two lines of an invoice that are called the same say nothing.
            const isUnnamed = typed.nickname === '' || typed.nickname === usualNames[typed.kind]
            onChange({ kind: kind || 'recurring', ...(isUnnamed && { nickname: usualNames[kind || 'recurring'] }) })
          }}
        />
        <ChoiceField
          label="Currency"
          at={`${within}/currency`}
          data={currencyChoices}
          searchable
          value={typed.currency}
          onChange={(currency) => onChange({ currency: currency || typed.currency })}
        />
        {isRecurring && <Every typed={typed} onChange={onChange} within={within} />}
        {typed.kind === 'recurring' && (
          <ChoiceField
            label="Quantity"
            at={`${within}/meter`}
            placeholder="Set by hand"
            clearable
            searchable
            data={(meters.data?.data ?? []).map(({ id, name }) => ({ value: id, label: `Counted by ${name}` }))}
            value={typed.meter}
            onChange={(id) => onChange({ meter: id, groupBy: [] })}
          />
        )}
      </Section>
      {meter && typed.kind === 'recurring' && <Metering typed={typed} onChange={onChange} meter={meter} within={within} />}
      <TermsFields
        typed={typed.terms}
        onChange={(change) => onChange({ terms: { ...typed.terms, ...change } })}
        currency={typed.currency}
        within={`${within}/terms`}
      />
      {isDetailed || typed.kind !== 'recurring' ? (
        <Details typed={typed} onChange={onChange} within={within} />
      ) : (
        <Button size="xs" variant="subtle" ml={-12} style={{ alignSelf: 'start' }} onClick={() => setDetailed(true)}>
          Name, when it is billed, tax …
        </Button>
      )}
    </Stack>
  )
}

function Every({ typed, onChange, within }: PriceFieldsProps) {
  const key = `${typed.count} ${typed.unit}`
  const [isOwn, setOwn] = useState(!cadences.some(({ value }) => value === key))
  return (
    <>
      <ChoiceField
        label="Billed"
        at={`${within}/interval`}
        data={cadences}
        value={isOwn ? 'other' : key}
        onChange={(value) => {
          const [count, unit] = value.split(' ')
          setOwn(value === 'other')
          const known = units.find((each) => each.value === unit)?.value
          if (count !== undefined && known) onChange({ count, unit: known })
        }}
      />
      {isOwn && (
        <Section columns={2}>
          <TextField
            label="Every"
            at={`${within}/interval/count`}
            inputMode="numeric"
            required
            value={typed.count}
            onChange={(count) => onChange({ count })}
          />
          <ChoiceField
            label="Unit"
            at={`${within}/interval/unit`}
            data={units}
            value={typed.unit}
            onChange={(unit) => onChange({ unit: unit || 'month' })}
          />
        </Section>
      )}
    </>
  )
}

function Metering({ typed, onChange, meter, within }: PriceFieldsProps & { readonly meter: Meter }) {
  return (
    <Stack gap="xs">
      {meter.dimensions.length > 0 && (
        <MultiSelect
          label="A line for each"
          placeholder={typed.groupBy.length === 0 ? 'One line for all' : ''}
          data={[...meter.dimensions]}
          value={[...typed.groupBy]}
          maxValues={5}
          onChange={(groupBy) => onChange({ groupBy })}
        />
      )}
      <CheckField
        label="The level is carried over"
        description="Seats, gigabytes kept: what is there at the end of a period is there at the start of the next."
        value={typed.isCarried}
        onChange={(isCarried) => onChange({ isCarried })}
      />
      <CheckField
        label="Charged by the time for which a level stood"
        value={typed.isProrated}
        onChange={(isProrated) => onChange({ isProrated })}
        id={`${within}-prorated`}
      />
    </Stack>
  )
}

function Details({ typed, onChange, within }: PriceFieldsProps) {
  const rates = useQuery(queries.activeTaxRates(useApi()))
  return (
    <Section columns={2}>
      <TextField
        label="Name on invoices"
        at={`${within}/nickname`}
        placeholder="That of the plan"
        maxLength={256}
        value={typed.nickname}
        onChange={(nickname) => onChange({ nickname })}
      />
      {recurs(typed) && (
        <ChoiceField
          label="Billed for a period"
          at={`${within}/billing`}
          placeholder="As usual for what it is"
          clearable
          data={billings}
          value={typed.billing}
          onChange={(billing) => onChange({ billing })}
        />
      )}
      <ChoiceField
        label="Tax"
        at={`${within}/tax_behavior`}
        placeholder="As your conventions say"
        clearable
        data={taxBehaviors}
        value={typed.taxBehavior}
        onChange={(taxBehavior) => onChange({ taxBehavior })}
      />
      <ChoiceField
        label="Tax rate"
        at={`${within}/tax_rate`}
        placeholder="What the rates say"
        clearable
        searchable
        data={(rates.data?.data ?? []).map(({ id, name, percent, country }) => ({
          value: id,
          label: [`${name} ${percent} %`, country].filter(Boolean).join(', '),
        }))}
        value={typed.taxRate}
        onChange={(taxRate) => onChange({ taxRate })}
      />
    </Section>
  )
}

const kinds = [
  { value: 'recurring', label: 'Recurring' },
  { value: 'setup_fee', label: 'Setup fee, once at the start' },
  { value: 'one_off', label: 'Once, when ordered' },
  { value: 'minimum_commitment', label: 'Minimum commitment' },
] as const

const usualNames: Readonly<Record<TypedPrice['kind'], string>> = {
  recurring: '',
  setup_fee: 'Setup fee',
  one_off: '',
  minimum_commitment: 'Minimum',
}

const cadences = [
  { value: '1 month', label: 'Monthly' },
  { value: '3 month', label: 'Quarterly' },
  { value: '6 month', label: 'Half-yearly' },
  { value: '1 year', label: 'Yearly' },
  { value: '1 week', label: 'Weekly' },
  { value: '1 day', label: 'Daily' },
  { value: 'other', label: 'Every so many …' },
] as const

const units = [
  { value: 'day', label: 'days' },
  { value: 'week', label: 'weeks' },
  { value: 'month', label: 'months' },
  { value: 'year', label: 'years' },
] as const

const billings = [
  { value: 'in_advance', label: 'When it begins' },
  { value: 'in_arrears', label: 'When it is over' },
] as const

const taxBehaviors = [
  { value: 'exclusive', label: 'Comes on top' },
  { value: 'inclusive', label: 'Is in the price' },
] as const
