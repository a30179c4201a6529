import type { CommitmentCharge, Pricing } from '../invoice/charge.ts'
import type { Line } from '../invoice/invoice.ts'

/** The line that tops up what was billed for a stretch of time to its minimum; none where nothing is missing. */
export function commitmentLines(_charge: CommitmentCharge, _pricing: Pricing): readonly Line[] {
  return []
}
