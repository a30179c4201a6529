import { setTimeout as sleep } from 'node:timers/promises'
import type { OrganizationId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSecret } from '../../test/api.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { deriveKey } from '../kit/authenticate-secrets.ts'
import { systemClock } from '../kit/clock.ts'
import type { Job } from '../kit/job.ts'
import { newLogger } from '../kit/log.ts'
import { defaultOutside } from '../kit/outside.ts'
import { runJobWhereDue } from '../kit/run-job.ts'
import { createOrganization } from '../modules/organizations/create-organization.ts'
import { startWorkers } from './worker.ts'

let db: TestDatabase
const logged: string[] = []
const log = newLogger({ level: 'debug', destination: { write: (line) => void logged.push(line) } })

beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.drop())

function job(name: string, due: () => readonly OrganizationId[], run: (organizationId: OrganizationId) => Promise<void>): Job {
  return {
    name,
    schedule: '* * * * *',
    summary: 'For the test.',
    due: async () => due(),
    nextAt: 'SELECT NULL::timestamptz WHERE $1::uuid IS NULL',
    run: async (ctx) => {
      await run(ctx.organizationId)
      return { done: 1 }
    },
  }
}

/** In the order of their ids. What jobs do is in their audit logs, so they exist. */
async function organizations(count: number): Promise<OrganizationId[]> {
  const parts = {
    database: db.database,
    clock: systemClock,
    deriveKey: (purpose: Parameters<typeof deriveKey>[1]) => deriveKey(testSecret, purpose),
  }
  const made = { name: 'Harbour Coffee', clockAt: null, timezone: 'UTC', currency: 'EUR' } as const
  const all = await Promise.all(Array.from({ length: count }, () => createOrganization(parts, made)))
  return all.map(({ organization }) => organization.id).sort()
}

test('two workers take one turn of a job between them (F3)', async () => {
  const [organization] = await organizations(1)
  let isDone = false
  let runs = 0
  const work = job(
    'counted',
    () => (isDone || organization === undefined ? [] : [organization]),
    async () => {
      runs += 1
      await sleep(1500)
      isDone = true
    },
  )
  const options = {
    config: { secret: testSecret, publicUrl: '' },
    log,
    connection: db.connection,
    owner: db.owner,
    workers: 1,
    jobs: [work],
    pollSeconds: 0.5,
  }
  const both = await Promise.all([startWorkers(options), startWorkers(options)])
  for (const giveUpAt = performance.now() + 15_000; !isDone && performance.now() < giveUpAt; ) await sleep(50)
  await Promise.all(both.map((workers) => workers.stop(5_000)))
  expect(runs).toBe(1)
  const line = logged.map((text) => JSON.parse(text)).find((each) => each.job === 'counted' && each.msg === 'job')
  expect(line).toMatchObject({ level: 'info', outcome: 'done', done: 1, organization_id: expect.stringMatching(/^org_/) })
  expect(line.milliseconds).toBeGreaterThan(1400)
})

test('a job that cannot wait a minute comes round seconds after it is done, by one of two workers', async () => {
  const [organization] = await organizations(1)
  const times: number[] = []
  let running = 0
  const work: Job = {
    ...job(
      'hasty',
      () => (organization === undefined ? [] : [organization]),
      async () => {
        running += 1
        expect(running).toBe(1)
        times.push(performance.now())
        await sleep(50)
        running -= 1
      },
    ),
    everySeconds: 1,
  }
  const config = { secret: testSecret, publicUrl: '' }
  const options = { config, log, connection: db.connection, owner: db.owner, workers: 1, jobs: [work], pollSeconds: 0.5 }
  const both = await Promise.all([startWorkers(options), startWorkers(options)])
  for (const giveUpAt = performance.now() + 20_000; times.length < 4 && performance.now() < giveUpAt; ) await sleep(50)
  await Promise.all(both.map((workers) => workers.stop(5_000)))
  expect(times.length).toBeGreaterThanOrEqual(4)
})

test('a worker that stops gives what is under way its time, and begins nothing more (F5)', async () => {
  const due = await organizations(3)
  const begun: string[] = []
  const ended: string[] = []
  const work = job(
    'slow',
    () => due,
    async (id) => {
      begun.push(id)
      await sleep(1000)
      ended.push(id)
    },
  )
  const workers = await startWorkers({
    config: { secret: testSecret, publicUrl: '' },
    log,
    connection: db.connection,
    owner: db.owner,
    workers: 1,
    jobs: [work],
    pollSeconds: 0.5,
  })
  for (const giveUpAt = performance.now() + 15_000; begun.length < 2 && performance.now() < giveUpAt; ) await sleep(20)
  await workers.stop(10_000)
  expect(begun).toEqual(due.slice(0, 2))
  expect(ended).toEqual(begun)
})

test('one organization that fails does not keep the others from their turn, two at a time, after the one begun last', async () => {
  const due = await organizations(5)
  const begun: OrganizationId[] = []
  let atOnce = 0
  let most = 0
  const work = job(
    'failing',
    () => [...due].reverse(),
    async (id) => {
      begun.push(id)
      atOnce += 1
      most = Math.max(most, atOnce)
      await sleep(20)
      atOnce -= 1
      if (id === due[3]) throw new Error('this one cannot')
    },
  )
  const parts = {
    database: db.database,
    clock: systemClock,
    log,
    outside: defaultOutside(''),
    deriveKey: (purpose: Parameters<typeof deriveKey>[1]) => deriveKey(testSecret, purpose),
  }
  const report = await runJobWhereDue(parts, work, { concurrency: 2, after: due[1] })
  expect(report).toEqual({ organizations: 5, failed: 1, counts: { done: 4 } })
  expect(begun).toEqual([due[2], due[3], due[4], due[0], due[1]])
  expect(most).toBe(2)
})
