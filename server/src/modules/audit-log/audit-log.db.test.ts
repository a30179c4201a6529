import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../../test/api.ts'
import { type Planting, planting } from '../../../test/planting.ts'

let api: TestApi
let other: ApiClient
let planted: Planting
let ada: string
beforeAll(async () => {
  api = await testApi()
  other = await api.organizationClient({ name: 'Next door' })
  await other.post('/v1/products', { name: 'Theirs' })
  ada = (await api.post('/v1/customers', { name: 'Ada' })).body.id
  await api.patch(`/v1/customers/${ada}`, { name: '=1+1', phone: '+44 20 7946 0000' })
  await api.post('/v1/wallets', { customer: ada, currency: 'EUR', name: 'Prepaid' })
  await api.post(`/v1/customers/${ada}/archive`)
  await api.post('/v1/products', { name: 'Tea' })
  planted = await planting(api.db, [])
})
afterAll(() => api.close())
afterEach(() => planted.restore())

async function actions(query: string): Promise<string[]> {
  const { status, body } = await api.get(`/v1/audit_log?${query}`)
  expect(status).toBe(200)
  return body.data.map((record: { action: string }) => record.action)
}

/** The cells of a CSV file (RFC 4180), row by row. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 1)
}

const everything = ['createProduct', 'archiveCustomer', 'createWallet', 'updateCustomer', 'createCustomer', 'createOrganization']

test('the newest is first, in pages, and of one’s own organization only', async () => {
  expect(await actions('')).toEqual(everything)
  const first = await api.get('/v1/audit_log?limit=4')
  expect(first.body.has_more).toBe(true)
  expect(await actions(`limit=4&cursor=${encodeURIComponent(first.body.next_cursor)}`)).toEqual(everything.slice(4))
  expect(await actions('sort=sequence')).toEqual(everything.toReversed())
})

test('S65: it is searched by who, what, which thing, which request and when', async () => {
  const key = encodeId('key', api.keyId)
  const { data } = (await api.get('/v1/audit_log')).body
  const wallet = data[2]
  expect(await actions(`actor=${key}`)).toEqual(everything.slice(0, -1))
  expect(await actions('actor_kind=operator')).toEqual(['createOrganization'])
  expect(await actions('action=updateCustomer')).toEqual(['updateCustomer'])
  expect(await actions('outcome=denied')).toEqual([])
  expect(await actions(`object_id=${ada}`)).toEqual(['archiveCustomer', 'updateCustomer', 'createCustomer'])
  expect(await actions(`object_id=${key}`)).toEqual(['createOrganization'])
  expect(await actions('object_type=wallet')).toEqual(['createWallet'])
  expect(await actions(`request_id=${wallet.request_id}`)).toEqual(['createWallet'])
  expect(await actions(`q=${ada.toUpperCase()}`)).toEqual(['archiveCustomer', 'updateCustomer', 'createCustomer'])
  expect(await actions('q=RCHIVE')).toEqual(['archiveCustomer'])
  expect(await actions(`q=${wallet.request_id}`)).toEqual(['createWallet'])
  expect(await actions(`q=${key}`)).toEqual(everything)
  // A part of an id is nothing that anybody knows of a record.
  expect(await actions(`q=${ada.slice(0, 12)}`)).toEqual([])
  expect(await actions('q=%25')).toEqual([])
  expect(await actions(`from=${wallet.occurred_at}`)).toEqual(everything.slice(0, 3))
  expect(await actions(`before=${wallet.occurred_at}`)).toEqual(everything.slice(3))
  expect((await api.get('/v1/audit_log?who=me')).status).toBe(422)
})

test('one record is shown by its id, and nobody else’s is', async () => {
  const [record] = (await api.get('/v1/audit_log?action=updateCustomer')).body.data
  const { status, body } = await api.get(`/v1/audit_log/${record.id}`)
  expect(status).toBe(200)
  expect(body).toEqual(record)
  expect(body).toMatchObject({
    ...{ object: 'audit_record', sequence: 3, actor: { kind: 'api_key', id: encodeId('key', api.keyId) }, outcome: 'done' },
    ...{ object_type: 'customer', object_id: ada, result_type: null, result_id: null, result: null, detail: null, forgotten: false },
    ...{ fields: ['name', 'phone'], before: { name: 'Ada', phone: null }, after: { name: '=1+1', phone: '+44 20 7946 0000' } },
    ...{ address: '127.0.0.1', request_id: expect.stringMatching(/^req_/) },
  })
  expect((await other.get(`/v1/audit_log/${record.id}`)).status).toBe(404)
})

test('S65: reading it takes a scope of its own', async () => {
  const { body } = await api.post('/v1/api_keys', { name: 'Shop', scopes: ['customers:write'] })
  const authorization = `Bearer ${body.secret}`
  for (const path of ['/v1/audit_log', '/v1/audit_log/export', '/v1/audit_log/verification'])
    expect((await api.raw('GET', path, undefined, { authorization })).status).toBe(403)
})

test('S59: as CSV no cell is a formula', async () => {
  const file = await api.get(`/v1/audit_log/export?format=csv&object_id=${ada}`)
  expect(file.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="audit-log.csv"',
  })
  const [names = [], ...cells] = cellsOf(file.text)
  const rows = cells.map((row) => Object.fromEntries(row.map((cell, index) => [names[index], cell])))
  expect(rows.map(({ sequence, action }) => `${sequence} ${action}`)).toEqual(['2 createCustomer', '3 updateCustomer', '5 archiveCustomer'])
  expect(JSON.parse(rows[1]?.after ?? '')).toEqual({ name: '=1+1', phone: '+44 20 7946 0000' })
  expect(cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
})

test('S65: all of it is exported in parts, which go on where the one before ended, and the export is on record', async () => {
  const first = await api.get('/v1/audit_log/export?limit=4')
  expect(first.body).toMatchObject({ object: 'audit_export', last_sequence: 4, has_more: true })
  const rest = await api.get(`/v1/audit_log/export?after=${first.body.last_sequence}&limit=4`)
  expect(rest.body).toMatchObject({ last_sequence: 6, has_more: false })
  const lines = await api.get('/v1/audit_log/export?format=jsonl')
  expect(lines.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
  const read = lines.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(read).toEqual([...first.body.data, ...rest.body.data])
  expect(await actions('limit=1')).toEqual(['exportAuditLog'])
})

test('I26: a whole chain verifies, and says where it ends', async () => {
  const { status, body } = await api.get('/v1/audit_log/verification')
  const [last] = (await api.get('/v1/audit_log?limit=1')).body.data
  expect(status).toBe(200)
  expect(body).toMatchObject({ records: 6, forgotten: 0, last_sequence: 6, last_hash: last.hash, breaks: [] })
})

const mine = `organization_id = (SELECT organization_id FROM audit_records WHERE object_id LIKE 'cus_%' LIMIT 1)`
const head = (sequence: number) => `UPDATE audit_heads h SET sequence = ${sequence},
  hash = (SELECT hash FROM audit_records r WHERE r.organization_id = h.organization_id AND r.sequence = ${sequence}) WHERE h.${mine}`

test.each<readonly [string, string, readonly string[]]>([
  ['who did it', `UPDATE audit_records SET actor_id = 'key_other' WHERE ${mine} AND sequence = 3`, ['3 What it says was altered.']],
  [
    'when',
    `UPDATE audit_records SET occurred_at = occurred_at - interval '1 day' WHERE ${mine} AND sequence = 3`,
    ['3 What it says was altered.'],
  ],
  ['how it ended', `UPDATE audit_records SET outcome = 'refused' WHERE ${mine} AND sequence = 3`, ['3 What it says was altered.']],
  [
    'what stood in a field',
    `UPDATE audit_contents SET content = jsonb_set(content, '{before,name}', '"Eve"') WHERE ${mine} AND sequence = 3 AND part = 'change'`,
    ['3 What it changed was altered.'],
  ],
  [
    'from where',
    `UPDATE audit_contents SET content = '{"address":"::1"}' WHERE ${mine} AND sequence = 3 AND part = 'source'`,
    ['3 From where it came was altered.'],
  ],
  [
    'its own hash',
    `UPDATE audit_records SET hash = previous_hash WHERE ${mine} AND sequence = 3`,
    ['3 Its hash is not its own.', '4 It does not follow from the record before it.'],
  ],
  ['a record that is gone', `DELETE FROM audit_records WHERE ${mine} AND sequence = 3`, ['3 The record 3 is missing.']],
  ['two that are gone', `DELETE FROM audit_records WHERE ${mine} AND sequence IN (3, 4)`, ['3 The records 3 to 4 are missing.']],
  ['the first that is gone', `DELETE FROM audit_records WHERE ${mine} AND sequence = 1`, ['1 The record 1 is missing.']],
  ['an end that is cut off', `DELETE FROM audit_records WHERE ${mine} AND sequence > 4`, ['5 The records 5 to 6 are missing.']],
  ['an end that is noted earlier', head(4), ['6 The chain was noted to end at 4, and ends at 6.']],
  [
    'an end that is another',
    `UPDATE audit_heads SET hash = decode(repeat('01', 33), 'hex') WHERE ${mine}`,
    ['6 The chain does not end as was noted of it.'],
  ],
  ['an end that is not noted', `DELETE FROM audit_heads WHERE ${mine}`, ['6 The chain was noted to end at 0, and ends at 6.']],
])('I26: %s, altered with a superuser’s rights, is reported', async (_, sql, expected) => {
  await planted.plant(sql)
  const { body } = await api.get('/v1/audit_log/verification')
  expect(body.breaks.map((found: { sequence: number; detail: string }) => `${found.sequence} ${found.detail}`)).toEqual(expected)
  expect((await other.get('/v1/audit_log/verification')).body.breaks).toEqual([])
  const findings = (await api.get('/v1/doctor')).body.findings
  expect(findings.filter((finding: { check: string }) => finding.check === 'audit_chain_holds')).toHaveLength(expected.length)
})

test('I26: a chain that was written anew from some record on is told by a hash that was noted elsewhere', async () => {
  const { data } = (await api.get('/v1/audit_log')).body
  const noted = `sequence=${data[1].sequence}&hash=${data[1].hash}`
  expect((await api.get(`/v1/audit_log/verification?${noted}`)).body.breaks).toEqual([])
  await planted.plant(
    `DELETE FROM audit_contents WHERE ${mine} AND sequence > 4; DELETE FROM audit_records WHERE ${mine} AND sequence > 4; ${head(4)}`,
  )
  await api.post('/v1/products', { name: 'Coffee' })
  expect((await api.get('/v1/audit_log/verification')).body.breaks).toEqual([])
  const { body } = await api.get(`/v1/audit_log/verification?${noted}`)
  expect(body.breaks).toEqual([{ sequence: 5, id: null, detail: 'It is not what was noted of it.' }])
  expect((await api.get('/v1/audit_log/verification?sequence=5')).status).toBe(422)
})

test('lists of a long log are read by an index: of a thing, of an actor, of a deed, of a request, of a time', async () => {
  const zeros = "decode(repeat('00', 32), 'hex')"
  await planted.plant(`INSERT INTO audit_records (organization_id, sequence, id, occurred_at, actor_kind, actor_id, action, outcome, object_type, object_id,
      result_type, result_id, fields, request_id, content_hash, previous_hash, hash)
    SELECT o.id, n + 100, ('01890000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '2020-01-01Z'::timestamptz + n * interval '1 minute', 'api_key',
      'key_' || n % 500, 'act' || n % 50, 'done', 'thing', 'thing_' || n % 5000, 'part', 'part_' || n % 5000, '{}', 'req_' || n, ${zeros},
      '\\x00' || ${zeros}, '\\x00' || ${zeros}
    FROM generate_series(1, 50000) n, (SELECT organization_id AS id FROM audit_records WHERE ${mine} LIMIT 1) o`)
  await api.db.ownerQuery('ANALYZE audit_records')
  const explain = async (condition: string) => {
    const rows = await api.db.ownerQuery<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT * FROM audit_records WHERE organization_id = '${api.organization.id}' AND ${condition} ORDER BY sequence DESC, id DESC LIMIT 21`,
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }
  const both = await explain(`(object_id = 'thing_7' OR result_id = 'thing_7')`)
  expect(both).toContain('audit_records_of_object')
  expect(both).toContain('audit_records_of_result')
  expect(await explain(`actor_id = 'key_7'`)).toContain('audit_records_of_actor')
  expect(await explain(`request_id = 'req_7'`)).toContain('audit_records_of_request')
  expect(await explain(`action = 'act7'`)).toContain('audit_records_of_action')
  expect(await explain(`occurred_at >= '2020-01-10Z' AND occurred_at < '2020-01-10T01:00:00Z'`)).toContain('audit_records_of_time')
  // What is rare or not there: without an index the whole log would be looked through for it.
  expect(await explain(`(object_type = 'webhook_endpoint' OR result_type = 'webhook_endpoint')`)).toContain('audit_records_of_object_type')
  expect(await explain(`outcome = 'failed'`)).toContain('audit_records_not_done')
  expect(await explain(`actor_kind = 'operator'`)).toContain('audit_records_of_people')
  expect(await explain('true')).toContain('Index Scan Backward using audit_records_pkey')
})
