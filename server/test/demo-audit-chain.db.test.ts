import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createHttpServer } from '../src/entry/http.ts'
import { type Demo, provideDemo } from '../src/entry/start-demo.ts'
import { keysOf } from '../src/kit/authenticate-secrets.ts'
import { systemClock } from '../src/kit/clock.ts'
import { newId } from '../src/kit/ids.ts'
import { newLogger } from '../src/kit/log.ts'
import { defaultOutside } from '../src/kit/outside.ts'
import { testSecret } from './api.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { cheapPasswords } from './people.ts'

// The audit log of the demo, as `npm start` makes it, and what somebody with all rights in the database does to it.

let db: TestDatabase
let app: FastifyInstance
let apiKey: string
let portal: Demo['portal']
let dataDirectory: string
beforeAll(async () => {
  db = await testDatabase()
  dataDirectory = await mkdtemp(join(tmpdir(), 'quarterday-demo-'))
  const publicUrl = 'http://localhost:4242'
  const outside = defaultOutside(publicUrl)
  const log = newLogger({ level: 'silent' })
  const deriveKey = keysOf({ secret: testSecret })
  const demo = await provideDemo({ dataDirectory, database: db.database, clock: systemClock, log, deriveKey, outside, onProgress() {} })
  if (demo === null) throw new Error('The database is empty, so there is a demo')
  apiKey = demo.apiKey
  portal = demo.portal
  const config = { secret: testSecret, publicUrl, outside }
  const options = { database: db.database, config, clock: systemClock, log, webDirectory: '/nowhere', passwords: cheapPasswords() }
  app = createHttpServer(options)
  await app.ready()
  await lookAround()
  // A superuser is past foreign keys too.
  await db.ownerQuery('SET session_replication_role = replica')
  for (const name of tables) await db.ownerQuery(`CREATE TEMPORARY TABLE kept_${name} AS SELECT * FROM ${name}`)
}, 400_000)
afterAll(async () => {
  await app?.close()
  await db?.drop()
  await rm(dataDirectory, { recursive: true, force: true })
})
afterEach(async () => {
  for (const name of tables) {
    await db.ownerQuery(`TRUNCATE ${name} CASCADE`)
    await db.ownerQuery(`INSERT INTO ${name} SELECT * FROM kept_${name}`)
  }
  expect(await violations(), 'What was done has been taken back').toEqual([])
})

const tables = ['audit_records', 'audit_contents']

/** What somebody does who tries the demo: its past was played past the API, and is told in one record. */
async function lookAround(): Promise<void> {
  const send = async (method: 'POST' | 'PATCH', url: string, payload: object) => {
    const headers = { authorization: `Bearer ${apiKey}`, ...(method === 'POST' && { 'idempotency-key': newId() }) }
    const { statusCode, body } = await app.inject({ method, url, payload, headers })
    if (statusCode >= 300) throw new Error(`${url} answered ${statusCode}: ${body}`)
    return z.object({ id: z.string() }).parse(JSON.parse(body)).id
  }
  for (const name of ['Ida', 'Jon', 'Kaj']) {
    const id = await send('POST', '/v1/customers', { name, email: `${name.toLowerCase()}@new.example`, currency: 'EUR' })
    await send('PATCH', `/v1/customers/${id}`, { name: `${name} Berg` })
    await send('POST', `/v1/customers/${id}/credit_grants`, { amount: 500, currency: 'EUR' })
  }
}

interface Finding {
  readonly check: string
  readonly severity: string
  readonly object: string | null
  readonly detail: string
  readonly remedy: string
}

async function violations(): Promise<readonly Finding[]> {
  const { statusCode, body } = await app.inject({ url: '/v1/doctor', headers: { authorization: `Bearer ${apiKey}` } })
  expect(statusCode, body).toBe(200)
  const { findings }: { findings: readonly Finding[] } = JSON.parse(body)
  return findings.filter(({ severity }) => severity === 'violation')
}

/** What the doctor says of the chain: which row, and what is wrong with it. Each finding has to say what to do. */
async function broken(): Promise<readonly (readonly [string | null, string])[]> {
  const found = await violations()
  expect(found.filter(({ check, remedy }) => check !== 'audit_chain_holds' || !remedy.includes('quarterday audit-log verify'))).toEqual([])
  return found.map(({ object, detail }) => [object, detail] as const)
}

/** Of the demo's chain: how long it is, and a record in the middle of it that says what was changed, as does the one after it. */
async function chain(): Promise<{ readonly last: number; readonly middle: number }> {
  const [row] = await db.ownerQuery<{ last: string; middle: string }>(
    `SELECT max(r.sequence) AS last, (array_agg(r.sequence ORDER BY r.sequence) FILTER (WHERE c.sequence IS NOT NULL AND n.sequence IS NOT NULL))[3] AS middle
      FROM audit_records r
      LEFT JOIN audit_contents c ON c.sequence = r.sequence AND c.part = 'change'
      LEFT JOIN audit_contents n ON n.sequence = r.sequence + 1 AND n.part = 'change'`,
  )
  const [last, middle] = [Number(row?.last), Number(row?.middle)]
  expect(middle).toBeGreaterThan(1)
  expect(last).toBeGreaterThan(middle + 2)
  return { last, middle }
}

test('the demo has a page for customers, and one of them comes in by what is printed', async () => {
  const page = await app.inject({ url: `/v1/portal/pages/${portal?.slug}` })
  expect([page.statusCode, page.json()]).toMatchObject([
    200,
    { seller: 'Harbour Coffee', sandbox: true, sign_up: 'open', accent_color: '#8a4b22' },
  ])
  const { email, password } = portal ?? {}
  const headers = { authorization: `Bearer ${page.json().publishable_key}` }
  const came = await app.inject({ method: 'POST', url: '/v1/portal/login', headers, payload: { email, password } })
  expect([came.statusCode, came.json()]).toMatchObject([200, { customer: { name: 'Kontor & Kaje Coworking GmbH' } }])
  const invoices = await app.inject({ url: '/v1/portal/invoices', headers: { authorization: `Bearer ${came.json().access_token}` } })
  expect(invoices.json().data.length).toBeGreaterThan(3)
})

test('I26: the chain of the demo verifies, and the doctor finds nothing', async () => {
  const { last } = await chain()
  const { statusCode, body } = await app.inject({
    url: '/v1/audit_log/verification',
    headers: { authorization: `Bearer ${apiKey}` },
  })
  expect([statusCode, JSON.parse(body)]).toMatchObject([200, { records: last, last_sequence: last, breaks: [] }])
  expect(await violations()).toEqual([])
})

test.each([
  ['what was done', `UPDATE audit_records SET action = 'somethingElse' WHERE sequence = $1`, 'What it says was altered.'],
  ['who did it', `UPDATE audit_records SET actor_id = 'job_of_somebody_else' WHERE sequence = $1`, 'What it says was altered.'],
  ['when', `UPDATE audit_records SET occurred_at = occurred_at - interval '1 second' WHERE sequence = $1`, 'What it says was altered.'],
  [
    'what stood there before and after',
    `UPDATE audit_contents SET content = content || '{"name":"Somebody else"}' WHERE sequence = $1 AND part = 'change'`,
    'What it changed was altered.',
  ],
])('I26: altered with the rights of a superuser, %s is reported with its row and what to do', async (_, sql, detail) => {
  const { middle } = await chain()
  await db.ownerQuery(sql, [middle])
  expect(await broken()).toEqual([[`audit_records ${middle}`, detail]])
})

test('I26: whoever also writes the hash of the altered row anew breaks the row after it', async () => {
  const { middle } = await chain()
  await db.ownerQuery(`UPDATE audit_records SET hash = set_byte(hash, 5, 255 - get_byte(hash, 5)) WHERE sequence = $1`, [middle])
  expect(await broken()).toEqual([
    [`audit_records ${middle}`, 'Its hash is not its own.'],
    [`audit_records ${middle + 1}`, 'It does not follow from the record before it.'],
  ])
})

test('I26: the last row is deleted', async () => {
  const { last } = await chain()
  await db.ownerQuery('DELETE FROM audit_contents WHERE sequence = $1', [last])
  await db.ownerQuery('DELETE FROM audit_records WHERE sequence = $1', [last])
  expect(await broken()).toEqual([[`audit_records ${last}`, `The record ${last} is missing.`]])
})

test('I26: a row in the middle is deleted', async () => {
  const { middle } = await chain()
  await db.ownerQuery('DELETE FROM audit_contents WHERE sequence = $1', [middle])
  await db.ownerQuery('DELETE FROM audit_records WHERE sequence = $1', [middle])
  expect(await broken()).toEqual([[`audit_records ${middle}`, `The record ${middle} is missing.`]])
})

test('I26: two rows change places, with all that belongs to them', async () => {
  const { middle, last } = await chain()
  for (const name of tables) {
    for (const [from, to] of [
      [middle, last + 10],
      [middle + 1, middle],
      [last + 10, middle + 1],
    ])
      await db.ownerQuery(`UPDATE ${name} SET sequence = $2 WHERE sequence = $1`, [from, to])
  }
  const outOfPlace = (at: number) => [
    [`audit_records ${at}`, 'It does not follow from the record before it.'],
    [`audit_records ${at}`, 'Its hash is not its own.'],
  ]
  expect(await broken()).toEqual([
    ...outOfPlace(middle),
    ...outOfPlace(middle + 1),
    [`audit_records ${middle + 2}`, 'It does not follow from the record before it.'],
  ])
})
