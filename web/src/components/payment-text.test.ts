import { declineReasons } from '@quarterday/core/payment/payment.ts'
import type { Payment, Refund } from '@quarterday/sdk/types.gen.ts'
import { expect, test } from 'vitest'
import { canDismiss, disputeDue, expiryOf, leftOf, notesOf, outcomeOf, reasonOf, wordsOf } from './payment-text.ts'

const payment: Payment = {
  ...{ id: 'pay_1', object: 'payment', customer: 'cus_1', invoice: 'inv_1', payment_method: 'pm_1', gateway: 'stripe', attempt: 1 },
  ...{ currency: 'EUR', amount: 4900, status: 'succeeded', reference: 'pi_1', decline_reason: null, retryable: null },
  ...{ redirect_url: null, in_person: false, reported: null, created_at: '2027-04-01T00:00:00Z', answered_at: null, reconcile_at: null },
}

const refund: Refund = {
  ...{ id: 're_1', object: 'refund', status: 'succeeded', customer: 'cus_1', invoice: 'inv_1', credit_note: 'cn_1', payment: 'pay_1' },
  ...{ currency: 'EUR', amount: 1500, gateway: 'stripe', reference: null, decline_reason: null, created_at: '2027-04-02T00:00:00Z' },
  ...{ answered_at: null, next_look_at: null },
}

test('every reason that we know is a sentence of its own; another one is shown as it is', () => {
  for (const reason of declineReasons) {
    expect(reasonOf(reason)).toMatch(/^[A-Z].+\.$/)
    expect(reasonOf(reason)).not.toBe(`${wordsOf(reason)}.`)
  }
  expect(reasonOf('SOMETHING_NEW')).toBe('Something new.')
})

test.each([
  [{}, []],
  [
    { status: 'declined', decline_reason: 'stolen_card', retryable: false },
    ['The card is reported as stolen.', 'It takes another payment method.'],
  ],
  [{ status: 'declined', decline_reason: 'insufficient_funds', retryable: true }, ['There was not enough money in the account.']],
  [{ status: 'needs_customer', in_person: true }, ['The customer has the form or page of Stripe open, and has not paid there yet.']],
  [{ status: 'needs_customer' }, ['The customer has to confirm it with the bank.']],
  [{ status: 'unknown' }, ['Nobody could find out at Stripe what became of it.']],
  [{ status: 'unknown', reconcile_at: '2027-04-01T00:05:00Z' }, ['It is being found out at Stripe.']],
] as const)('%j is told as %j', (fields, notes) => {
  expect(notesOf({ ...payment, ...fields })).toEqual(notes)
})

test('F22 another amount than was asked for is told with both amounts', () => {
  const [note] = notesOf({ ...payment, status: 'unknown', reported: { currency: 'USD', amount: 4800 } })
  expect(note).toMatch(/49[.,]00.*48[.,]00/)
})

test('only what nobody looks into any more can be dismissed', () => {
  expect(canDismiss({ status: 'unknown', reconcile_at: null })).toBe(true)
  expect(canDismiss({ status: 'unknown', reconcile_at: '2027-04-01T00:05:00Z' })).toBe(false)
  expect(canDismiss({ status: 'pending', reconcile_at: null })).toBe(false)
})

test('what is left of a payment is without what went back of it, or is on its way', () => {
  const others = [
    refund,
    { ...refund, amount: 400, status: 'pending' },
    { ...refund, payment: 'pay_2' },
    { ...refund, status: 'failed' },
  ] as const
  expect(leftOf(payment, others)).toBe(3000)
  expect(leftOf({ ...payment, status: 'declined' }, [])).toBe(0)
})

test('what came of a charge says why it did not come', () => {
  expect(outcomeOf({ status: 'declined', decline_reason: 'lost_card' })).toBe('Declined. The card is reported as lost.')
  expect(outcomeOf({ status: 'declined', decline_reason: null })).toBe('Declined. No reason was given.')
  expect(outcomeOf({ status: 'unknown', decline_reason: null })).toBe('No answer yet: it is being looked into')
})

test('the last day to object is urgent three days before it, and over when it is over', () => {
  const open = { status: 'open', evidence_due_at: '2027-04-10T12:00:00Z', closed_at: null } as const
  const due = (at: string) => disputeDue(open, Date.parse(at), 'UTC')
  expect(due('2027-04-01T00:00:00Z').isUrgent).toBe(false)
  expect(due('2027-04-08T00:00:00Z').isUrgent).toBe(true)
  expect(due('2027-04-11T00:00:00Z')).toMatchObject({ text: expect.stringMatching(/^Was /), isUrgent: true })
  expect(disputeDue({ ...open, status: 'won', closed_at: '2027-04-05T00:00:00Z' }, 0, 'UTC')).toMatchObject({
    text: expect.stringMatching(/^Decided .*2027/),
    isUrgent: false,
  })
  expect(disputeDue({ ...open, evidence_due_at: null }, 0, 'UTC').text).toBe('See the gateway')
})

test.each([
  [3, 2027, 'Expired'],
  [4, 2027, 'Expires soon'],
  [5, 2027, 'Expires soon'],
  [6, 2027, undefined],
  [12, 2026, 'Expired'],
  [null, null, undefined],
])('in April 2027 a card to %s/%s is marked %s', (exp_month, exp_year, label) => {
  expect(expiryOf({ exp_month, exp_year }, '2027-04-30T23:00:00Z')?.label).toBe(label)
})
