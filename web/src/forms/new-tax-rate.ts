import type { TaxRateCreate } from '@quarterday/sdk/types.gen.ts'

/** What somebody typed about a rate. */
export interface TypedRate {
  readonly name: string
  readonly percent: string
  readonly kind: string
  readonly country: string
  readonly region: string
  readonly category: string
  /** `2027-01-01`, as the browser gives it. */
  readonly from: string
}

export const blankRate: TypedRate = { name: '', percent: '', kind: 'VAT', country: '', region: '', category: '', from: '' }

/** The request for a rate; null while it cannot be one. A decimal comma counts as a point, and what is left empty is everywhere, everything, always. */
export function newTaxRate({ name, percent, kind, country, region, category, from }: TypedRate): TaxRateCreate | null {
  const digits = percent.trim().replace(',', '.')
  const isPercent = /^\d{1,3}(\.\d{1,6})?$/.test(digits) && Number(digits) <= 100
  const place = country.trim().toUpperCase()
  if (name.trim() === '' || kind.trim() === '' || !isPercent) return null
  if (place !== '' && !/^[A-Z]{2}$/.test(place)) return null
  if (place === '' && region.trim() !== '') return null
  return {
    name: name.trim(),
    percent: digits,
    kind: kind.trim(),
    country: place || null,
    region: region.trim() || null,
    category: category.trim() || null,
    valid_from: from || null,
  }
}
