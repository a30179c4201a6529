import type { TaxTreatment } from './rate.ts'
import { euFormats, otherFormats, type VatFormat } from './vat-formats.ts'

/** A tax number under the name of its kind: `eu_vat` DE136695976. */
export interface TaxNumber {
  readonly type: string
  readonly value: string
}

/**
 * What is wrong with a tax number, as a sentence; null when its format and check digits are right, and for kinds that nobody here knows. Spaces, points
 * and dashes do not count. Whether the number was given to anybody, only the country can say.
 */
export function taxIdFault({ type, value }: TaxNumber): string | null {
  const plain = plainText(value)
  if (type !== 'eu_vat') {
    const format = otherFormats[type]
    return format === undefined ? null : faultOf(format, plain, type)
  }
  const format = euFormats[plain.slice(0, 2)]
  if (format === undefined) return 'An eu_vat number begins with the letters of a member state, such as DE; EL is Greece.'
  return faultOf(format, plain.slice(2), `eu_vat number of ${plain.slice(0, 2)}`)
}

/** Where seller and customer are, and what is known of the customer. */
export interface TaxFacts {
  /** What somebody decided; null: decided here. */
  readonly own: TaxTreatment | null
  readonly sellerCountry: string | null
  readonly customerCountry: string | null
  readonly taxIds: readonly TaxNumber[]
}

/**
 * What somebody decided; else reverse charge for a business in another country of the European Union than the seller's, which shows by a VAT number of
 * its country; else taxed.
 */
export function treatmentOf({ own, sellerCountry, customerCountry, taxIds }: TaxFacts): TaxTreatment {
  if (own !== null) return own
  if (sellerCountry === null || customerCountry === null || sellerCountry === customerCountry) return 'taxed'
  if (!isInUnion(sellerCountry) || !isInUnion(customerCountry)) return 'taxed'
  const prefix = prefixOf(customerCountry)
  const isBusiness = taxIds.some((each) => each.type === 'eu_vat' && plainText(each.value).startsWith(prefix) && taxIdFault(each) === null)
  return isBusiness ? 'reverse_charge' : 'taxed'
}

function isInUnion(country: string): boolean {
  return country !== 'EL' && country !== 'XI' && Object.hasOwn(euFormats, prefixOf(country))
}

function prefixOf(country: string): string {
  return country === 'GR' ? 'EL' : country
}

function faultOf({ pattern, check }: VatFormat, number: string, kind: string): string | null {
  if (!pattern.test(number)) return `This does not have the form of a ${kind}.`
  return check === undefined || check(number) ? null : `The check digits of this ${kind} are wrong.`
}

function plainText(value: string): string {
  return value.replace(/[\s.\-/]/g, '').toUpperCase()
}
