import { systemClock } from '../server/src/kit/clock.ts'
import { connectDatabase } from '../server/src/kit/db.ts'
import { startEmbedded } from '../server/src/kit/embedded.ts'
import type { Job } from '../server/src/kit/job.ts'
import { runBilling } from '../server/src/modules/billing/run-billing.ts'
import { jobs } from '../server/src/modules/index.ts'
import { advanceSandbox } from '../server/src/modules/sandboxes/advance-sandbox.ts'
import { testContext } from '../server/test/context.ts'
import { bookOrganization } from '../server/test/seed-book.ts'
import { stripeSecrets } from './crash-gateway.ts'

// The process that is killed: finds the database of a folder and does all that is due there: bills, collects, marks what is late.

const [dataDirectory, sliceSize, gatewayUrl] = process.argv.slice(2)
if (dataDirectory === undefined || gatewayUrl === undefined) throw new Error('usage: crash-worker.ts DATA_DIR SLICE GATEWAY_URL')
const embedded = await startEmbedded({ dataDirectory })
const database = connectDatabase({ connection: embedded.runTime, clock: systemClock })
console.log('ready')
const base = testContext(database, bookOrganization)
const ctx = { ...base, outside: { ...base.outside, stripeApiBase: gatewayUrl, stripe: stripeSecrets } }
const now = await database.organization(bookOrganization, async (tx) => tx.now)
// Ten minutes on, so that questions which a killed process left unanswered are asked about; a day on, where they wait for their next time.
let { counts } = await advanceSandbox(ctx, withSmallSlices(Number(sliceSize ?? 100)), now.add({ minutes: 10 }))
if (Object.keys(counts).length === 0) ({ counts } = await advanceSandbox(ctx, jobs, now.add({ hours: 24 })))
console.log(`done ${JSON.stringify(counts)}`)
await database.close()
await embedded.stop()

/** The jobs of every worker; the billing run in slices that give many moments to die in. */
function withSmallSlices(size: number): readonly Job[] {
  return jobs.map((job) =>
    job.name === 'billing-run' ? { ...job, run: async (ctx) => ({ ...(await runBilling(ctx, { sliceSize: size })) }) } : job,
  )
}
