import { SegmentedControl, Select } from '@mantine/core'
import type { Currency } from '@quarterday/core/currency.ts'
import type { Interval } from '@quarterday/sdk/types.gen.ts'
import { keyOf } from '../offers.ts'
import { planTexts } from '../texts/plans.ts'
import { priceTexts } from '../texts/prices.ts'
import { useTexts } from '../texts.ts'

interface IntervalChoiceProps {
  readonly intervals: readonly Interval[]
  readonly value: Interval
  readonly onChange: (interval: Interval) => void
}

/** How often it is billed, where there is a choice. */
export function IntervalChoice({ intervals, value, onChange }: IntervalChoiceProps) {
  const t = useTexts(planTexts)
  const { billed } = useTexts(priceTexts)
  if (intervals.length < 2) return null
  const data = intervals.map((interval) => ({ value: keyOf(interval), label: billed(interval.unit, interval.count) }))
  const choose = (key: string | null) => onChange(intervals.find((interval) => keyOf(interval) === key) ?? value)
  if (intervals.length > 4)
    return <Select label={t.interval} data={data} value={keyOf(value)} allowDeselect={false} openOnFocus={false} onChange={choose} />
  return <SegmentedControl aria-label={t.interval} data={data} value={keyOf(value)} onChange={choose} style={{ flexWrap: 'wrap' }} />
}

interface CurrencyChoiceProps {
  readonly currencies: readonly Currency[]
  readonly value: Currency
  readonly onChange: (currency: Currency) => void
}

/** In what it is billed, where there is a choice. */
export function CurrencyChoice({ currencies, value, onChange }: CurrencyChoiceProps) {
  const t = useTexts(planTexts)
  if (currencies.length < 2) return null
  return (
    <Select
      aria-label={t.currency}
      data={[...currencies]}
      value={value}
      w={110}
      allowDeselect={false}
      openOnFocus={false}
      onChange={(chosen) => onChange(currencies.find((each) => each === chosen) ?? value)}
    />
  )
}
