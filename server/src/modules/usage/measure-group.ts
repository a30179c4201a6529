import { type Decimal, decimal, toScaled, zero } from '@quarterday/core/decimal.ts'
import { roundDivide } from '@quarterday/core/money.ts'
import type { MeterAggregation } from '@quarterday/core/usage/meter.ts'
import type { LevelStep, QuantityRequest } from './quantity-types.ts'

/** What the sums of a stretch say. */
export interface Sum {
  readonly events: bigint
  readonly value_sum: string
  readonly value_max: string
  readonly last_value: string
  /** Values times seconds from 1970, or times local days. */
  readonly moment: string | null
}

/** Before the start, where something is carried in, and within. */
export interface Sums {
  readonly before?: Sum
  readonly within?: Sum
}

export interface Told {
  readonly sums: Sums | undefined
  /** Of unique counts: the different items at the end. */
  readonly present: Decimal | undefined
  readonly levels: readonly LevelStep[] | undefined
}

/** The one quantity of a group. Where its levels are told, it is the last of them. */
export function measureGroup(
  aggregation: MeterAggregation,
  request: QuantityRequest,
  { sums = {}, present = zero, levels }: Told,
): Decimal {
  const last = levels?.at(-1)
  if (last) return last.quantity
  const { before, within } = sums
  switch (aggregation) {
    case 'count':
    case 'sum':
      return decimal(before?.value_sum ?? '0').plus(within?.value_sum ?? '0')
    case 'max':
      return [before, within].reduce((most, sum) => (sum && most.lt(sum.value_max) ? decimal(sum.value_max) : most), zero)
    case 'last':
      return decimal((within ?? before)?.last_value ?? '0')
    case 'unique':
      return present
    case 'weighted_sum':
      return meanLevel(request, sums)
  }
}

/** The mean of a level over the stretch: ∫ level dt ÷ length, to twelve places, where each change lasts from its moment to the end. */
function meanLevel({ start, end, weighting, zone }: QuantityRequest, { before, within }: Sums): Decimal {
  const [from, to] = weighting === 'day' ? [dayNumber(start, zone), dayNumber(end, zone)] : [seconds(start), seconds(end)]
  const length = to.minus(from)
  const carried = decimal(before?.value_sum ?? '0')
  if (!length.gt(0)) return carried.plus(within?.value_sum ?? '0')
  const integral = carried
    .times(length)
    .plus(to.times(within?.value_sum ?? '0'))
    .minus(within?.moment ?? '0')
  return divided(integral, length)
}

function divided(dividend: Decimal, divisor: Decimal): Decimal {
  const [above, below] = [toScaled(dividend), toScaled(divisor)]
  const numerator = above.units * 10n ** BigInt(12 + below.scale)
  return decimal(roundDivide(numerator, below.units * 10n ** BigInt(above.scale), 'half_up')).shiftedBy(-12)
}

/** Exact to the microsecond, as the database keeps moments. */
function seconds(at: Temporal.Instant): Decimal {
  return decimal(at.epochNanoseconds / 1000n).shiftedBy(-6)
}

const firstDay = Temporal.PlainDate.from('1970-01-01')

function dayNumber(at: Temporal.Instant, zone: string): Decimal {
  return decimal(firstDay.until(at.toZonedDateTimeISO(zone).toPlainDate(), { largestUnit: 'day' }).days)
}
