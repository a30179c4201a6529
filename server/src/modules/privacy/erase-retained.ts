import type { Context } from '../../kit/context.ts'
import type { JobCounts } from '../../kit/job.ts'
import { eraseRetained } from './erasure-store.ts'

const slice = 500
const mostSlices = 200

/** Takes from documents whom they name, where the time for which the law asks that is over. Their amounts stay, and verify as before. */
export async function eraseRetainedParties(ctx: Context): Promise<JobCounts> {
  let erased = 0
  for (let turn = 0; turn < mostSlices; turn += 1) {
    const count = await ctx.transaction((tx) => eraseRetained(tx, 'Erased customer', slice))
    erased += count
    if (count < slice) break
  }
  return { erased }
}
