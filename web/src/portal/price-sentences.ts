import { exponent } from '@quarterday/core/currency.ts'
import type { PortalPrice, PriceTerms } from '@quarterday/sdk/types.gen.ts'
import type { Formats } from './formats.ts'
import type { priceTexts } from './texts/prices.ts'

type Words = (typeof priceTexts)['en']
type Writing = Pick<Formats, 'unitAmount' | 'quantity' | 'count'>

/** What a price costs, for people: a few sentences, and a table where it has tiers. */
export interface PriceSaid {
  readonly sentences: readonly string[]
  /** By number or amount: from where to where, what it costs there, and what comes once with it. Null: it has none. */
  readonly tiers: readonly TierSaid[] | null
  /** What the second column is: the price of one, or a share. */
  readonly isShare: boolean
}

export interface TierSaid {
  readonly range: string
  readonly cost: string
  readonly once: string | null
}

/** Says a price in the words of a language; amounts are written in the price's currency. */
export function priceSaid({ terms, currency, usage, interval, billing }: PortalPrice, words: Words, writing: Writing): PriceSaid {
  const amount = (minor: string) => writing.unitAmount(minor, currency)
  // Shares are of a value, which meters count in major units.
  const value = (major: string) => amount(minorOf(major, exponent(currency)))
  const per = interval === null ? '' : ` ${words.per(interval.unit, interval.count)}`
  const bounds = [
    ...(terms.discount_percent === undefined ? [] : [words.less(writing.quantity(terms.discount_percent))]),
    ...(terms.minimum === undefined ? [] : [words.atLeast(amount(terms.minimum))]),
    ...(terms.maximum === undefined ? [] : [words.atMost(amount(terms.maximum))]),
  ]
  const free = 'free_units' in terms && terms.free_units !== undefined ? [words.freeUnits(writing.quantity(terms.free_units))] : []
  const afterwards = usage === 'metered' || billing === 'in_arrears' ? [`${words.inArrears}.`] : []
  const main = mainOf(terms, { words, writing, amount, value, per: usage === 'metered' ? '' : per, isUse: usage === 'metered' })
  return {
    sentences: [...main.sentences, ...free, ...bounds, ...afterwards],
    tiers: main.tiers,
    isShare: terms.model === 'graduated_percentage',
  }
}

interface Saying {
  readonly words: Words
  readonly writing: Writing
  readonly amount: (minor: string) => string
  readonly value: (major: string) => string
  readonly per: string
  readonly isUse: boolean
}

function mainOf(terms: PriceTerms, { words, writing, amount, value, per, isUse }: Saying): Omit<PriceSaid, 'isShare'> {
  const just = (...sentences: string[]) => ({ sentences, tiers: null })
  switch (terms.model) {
    case 'flat':
      return just(`${amount(terms.amount)}${per}.`)
    case 'per_unit':
      return just(`${isUse ? words.used(amount(terms.unit_amount)) : `${words.each(amount(terms.unit_amount))}${per}`}.`)
    case 'package':
      return just(`${words.package(amount(terms.package_amount), writing.quantity(terms.package_size))}${per}.`)
    case 'percentage':
      return just(...percentage(terms, { words, writing, amount, value }))
    case 'graduated':
    case 'volume':
      return { sentences: [words[terms.model]], tiers: unitTiers(terms.tiers, { words, writing, amount }) }
    case 'graduated_percentage':
      return {
        sentences: [words.shares],
        tiers: terms.tiers.map(({ up_to: upTo, rate_percent: rate, flat_amount: once }) => ({
          range: upTo === null ? words.above : words.upTo(value(upTo)),
          cost: `${writing.quantity(rate)} %`,
          once: once === undefined ? null : amount(once),
        })),
      }
  }
}

type Plain = Pick<Saying, 'words' | 'writing' | 'amount'>

function unitTiers(tiers: Extract<PriceTerms, { model: 'volume' }>['tiers'], { words, writing, amount }: Plain): TierSaid[] {
  return tiers.map(({ up_to: upTo, unit_amount: unit, flat_amount: once }) => ({
    range: upTo === null ? words.above : words.upTo(writing.quantity(upTo)),
    cost: amount(unit),
    once: once === undefined ? null : amount(once),
  }))
}

function percentage(
  terms: Extract<PriceTerms, { model: 'percentage' }>,
  { words, writing, amount, value }: Plain & Pick<Saying, 'value'>,
): string[] {
  const rate = writing.quantity(terms.rate_percent)
  const { fixed_amount: fixed, free_events: times, free_value: free, min_per_event: least, max_per_event: most } = terms
  return [
    `${fixed === undefined ? words.percentage(rate) : words.percentageAnd(rate, amount(fixed))}.`,
    ...(times === undefined ? [] : [words.freeTimes(writing.count(times))]),
    ...(free === undefined ? [] : [words.freeAmount(value(free))]),
    ...(least !== undefined && most !== undefined ? [words.eachTime(amount(least), amount(most))] : []),
    ...(least !== undefined && most === undefined ? [words.eachTimeLeast(amount(least))] : []),
    ...(least === undefined && most !== undefined ? [words.eachTimeMost(amount(most))] : []),
  ]
}

/** Major units as minor ones, both as exact text: `12.5` of two places is `1250`. */
function minorOf(major: string, places: number): string {
  const [whole = '0', fraction = ''] = major.split('.')
  const shifted = fraction.padEnd(places, '0')
  const rest = shifted.slice(places)
  return `${whole}${shifted.slice(0, places)}${rest === '' ? '' : `.${rest}`}`
}
