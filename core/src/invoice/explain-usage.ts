import { decimal } from '../decimal.ts'
import { compareFractions, type Fraction, fractionOf, roundFraction } from '../fraction.ts'
import { chargeFor, chargeOfStatistics, chargeWithoutBounds, explainWithoutBounds, lessText, type PriceTerms } from '../pricing/index.ts'
import { chargeStatistics } from '../pricing/percentage.ts'
import { shareFrom, statisticsFrom, usageCharge, usageChargeWithoutBounds } from '../usage/measured.ts'
import { type CommitmentDerivation, cappedPart, type UsageDerivation } from './derivation.ts'
import type { EventFacts } from './explain-phrases.ts'
import { type Explaining, modelSteps, partOfCharge, sharedCharge } from './explain-steps.ts'
import { periodOf, stretchOf } from './explain-stretch.ts'
import type { StoredShare } from './stored-time.ts'

/** What a meter has counted, what it comes to, and what of that was billed before. */
export function usageSteps(derivation: UsageDerivation, line: Explaining): readonly string[] {
  const { phrases, figures, quantity, currency, price } = line
  const { group, period, zone, rounding, already_billed, levels } = derivation
  const stretch = stretchOf(periodOf(period), zone)
  const events = derivation.statistics?.count ?? null
  const isLevel = levels !== undefined
  const steps = [phrases.counted({ quantity: phrases.quantity(quantity), events, stretch, group, isLevel })]
  steps.push(...chargedSteps(derivation, { ...line, name: price.name }))
  const charge = usageCharge(derivation, price.terms, currency)
  const amount = roundFraction(charge, rounding)
  if (charge.numerator % charge.denominator !== 0n) steps.push(phrases.roundedTo(figures.plain(amount)))
  else if (levels && levels.length > 1) steps.push(phrases.togetherExactly(figures.plain(amount)))
  const before = BigInt(already_billed)
  if (before !== 0n) {
    const left = { total: figures.plain(amount), before: figures.plain(before), left: figures.plain(amount - before) }
    steps.push(phrases.billedBefore(left))
  }
  const { cap } = derivation
  if (cap) {
    const own = amount - before
    const facts = { left: figures.plain(BigInt(cap.left)), of: figures.plain(BigInt(cap.of)), line: figures.plain(cappedPart(own, cap)) }
    const billed = BigInt(cap.billed)
    const limit = { cap: figures.money(BigInt(cap.amount)), before: billed === 0n ? null : figures.plain(billed) }
    steps.push(phrases.capped({ ...limit, ...facts, others: BigInt(cap.of) !== own }))
  }
  return steps
}

/** The minimum for a stretch of time, what was billed for it, and what is missing. */
export function commitmentSteps(derivation: CommitmentDerivation, line: Explaining): readonly string[] {
  const { phrases, figures, price, quantity, currency } = line
  const { period, full_period: full, share, zone, rounding, covered } = derivation
  const charge = chargeFor(price.terms, quantity, currency)
  const stretch = stretchOf(periodOf(period), zone)
  const least = roundFraction(fractionOf(charge, share && shareFrom(share)), rounding)
  const steps = [phrases.commitment({ name: line.name, amount: `${figures.exact(charge)} ${currency}`, stretch: share ? null : stretch })]
  if (share && full) {
    steps.push(phrases.covers({ share, within: stretchOf(periodOf(full), zone), computation: sharedCharge(charge, share, rounding, line) }))
  }
  const amounts = covered.map(BigInt)
  const sum = amounts.reduce((total, amount) => total + amount, 0n)
  const missing = `${figures.plain(least)} − ${figures.plain(sum)} = ${figures.plain(least - sum)}`
  if (amounts.length === 0) return [...steps, phrases.nothingCovered(figures.money(least))]
  const shown = amounts.length > 1 && amounts.length <= mostShown ? amounts.map(figures.plain).join(' + ').replaceAll('+ −', '− ') : null
  return [...steps, phrases.missing({ covered: figures.plain(sum), sum: shown, missing })]
}

const mostShown = 8

function chargedSteps(derivation: UsageDerivation, line: Explaining): readonly string[] {
  const { price, currency } = line
  const exact = usageChargeWithoutBounds(derivation, price.terms, currency)
  return [...sourceSteps(derivation, line), ...boundSteps(derivation.bounds_share, exact, line)]
}

function sourceSteps(derivation: UsageDerivation, line: Explaining): readonly string[] {
  const { price, phrases, figures, quantity, currency, name } = line
  const { terms } = price
  const { statistics, levels, zone, period } = derivation
  if (statistics) {
    const { at_minimum, at_maximum, charged_count, free_count } = statistics
    if (terms.model !== 'percentage') return []
    const facts: EventFacts = {
      name,
      rate: phrases.quantity(terms.rate_percent),
      fixed: terms.fixed_amount && !terms.fixed_amount.isZero() ? figures.exact(terms.fixed_amount) : null,
    }
    const known = statisticsFrom(statistics)
    const normal = chargeStatistics(terms, { ...known, atMinimum: 0, atMaximum: 0 }, currency)
    const times = (count: number, amount: PriceTerms['minimum']) => {
      const each = amount ?? decimal(0)
      return { count, each: figures.exact(each), amount: figures.exact(each.times(count)) }
    }
    const value = phrases.quantity(known.chargedValue)
    return [
      phrases.perEvent(facts),
      ...(free_count > 0 ? [phrases.item(phrases.freeEvents(free_count))] : []),
      ...(at_minimum > 0 ? [phrases.item(phrases.eventsAtLeast(times(at_minimum, terms.min_per_event)))] : []),
      ...(at_maximum > 0 ? [phrases.item(phrases.eventsAtMost(times(at_maximum, terms.max_per_event)))] : []),
      ...(charged_count > 0
        ? [phrases.item(phrases.eventsByRate({ ...facts, count: charged_count, value, amount: figures.exact(normal) }))]
        : []),
      ...(terms.discount_percent
        ? [phrases.item(lessText(terms.discount_percent, chargeOfStatistics(terms, known, currency), currency))]
        : []),
      phrases.together(`${figures.exact(chargeOfStatistics(terms, known, currency))} ${currency}`),
    ]
  }
  if (!levels) return modelSteps({ ...line, price: { ...price, interval: null } }, explainWithoutBounds(terms, quantity, currency))
  const items = levels.slice(0, mostLevelsShown).map(({ since, quantity: level, share }, index) => {
    const end = levels[index + 1]?.since ?? period.end
    const charge = chargeWithoutBounds(terms, decimal(level), currency)
    const stretch = stretchOf(periodOf({ start: since, end }), zone)
    return phrases.item(
      phrases.level({
        quantity: phrases.quantity(decimal(level)),
        stretch,
        computation: partOfCharge(charge, share, line),
      }),
    )
  })
  const more = levels.length > mostLevelsShown ? [phrases.item(phrases.moreLevels(levels.length - mostLevelsShown))] : []
  return [phrases.levels(name), ...items, ...more]
}

const mostLevelsShown = 31

function boundSteps(share: StoredShare | undefined, exact: Fraction, { price, phrases, figures, currency }: Explaining): readonly string[] {
  const { minimum, maximum } = price.terms
  const text = (bound: NonNullable<typeof minimum>): string => {
    if (!share) return `${figures.exact(bound)} ${currency}`
    return `${figures.exact(bound)} × ${phrases.quantity(decimal(share.numerator))} ÷ ${phrases.quantity(decimal(share.denominator))}`
  }
  const part = share && shareFrom(share)
  if (minimum && compareFractions(exact, fractionOf(minimum, part)) < 0) return [phrases.minimum(text(minimum))]
  if (maximum && compareFractions(exact, fractionOf(maximum, part)) > 0) return [phrases.maximum(text(maximum))]
  return []
}
