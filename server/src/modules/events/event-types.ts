import type { IdPrefix } from '@quarterday/core/id.ts'

/** Everything that can happen, in the past tense. The part before the point names the kind of thing that it happened to. */
export const eventTypes = {
  'customer.created': 'A customer was created.',
  'customer.updated': 'Something about a customer was changed.',
  'customer.archived': 'A customer was archived: nothing new can be sold to them.',
  'customer.unarchived': 'An archived customer is active again.',
  'customer.deleted': 'A customer on whom nothing hung was deleted.',
  'customer.credit_granted': 'Staff gave credit to a customer.',
  'customer.payment_method_added': 'A customer can be charged by one more means.',
  'customer.payment_method_removed': 'A means to pay of a customer was removed.',
  'product.created': 'A product was created.',
  'product.updated': 'Something about a product was changed.',
  'product.archived': 'A product was archived.',
  'product.unarchived': 'An archived product is active again.',
  'product.deleted': 'A product that nothing used was deleted.',
  'plan.created': 'A plan was created.',
  'plan.updated': 'Something about a plan was changed.',
  'plan.archived': 'A plan was archived: nobody can newly subscribe to it.',
  'plan.unarchived': 'An archived plan is on offer again.',
  'plan.deleted': 'A plan that nobody had subscribed to was deleted.',
  'price.created': 'A price was created.',
  'price.updated': 'The nickname of a price was changed.',
  'price.archived': 'A price was archived: new subscriptions cannot use it.',
  'price.unarchived': 'An archived price can be used again.',
  'price.deleted': 'A price that nothing used was deleted.',
  'organization.updated': 'Something about the organization was changed.',
  'subscription.created': 'A subscription was made that starts at once or later.',
  'subscription.activated': 'The trial of a subscription is over; its first paid period begins.',
  'subscription.renewed': 'A subscription entered its next billing period.',
  'subscription.changed': 'The items of a subscription changed, or its billing day.',
  'subscription.change_scheduled': 'A change of a subscription waits for the end of its period.',
  'subscription.change_withdrawn': 'A change that waited was taken back.',
  'subscription.cancellation_scheduled': 'A subscription is going to end with its period.',
  'subscription.cancellation_undone': 'A subscription that was going to end goes on.',
  'subscription.parked': 'A subscription could not be billed and waits until somebody resumes it; the event says why.',
  'subscription.billing_resumed': 'A parked subscription is billed again.',
  'subscription.updated': 'Something about a subscription was changed that is not billed.',
  'subscription.past_due': 'Money for an invoice of a subscription did not come.',
  'subscription.payment_recovered': 'What a subscription owed is paid; it is active again.',
  'subscription.canceled': 'A subscription ended because somebody canceled it.',
  'subscription.expired': 'A subscription ended with its fixed term.',
  'invoice.created': 'An invoice was drafted.',
  'invoice.updated': 'A draft was changed.',
  'invoice.deleted': 'A draft was deleted.',
  'invoice.finalized': 'An invoice got its number; from here on its content does not change.',
  'invoice.credit_applied': 'Credit of the customer paid an invoice, or a part of it, after it was finalized.',
  'invoice.paid': 'An invoice was paid in full.',
  'invoice.overdue': 'The last day to pay an open invoice has passed.',
  'invoice.voided': 'An invoice was voided: nothing is owed on it.',
  'invoice.payment_succeeded': 'Money for an invoice came in.',
  'invoice.payment_failed': 'Money for an invoice did not come: declined, not confirmed, or nothing to charge.',
  'invoice.marked_uncollectible': 'An invoice was marked as uncollectible.',
} as const

export type EventType = keyof typeof eventTypes

/** The prefix of the ids of what events happen to, by the first part of their type. */
const prefixes: Readonly<Record<string, IdPrefix>> = {
  organization: 'org',
  customer: 'cus',
  product: 'prod',
  plan: 'plan',
  price: 'price',
  subscription: 'sub',
  invoice: 'inv',
}

export function aggregatePrefix(type: string): IdPrefix {
  const [kind = ''] = type.split('.')
  return prefixes[kind] ?? 'evt'
}
