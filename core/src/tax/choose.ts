import { assert } from '../assert.ts'
import type { LineTaxing } from '../invoice/invoice.ts'
import type { TaxRate, TaxSituation, TaxSubject } from './rate.ts'

/**
 * The rates that a line is charged, one of each kind, in the order of their kinds. A line that names a rate is charged that one, whatever its dates. Else
 * the most specific of those that are valid: region before country before anywhere, then the line's own category before the general one, then the one that
 * began last, then the newest. None for whom no tax is due.
 */
export function chooseRates({ category, rateId }: Pick<LineTaxing, 'category' | 'rateId'>, situation: TaxSituation): readonly TaxRate[] {
  const { subject, rates, on } = situation
  if (subject.treatment !== 'taxed') return []
  if (rateId !== null) {
    const named = rates.find((rate) => rate.id === rateId)
    assert(named, 'a line names a rate of its seller')
    return [named]
  }
  const ofKind = new Map<string, TaxRate>()
  for (const rate of rates) {
    if (!isValid(rate, on) || !isFor(rate, subject) || (rate.category !== null && rate.category !== category)) continue
    const other = ofKind.get(rate.kind)
    if (other === undefined || isMoreSpecific(rate, other)) ofKind.set(rate.kind, rate)
  }
  return [...ofKind.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1))
}

function isValid({ archived, validFrom, validUntil }: TaxRate, on: Temporal.PlainDate): boolean {
  if (archived || (validFrom !== null && Temporal.PlainDate.compare(on, validFrom) < 0)) return false
  return validUntil === null || Temporal.PlainDate.compare(on, validUntil) <= 0
}

function isFor({ country, region }: TaxRate, subject: TaxSubject): boolean {
  if (country === null) return true
  return country === subject.country && (region === null || region === subject.region)
}

function isMoreSpecific(rate: TaxRate, other: TaxRate): boolean {
  const place = placeRank(rate) - placeRank(other)
  if (place !== 0) return place > 0
  if ((rate.category === null) !== (other.category === null)) return rate.category !== null
  const began = compareBeginning(rate.validFrom, other.validFrom)
  return began === 0 ? rate.id > other.id : began > 0
}

function placeRank({ country, region }: TaxRate): number {
  if (country === null) return 0
  return region === null ? 1 : 2
}

/** What has no beginning began before everything that has one. */
function compareBeginning(one: Temporal.PlainDate | null, other: Temporal.PlainDate | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null)
  return Temporal.PlainDate.compare(one, other)
}
