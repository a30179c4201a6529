import { expect, test } from 'vitest'
import { canonicalJson, parseJson } from './http-json.ts'

const parse = (text: string) => parseJson(Buffer.from(text))
const unparsable = expect.objectContaining({ code: 'unparsable' })

test.each(['{"a":1,"b":[true,null,"x"]}', '"text"', '[]', '{"a":{"a":{"a":1}}}', '{"a\\\\":1,"a\\"":2}', ' {"a" : "}:{" } '])(
  '%s is read as JSON',
  (text) => {
    expect(parse(text)).toEqual(JSON.parse(text))
  },
)

test.each([
  ['half a value', '{"a":'],
  ['a trailing comma', '{"a":1,}'],
  ['nothing but a word', 'hello'],
  ['a key twice', '{"a":1,"a":2}'],
  ['a key twice, once escaped', '{"a":1,"\\u0061":2}'],
  ['a key twice deep inside', '[{"x":{"a":1,"b":2,"a":3}}]'],
  ['__proto__', '{"__proto__":{"admin":true}}'],
  ['__proto__, escaped', '{"\\u005f_proto__":1}'],
])('F41: %s is refused', (_, text) => {
  expect(() => parse(text)).toThrow(unparsable)
})

test('F41: 32 levels are read and 33 refused', () => {
  expect(() => parse('['.repeat(32) + ']'.repeat(32))).not.toThrow()
  expect(() => parse('['.repeat(33) + ']'.repeat(33))).toThrow(unparsable)
  expect(() => parse(`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`)).toThrow(unparsable)
})

test('F41: bytes that are not UTF-8 are refused', () => {
  expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow(unparsable)
})

test('a byte order mark does not change what is read', () => {
  expect(parse('\ufeff{"a":1}')).toEqual({ a: 1 })
})

test('equal values have one canonical text', () => {
  expect(canonicalJson({ b: 1, a: { d: [2, { z: 1, y: 2 }], c: null } })).toBe('{"a":{"c":null,"d":[2,{"y":2,"z":1}]},"b":1}')
  expect(canonicalJson([2, 1])).toBe('[2,1]')
})
