import { expect, test } from 'vitest'
import { idOf } from '../id.ts'
import { states } from '../machine.ts'
import { idempotencyKeyOf, mayAskAgain, nextReconcileAt } from './attempt.ts'
import { declineReasons, isRetryable, openPaymentStatuses, paymentMachine, paymentStatuses } from './payment.ts'

const at = (text: string) => Temporal.Instant.from(text)
const asked = at('2027-04-01T00:00:00Z')

test('every status is a state of the machine, and what is open can still end either way', () => {
  expect(states(paymentMachine)).toEqual([...paymentStatuses])
  expect(declineReasons.filter(isRetryable)).toEqual([
    ...['card_declined', 'insufficient_funds', 'limit_exceeded', 'processing_error', 'expired_card'],
  ])
  for (const status of openPaymentStatuses) expect(paymentMachine[status]).toMatchObject({ succeed: 'succeeded', decline: 'declined' })
})

test('a key names the invoice and the attempt, and is the same each time (rule 10)', () => {
  const invoice = idOf('inv', '01890a5d-ac96-774b-bcce-b302099a8057')
  expect(idempotencyKeyOf(invoice, 2)).toBe('inv_01h455vb4pex5vsknk084sn02q:2')
})

test.each([
  ['2027-04-01T00:00:00Z', '2027-04-01T00:05:00Z'],
  ['2027-04-01T00:05:00Z', '2027-04-01T01:00:00Z'],
  ['2027-04-01T01:00:00Z', '2027-04-02T00:00:00Z'],
  ['2027-04-05T23:59:59Z', '2027-04-06T00:00:00Z'],
])('F19: looked at again at %s, then at %s', (now, then) => {
  expect(nextReconcileAt(asked, at(now))).toEqual(at(then))
})

test('F19: after five days nobody asks by itself any more', () => {
  expect(nextReconcileAt(asked, at('2027-04-06T00:00:00Z'))).toBeNull()
})

test('F24: a question that left us is not put again once the gateway may have forgotten its key', () => {
  expect(mayAskAgain('unknown', asked, at('2027-04-01T23:59:59Z'))).toBe(true)
  expect(mayAskAgain('unknown', asked, at('2027-04-02T00:00:00Z'))).toBe(false)
  expect(mayAskAgain('created', asked, at('2027-04-09T00:00:00Z'))).toBe(true)
})
