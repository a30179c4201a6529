import { encodeId } from '@quarterday/core/id.ts'
import { property } from '@quarterday/core/testing/property.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from '../../kit/http-json.ts'
import { validated } from '../../kit/http-validate.ts'
import { readBatch } from './read-batch.ts'
import { usageEventBatchSchema } from './usage-event-schema.ts'

const uuid = fc.uuid({ version: 7 })
const plain = (minLength: number, maxLength: number) =>
  fc.string({ minLength, maxLength, unit: 'grapheme' }).filter((text) => text.length >= minLength && text.length <= maxLength)
const calm = (minLength: number, maxLength: number) => plain(minLength, maxLength).filter(isCalm)
const moment = fc.oneof(
  fc.constantFrom('2027-04-01T09:30:00Z', '1900-01-01T00:00:00Z', '2027-04-01T09:30:00.123456+05:45'),
  fc
    .integer({ min: -2_208_988_800_000, max: 253_402_300_799_999 })
    .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds).toString()),
)
const properties = fc
  .dictionary(calm(1, 64), fc.oneof(calm(0, 500), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()), {
    maxKeys: 50,
    noNullPrototype: true,
  })
  .filter((entries) => !['__proto__', 'constructor', 'prototype'].some((name) => Object.hasOwn(entries, name)))
const owner = fc.oneof(
  uuid.map((id) => ({ customer: encodeId('cus', id) })),
  calm(1, 256).map((external_customer_id) => ({ external_customer_id })),
  uuid.map((id) => ({ subscription: encodeId('sub', id) })),
)
const rest = fc.record({ key: calm(1, 255), occurred_at: moment, value: calm(0, 30), properties }, { requiredKeys: [] })
const good = fc.tuple(calm(1, 64), owner, rest).map(([meter, whose, others]): Record<string, unknown> => ({ meter, ...whose, ...others }))

/** Control characters and half pairs are drawn on purpose, elsewhere. */
function isCalm(text: string): boolean {
  return /^\P{C}*$/u.test(text)
}

const awkward = fc.constantFrom<unknown>(
  ...[
    '',
    'x'.repeat(31),
    'x'.repeat(65),
    'x'.repeat(256),
    'x'.repeat(257),
    'x'.repeat(501),
    'a\u0000b',
    'a\u007f',
    '\ud800',
    'tab\there',
    'card 4242 4242 4242 4242',
    '4242424242424241',
    'one\ntwo',
  ],
  ...[
    'cus_01h455vb4pex5vsknk084sn02q',
    'sub_01h455vb4pex5vsknk084sn02q',
    'CUS_01h455vb4pex5vsknk084sn02q',
    'cus_81h455vb4pex5vsknk084sn02q',
  ],
  ...[
    '2027-02-29T00:00:00Z',
    '2027-04-01',
    '2027-04-01T24:00:00Z',
    '1899-12-31T23:59:59Z',
    '1900-01-01T00:30:00+01:00',
    '2027-06-30T23:59:60Z',
  ],
  ...[
    null,
    true,
    0,
    12.5,
    1e300,
    [],
    {},
    ['x'],
    { a: null },
    { a: { b: 1 } },
    { '': 'x' },
    { '4242424242424242': 1 },
    { ['n'.repeat(65)]: 1 },
    { 'a\u0001': 1 },
  ],
  ...[{ toString: 'x', valueOf: 1 }, { constructor: 'x' }, { prototype: 1 }, { hasOwnProperty: true }, { a: '\udc00' }],
  Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`p${index}`, index])),
)
const field = fc.constantFrom(
  ...['key', 'meter', 'customer', 'external_customer_id', 'subscription', 'occurred_at', 'value', 'properties'],
  ...['colour', 'Key', 'toString', 'constructor', 'prototype'],
)
/** Good events of which some fields were replaced, added or taken away. */
const changed = fc
  .tuple(good, fc.array(fc.tuple(field, fc.option(awkward, { nil: undefined })), { maxLength: 2 }))
  .map(([event, changes]) =>
    Object.fromEntries(Object.entries({ ...event, ...Object.fromEntries(changes) }).filter(([, value]) => value !== undefined)),
  )

const bySchema = (body: unknown) => {
  try {
    return { read: validated(usageEventBatchSchema, body, ['/events/-/key']) }
  } catch {
    return 'refused'
  }
}

property('good batches are read as the schema reads them', [fc.array(good, { minLength: 1, maxLength: 5 })], (events) => {
  const body = parseJson(Buffer.from(JSON.stringify({ events })))
  const read = readBatch(body)
  expect(read).toBeDefined()
  expect({ read }).toEqual(bySchema(body))
})

property(
  'what the schema refuses is never read, and what is read is what the schema reads',
  [fc.array(changed, { maxLength: 3 })],
  (events) => {
    const read = readBatch({ events })
    if (read !== undefined) expect({ read }).toEqual(bySchema({ events }))
    // Nothing that is good goes the long way.
    else expect(bySchema({ events })).toBe('refused')
  },
  { runs: 3_000 },
)

test.each([
  [null],
  [[]],
  ['events'],
  [{}],
  [{ events: [] }],
  [{ events: {} }],
  [{ events: [null] }],
  [{ events: [{ meter: 'a', external_customer_id: 'b' }], more: 1 }],
  [{ events: Array(1001).fill({ meter: 'a', external_customer_id: 'b' }) }],
])('%j is for the schema to refuse', (body) => {
  expect(readBatch(body)).toBeUndefined()
  expect(bySchema(body)).toBe('refused')
})

test('a number that JSON cannot hold is for the schema to refuse', () => {
  const body = parseJson(Buffer.from('{"events": [{"meter": "a", "external_customer_id": "b", "properties": {"n": 1e999}}]}'))
  expect(readBatch(body)).toBeUndefined()
  expect(bySchema(body)).toBe('refused')
})
