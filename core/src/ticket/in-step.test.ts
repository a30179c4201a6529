import { expect, test } from 'vitest'
import { stepsBetween, type TicketSide } from './in-step.ts'

const side: TicketSide = { subject: 'Help', status: 'open', priority: 'normal', assignee: null }

test.each<[string, Partial<TicketSide>, Partial<TicketSide>, object]>([
  ['nothing changed', {}, {}, { take: {}, give: {} }],
  ['changed here', { status: 'solved' }, {}, { take: {}, give: { status: 'solved' } }],
  ['changed there', {}, { priority: 'urgent' }, { take: { priority: 'urgent' }, give: {} }],
  ['one field on each side', { subject: 'Help me' }, { status: 'pending' }, { take: { status: 'pending' }, give: { subject: 'Help me' } }],
  ['one field on both sides: the help desk wins', { status: 'solved' }, { status: 'pending' }, { take: { status: 'pending' }, give: {} }],
  ['the same on both sides', { status: 'solved' }, { status: 'solved' }, { take: {}, give: {} }],
  ['taken away there', {}, { assignee: 'ada@example.com' }, { take: { assignee: 'ada@example.com' }, give: {} }],
])('%s', (_case, here, there, expected) => {
  expect(stepsBetween({ here: { ...side, ...here }, there: { ...side, ...there }, seenHere: side, seenThere: side })).toEqual(expected)
})

test('a difference that was there when they were last compared stays, until one side changes', () => {
  const mine = { ...side, assignee: 'ada@example.com' }
  expect(stepsBetween({ here: mine, there: side, seenHere: mine, seenThere: side })).toEqual({ take: {}, give: {} })
  const next = { ...side, assignee: 'grace@example.com' }
  expect(stepsBetween({ here: next, there: side, seenHere: mine, seenThere: side }).give).toEqual({ assignee: 'grace@example.com' })
})
