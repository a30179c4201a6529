import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../test/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

interface Row {
  readonly sequence: bigint
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly action: string
  readonly outcome: string
  readonly object_id: string | null
  readonly result_id: string | null
  readonly fields: string[]
  readonly detail: unknown
  readonly request_id: string | null
  readonly change: { before: Record<string, unknown> | null; after: Record<string, unknown> | null; result?: Record<string, unknown> } | null
  readonly source: { address: string } | null
}

/** The records of the organization after a sequence, with what is kept beside them. */
async function records(of: { organization: { id: string } } = api, after = 0n): Promise<Row[]> {
  return api.db.ownerQuery<Row>(
    `SELECT r.*, c.content AS change, s.content AS source FROM audit_records r
     LEFT JOIN audit_contents c ON c.organization_id = r.organization_id AND c.sequence = r.sequence AND c.part = 'change'
     LEFT JOIN audit_contents s ON s.organization_id = r.organization_id AND s.sequence = r.sequence AND s.part = 'source'
     WHERE r.organization_id = $1 AND r.sequence > $2 ORDER BY r.sequence`,
    [of.organization.id, after],
  )
}

test('S65: a change names who, what, which thing, what was before and after, the request and from where', async () => {
  const made = await api.post('/v1/customers', { name: 'Ada', email: 'ada@example.com' })
  const changed = await api.patch(`/v1/customers/${made.body.id}`, { email: 'ada@lovelace.example' })
  const key = encodeId('key', api.keyId)
  const [first, creation, change] = await records()
  expect(first).toMatchObject({ sequence: 1n, action: 'createOrganization', actor_kind: 'operator', result_id: key })
  expect(creation).toMatchObject({
    ...{ sequence: 2n, actor_kind: 'api_key', actor_id: key, action: 'createCustomer', outcome: 'done', object_id: made.body.id },
    ...{ request_id: made.headers['request-id'], source: { address: '127.0.0.1' } },
    change: { before: null, after: { name: 'Ada', email: 'ada@example.com' } },
  })
  expect(change).toMatchObject({
    ...{ sequence: 3n, action: 'updateCustomer', object_id: made.body.id, request_id: changed.headers['request-id'] },
    fields: ['email'],
    change: { before: { email: 'ada@example.com' }, after: { email: 'ada@lovelace.example' } },
  })
})
