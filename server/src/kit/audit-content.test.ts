import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { changeBetween, fieldsOf, notKept } from './audit-content.ts'
import { chainHash, contentHashOf, digestOf } from './audit-record.ts'

test('only the fields that differ are kept, whole, with both sides', () => {
  const before = { id: 'x', name: 'a', address: { city: 'Oslo', zip: '1' }, tags: ['a'], gone: 1 }
  const after = { id: 'x', name: 'b', address: { zip: '1', city: 'Bergen' }, tags: ['a'], came: null }
  expect(changeBetween(before, after)).toEqual({
    fields: ['address', 'came', 'gone', 'name'],
    change: {
      before: { address: { city: 'Oslo', zip: '1' }, gone: 1, name: 'a' },
      after: { address: { zip: '1', city: 'Bergen' }, came: null, name: 'b' },
    },
  })
  expect(changeBetween(before, before).fields).toEqual([])
})

test('of what is created and of what is deleted every field counts', () => {
  expect(changeBetween(null, { b: 1, a: 2 })).toEqual({ fields: ['a', 'b'], change: { before: null, after: { a: 2, b: 1 } } })
  expect(changeBetween({ a: 2 }, null)).toEqual({ fields: ['a'], change: { before: { a: 2 }, after: null } })
  expect(changeBetween(undefined, [])).toEqual({ fields: [], change: { before: null, after: null } })
})

test.each([
  'secret',
  'client_secret',
  'api_token',
  'password',
  'new_password',
  'totp',
  'redirect_url',
  'recovery_codes',
  'private_key',
  'html',
])('S65: what stands in %s is not kept, at any depth', (name) => {
  expect(fieldsOf({ [name]: 'open sesame' })).toEqual({ [name]: notKept })
  expect(fieldsOf({ list: [{ [name]: ['open sesame'] }] })).toEqual({ list: [{ [name]: notKept }] })
  expect(fieldsOf({ [name]: null })).toEqual({ [name]: null })
})

test.each(['secret_key_last4', 'previous_secret_expires_at', 'password_changed_at', 'description', 'token_count', 'context'])(
  '%s opens nothing, and is kept',
  (name) => {
    expect(fieldsOf({ [name]: 'said' })).toEqual({ [name]: 'said' })
  },
)

test('what is long is kept as its digest and its length', () => {
  const long = 'x'.repeat(8191)
  const text = JSON.stringify(long)
  expect(fieldsOf({ note: 'x'.repeat(8190), memo: long })).toEqual({
    note: 'x'.repeat(8190),
    memo: { sha256: createHash('sha256').update(text).digest('hex'), length: 8193 },
  })
})

test('I26: hashes are those that docs/audit-log.md describes', () => {
  const sha256 = (...parts: (string | Buffer)[]) => {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    return hash.digest()
  }
  const salt = Buffer.alloc(16, 7)
  const change = digestOf(salt, { before: null, after: { name: 'Tea' } })
  expect(change).toEqual(sha256(salt, '{"after":{"name":"Tea"},"before":null}'))
  const content = contentHashOf({
    ...{ id: '01890000-0000-7000-8000-000000000001', occurredAt: Temporal.Instant.from('2027-04-01T09:30:00.5Z'), actorKind: 'api_key' },
    ...{ actorId: 'key_1', action: 'createProduct', outcome: 'done', object: { type: 'product', id: 'prod_1' }, result: null },
    ...{ fields: ['name'], detail: { b: 1, a: 2 }, requestId: 'req_1', sourceDigest: null, changeDigest: change },
  })
  const array =
    '["01890000-0000-7000-8000-000000000001","2027-04-01T09:30:00.5Z","api_key","key_1","createProduct","done",["product","prod_1"],null,["name"],' +
    `{"a":2,"b":1},"req_1",null,"${change.toString('hex')}"]`
  expect(content).toEqual(sha256(array))
  const previous = Buffer.alloc(33)
  const organization = '01890000-0000-7000-8000-0000000000aa'
  expect(chainHash(organization, 1n, previous, content)).toEqual(
    Buffer.concat([Buffer.of(1), sha256(`${organization} 1 ${'00'.repeat(33)} ${content.toString('hex')}`)]),
  )
})
