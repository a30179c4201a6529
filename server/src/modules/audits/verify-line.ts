import { reverse, taxSum } from '@quarterday/core/credit-note/reverse.ts'
import { reversalOf } from '@quarterday/core/credit-note/store-reversal.ts'
import type { StoredReversal } from '@quarterday/core/credit-note/stored-reversal.ts'
import { decimal, decimalText } from '@quarterday/core/decimal.ts'
import { encodeId, type IdPrefix } from '@quarterday/core/id.ts'
import { amountOf, type CreditDerivation, type Derivation, type UsageDerivation } from '@quarterday/core/invoice/derivation.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import type { StoredPeriod, StoredShare } from '@quarterday/core/invoice/stored-time.ts'
import type { PriceTerms } from '@quarterday/core/pricing/index.ts'
import { type Period, shareOf } from '@quarterday/core/subscription/proration.ts'
import type { PriceMemory } from '../billing/price-store.ts'
import type { Drift } from './audit.ts'
import type { CreditSource } from './verify-store.ts'

/** Computes a line again from its derivation, and the derivation from the rows that it was taken from. `source` is what a credit was computed from. */
export function verifyLine(line: Line, prices: PriceMemory, source: CreditSource | null | undefined): Drift[] {
  const differ = differencesOf(encodeId('il', line.id))
  try {
    compareAll(line, prices, source, differ)
  } catch (error) {
    // Whatever a broken derivation runs into is what there is to report of it.
    const reason = error instanceof Error ? error.message : String(error)
    differ.compare('derivation', JSON.stringify(line.derivation), null, `The line cannot be computed from its derivation: ${reason}`)
  }
  return differ.found
}

function compareAll(line: Line, prices: PriceMemory, source: CreditSource | null | undefined, differ: Differences): void {
  const { derivation } = line
  const computed = amountOf(derivation, termsOf(derivation, prices), line.currency)
  differ.compare('listed_amount', line.listed, computed, 'The listed amount is not what the derivation of the line gives.')
  if (!line.taxing.inclusive || line.taxing.applied.length === 0)
    differ.compare('amount', line.amount, line.listed, 'No tax is included, and the amount is not what is listed.')
  if ('price' in derivation)
    differ.compare(
      'price_id',
      publicId('price', line.priceId),
      publicId('price', derivation.price),
      'The line and its derivation name different prices.',
    )
  if ('quantity' in derivation) {
    const named = decimalText(decimal(derivation.quantity))
    differ.compare('quantity', decimalText(line.quantity), named, 'The line and its derivation have different quantities.')
  }
  if ('period' in derivation) verifyTime(line, derivation, differ)
  if (derivation.rule === 'credit' && derivation.reverses) verifyReversal(line, derivation, derivation.reverses, differ)
  if (derivation.rule === 'credit' && source !== undefined) verifyCredit(line, derivation, source, differ)
}

function termsOf(derivation: Derivation, prices: PriceMemory): PriceTerms | null {
  return 'price' in derivation ? (prices.get(derivation.price)?.terms ?? null) : null
}

type Timed = Extract<Derivation, { readonly period?: StoredPeriod }>

function verifyTime(line: Line, derivation: Timed, differ: Differences): void {
  const { period, full_period: full, zone } = derivation
  const share = 'share' in derivation ? derivation.share : undefined
  if (!period) return
  const stored = line.period && textOf(line.period)
  differ.compare('period', stored, textOf(periodOf(period)), 'The line and its derivation are for different periods.')
  if (derivation.rule === 'usage') verifyUsageTime(derivation, differ)
  if (!share || !full || share.unit === 'whole') return
  const again = shareOf(periodOf(period), periodOf(full), zone, conventionsOf(share))
  const detail = 'The share of the full period is not what the two periods and the zone give.'
  differ.compare('share', `${share.numerator}/${share.denominator}`, `${again.numerator}/${again.denominator}`, detail)
}

/** The shares of a part period's bounds, and of the stretches of a level, which tile the period: each until the next. */
function verifyUsageTime(
  { period, full_period: full = period, stretch = full, zone, bounds_share: bounds, levels = [] }: UsageDerivation,
  differ: Differences,
): void {
  const said = (share: StoredShare): string => `${share.numerator}/${share.denominator}`
  const again = (part: StoredPeriod, within: StoredPeriod, share: StoredShare): string => {
    const { numerator, denominator } = shareOf(periodOf(part), periodOf(within), zone, conventionsOf(share))
    return `${numerator}/${denominator}`
  }
  if (bounds)
    differ.compare(
      'bounds_share',
      said(bounds),
      again(period, full, bounds),
      'The part of minimum and maximum is not what the periods give.',
    )
  levels.forEach(({ since, share }, index) => {
    const end = levels[index + 1]?.since ?? period.end
    if (share.unit === 'whole') return
    differ.compare(
      'levels',
      said(share),
      again({ start: since, end }, stretch, share),
      'The share of a level is not what its stretch gives.',
    )
  })
}

export function verifyCredit(
  line: Pick<Line, 'creditedLineId'>,
  derivation: CreditDerivation,
  source: CreditSource | null,
  differ: Differences,
): void {
  differ.compare(
    'credited_line_id',
    publicId('il', line.creditedLineId),
    publicId('il', derivation.line),
    'The line and its derivation credit different lines.',
  )
  if (source === null) {
    differ.compare('still_billed', derivation.still_billed, null, 'The line that is credited does not exist.')
    return
  }
  const still = source.amount - source.given_before
  const detail = 'What was still billed is not the credited amount less what had been given back of it before.'
  differ.compare('still_billed', derivation.still_billed, still.toString(), detail)
  const { period_start: start, period_end: end } = source
  const entire = start && end ? textOf({ start, end }) === textOf(periodOf(derivation.period)) : false
  differ.compare('entire', String(derivation.entire), String(entire), 'Whether all that the credited line covers is given back.')
}

/** Amount, discount and tax go back in proportion to what is listed, whatever is taxed and discounted today. */
function verifyReversal(line: Line, { rounding }: CreditDerivation, reverses: StoredReversal, differ: Differences): void {
  const parts = reverse(reversalOf(reverses), { listed: -line.listed }, rounding)
  const detail = 'It is not the part of the credited line that is given back.'
  differ.compare('amount', line.amount, -parts.amount, detail)
  differ.compare('discount', line.discount, -parts.discount, detail)
  differ.compare('tax', line.tax, -taxSum(parts), detail)
}

/** The unit in which a share was measured tells how it was counted. */
function conventionsOf({ unit }: StoredShare): Parameters<typeof shareOf>[3] {
  return { proration: unit === 'second' ? 'second' : 'day', day_count: unit === 'day_360' ? 'thirty_360' : 'actual' }
}

export interface Differences {
  readonly found: Drift[]
  compare(field: string, stored: bigint | string | null, computed: bigint | string | null, detail: string): void
}

/** Gathers what differs of one thing; `object` is its public id. */
export function differencesOf(object: string): Differences {
  const found: Drift[] = []
  return {
    found,
    compare(field, stored, computed, detail) {
      if (stored === computed) return
      found.push({
        object,
        field,
        stored: stored?.toString() ?? null,
        computed: computed?.toString() ?? null,
        detail,
      })
    },
  }
}

/** As it is written everywhere outside; what is no id is shown as it is. */
function publicId(prefix: IdPrefix, id: string | null): string | null {
  return id !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? encodeId(prefix, id) : id
}

function periodOf({ start, end }: StoredPeriod): Period {
  return { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }
}

function textOf({ start, end }: Period): string {
  return `${start.toString()} to ${end.toString()}`
}
