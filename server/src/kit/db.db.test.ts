import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestDatabase } from '../../test/database.ts'
import { acme, borealis, borealisClock, notesDatabase } from '../../test/notes.ts'
import { bigintArray, dateArray, jsonArray, textArray, timestampArray, uuidArray } from './arrays.ts'
import { type Database, isUniqueViolation, type Tx } from './db.ts'
import { checkRunTimeRole } from './db-check.ts'

let world: TestDatabase
let database: Database
const real = Temporal.Instant.from('2026-01-02T03:04:05.678Z')

beforeAll(async () => {
  world = await notesDatabase({ clock: { now: () => real } })
  database = world.database
})
afterAll(() => world.drop())
beforeEach(() => world.ownerQuery('TRUNCATE notes'))

const insert = (tx: Tx, id: number, body = '') => tx.query('INSERT INTO notes VALUES ($1, $2, $3)', [tx.organizationId, id, body])
const bodies = async (tx: Tx) => (await tx.query<{ body: string }>('SELECT body FROM notes ORDER BY id')).rows.map((row) => row.body)
const ids = () => world.ownerQuery<{ id: number }>('SELECT id FROM notes ORDER BY id').then((rows) => rows.map((row) => row.id))

test('a run-time session works as quarterday_app, whose rights row-level security binds', async () => {
  await checkRunTimeRole(world.connection)
  const { rows } = await database.organization(acme, (tx) =>
    tx.query('SELECT current_user AS me, current_setting($1) AS path', ['search_path']),
  )
  expect(rows).toEqual([{ me: 'quarterday_app', path: 'public,pg_temp' }])
})

test('an organization sees and writes its own rows alone (I25)', async () => {
  await database.organization(acme, (tx) => insert(tx, 1, 'of acme'))
  await database.organization(borealis, (tx) => insert(tx, 1, 'of borealis'))
  expect(await database.organization(acme, bodies)).toEqual(['of acme'])
  expect((await database.organization(acme, (tx) => tx.query(`UPDATE notes SET body = 'mine'`))).rowCount).toBe(1)
  await expect(database.organization(acme, (tx) => tx.query('INSERT INTO notes VALUES ($1, 2)', [borealis]))).rejects.toThrow(
    /row-level security/,
  )
  await expect(database.organization(acme, (tx) => tx.query('UPDATE notes SET organization_id = $1', [borealis]))).rejects.toThrow(
    /row-level/,
  )
  expect(await database.organization(borealis, bodies)).toEqual(['of borealis'])
})

test('the organization does not stay with the pooled connection: without it there are no rows and no writes (I25)', async () => {
  const one = world.connect({ poolSize: 1 })
  await one.organization(acme, (tx) => insert(tx, 1))
  const seen = await one.dispatcher((tx) => tx.query(`SELECT current_setting('app.organization_id', true) AS organization`))
  expect(seen.rows).toEqual([{ organization: '' }])
  await expect(one.credentials((tx) => tx.query('SELECT FROM notes'))).rejects.toThrow(/permission denied/)
})

test('the dispatcher reads narrow columns of all organizations and writes nothing', async () => {
  await database.organization(acme, (tx) => insert(tx, 1))
  await database.organization(borealis, (tx) => insert(tx, 2))
  const { rows } = await database.dispatcher((tx) => tx.query('SELECT id FROM notes ORDER BY id'))
  expect(rows).toEqual([{ id: 1 }, { id: 2 }])
  await expect(database.dispatcher((tx) => tx.query('SELECT body FROM notes'))).rejects.toThrow(/permission denied/)
  await expect(database.dispatcher((tx) => tx.query('DELETE FROM notes'))).rejects.toThrow(/permission denied|read-only/)
})

test('now is the clock of the organization, and stands still inside a transaction', async () => {
  expect(await database.organization(acme, async (tx) => tx.now.toString())).toBe(real.toString())
  expect(await database.organization(borealis, async (tx) => tx.now.toString())).toBe(borealisClock)
  const unborn = '00000000-0000-7000-8000-0000000000ff'
  expect(await database.organization(unborn, async (tx) => tx.now.toString())).toBe(real.toString())
})

test('a transaction costs two round trips beyond its own statements', async () => {
  const sent: string[] = []
  const counting = world.connect({ onStatement: ({ text }) => sent.push(text) })
  await counting.organization(acme, (tx) => insert(tx, 1))
  expect(sent.map((text) => text.split(' ')[0])).toEqual(['BEGIN', 'INSERT', 'COMMIT'])
})

test('an organization id that is no uuid never reaches SQL', async () => {
  await expect(database.organization(`${acme}'; DROP TABLE notes; --`, bodies)).rejects.toThrow('An organization id is a lower-case uuid')
})

test('a call inside joins the open transaction, and all of it rolls back together', async () => {
  const failed = database.organization(acme, async (tx) => {
    await database.organization(acme, (inner) => insert(inner, 1))
    expect(await bodies(tx)).toHaveLength(1)
    throw new Error('on second thoughts')
  })
  await expect(failed).rejects.toThrow('on second thoughts')
  expect(await ids()).toEqual([])
})

test('another organization, or another role, inside an open transaction is a bug', async () => {
  const inside = (work: () => Promise<unknown>) => database.organization(acme, () => work())
  await expect(inside(() => database.organization(borealis, bodies))).rejects.toThrow(/inside that of another/)
  await expect(inside(() => database.dispatcher(async () => 1))).rejects.toThrow(/second connection/)
})

test('a statement after the end of its transaction is a bug', async () => {
  const kept = await database.organization(acme, async (tx) => tx)
  await expect(insert(kept, 1)).rejects.toThrow(/has ended/)
  await expect(kept.sql.selectFrom('organizations').select('id').execute()).rejects.toThrow(/has ended/)
})

test('a statement that nobody awaits rolls everything back', async () => {
  const hasty = database.organization(acme, async (tx) => {
    void insert(tx, 1).catch(() => undefined)
  })
  await expect(hasty).rejects.toThrow(/still under way/)
  expect(await ids()).toEqual([])
})

test('statements asked for at once run one after the other', async () => {
  await database.organization(acme, (tx) => Promise.all([1, 2, 3, 4].map((id) => insert(tx, id))))
  expect(await ids()).toEqual([1, 2, 3, 4])
})

test('an error that is swallowed does not turn into a half-done commit', async () => {
  const swallowing = database.organization(acme, async (tx) => {
    await insert(tx, 1)
    await tx.query('SELECT 1/0').catch(() => undefined)
  })
  await expect(swallowing).rejects.toThrow(/swallowed/)
  expect(await ids()).toEqual([])
})

test('what a deferred constraint says at COMMIT is a plain error: rolled back, not unknown', async () => {
  const orphan = '00000000-0000-7000-8000-0000000000ff'
  await expect(database.organization(orphan, (tx) => insert(tx, 1))).rejects.toMatchObject({ code: '23503' })
  expect(await ids()).toEqual([])
})

test('a unique violation is told apart by its constraint (F11)', async () => {
  const twice = database.organization(acme, async (tx) => {
    await insert(tx, 1)
    await insert(tx, 1)
  })
  const error: unknown = await twice.catch((caught) => caught)
  expect(isUniqueViolation(error)).toBe(true)
  expect(isUniqueViolation(error, 'notes_pkey')).toBe(true)
  expect(isUniqueViolation(error, 'other')).toBe(false)
  expect(isUniqueViolation(new Error('duplicate'))).toBe(false)
})

test('read only means read only', async () => {
  await expect(database.organization(acme, (tx) => insert(tx, 1), { readOnly: true })).rejects.toThrow(/read-only/)
})

test('repeatable read sees one moment', async () => {
  const counts = await database.organization(
    acme,
    async (tx) => {
      const before = (await bodies(tx)).length
      await world.ownerQuery('INSERT INTO notes VALUES ($1, 9)', [acme])
      return [before, (await bodies(tx)).length]
    },
    { isolation: 'repeatable read' },
  )
  expect(counts).toEqual([0, 0])
})

test('what waits for the commit runs after it, in order, and outside of it', async () => {
  const order: string[] = []
  await database.organization(acme, async (tx) => {
    tx.afterCommit(async () => {
      order.push(`committed: ${await ids()}`)
      await database.organization(borealis, (other) => insert(other, 2))
    })
    tx.afterCommit(() => void order.push('second'))
    await insert(tx, 1)
    order.push('worked')
  })
  expect(order).toEqual(['worked', 'committed: 1', 'second'])
  expect(await ids()).toEqual([1, 2])
})

test('a rollback forgets what waited for the commit', async () => {
  let ran = false
  const failed = database.organization(acme, async (tx) => {
    tx.afterCommit(() => {
      ran = true
    })
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(ran).toBe(false)
})

test('a failure after the commit is reported, and the caller keeps its answer', async () => {
  const failures: unknown[] = []
  const reporting = world.connect({ onAfterCommitError: (error) => failures.push(error) })
  const answer = await reporting.organization(acme, async (tx) => {
    tx.afterCommit(() => Promise.reject(new Error('nobody is listening')))
    await insert(tx, 1)
    return 'done'
  })
  expect(answer).toBe('done')
  expect(failures).toHaveLength(1)
})

test('a named statement is prepared once a session', async () => {
  const one = world.connect({ poolSize: 1 })
  const add = (tx: Tx, id: number) => tx.query('INSERT INTO notes VALUES ($1, $2)', [tx.organizationId, id], 'add_note')
  await one.organization(acme, (tx) => add(tx, 1))
  const { rows } = await one.organization(acme, async (tx) => {
    await add(tx, 2)
    return tx.query('SELECT name FROM pg_prepared_statements')
  })
  expect(rows).toEqual([{ name: 'add_note' }])
  expect(await ids()).toEqual([1, 2])
})

test('values come back as they went in', async () => {
  const instant = Temporal.Instant.from('2027-02-28T23:59:59.123456Z')
  const date = Temporal.PlainDate.from('2028-02-29')
  const { rows } = await database.organization(acme, (tx) =>
    tx.query(
      'SELECT $1::timestamptz AS i, $2::date AS d, $3::int8 AS b, $4::numeric AS n, $5::jsonb AS j, $6::date[] AS a, $7::int8[] AS bs',
      [instant, date, 9007199254740993n, '0.10', { deep: [1] }, [date, null], [1n, 2n]],
    ),
  )
  expect(rows).toEqual([{ i: instant, d: date, b: 9007199254740993n, n: '0.10', j: { deep: [1] }, a: [date, null], bs: [1n, 2n] }])
})

test('array literals carry whole columns', async () => {
  const instant = Temporal.Instant.from('2027-02-28T23:59:59.5Z')
  const date = Temporal.PlainDate.from('2028-02-29')
  const texts = ['', 'NULL', 'say "hi"', 'back\\slash', 'a,b', '{}', 'naïve ☂', null]
  const { rows } = await database.organization(acme, (tx) =>
    tx.query(
      'SELECT * FROM unnest($1::uuid[], $2::int8[], $3::timestamptz[], $4::date[], $5::text[], $6::jsonb[]) AS t (u, b, i, d, t, j)',
      [
        uuidArray(texts.map(() => acme)),
        bigintArray(texts.map((_, index) => BigInt(index))),
        timestampArray(texts.map(() => instant)),
        dateArray(texts.map(() => date)),
        textArray(texts),
        jsonArray(texts.map((text) => ({ text }))),
      ],
    ),
  )
  expect(rows).toEqual(texts.map((text, index) => ({ u: acme, b: BigInt(index), i: instant, d: date, t: text, j: { text } })))
})

test('Kysely writes SQL for the open transaction and cannot begin another', async () => {
  const found = await database.organization(borealis, (tx) =>
    tx.sql.selectFrom('organizations').select(['id', 'clock_at']).where('id', '=', borealis).execute(),
  )
  expect(found).toEqual([{ id: borealis, clock_at: Temporal.Instant.from(borealisClock) }])
  const nested = database.organization(acme, (tx) => tx.sql.transaction().execute(async () => 1))
  await expect(nested).rejects.toThrow(/begun by the database layer/)
})
