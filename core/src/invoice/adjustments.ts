import type { Price } from '../catalog/price.ts'
import type { AvailableDiscount } from '../discount/discount.ts'
import type { PriceId } from '../id.ts'
import type { TaxSituation } from '../tax/rate.ts'

/** What a document takes off and adds besides its charges. */
export interface Adjustments {
  /** In order of redemption. */
  readonly discounts: readonly AvailableDiscount[]
  /** Null: nobody taxes here. */
  readonly tax: TaxSituation | null
  /** The price of a line, for what depends on its plan or product. */
  readonly priceOf: (id: PriceId) => Price | undefined
  /** What its own texts are written in. Absent: English. */
  readonly locale?: string | null | undefined
}

export const noAdjustments: Adjustments = { discounts: [], tax: null, priceOf: () => undefined }
