import type { Stretch } from './explain-stretch.ts'

/** What discounts and taxes made of a line, in one language. Amounts come in ready to be read. */
export interface AdjustmentPhrases {
  /** `share` is what the line bears of it; null where it is the only line. */
  percentOff(discount: { name: string; percent: string; computation: string; lines: number; share: string | null }): string
  /** `value` is what the coupon was still worth, `amount` what of it there was to take off. */
  amountOff(discount: { name: string; value: string; amount: string; isAll: boolean; lines: number; share: string | null }): string
  taxOn(tax: { percent: string; name: string; base: string; computation: string }): string
  /** Rounded once over the document. */
  taxOfDocument(tax: { percent: string; name: string; base: string; exact: string | null; amount: string }): string
  /** An engine outside has stated it; `net` is what is left of a price that includes it, null where it is added. */
  taxQuoted(tax: { rates: string; amounts: string; provider: string; reference: string; net: string | null }): string
  /** What is listed includes it. `parts` names the rates, each with its part where they are several. */
  taxIncluded(tax: { rates: string; computation: string; parts: string | null }): string
  taxIncludedAfterDiscount(tax: { rates: string; listed: string; discount: string; computation: string; parts: string | null }): string
  /** `5 % GST` */
  rate(percent: string, name: string): string
  and(parts: readonly string[]): string
  withoutTax(net: { amount: string; discount: string | null }): string
  ofDocument(exact: string | null, amount: string): string
  /** What goes back of the discount and the tax of a line together with a part of it. */
  reversed(parts: { discount: string | null; tax: string | null }): string
  reversedDiscount(part: { part: string; of: string; before: string | null }): string
  reversedTax(part: { part: string; of: string; before: string | null }): string
  /** What is given back included its tax. */
  reversedIncluded(amounts: { listed: string; tax: string; amount: string }): string
  exempt(): string
  reverseCharge(): string
  taxByRate(taxes: readonly { percent: string; name: string; base: string; amount: string }[]): string
}

/** What credit notes say, in one language. */
export interface NotePhrases {
  head(number: string, invoice: string | null, total: string): string
  wasBilled(line: { money: string; stretch: Stretch | null; invoice: string | null }): string
  whole(money: string): string
  allThatIsLeft(money: string): string
  part(money: string): string
  partOfTotal(money: string): string
  ofQuantity(part: { quantity: string; of: string; computation: string }): string
  ofShare(computation: string): string
  reducedDue(money: string, invoice: string | null): string
  credited(money: string): string
  refunded(money: string): string
  nothing(): string
  voided(): string
}
