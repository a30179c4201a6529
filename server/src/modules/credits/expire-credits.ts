import type { Context } from '../../kit/context.ts'
import { lockExpired } from '../billing/credit-store.ts'
import { lockCustomers } from '../billing/customer-store.ts'
import { findExpired } from './store.ts'
import { writeOff } from './write-off.ts'

/** Grants a transaction. */
const sliceSize = 500
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 5000

/** Writes off what remains of grants whose time is over, or lets it go on in a new grant where that was agreed. */
export async function expireCredits(ctx: Context): Promise<{ expired: number }> {
  let expired = 0
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const { found, written } = await ctx.transaction(async (tx) => {
      const due = await findExpired(tx, sliceSize)
      // Events are counted on the customer, and customers are locked before their credit. What was drawn meanwhile is read again under the lock.
      const customers = await lockCustomers(tx, [...new Set(due.map(({ customerId }) => customerId))].sort())
      const grants = await lockExpired(
        tx,
        due.map(({ id }) => id),
      )
      await writeOff(tx, grants, customers)
      return { found: due.length, written: grants.length }
    })
    expired += written
    if (found < sliceSize) break
  }
  return { expired }
}
