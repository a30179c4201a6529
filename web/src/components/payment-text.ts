import type { Dispute, Payment, PaymentMethod, Refund } from '@quarterday/sdk/types.gen.ts'
import { formatMoney } from '../ui/format.ts'
import { formatMoment } from '../ui/format-date.ts'
import type { Look } from '../ui/status-badge.tsx'
import { gatewayTitles } from './gateway-text.ts'

export const paymentLooks: Readonly<Record<Payment['status'], Look>> = {
  created: { label: 'Being asked', color: 'yellow' },
  unknown: { label: 'No answer yet', color: 'yellow' },
  needs_customer: { label: 'Waits for the customer', color: 'yellow' },
  pending: { label: 'On its way', color: 'yellow' },
  succeeded: { label: 'Paid', color: 'teal' },
  declined: { label: 'Declined', color: 'red' },
  canceled: { label: 'Called off', color: 'gray' },
}

export const refundLooks: Readonly<Record<Refund['status'], Look>> = {
  created: { label: 'To be sent', color: 'yellow' },
  unknown: { label: 'No answer yet', color: 'yellow' },
  pending: { label: 'On its way', color: 'yellow' },
  succeeded: { label: 'Sent back', color: 'teal' },
  failed: { label: 'Not sent: it became credit', color: 'red' },
}

export const disputeLooks: Readonly<Record<Dispute['status'], Look>> = {
  open: { label: 'Open', color: 'yellow' },
  won: { label: 'Won', color: 'teal' },
  lost: { label: 'Lost', color: 'red' },
}

/** A word of a gateway as people say it: `product_not_received` is `Product not received`. */
export function wordsOf(word: string): string {
  const text = word.replaceAll('_', ' ').toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Why money did not come, as a sentence for staff. */
export function reasonOf(reason: string): string {
  return reasons[reason] ?? `${wordsOf(reason)}.`
}

const reasons: Readonly<Record<string, string>> = {
  card_declined: 'The bank declined it without a reason.',
  insufficient_funds: 'There was not enough money in the account.',
  limit_exceeded: 'It is above a limit that the bank has set.',
  processing_error: 'The bank or the gateway had trouble of its own.',
  expired_card: 'The card has expired.',
  authentication_required: 'The customer has to confirm it in person.',
  lost_card: 'The card is reported as lost.',
  stolen_card: 'The card is reported as stolen.',
  pick_up_card: 'The bank wants the card to be taken away.',
  fraudulent: 'The bank or the gateway suspects fraud.',
  do_not_try_again: 'The bank says that trying again is no use.',
  revoked: 'The customer has told the bank to let nothing through.',
  invalid_account: 'The account does not exist any more.',
  incorrect_details: 'The details of the card are wrong.',
  currency_not_supported: 'The gateway does not take this currency or amount.',
  unusable_payment_method: 'The gateway does not know the payment method, or cannot charge it.',
  no_payment_method: 'The customer has no payment method.',
}

/** What there is to know of a payment beside its status, in sentences; empty: nothing. */
export function notesOf(payment: Payment): string[] {
  const { status, decline_reason: reason, retryable, reported, in_person: inPerson, reconcile_at: next, currency, amount } = payment
  const gateway = gatewayTitles[payment.gateway]
  const notes: string[] = []
  if (reported !== null) {
    const took = formatMoney(reported.amount, reported.currency)
    notes.push(
      `Asked for ${formatMoney(amount, currency)}, but ${gateway} says that it took ${took}. Nothing of it counts until a person has looked.`,
    )
  } else if (status === 'unknown') {
    notes.push(next === null ? `Nobody could find out at ${gateway} what became of it.` : `It is being found out at ${gateway}.`)
  }
  if (status === 'needs_customer') {
    notes.push(
      inPerson
        ? `The customer has the form or page of ${gateway} open, and has not paid there yet.`
        : `The customer has to confirm it with the bank.`,
    )
  }
  if (status === 'declined' && reason !== null) notes.push(reasonOf(reason))
  if (status === 'declined' && retryable === false) notes.push('It takes another payment method.')
  return notes
}

/** Whether a person may call it off: nobody looks into it by itself any more. */
export function canDismiss({ status, reconcile_at: next }: Pick<Payment, 'status' | 'reconcile_at'>): boolean {
  return status === 'unknown' && next === null
}

/** What of a payment was not sent back, and is not on its way back. Minor units; 0 for one that did not come. */
export function leftOf({ id, status, amount }: Pick<Payment, 'id' | 'status' | 'amount'>, refunds: readonly Refund[]): number {
  if (status !== 'succeeded') return 0
  const returned = refunds.filter((refund) => refund.payment === id && refund.status !== 'failed')
  return returned.reduce((left, refund) => left - refund.amount, amount)
}

/** What came of asking, for who has just asked. */
export function outcomeOf({ status, decline_reason: reason }: Pick<Payment, 'status' | 'decline_reason'>): string {
  if (status === 'succeeded') return 'Paid'
  if (status === 'declined') return `Declined. ${reason === null ? 'No reason was given.' : reasonOf(reason)}`
  if (status === 'needs_customer') return 'The customer has to confirm the payment'
  if (status === 'canceled') return 'Called off: nothing was taken'
  return status === 'pending' ? 'On its way: the bank takes a while' : 'No answer yet: it is being looked into'
}

/** Until when one can object. Urgent: within three days, or over. */
export function disputeDue(
  { status, evidence_due_at: due, closed_at: closed }: Pick<Dispute, 'status' | 'evidence_due_at' | 'closed_at'>,
  now: number,
  timezone: string,
): { readonly text: string; readonly isUrgent: boolean } {
  if (status !== 'open') return { text: closed === null ? 'Decided' : `Decided ${formatMoment(closed, timezone)}`, isUrgent: false }
  if (due === null) return { text: 'See the gateway', isUrgent: false }
  const left = new Date(due).getTime() - now
  return { text: left < 0 ? `Was ${formatMoment(due, timezone)}` : formatMoment(due, timezone), isUrgent: left < 3 * 86_400_000 }
}

/** Whether a card is over, or will be within two months: it is good to the end of its month. Null: all is well, or the gateway does not say. */
export function expiryOf({ exp_month: month, exp_year: year }: Pick<PaymentMethod, 'exp_month' | 'exp_year'>, now: string): Look | null {
  if (month === null || year === null) return null
  const at = new Date(now)
  const left = (year - at.getUTCFullYear()) * 12 + month - 1 - at.getUTCMonth()
  if (left < 0) return { label: 'Expired', color: 'red' }
  return left <= 1 ? { label: 'Expires soon', color: 'yellow' } : null
}
