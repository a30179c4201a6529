import { isSamePeriod } from '../calendar/moments.ts'
import type { Price } from '../catalog/price.ts'
import type { Currency } from '../currency.ts'
import { type Decimal, decimal } from '../decimal.ts'
import type { Rounding } from '../money.ts'
import { chargeFor, chargeWithoutBounds, explainWithoutBounds } from '../pricing/index.ts'
import type { CreditDerivation, EnteredDerivation, PriceDerivation } from './derivation.ts'
import { type Figures, type Rounded, rounded } from './explain-figures.ts'
import type { Phrases } from './explain-phrases.ts'
import { daysOf, isPart, periodOf, stretchOf } from './explain-stretch.ts'
import type { CreditedLine } from './explanation.ts'
import type { LineKind } from './invoice.ts'
import type { StoredShare } from './stored-time.ts'

/** A line with a price, and the means to speak about it. */
export interface Explaining {
  readonly name: string
  readonly kind: LineKind
  readonly price: Price
  readonly quantity: Decimal
  readonly currency: Currency
  readonly phrases: Phrases
  readonly figures: Figures
}

/** What a price charges for its quantity, and the part of it that falls on the line's period. */
export function priceSteps(derivation: PriceDerivation, line: Explaining): readonly string[] {
  const { phrases, figures, price, quantity, currency } = line
  const charge = chargeFor(price.terms, quantity, currency)
  const { period, full_period: full, share, zone, rounding, above } = derivation
  const steps = [...chargeSteps(line)]
  const result = rounded(charge, fractionOf(share), rounding, currency)
  const beside = aboveSteps(above, paidBeside(derivation, line), result.minor, line)
  if (share && period && full) {
    const parts = { share, within: stretchOf(periodOf(full), zone) }
    return [...steps, phrases.covers({ ...parts, computation: computation(charge, share, result, line) }), ...beside]
  }
  if (result.exact !== null) steps.push(phrases.roundedOff(computed(result, figures, phrases)))
  if (!period) return [...steps, line.kind === 'setup_fee' ? phrases.onceAtStart() : phrases.once()]
  const isPartial = price.interval !== null && isPart(periodOf(period), price.interval, zone)
  const stretch = stretchOf(periodOf(period), zone)
  return [...steps, isPartial ? phrases.chargedWhole(stretch) : phrases.wholePeriod(stretch), ...beside]
}

/** What was billed, how much of it is unused, and what of that is given back. */
export function creditSteps(derivation: CreditDerivation, credited: CreditedLine, line: Explaining): readonly string[] {
  const { phrases, figures, name, price, quantity, currency } = line
  const { zone, share, rounding, above } = derivation
  const period = periodOf(derivation.period)
  const unused = stretchOf(period, zone)
  const still = BigInt(derivation.still_billed)
  const billedFor = { stretch: stretchOf(credited.period, zone), days: daysOf(credited.period, zone) }
  const steps = [phrases.wasBilled({ money: figures.money(credited.amount), ...billedFor, invoice: credited.invoice })]
  if (still !== credited.amount) {
    steps.push(phrases.givenBackBefore({ before: figures.money(credited.amount - still), still: figures.money(still) }))
  }
  if (derivation.entire) return [...steps, phrases.allUnused({ from: unused, money: figures.money(still) })]
  const charge = chargeFor(price.terms, quantity, currency)
  const result = rounded(charge, fractionOf(share), rounding, currency)
  const within = stretchOf(periodOf(derivation.full_period), zone)
  // Where the line billed the full price for the full period, its amount says it all.
  const isPlain = charge.eq(decimal(credited.amount)) && sameMoments(credited, derivation)
  if (!isPlain) steps.push(...chargeSteps(line))
  const paid = paidBeside(derivation, line)
  const capped = result.minor - paid > still
  steps.push(
    phrases.unused({
      from: unused,
      name,
      share,
      within: isPlain ? null : within,
      computation: computation(charge, share, result, line),
      capped,
    }),
  )
  steps.push(...aboveSteps(above, paid, result.minor, line))
  if (capped) steps.push(phrases.neverMore(figures.money(still)))
  return steps
}

/** What somebody typed. */
export function enteredSteps(derivation: EnteredDerivation, figures: Figures, phrases: Phrases): readonly string[] {
  const unit = decimal(derivation.unit_amount)
  const quantity = decimal(derivation.quantity)
  const result = rounded(unit.times(quantity), { numerator: 1n, denominator: 1n }, derivation.rounding, figures.currency)
  const product = quantity.eq(1) ? null : `${phrases.quantity(quantity)} × ${figures.exact(unit)}`
  return [phrases.entered(product, computed(result, figures, phrases))]
}

/** What of it an earlier line has billed for the same time: minor units, none where there is no such line. */
function paidBeside(
  { above, share, rounding }: Pick<PriceDerivation, 'above' | 'share' | 'rounding'>,
  { price, currency }: Explaining,
): bigint {
  return above === undefined ? 0n : rounded(chargeFor(price.terms, decimal(above), currency), fractionOf(share), rounding, currency).minor
}

function aboveSteps(above: string | undefined, paid: bigint, whole: bigint, { phrases, figures }: Explaining): readonly string[] {
  if (above === undefined) return []
  return [phrases.above({ quantity: phrases.quantity(decimal(above)), paid: figures.money(paid), rest: figures.money(whole - paid) })]
}

/** The price for its full interval, in words that fit its model. */
function chargeSteps(line: Explaining): readonly string[] {
  const { price, quantity, currency, phrases, figures } = line
  const { terms } = price
  const exact = chargeWithoutBounds(terms, quantity, currency)
  const charge = chargeFor(terms, quantity, currency)
  const isLimited = !exact.eq(charge)
  const steps = modelSteps(line, explainWithoutBounds(terms, quantity, currency))
  if (!isLimited) return steps
  const limit = `${figures.exact(charge)} ${currency}`
  return [...steps, charge.isGreaterThan(exact) ? phrases.minimum(limit) : phrases.maximum(limit)]
}

/** What a price charges before its minimum and maximum: its model in words, and the computations. */
export function modelSteps(
  { name, price, quantity, currency, phrases, figures }: Explaining,
  computations: readonly string[],
): readonly string[] {
  const { terms, interval } = price
  const amount = `${figures.exact(chargeWithoutBounds(terms, quantity, currency))} ${currency}`
  const intro = phrases.models[terms.model]({ name, amount, quantity: phrases.quantity(quantity), per: phrases.per(interval), currency })
  const [only] = computations
  if (terms.model === 'flat' && computations.length === 1) return [intro]
  if (computations.length === 1 && only !== undefined) return [phrases.followedBy(intro, only)]
  return [phrases.listed(intro), ...computations.map(phrases.item), phrases.together(amount)]
}

/** `30.00 × 15 ÷ 30 = 15.00`, rounded. */
export function sharedCharge(charge: Decimal, share: StoredShare, rounding: Rounding, line: Explaining): string {
  return computation(charge, share, rounded(charge, fractionOf(share), rounding, line.currency), line)
}

/** The same as one part of a sum, which is rounded as a whole. */
export function partOfCharge(charge: Decimal, share: StoredShare, line: Explaining): string {
  if (share.unit === 'whole') return line.figures.exact(charge)
  const { minor, exact } = rounded(charge, fractionOf(share), 'half_up', line.currency)
  return `${product(charge, share, line)} = ${exact ?? line.figures.plain(minor)}`
}

/** `30.00 × 15 ÷ 30 = 15.00` */
function computation(charge: Decimal, share: StoredShare, result: Rounded, line: Explaining): string {
  const { figures, phrases } = line
  return `${product(charge, share, line)} = ${computed(result, figures, phrases)}`
}

function product(charge: Decimal, { numerator, denominator }: StoredShare, { figures, phrases }: Explaining): string {
  return `${figures.exact(charge)} × ${phrases.quantity(decimal(numerator))} ÷ ${phrases.quantity(decimal(denominator))}`
}

function computed(result: Rounded, figures: Figures, phrases: Phrases): string {
  const amount = figures.plain(result.minor)
  return result.exact === null ? amount : phrases.rounded({ exact: result.exact, amount, isHalfToEven: result.isHalfToEven })
}

function fractionOf(share: StoredShare | undefined): { numerator: bigint; denominator: bigint } {
  return share ? { numerator: BigInt(share.numerator), denominator: BigInt(share.denominator) } : { numerator: 1n, denominator: 1n }
}

function sameMoments({ period }: CreditedLine, { full_period }: CreditDerivation): boolean {
  const full = periodOf(full_period)
  return isSamePeriod(period, full)
}
