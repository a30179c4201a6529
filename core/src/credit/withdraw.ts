import type { CreditGrantId } from '../id.ts'
import { type AvailableCredit, compareCredit } from './draw.ts'

/** Bought credit that can go back, and at most how much of it does by the way that is wanted. Minor units. */
export interface Withdrawable {
  readonly credit: AvailableCredit
  readonly most: bigint
}

export interface Withdrawn {
  readonly grantId: CreditGrantId
  /** Above zero. */
  readonly amount: bigint
}

/** Takes `amount` out of grants in the order in which invoices would draw on them; of none more than its `most`. Answers less where there is less. */
export function withdraw(amount: bigint, grants: readonly Withdrawable[]): readonly Withdrawn[] {
  const taken: Withdrawn[] = []
  let left = amount
  for (const { credit, most } of grants.toSorted((one, other) => compareCredit(one.credit, other.credit))) {
    if (left <= 0n) break
    const free = smaller(most, credit.remaining)
    if (free <= 0n) continue
    const part = smaller(free, left)
    taken.push({ grantId: credit.grantId, amount: part })
    left -= part
  }
  return taken
}

/** (Math.min does not take bigint.) */
function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
