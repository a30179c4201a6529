import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deriveKey } from '../kit/authenticate-secrets.ts'
import { systemClock } from '../kit/clock.ts'
import { connectDatabase } from '../kit/db.ts'
import { startEmbedded } from '../kit/embedded.ts'
import { newLogger } from '../kit/log.ts'
import { migrate } from '../kit/migrate.ts'
import { readCaseFiles } from './conformance/case.ts'
import { runCase, type Verdict } from './conformance/run-cases.ts'
import { createHttpServer } from './http.ts'

// npm run conformance -- DIR: plays every billing case of a folder through the API and compares to the cent.

const directory = process.argv[2]
if (directory === undefined) {
  console.error('usage: npm run conformance -- DIR')
  process.exit(2)
}
const files = await readCaseFiles(directory)
const dataDirectory = await mkdtemp(join(tmpdir(), 'quarterday-conformance-'))
const embedded = await startEmbedded({ dataDirectory })
await migrate(embedded.owner)
const database = connectDatabase({ connection: embedded.runTime, clock: systemClock })
const secret = 'conformance runs in a database that nobody else sees'
const log = newLogger({ level: 'error' })
const app = createHttpServer({ database, config: { secret, publicUrl: 'http://localhost' }, clock: systemClock, log })
await app.ready()
const parts = { database, clock: systemClock, deriveKey: (purpose: Parameters<typeof deriveKey>[1]) => deriveKey(secret, purpose) }

const counts = { passed: 0, failed: 0, 'not applicable': 0 }
for (const file of files) {
  const verdict: Verdict =
    'unreadable' in file
      ? { kind: 'failed', difference: `not a case: ${file.unreadable}` }
      : await runCase(file.billingCase, { app, parts })
  counts[verdict.kind] += 1
  const why = verdict.kind === 'failed' ? `: ${verdict.difference}` : verdict.kind === 'not applicable' ? `: ${verdict.missing}` : ''
  console.log(`${verdict.kind.padEnd(14)} ${file.id}${why}`)
}
await app.close()
await database.close()
await embedded.stop()
await rm(dataDirectory, { recursive: true, force: true })
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts['not applicable']} not applicable`)
process.exitCode = counts.failed > 0 || files.length === 0 ? 1 : 0
