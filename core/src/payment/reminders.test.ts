import { expect, test } from 'vitest'
import { standardDunning } from './dunning-terms.ts'
import { dueReminder, nextReminder } from './reminders.ts'

const at = (text: string) => Temporal.Instant.from(text)
const invoice = { dueOn: Temporal.PlainDate.from('2027-04-15'), zone: 'Europe/Berlin' }

test('a customer is reminded three days before the last day to pay, and three, seven and fourteen days after it', () => {
  const seen: string[] = []
  let moment = at('2027-04-01T00:00:00Z')
  for (let reminder = nextReminder(standardDunning, invoice, moment); reminder; reminder = nextReminder(standardDunning, invoice, moment)) {
    seen.push(`${reminder.kind} ${reminder.days} ${reminder.at.toString()}`)
    moment = reminder.at
  }
  expect(seen).toEqual([
    'due_soon 3 2027-04-12T07:00:00Z',
    'overdue 3 2027-04-18T07:00:00Z',
    'overdue 7 2027-04-22T07:00:00Z',
    'overdue 14 2027-04-29T07:00:00Z',
  ])
})

test('nobody hears that something is due in three days when it is due in two', () => {
  const planned = at('2027-04-12T07:00:00Z')
  expect(dueReminder(standardDunning, invoice, planned, at('2027-04-13T06:59:59Z'))).toMatchObject({ kind: 'due_soon', days: 3 })
  expect(dueReminder(standardDunning, invoice, planned, at('2027-04-13T07:00:00Z'))).toBeNull()
})

test('a moment that the terms do not name any more is no reminder', () => {
  const changed = { ...standardDunning, remind_days_before_due: [2] }
  expect(dueReminder(changed, invoice, at('2027-04-12T07:00:00Z'), at('2027-04-12T07:00:00Z'))).toBeNull()
  expect(nextReminder(changed, invoice, at('2027-04-12T07:00:00Z'))).toMatchObject({ days: 2 })
  expect(
    nextReminder({ ...standardDunning, remind_days_before_due: [], remind_days_after_due: [] }, invoice, at('2027-01-01T00:00:00Z')),
  ).toBeNull()
})

test('who looks for the first time after the moment has come is not too late for a day, and of several the latest is said', () => {
  const sent = at('2027-04-01T08:00:00Z')
  expect(dueReminder(standardDunning, invoice, sent, at('2027-04-12T09:00:00Z'))).toMatchObject({ kind: 'due_soon', days: 3 })
  expect(dueReminder(standardDunning, invoice, sent, at('2027-04-12T06:59:59Z'))).toBeNull()
  expect(dueReminder(standardDunning, invoice, sent, at('2027-04-18T09:00:00Z'))).toMatchObject({ kind: 'overdue', days: 3 })
  // Sent an hour after the moment: whoever has just got the invoice is not reminded of it.
  expect(dueReminder(standardDunning, invoice, at('2027-04-12T08:00:00Z'), at('2027-04-12T09:00:00Z'))).toBeNull()
})
