import type { Line } from '../invoice/invoice.ts'
import type { Period } from '../subscription/proration.ts'

/** A line that the same decision has already priced; `of` is the stretch that it counts for: of a credit, that of the line which it credits. */
export interface CoveringLine {
  readonly line: Line
  readonly of: Period | null
}
