import { expect, test } from 'vitest'
import { Refusal, refusals, refuse } from './refusal.ts'

test('a refusal carries its code, status, title and detail', () => {
  const refusal = refuse('rate_limited', { detail: 'Ten a second.', retryAfterSeconds: 3 })
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({
    code: 'rate_limited',
    status: 429,
    title: 'Too many requests',
    detail: 'Ten a second.',
    retryAfterSeconds: 3,
  })
})

test('without a detail the title stands in', () => {
  expect(refuse('not_found').detail).toBe('There is no such object')
  expect(refuse('not_found').errors).toBeUndefined()
})

test('field errors keep their pointers', () => {
  const errors = [{ pointer: '/items/0/price', code: 'required', detail: 'Must be given' }]
  expect(refuse('invalid', { errors }).errors).toEqual(errors)
})

test('statuses are those of the public contract, and never a 500', () => {
  const allowed = new Set([400, 401, 403, 404, 405, 408, 409, 412, 413, 415, 422, 428, 429, 431, 503])
  for (const [code, { status, title }] of Object.entries(refusals)) {
    expect(allowed, code).toContain(status)
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
    expect(title).toMatch(/^[A-Z].*[^.]$/)
  }
})
