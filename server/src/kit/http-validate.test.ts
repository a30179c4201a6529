import { expect, test } from 'vitest'
import { z } from 'zod'
import { pointer, validated } from './http-validate.ts'

const schema = z.strictObject({
  name: z.string().max(3),
  count: z.int().optional(),
  items: z.array(z.strictObject({ price: z.string() })).optional(),
  terms: z
    .discriminatedUnion('model', [z.strictObject({ model: z.literal('a'), x: z.int() }), z.strictObject({ model: z.literal('b') })])
    .optional(),
  notes: z.record(z.string(), z.string()).optional(),
})

function refusalOf(input: unknown): { code: string; errors: { pointer: string; code: string }[] } {
  try {
    validated(schema, input)
  } catch (error) {
    const { code, errors = [] } = error as { code: string; errors?: { pointer: string; code: string }[] }
    return { code, errors: errors.map(({ pointer, code }) => ({ pointer, code })) }
  }
  throw new Error('It was accepted')
}

test.each([
  ['a missing field', {}, 'invalid', [{ pointer: '/name', code: 'required' }]],
  ['a field too many', { name: 'x', organization_id: 1 }, 'unknown_field', [{ pointer: '/organization_id', code: 'unknown_field' }]],
  [
    'a field too many inside',
    { name: 'x', items: [{ price: 'p', q: 1 }] },
    'unknown_field',
    [{ pointer: '/items/0/q', code: 'unknown_field' }],
  ],
  ['a wrong type', { name: 1 }, 'invalid', [{ pointer: '/name', code: 'invalid_type' }]],
  ['a text too long', { name: 'long' }, 'invalid', [{ pointer: '/name', code: 'too_big' }]],
  ['a wrong variant', { name: 'x', terms: { model: 'a', x: 'y' } }, 'invalid', [{ pointer: '/terms/x', code: 'invalid_type' }]],
  ['no such variant', { name: 'x', terms: { model: 'c' } }, 'invalid', [{ pointer: '/terms/model', code: 'invalid_union' }]],
  ['a fraction', { name: 'x', count: 0.5 }, 'invalid', [{ pointer: '/count', code: 'invalid_type' }]],
  ['2^53 + 1', { name: 'x', count: JSON.parse('9007199254740993') }, 'invalid', [{ pointer: '/count', code: 'too_big' }]],
  ['infinity', { name: 'x', count: Number.POSITIVE_INFINITY }, 'invalid', [{ pointer: '/count', code: 'invalid_type' }]],
  ['a body that is a list', [], 'invalid', [{ pointer: '', code: 'invalid_type' }]],
])('F41: %s is refused with the place of the error', (_, input, code, errors) => {
  expect(refusalOf(input)).toEqual({ code, errors })
})

test.each([
  ['NUL', 'a\u0000b'],
  ['a control character', '\u001b[31m'],
  ['half a surrogate pair', '\ud800'],
])('F42: %s is refused anywhere', (_, text) => {
  expect(refusalOf({ name: 'x', items: [{ price: text }] })).toEqual({
    code: 'invalid',
    errors: [{ pointer: '/items/0/price', code: 'invalid_text' }],
  })
  expect(refusalOf({ name: 'x', notes: { [text]: 'v' } }).code).toBe('invalid')
})

test('F42: all other text is kept as it came', () => {
  for (const name of ['a\tb', 'a\nb', 'é', 'e\u0301', '👍', '日本語'])
    expect(validated(schema.pick({ name: true }), { name })).toEqual({ name })
})

test.each(['constructor', 'prototype'])('S48: the key %s is refused', (key) => {
  expect(refusalOf({ name: 'x', notes: { [key]: 'v' } })).toEqual({
    code: 'unknown_field',
    errors: [{ pointer: `/notes/${key}`, code: 'unknown_field' }],
  })
})

test('S66: a card number is refused wherever a text can be, and not repeated', () => {
  const refused = (input: unknown, opaqueKeys: readonly string[] = []) => {
    try {
      validated(schema, input, opaqueKeys)
    } catch (error) {
      expect(JSON.stringify(error) + String(error)).not.toContain('4242424242424242')
      const { code, errors } = error as { code: string; errors: { pointer: string }[] }
      return [code, errors[0]?.pointer]
    }
    return null
  }
  const card = '4242424242424242'
  expect(refused({ name: card })).toEqual(['card_data_refused', '/name'])
  expect(refused({ name: 'x', items: [{ price: '1' }, { price: `no ${card}` }] })).toEqual(['card_data_refused', '/items/1/price'])
  expect(refused({ name: 'x', notes: { [card]: 'v' } })).toEqual(['card_data_refused', '/notes'])
  expect(refused({ name: 'x', colour: card })).toEqual(['card_data_refused', '/colour'])
  // A number is an amount or a quantity.
  expect(refused({ name: 'x', count: Number(card) })).toBeNull()
  expect(refused({ name: 'x', items: [{ price: card }] }, ['/items/-/price'])).toBeNull()
  expect(refused({ name: 'x', notes: { price: card } }, ['/items/-/price'])).toEqual(['card_data_refused', '/notes/price'])
})

test('a pointer escapes as RFC 6901 says', () => {
  expect(pointer(['a/b', 0, 'c~d'])).toBe('/a~1b/0/c~0d')
})
