import { Button, Stack } from '@mantine/core'
import type { Currency } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { ChoiceField, FigureField } from '../fields.tsx'
import { Section } from '../section.tsx'
import { PriceEstimate } from './price-estimate.tsx'
import { type Model, type TypedTerms, termsOf } from './terms-of.ts'
import { Tiers } from './tiers.tsx'

interface TermsFieldsProps {
  readonly typed: TypedTerms
  readonly onChange: (change: Partial<TypedTerms>) => void
  readonly currency: Currency
  /** Of the terms in the request. */
  readonly within: string
}

/** How a quantity becomes an amount: the model, its figures, and what some quantity would cost by them. */
export function TermsFields({ typed, onChange, currency, within }: TermsFieldsProps) {
  const [isDetailed, setDetailed] = useState(hasDetails(typed))
  return (
    <Stack gap="sm">
      <ChoiceField
        label="Costs"
        at={`${within}/model`}
        description={modelNotes[typed.model]}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={models}
        value={typed.model}
        onChange={(model) => onChange({ model: model || 'flat' })}
      />
      <ModelFields typed={typed} onChange={onChange} currency={currency} within={within} />
      {isDetailed ? (
        <Details typed={typed} onChange={onChange} currency={currency} within={within} />
      ) : (
        <Button size="xs" variant="subtle" ml={-12} style={{ alignSelf: 'start' }} onClick={() => setDetailed(true)}>
          Minimum, maximum, free units …
        </Button>
      )}
      {typed.model !== 'flat' && <PriceEstimate terms={termsOf(typed, currency)} currency={currency} />}
    </Stack>
  )
}

function ModelFields({ typed, onChange, currency, within }: TermsFieldsProps) {
  const figure = (name: Exclude<keyof TypedTerms, 'model' | 'tiers'>, field: string) => ({
    at: `${within}/${field}`,
    value: typed[name],
    onChange: (value: string) => onChange({ [name]: value }),
  })
  switch (typed.model) {
    case 'flat':
      return <FigureField label={`Amount in ${currency}`} required {...figure('amount', 'amount')} />
    case 'per_unit':
      return <FigureField label={`Each, in ${currency}`} required {...figure('amount', 'unit_amount')} />
    case 'package':
      return (
        <Section columns={2}>
          <FigureField label="Units in a package" required {...figure('packageSize', 'package_size')} />
          <FigureField label={`A package, in ${currency}`} required {...figure('amount', 'package_amount')} />
        </Section>
      )
    case 'percentage':
      return (
        <Section columns={2}>
          <FigureField label="Percent of the value" required {...figure('percent', 'rate_percent')} />
          <FigureField label={`And for each, in ${currency}`} placeholder="Nothing" {...figure('fixed', 'fixed_amount')} />
          <FigureField label="Free, how many of them" placeholder="None" {...figure('freeEvents', 'free_events')} />
          <FigureField label={`Free value, in ${currency}`} placeholder="None" {...figure('freeValue', 'free_value')} />
          <FigureField label={`Each at least, in ${currency}`} placeholder="No limit" {...figure('leastPerEvent', 'min_per_event')} />
          <FigureField label={`Each at most, in ${currency}`} placeholder="No limit" {...figure('mostPerEvent', 'max_per_event')} />
        </Section>
      )
    case 'graduated':
    case 'volume':
    case 'graduated_percentage':
      return (
        <Tiers
          value={typed.tiers}
          onChange={(tiers) => onChange({ tiers })}
          currency={currency}
          isPercent={typed.model === 'graduated_percentage'}
          within={`${within}/tiers`}
        />
      )
  }
}

function Details({ typed, onChange, currency, within }: TermsFieldsProps) {
  const counts = typed.model !== 'flat' && typed.model !== 'percentage'
  return (
    <Section columns={2}>
      {counts && (
        <FigureField
          label="Free units"
          at={`${within}/free_units`}
          placeholder="None"
          value={typed.freeUnits}
          onChange={(freeUnits) => onChange({ freeUnits })}
        />
      )}
      <FigureField
        label="Discount of its own, in percent"
        at={`${within}/discount_percent`}
        placeholder="None"
        value={typed.discountPercent}
        onChange={(discountPercent) => onChange({ discountPercent })}
      />
      <FigureField
        label={`At least, in ${currency}`}
        at={`${within}/minimum`}
        placeholder="No limit"
        value={typed.minimum}
        onChange={(minimum) => onChange({ minimum })}
      />
      <FigureField
        label={`At most, in ${currency}`}
        at={`${within}/maximum`}
        placeholder="No limit"
        value={typed.maximum}
        onChange={(maximum) => onChange({ maximum })}
      />
    </Section>
  )
}

function hasDetails({ freeUnits, discountPercent, minimum, maximum }: TypedTerms): boolean {
  return [freeUnits, discountPercent, minimum, maximum].some((each) => each !== '')
}

const models: readonly { readonly value: Model; readonly label: string }[] = [
  { value: 'flat', label: 'The same, however many' },
  { value: 'per_unit', label: 'So much each' },
  { value: 'graduated', label: 'Tier by tier' },
  { value: 'volume', label: 'By the tier that is reached' },
  { value: 'package', label: 'By the package' },
  { value: 'percentage', label: 'A percentage of each value' },
  { value: 'graduated_percentage', label: 'Percentages, tier by tier' },
]

const modelNotes: Readonly<Record<Model, string>> = {
  flat: 'Flat: one amount a period.',
  per_unit: 'Per unit: the quantity times the amount.',
  graduated: 'Graduated: each unit costs what the tier it lies in says.',
  volume: 'Volume: all units cost what the tier says that the quantity reaches.',
  package: 'Package: one that is begun is charged whole.',
  percentage: 'Percentage: of a value in major units, event by event where a meter counts.',
  graduated_percentage: 'Graduated percentage: each part of the value by the tier it lies in.',
}
