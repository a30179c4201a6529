import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '@quarterday/core/refusal.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestDatabase } from '../../test/database.ts'
import { acme, borealis, notesDatabase } from '../../test/notes.ts'
import { type Fault, type FaultyNetwork, startProxy } from '../../test/proxy.ts'
import { type Database, type Tx, UnknownOutcome } from './db.ts'

let world: TestDatabase
let database: Database
let proxy: FaultyNetwork
let behindProxy: Database

beforeAll(async () => {
  world = await notesDatabase()
  database = world.database
  proxy = await startProxy(world.connection)
  behindProxy = world.connect({ connection: proxy.connection, poolSize: 2 })
})
afterAll(async () => {
  await world.drop()
  await proxy.close()
})
beforeEach(async () => {
  proxy.fault = () => undefined
  await world.ownerQuery('TRUNCATE notes')
  await world.ownerQuery(`INSERT INTO notes VALUES ('${acme}', 1), ('${acme}', 2)`)
})

const insert = (tx: Tx, id: number) => tx.query('INSERT INTO notes VALUES ($1, $2)', [tx.organizationId, id])
const touch = (tx: Tx, id: number) => tx.query(`UPDATE notes SET body = body || 'x' WHERE id = $1`, [id])
const raise = (tx: Tx, code: string) => tx.query(`DO $$ BEGIN RAISE EXCEPTION 'planted' USING ERRCODE = '${code}'; END $$`)
const countOf = async (id: number) => (await world.ownerQuery('SELECT FROM notes WHERE id = $1', [id])).length
const lookFor = (id: number) => async (tx: Tx) =>
  (await tx.query('SELECT FROM notes WHERE id = $1', [id])).rowCount > 0 ? ('found' as const) : undefined

async function refusalOf(work: Promise<unknown>): Promise<{ code: string; retryAfterSeconds: number | undefined; seconds: number }> {
  const startedAt = performance.now()
  const error: unknown = await work.catch((caught) => caught)
  if (!(error instanceof Refusal)) throw new Error('A refusal was expected', { cause: error })
  return { code: error.code, retryAfterSeconds: error.retryAfterSeconds, seconds: (performance.now() - startedAt) / 1000 }
}

/** The fault, once, at the first traffic that has the word. */
function plan(word: string, fault: Fault): void {
  let planted = false
  proxy.fault = (text) => {
    if (planted || !text.includes(word)) return undefined
    planted = true
    return fault
  }
}

test('what was deleted after it was read is read again, once', async () => {
  let attempts = 0
  const gone = () =>
    database.organization(acme, async (tx) => {
      attempts += 1
      if (attempts === 1) await raise(tx, '23503')
    })
  await gone()
  expect(attempts).toBe(2)
  // What it still points at then was never there: that is a bug, and shows as one.
  const always = database.organization(acme, async (tx) => {
    attempts += 1
    await raise(tx, '23503')
  })
  await expect(always).rejects.toThrow(/planted/)
  expect(attempts).toBe(4)
})

test('of two transactions in a deadlock one runs again, and both are done (F10)', async () => {
  let attempts = 0
  const both = Promise.withResolvers<void>()
  let arrived = 0
  const cross = (first: number, second: number) =>
    database.organization(acme, async (tx) => {
      attempts += 1
      await touch(tx, first)
      arrived += 1
      if (arrived === 2) both.resolve()
      await both.promise
      await touch(tx, second)
    })
  await Promise.all([cross(1, 2), cross(2, 1)])
  expect(attempts).toBe(3)
  expect(await world.ownerQuery('SELECT body FROM notes ORDER BY id')).toEqual([{ body: 'xx' }, { body: 'xx' }])
})

test('a serialisation failure runs the whole work again, with what is now there (F10)', async () => {
  let attempts = 0
  await database.organization(
    acme,
    async (tx) => {
      attempts += 1
      await tx.query('SELECT body FROM notes')
      if (attempts === 1) await world.ownerQuery(`UPDATE notes SET body = 'a' WHERE id = 1`)
      await touch(tx, 1)
    },
    { isolation: 'repeatable read' },
  )
  expect(attempts).toBe(2)
  expect(await world.ownerQuery('SELECT body FROM notes WHERE id = 1')).toEqual([{ body: 'ax' }])
})

test('the work runs again even when it hid the reason', async () => {
  let attempts = 0
  const answer = await database.organization(acme, async (tx) => {
    attempts += 1
    if (attempts === 1) {
      await raise(tx, '40001').catch((cause) => {
        throw new Error('something went wrong', { cause })
      })
    }
    return attempts
  })
  expect(answer).toBe(2)
})

test('after five attempts it is unavailable (F10)', async () => {
  let attempts = 0
  const refusal = await refusalOf(
    database.organization(acme, (tx) => {
      attempts += 1
      return raise(tx, '40P01')
    }),
  )
  expect(attempts).toBe(5)
  expect(refusal).toMatchObject({ code: 'unavailable', retryAfterSeconds: 1 })
})

test('a lock held for three seconds costs one attempt of two (F12)', async () => {
  let attempts = 0
  const locked = Promise.withResolvers<void>()
  const holder = database.organization(acme, async (tx) => {
    await touch(tx, 1)
    locked.resolve()
    await sleep(3000)
  })
  await locked.promise
  await database.organization(acme, async (tx) => {
    attempts += 1
    await touch(tx, 1)
  })
  await holder
  expect(attempts).toBe(2)
})

test('whoever finds the pool empty hears so within two seconds (F13)', async () => {
  const one = world.connect({ poolSize: 1 })
  const done = Promise.withResolvers<void>()
  const holder = one.organization(acme, () => done.promise)
  await sleep(50)
  const refusal = await refusalOf(one.organization(borealis, async () => 1))
  expect(refusal).toMatchObject({ code: 'unavailable', retryAfterSeconds: 1 })
  expect(refusal.seconds).toBeLessThan(2.05)
  done.resolve()
  await holder
})

test('no end of callers waits: beyond 64 a connection they are refused at once', async () => {
  const one = world.connect({ poolSize: 1 })
  const answers = await Promise.allSettled(
    Array.from({ length: 100 }, (_, index) => one.organization(acme, (tx) => insert(tx, 10 + index))),
  )
  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(64)
  expect(await world.ownerQuery('SELECT FROM notes WHERE id >= 10')).toHaveLength(answers.length - refused.length)
})

test.each<Fault>(['cut before', 'cut after'])(
  'a connection lost before COMMIT (%s) runs the work again: one effect (F8)',
  async (fault) => {
    plan('INSERT', fault)
    await behindProxy.organization(acme, (tx) => insert(tx, 5))
    expect(await countOf(5)).toBe(1)
  },
)

test('a connection that was lost while idle is not noticed by anybody', async () => {
  await behindProxy.organization(acme, (tx) => insert(tx, 5))
  await world.ownerQuery(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  await behindProxy.organization(acme, (tx) => insert(tx, 6))
  expect(await countOf(6)).toBe(1)
})

test('a connection lost at COMMIT leaves the outcome unknown, and nothing runs twice (F9)', async () => {
  plan('COMMIT', 'cut after')
  let attempts = 0
  const unknown = behindProxy.organization(acme, (tx) => {
    attempts += 1
    return insert(tx, 5)
  })
  await expect(unknown).rejects.toThrow(UnknownOutcome)
  expect(attempts).toBe(1)
})

test('the outcome of fifty COMMITs with a cut connection is looked up: one effect each (F9)', async () => {
  for (let round = 0; round < 50; round += 1) {
    const isLost = round % 2 === 0
    const id = 100 + round
    plan('COMMIT', isLost ? 'cut before' : 'cut after')
    let attempts = 0
    const answer = await behindProxy.organization(
      acme,
      async (tx) => {
        attempts += 1
        await insert(tx, id)
        return 'done'
      },
      { outcome: lookFor(id) },
    )
    expect([answer, attempts]).toEqual(isLost ? ['done', 2] : ['found', 1])
    expect(await countOf(id)).toBe(1)
  }
})

test('a lost COMMIT that only read is asked again', async () => {
  plan('COMMIT', 'cut after')
  const { rowCount } = await behindProxy.organization(acme, (tx) => tx.query('SELECT FROM notes'), { readOnly: true })
  expect(rowCount).toBe(2)
})

test('a network that swallows the answer is given up at the deadline, and the work goes another way', async () => {
  plan('INSERT', 'silence')
  const startedAt = performance.now()
  // The server rolls the first attempt back when it sees that its client is gone; until then the second one waits for its lock.
  await behindProxy.organization(acme, (tx) => insert(tx, 5), { statementTimeoutMs: 300 })
  expect(performance.now() - startedAt).toBeLessThan(4000)
  expect(await countOf(5)).toBe(1)
})

test('a statement that takes too long is stopped by the server', async () => {
  const refusal = await refusalOf(database.organization(acme, (tx) => tx.query('SELECT pg_sleep(5)'), { statementTimeoutMs: 100 }))
  expect(refusal.code).toBe('unavailable')
  expect(refusal.seconds).toBeLessThan(1)
})

test('a full disk is unavailable for a while, at once and without another try (F15)', async () => {
  const refusal = await refusalOf(database.organization(acme, (tx) => raise(tx, '53100')))
  expect(refusal).toMatchObject({ code: 'unavailable', retryAfterSeconds: 60 })
  expect(refusal.seconds).toBeLessThan(1)
})

test('while the server is away callers are refused, and served as soon as it is back (F14)', async () => {
  const away = await startProxy(world.connection)
  const patient = world.connect({ connection: away.connection })
  await patient.organization(acme, (tx) => insert(tx, 5))
  await away.close()
  expect(await refusalOf(patient.organization(acme, (tx) => insert(tx, 6)))).toMatchObject({ code: 'unavailable' })
  expect(await countOf(6)).toBe(0)
})
