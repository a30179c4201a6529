/** What a template can name, by what it tells of. A variable without a value is empty, and a condition on it does not hold. */
const customer = ['seller.name', 'seller.email', 'customer.name'] as const
const invoice = [
  'invoice.number',
  'invoice.total',
  'invoice.amount_due',
  'invoice.amount_paid',
  'invoice.issued_on',
  'invoice.due_on',
  'invoice.memo',
  'invoice.pay_url',
] as const
const payment = [
  'payment.amount',
  'payment.method',
  'payment.reason',
  'payment.retry_on',
  'payment.final_on',
  'payment.confirm_url',
] as const
const subscription = [
  'subscription.plan',
  'subscription.renews_on',
  'subscription.ends_on',
  'subscription.trial_ends_on',
  'subscription.resumes_on',
] as const
const staff = ['seller.name', 'customer.name', 'object.name', 'object.amount', 'object.reason', 'object.dashboard_url'] as const

/** What messages are made for. */
export interface Occasion {
  /** In the words of the dashboard. */
  readonly title: string
  readonly audience: 'customer' | 'staff'
  /** No contract asks for it: a customer can do without, and each message says how. */
  readonly isOptional: boolean
  /** Whether it is short and important enough for a text message. */
  readonly hasSms: boolean
  readonly about: 'invoice' | 'refund' | 'credit_note' | 'subscription' | 'payment_method' | 'wallet' | 'ticket' | 'staff'
  readonly variables: readonly string[]
}

const needed = { audience: 'customer', isOptional: false, hasSms: false } as const
const urgent = { ...needed, hasSms: true } as const
const nice = { ...urgent, isOptional: true } as const
const forStaff = { audience: 'staff', isOptional: false, hasSms: false, about: 'staff', variables: staff } as const
const aboutInvoice = { about: 'invoice', variables: [...customer, ...invoice] } as const
const aboutPayment = { about: 'invoice', variables: [...customer, ...invoice, ...payment] } as const
const aboutSubscription = { about: 'subscription', variables: [...customer, ...subscription] } as const

/** Every template, by its code. */
export const occasions = {
  invoice_created: { title: 'Invoice to pay', ...urgent, ...aboutInvoice },
  invoice_due_soon: { title: 'Invoice due soon', ...urgent, ...aboutInvoice },
  invoice_overdue: { title: 'Invoice overdue', ...urgent, ...aboutInvoice },
  invoice_paid: { title: 'Receipt', ...needed, ...aboutPayment },
  payment_failed: { title: 'Payment failed', ...urgent, ...aboutPayment },
  payment_confirmation: { title: 'Payment to confirm', ...urgent, ...aboutPayment },
  refund_sent: {
    title: 'Refund',
    ...needed,
    about: 'refund',
    variables: [...customer, 'refund.amount', 'refund.method', 'invoice.number', 'credit_note.number'],
  },
  credit_note_issued: {
    title: 'Credit note',
    ...needed,
    about: 'credit_note',
    variables: [
      ...customer,
      'credit_note.number',
      'credit_note.total',
      'credit_note.reduced_due',
      'credit_note.credited',
      'credit_note.refunded',
      'invoice.number',
    ],
  },
  renewal_upcoming: { title: 'Renewal ahead', ...nice, ...aboutSubscription },
  trial_ending: { title: 'Trial ending', ...urgent, ...aboutSubscription },
  subscription_started: { title: 'Subscription started', ...needed, ...aboutSubscription },
  subscription_changed: { title: 'Subscription changed', ...needed, ...aboutSubscription },
  cancellation_scheduled: { title: 'Cancellation confirmed', ...needed, ...aboutSubscription },
  subscription_ended: { title: 'Subscription ended', ...needed, ...aboutSubscription },
  subscription_paused: { title: 'Subscription paused', ...needed, ...aboutSubscription },
  subscription_resumed: { title: 'Subscription resumed', ...needed, ...aboutSubscription },
  card_expiring: {
    title: 'Card expiring',
    ...nice,
    about: 'payment_method',
    variables: [...customer, 'card.brand', 'card.last4', 'card.expires'],
  },
  wallet_low: {
    title: 'Wallet low',
    ...nice,
    about: 'wallet',
    variables: [...customer, 'wallet.name', 'wallet.balance', 'wallet.threshold'],
  },
  ticket_reply: {
    title: 'Reply to a ticket',
    ...needed,
    about: 'ticket',
    variables: [...customer, 'ticket.number', 'ticket.subject', 'ticket.reply', 'ticket.ticket_url'],
  },
  ticket_waiting: {
    title: 'Ticket waits for an answer',
    ...forStaff,
    about: 'ticket',
    variables: [...staff, 'ticket.number', 'ticket.subject', 'ticket.message'],
  },
  dispute_opened: { title: 'Dispute opened', ...forStaff },
  payment_unresolved: { title: 'Payment unresolved', ...forStaff },
  subscription_parked: { title: 'Billing stopped', ...forStaff },
  endpoint_disabled: { title: 'Webhook endpoint disabled', ...forStaff },
} as const satisfies Readonly<Record<string, Occasion>>

export type TemplateCode = keyof typeof occasions

export const templateCodes: readonly TemplateCode[] = Object.keys(occasions).filter(isTemplateCode)

export function isTemplateCode(text: string): text is TemplateCode {
  return Object.hasOwn(occasions, text)
}

export function occasionOf(code: TemplateCode): Occasion {
  return occasions[code]
}

/** Which template an event leads to, by its type. Migrations name the same types in the index of events that are to be told. */
export const templatesByEvent = {
  'invoice.finalized': 'invoice_created',
  'invoice.due_soon': 'invoice_due_soon',
  'invoice.overdue': 'invoice_overdue',
  'invoice.overdue_reminder': 'invoice_overdue',
  'invoice.dunning_reminder': 'payment_failed',
  'invoice.paid': 'invoice_paid',
  'invoice.payment_failed': 'payment_failed',
  'invoice.payment_flagged': 'payment_unresolved',
  'invoice.payment_unresolved': 'payment_unresolved',
  'refund.succeeded': 'refund_sent',
  'credit_note.issued': 'credit_note_issued',
  'subscription.created': 'subscription_started',
  'subscription.changed': 'subscription_changed',
  'subscription.will_renew': 'renewal_upcoming',
  'subscription.trial_will_end': 'trial_ending',
  'subscription.cancellation_scheduled': 'cancellation_scheduled',
  'subscription.canceled': 'subscription_ended',
  'subscription.expired': 'subscription_ended',
  'subscription.paused': 'subscription_paused',
  'subscription.resumed': 'subscription_resumed',
  'subscription.parked': 'subscription_parked',
  'customer.payment_method_expiring': 'card_expiring',
  'wallet.balance_low': 'wallet_low',
  'ticket.created': 'ticket_waiting',
  'ticket.replied': 'ticket_reply',
  'ticket.customer_replied': 'ticket_waiting',
  'dispute.opened': 'dispute_opened',
  'webhook_endpoint.disabled': 'endpoint_disabled',
} as const satisfies Readonly<Record<string, TemplateCode>>

/** Types of events that somebody may be told of. */
export const announcedTypes: readonly string[] = Object.keys(templatesByEvent)

export function templateOfEvent(type: string): TemplateCode | null {
  return Object.entries(templatesByEvent).find(([known]) => known === type)?.[1] ?? null
}
