import { isRetryable } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import type { ChargeOutcome, DisputeReport, MethodDescription, RefundOutcome } from './gateway.ts'
import { stripeReason } from './stripe-declines.ts'
import { fromStripe } from './stripe-money.ts'

/**
 * What of Stripe's answers is looked at. An answer that is anything else, such as a 404 without an error or an object of another kind, does not parse, and
 * what does not parse is no success: nobody knows what happened.
 */
const metadata = z.record(z.string(), z.string()).catch({})
const errorSchema = z.object({ code: z.string().nullish(), decline_code: z.string().nullish() }).nullish()

export const intentSchema = z.object({
  object: z.literal('payment_intent'),
  id: z.string().startsWith('pi_'),
  status: z.enum([
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
    'processing',
    'requires_capture',
    'canceled',
    'succeeded',
  ]),
  amount_received: z.int().min(0).optional(),
  currency: z.string(),
  client_secret: z.string().nullish(),
  metadata,
  last_payment_error: errorSchema,
  next_action: z.object({ redirect_to_url: z.object({ url: z.string().nullable() }).nullish() }).nullish(),
  payment_method: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish(),
  setup_future_usage: z.string().nullish(),
})

export const methodSchema = z.object({
  object: z.literal('payment_method'),
  id: z.string().startsWith('pm_'),
  type: z.string(),
  customer: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish(),
  card: z.object({ brand: z.string(), last4: z.string(), exp_month: z.int(), exp_year: z.int() }).nullish(),
  sepa_debit: z.object({ last4: z.string().nullish() }).nullish(),
  us_bank_account: z.object({ last4: z.string().nullish() }).nullish(),
})

export const setupSchema = z.object({
  object: z.literal('setup_intent'),
  id: z.string().startsWith('seti_'),
  status: z.enum(['requires_payment_method', 'requires_confirmation', 'requires_action', 'processing', 'canceled', 'succeeded']),
  client_secret: z.string().nullable(),
  payment_method: z.union([methodSchema, z.string()]).nullish(),
  next_action: z.object({ redirect_to_url: z.object({ url: z.string().nullable() }).nullish() }).nullish(),
})

export const refundSchema = z.object({
  object: z.literal('refund'),
  id: z.string().min(1),
  amount: z.int(),
  currency: z.string(),
  status: z.enum(['pending', 'requires_action', 'succeeded', 'failed', 'canceled']),
  failure_reason: z.string().nullish(),
  metadata,
})

export const disputeSchema = z.object({
  object: z.literal('dispute'),
  id: z.string().min(1),
  amount: z.int(),
  currency: z.string(),
  reason: z.string(),
  status: z.string(),
  evidence_details: z.object({ due_by: z.int().nullish() }).nullish(),
})

export const customerSchema = z.object({ object: z.literal('customer'), id: z.string().startsWith('cus_') })

export function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z.object({ object: z.literal('list'), data: z.array(schema), has_more: z.boolean() })
}

/** Marks a PaymentIntent by which a customer pays in person: a decline leaves it open for another card. */
export const inPersonLabel = 'in_person'
/** The key that a question was put under, kept with what came of it: keys themselves are forgotten after a day. */
export const keyLabel = 'quarterday_key'

export function outcomeOf(intent: z.output<typeof intentSchema>): ChargeOutcome {
  const { id: reference, status, last_payment_error: error } = intent
  const waits = {
    kind: 'needs_customer',
    reference,
    clientSecret: intent.client_secret ?? null,
    redirectUrl: intent.next_action?.redirect_to_url?.url ?? null,
  } as const
  switch (status) {
    case 'succeeded': {
      // A success that does not say how much is none.
      const amount = intent.amount_received === undefined ? null : fromStripe(intent.amount_received, intent.currency)
      return amount === null ? { kind: 'unknown' } : { kind: 'succeeded', reference, amount }
    }
    case 'requires_action':
    case 'requires_confirmation':
      return waits
    case 'requires_payment_method': {
      const reason = stripeReason(error?.decline_code, error?.code)
      if (intent.metadata[inPersonLabel] === 'true' || (error && reason === 'authentication_required')) return waits
      return { kind: 'declined', reason, retryable: isRetryable(reason), reference }
    }
    case 'processing':
    case 'requires_capture':
      return { kind: 'pending', reference }
    case 'canceled':
      return { kind: 'canceled', reference }
  }
}

export function refundOutcomeOf({ id: reference, status, failure_reason: reason }: z.output<typeof refundSchema>): RefundOutcome {
  if (status === 'succeeded') return { kind: 'succeeded', reference }
  if (status === 'failed' || status === 'canceled') return { kind: 'declined', reason: reason ?? status }
  return { kind: 'pending', reference }
}

/** A warning of a bank pulls nothing back: it is no dispute. */
export function disputeOf({
  id: reference,
  amount,
  currency,
  reason,
  status,
  evidence_details: evidence,
}: z.output<typeof disputeSchema>): DisputeReport[] {
  const money = fromStripe(amount, currency)
  if (money === null || status.startsWith('warning_') || status === 'prevented') return []
  const due = evidence?.due_by
  return [
    {
      ...{ reference, amount: money, reason },
      status: status === 'won' ? 'won' : status === 'lost' ? 'lost' : 'open',
      evidenceDueAt: typeof due === 'number' ? Temporal.Instant.fromEpochMilliseconds(due * 1000) : null,
    },
  ]
}

export function describeMethod({ type, customer, card, sepa_debit, us_bank_account }: z.output<typeof methodSchema>): MethodDescription {
  const whose = { customer: customer ?? null }
  if (card) return { brand: card.brand, last4: card.last4, expMonth: card.exp_month, expYear: card.exp_year, ...whose }
  return { brand: type, last4: sepa_debit?.last4 ?? us_bank_account?.last4 ?? null, expMonth: null, expYear: null, ...whose }
}
