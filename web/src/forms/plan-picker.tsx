import type { Currency, Interval, Plan } from '@quarterday/sdk/types.gen.ts'
import { formatInterval } from '../ui/format-date.ts'
import { ChoiceField, FigureField } from './fields.tsx'
import { intervalsOf, isByQuantity, keyOf } from './sold.ts'

interface Picked {
  readonly plan: string | null
  readonly interval: Interval | null
  readonly quantity: string
}

interface PlanPickerProps {
  readonly offered: readonly Plan[]
  readonly currency: Currency
  readonly picked: Picked
  readonly onPick: (change: Partial<Picked>) => void
  /** Before the names of the fields in the request. */
  readonly within?: string
  /** Where each item has a quantity of its own, there is none for all. */
  readonly withQuantity?: boolean
}

/** A plan, how often it is billed, and how many of it where that makes a difference. */
export function PlanPicker({ offered, currency, picked, onPick, within = '', withQuantity = true }: PlanPickerProps) {
  const plan = offered.find(({ id }) => id === picked.plan)
  const intervals = plan ? intervalsOf(plan, currency) : []
  const { interval } = picked

  function pick(id: string) {
    const next = offered.find((each) => each.id === id)
    if (next === undefined) return
    const same = intervalsOf(next, currency)
    const kept = interval === null ? undefined : same.find((each) => keyOf(each) === keyOf(interval))
    onPick({ plan: id, interval: kept ?? same[0] ?? interval })
  }

  return (
    <>
      <ChoiceField
        label="Plan"
        at={`${within}/plan`}
        data={offered.map(({ id, name }) => ({ value: id, label: name }))}
        value={picked.plan ?? ''}
        onChange={pick}
        searchable
        data-autofocus
      />
      {interval && intervals.length > 1 && (
        <ChoiceField
          label="Billed"
          at={`${within}/interval`}
          data={intervals.map((each) => ({ value: keyOf(each), label: formatInterval(each) }))}
          value={keyOf(interval)}
          onChange={(key) => onPick({ interval: intervals.find((each) => keyOf(each) === key) ?? interval })}
        />
      )}
      {withQuantity && interval && isByQuantity(plan, interval, currency) && (
        <FigureField
          label="Quantity"
          at={`${within}/quantity`}
          placeholder="1"
          value={picked.quantity}
          onChange={(quantity) => onPick({ quantity })}
        />
      )}
    </>
  )
}
