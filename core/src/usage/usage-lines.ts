import type { Pricing, UsageCharge } from '../invoice/charge.ts'
import type { Line } from '../invoice/invoice.ts'

/** The lines of a metered price for a stretch of time: what its usage comes to, less what was billed of it before. */
export function usageLines(_charge: UsageCharge, _pricing: Pricing): readonly Line[] {
  return []
}
