import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCases } from '../src/entry/conformance/case.ts'
import { runCase, type Stage } from '../src/entry/conformance/run-cases.ts'
import { deriveKey } from '../src/kit/authenticate-secrets.ts'
import { systemClock } from '../src/kit/clock.ts'
import { type TestApi, testApi, testSecret } from './api.ts'

let api: TestApi
let stage: Stage

beforeAll(async () => {
  api = await testApi()
  stage = { app: api.app, parts: { database: api.db.database, clock: systemClock, deriveKey: (purpose) => deriveKey(testSecret, purpose) } }
})

afterAll(async () => {
  await api.close()
})

const own = await readCases(fileURLToPath(new URL('./cases', import.meta.url)))

/** What comes of the cases that are there to try the runner. */
const others: Readonly<Record<string, object>> = {
  'needs-what-is-not-there': { kind: 'not applicable', missing: 'action summon_auditor' },
  'planted-difference': { kind: 'failed', difference: expect.stringContaining('no line like recurring m') },
}

describe('our own billing cases', () => {
  test.each(own.map((each) => [each.id, each] as const))('%s', async (id, billingCase) => {
    expect(await runCase(billingCase, stage)).toEqual(others[id] ?? { kind: 'passed' })
  })
})

const directory = process.env.CASES_DIR
const given = directory === undefined ? [] : await readCases(directory)

describe.runIf(given.length > 0)('the cases of CASES_DIR', () => {
  test.each(given.map((each) => [each.id, each] as const))('%s', async (_, billingCase) => {
    const verdict = await runCase(billingCase, stage)
    expect(verdict.kind === 'failed' ? verdict : null).toBeNull()
  })
})
