import { instantText } from '../calendar.ts'
import type { Period, Share } from '../subscription/proration.ts'

/** Instants as ISO texts. */
export interface StoredPeriod {
  readonly start: string
  readonly end: string
}

/** Whole numbers of any size as texts. */
export interface StoredShare {
  readonly numerator: string
  readonly denominator: string
  readonly unit: Share['unit']
}

export function storedPeriod(period: Period): StoredPeriod {
  return { start: instantText(period.start), end: instantText(period.end) }
}

export function storedShare(share: Share): StoredShare {
  return { numerator: share.numerator.toString(), denominator: share.denominator.toString(), unit: share.unit }
}
