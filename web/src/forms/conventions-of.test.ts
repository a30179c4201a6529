import { conventionsSchema, defaultConventions, presets, resolveConventions } from '@quarterday/core/conventions.ts'
import { expect, test } from 'vitest'
import { valueText } from '../components/convention-text.ts'
import { conventionChanges, conventionNames, conventionsOf, likePreset, presetOf, typedConventions } from './conventions-of.ts'

test('the screen has every convention once', () => {
  expect([...conventionNames].sort()).toEqual(Object.keys(conventionsSchema.shape).sort())
})

test('what is typed is what is asked for; what is empty is left to the level above', () => {
  expect(conventionsOf({ proration: 'second', anchor: '', net_terms_days_sent: ' 30 ' })).toEqual({
    proration: 'second',
    net_terms_days_sent: 30,
  })
  expect(conventionsOf(typedConventions(defaultConventions))).toEqual(defaultConventions)
})

test.each([{ net_terms_days_sent: '366' }, { anchor_day: '0' }, { grace_period_days: 'three' }, { grace_period_days: '-1' }])(
  'a number out of bounds is none: %o',
  (typed) => {
    expect(conventionsOf(typed)).toBeNull()
  },
)

test('a preset sets all of them, and is known again', () => {
  expect(conventionsOf(likePreset('lago'))).toEqual(resolveConventions(presets.lago))
  expect(presetOf(resolveConventions(presets.killbill))).toBe('killbill')
  expect(presetOf(defaultConventions)).toBe('ours')
  expect(presetOf({ ...defaultConventions, grace_period_days: 1 })).toBeNull()
})

test('what changes is told in words', () => {
  const changes = conventionChanges(defaultConventions, { ...defaultConventions, grace_period_days: 1, proration: 'none' })
  expect(changes.map(({ name, before, after }) => [valueText(name, before), valueText(name, after)])).toEqual([
    ['By whole days', 'Never: what has begun counts whole'],
    ['0 days', '1 day'],
  ])
})
