import { z } from 'zod'
import type { ChargeOutcome, MethodDescription, RefundOutcome } from './gateway.ts'
import { declined, processorReason } from './paypal-declines.ts'
import { readLabels } from './paypal-labels.ts'
import { fromPaypal } from './paypal-money.ts'

/**
 * What of PayPal's answers is looked at. An answer that is anything else does not parse, and what does not parse is no success: nobody knows what
 * happened.
 */
const id = z.string().regex(/^[\w-]{1,255}$/)
const moneySchema = z.object({ currency_code: z.string(), value: z.string() })
const linksSchema = z
  .array(z.object({ rel: z.string(), href: z.string() }))
  .max(100)
  .catch([])

const captureSchema = z.object({
  id,
  status: z.enum(['COMPLETED', 'DECLINED', 'PARTIALLY_REFUNDED', 'PENDING', 'REFUNDED', 'FAILED']),
  amount: moneySchema,
  processor_response: z.object({ response_code: z.string().optional() }).optional(),
})

export const refundSchema = z.object({
  id,
  status: z.enum(['CANCELLED', 'FAILED', 'PENDING', 'COMPLETED']),
  amount: moneySchema,
  custom_id: z.string().nullish(),
  invoice_id: z.string().nullish(),
})

const vaultSchema = z.object({ vault: z.object({ id: id.optional(), status: z.string().optional() }).optional() }).optional()

export const orderSchema = z.object({
  id,
  status: z.enum(['CREATED', 'SAVED', 'APPROVED', 'VOIDED', 'COMPLETED', 'PAYER_ACTION_REQUIRED']),
  purchase_units: z
    .array(
      z.object({
        custom_id: z.string().nullish(),
        payments: z
          .object({ captures: z.array(captureSchema).max(100).default([]), refunds: z.array(refundSchema).max(1000).default([]) })
          .optional(),
      }),
    )
    .length(1),
  payment_source: z
    .object({ paypal: z.object({ attributes: vaultSchema }).optional(), card: z.object({ attributes: vaultSchema }).optional() })
    .nullish(),
  links: linksSchema,
})

export type PaypalOrder = z.output<typeof orderSchema>

const sourceSchema = z.object({
  paypal: z.object({}).optional(),
  venmo: z.object({}).optional(),
  card: z.object({ brand: z.string().optional(), last_digits: z.string().optional(), expiry: z.string().optional() }).optional(),
})
const customerSchema = z.object({ id: z.string().optional() }).optional()

export const paymentTokenSchema = z.object({ id, customer: customerSchema, payment_source: sourceSchema })
export const setupTokenSchema = z.object({
  id,
  status: z.enum(['CREATED', 'PAYER_ACTION_REQUIRED', 'APPROVED', 'TOKENIZED', 'VAULTED']),
  customer: customerSchema,
  links: linksSchema,
})

export function unitOf({ purchase_units }: PaypalOrder) {
  const [unit] = purchase_units
  return { labels: readLabels(unit?.custom_id), captures: unit?.payments?.captures ?? [], refunds: unit?.payments?.refunds ?? [] }
}

const taken: ReadonlySet<string> = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'])

/** The capture that took money, or will; else the last try. */
export function captureOf(order: PaypalOrder) {
  const { captures } = unitOf(order)
  return captures.find(({ status }) => taken.has(status)) ?? captures.find(({ status }) => status === 'PENDING') ?? captures.at(-1) ?? null
}

/** An order that the customer has approved says `needs_customer` with nowhere to send them: it is taken by `complete`. */
export function outcomeOf(order: PaypalOrder): ChargeOutcome {
  const { id: reference, status, links } = order
  const capture = captureOf(order)
  if (capture !== null && taken.has(capture.status)) {
    const amount = fromPaypal(capture.amount)
    return amount === null ? { kind: 'unknown' } : { kind: 'succeeded', reference, amount }
  }
  if (capture?.status === 'PENDING') return { kind: 'pending', reference }
  if (capture !== null) return declined(processorReason(capture.processor_response?.response_code), reference)
  if (status === 'VOIDED' || unitOf(order).labels?.isClosed) return { kind: 'canceled', reference }
  // Complete without a capture: not as PayPal describes it, and so nothing that we know how to read.
  if (status === 'COMPLETED') return { kind: 'unknown' }
  return { kind: 'needs_customer', reference, clientSecret: null, redirectUrl: status === 'APPROVED' ? null : approvalOf(links) }
}

/** Where the customer approves. */
export function approvalOf(links: readonly { readonly rel: string; readonly href: string }[]): string | null {
  const link = links.find(
    ({ rel, href }) => (rel === 'payer-action' || rel === 'approve') && /^https?:\/\//.test(href) && URL.canParse(href),
  )
  return link?.href ?? null
}

export function refundOutcomeOf({ id: reference, status }: z.output<typeof refundSchema>): RefundOutcome {
  if (status === 'COMPLETED') return { kind: 'succeeded', reference }
  if (status === 'PENDING') return { kind: 'pending', reference }
  return { kind: 'declined', reason: status.toLowerCase() }
}

/** The key that a refund was asked for under; null: somebody sent it back elsewhere, and it carries what the charge carries. */
export function refundKeyOf({ custom_id, invoice_id }: z.output<typeof refundSchema>): string | null {
  const written = custom_id ?? invoice_id ?? null
  return written === null || written === '' || written.includes(',') ? null : written
}

/** Our name for a means to pay: PayPal's own, and before it what it is where that is no PayPal account. */
export function tokenOf(source: 'paypal' | 'card' | 'venmo', vaultId: string): string {
  return source === 'paypal' ? vaultId : `${source}:${vaultId}`
}

/** Null: no name that PayPal could have given. */
export function readToken(token: string): { readonly source: 'paypal' | 'card' | 'venmo'; readonly vaultId: string } | null {
  const [, source, vaultId] = /^(?:(card|venmo):)?([\w-]{1,255})$/.exec(token) ?? []
  if (vaultId === undefined) return null
  return { source: source === 'card' || source === 'venmo' ? source : 'paypal', vaultId }
}

export function describeToken({ id: vaultId, customer, payment_source: source }: z.output<typeof paymentTokenSchema>): {
  readonly token: string
  readonly description: MethodDescription
} {
  const whose = { customer: customer?.id ?? null }
  const { card } = source
  if (card) {
    const [, year, month] = /^(\d{4})-(\d{2})$/.exec(card.expiry ?? '') ?? []
    const expiry = { expMonth: month === undefined ? null : Number(month), expYear: year === undefined ? null : Number(year) }
    const description = { brand: (card.brand ?? 'card').toLowerCase(), last4: card.last_digits?.slice(-4) ?? null, ...expiry, ...whose }
    return { token: tokenOf('card', vaultId), description }
  }
  const brand = source.venmo ? 'venmo' : 'paypal'
  return { token: tokenOf(brand, vaultId), description: { brand, last4: null, expMonth: null, expYear: null, ...whose } }
}

/** The means to pay that the customer let PayPal keep with an order, once it is kept. */
export function keptTokenOf({ payment_source: source }: PaypalOrder): string | null {
  const wallet = source?.paypal?.attributes?.vault
  const card = source?.card?.attributes?.vault
  if (wallet?.id !== undefined && wallet.status === 'VAULTED') return tokenOf('paypal', wallet.id)
  return card?.id !== undefined && card.status === 'VAULTED' ? tokenOf('card', card.id) : null
}
