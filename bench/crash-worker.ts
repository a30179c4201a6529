import { idOf } from '@quarterday/core/id.ts'
import { deriveKey } from '../server/src/kit/authenticate-secrets.ts'
import { systemClock } from '../server/src/kit/clock.ts'
import { newContext } from '../server/src/kit/context.ts'
import { connectDatabase } from '../server/src/kit/db.ts'
import { startEmbedded } from '../server/src/kit/embedded.ts'
import { newLogger } from '../server/src/kit/log.ts'
import { runBilling } from '../server/src/modules/billing/run-billing.ts'
import { bookOrganization } from '../server/test/seed-book.ts'

// The process that is killed: finds the database of a folder, bills what is due, says so. Small slices give many moments to die in.

const [dataDirectory, sliceSize] = process.argv.slice(2)
if (dataDirectory === undefined) throw new Error('usage: crash-worker.ts DATA_DIR SLICE')
const embedded = await startEmbedded({ dataDirectory })
const database = connectDatabase({ connection: embedded.runTime, clock: systemClock })
const ctx = newContext({
  organizationId: idOf('org', bookOrganization),
  actor: { kind: 'system', job: 'billing-run' },
  requestId: 'crash',
  log: newLogger({ level: 'error' }),
  database,
  clock: systemClock,
  deriveKey: (purpose) => deriveKey('nothing here is kept secret from a bench', purpose),
})
console.log('ready')
const { invoices, parked } = await runBilling(ctx, { sliceSize: Number(sliceSize ?? 100) })
console.log(`done ${invoices} ${parked}`)
await database.close()
await embedded.stop()
