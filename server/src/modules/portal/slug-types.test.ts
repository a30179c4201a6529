import { expect, test } from 'vitest'
import { distinctSlug, isReserved, slugOf, slugPattern } from './slug-types.ts'

test.each([
  ['Harbour Coffee', 'harbour-coffee'],
  ['Café Müller & Söhne', 'cafe-muller-sohne'],
  ['  Straße 9 -- GmbH  ', 'strasse-9-gmbh'],
  ['Ａｃｍｅ', 'acme'],
  ['x'.repeat(300), 'x'.repeat(32)],
  [`${'a'.repeat(31)} b`, 'a'.repeat(31)],
])('%j is found under %s', (name, slug) => {
  expect(slugOf(name, 'live')).toBe(slug)
  expect(slugPattern.test(slug)).toBe(true)
})

test.each(['', 'Ab', '日本珈琲', '---', 'Admin', 'QUARTERDAY', 'Sign up', 'Ⅰ'])('%j names no portal by itself', (name) => {
  expect(slugOf(name, 'live')).toBeNull()
})

test('a sandbox does not take the place of what it is a trial of', () => {
  expect(slugOf('Harbour Coffee', 'sandbox')).toBe('harbour-coffee-test')
})

test('what tells two apart leaves room for itself', () => {
  expect(distinctSlug(slugOf('x'.repeat(300), 'sandbox'), 'k3v9qa')).toBe(`${'x'.repeat(32)}-test-k3v9qa`)
  expect(slugPattern.test(distinctSlug(slugOf('x'.repeat(300), 'sandbox'), 'k3v9qa'))).toBe(true)
  expect(distinctSlug(null, 'k3v9qa')).toBe('portal-k3v9qa')
})

test('nobody speaks for the program', () => {
  expect(['login', 'admin', 'quarterday'].every(isReserved)).toBe(true)
  expect(isReserved('harbour-coffee')).toBe(false)
})
