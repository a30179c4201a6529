import { assert } from '@quarterday/core/assert.ts'
import { z } from 'zod'
import type { Clock } from '../kit/clock.ts'
import type { Logger } from '../kit/log.ts'
import type { DisputeReport, Gateway } from './gateway.ts'
import { type PaypalClient, PaypalRefused, PaypalSilent } from './paypal-client.ts'
import { captureOf, keptTokenOf, outcomeOf, refundKeyOf, refundOutcomeOf, refundSchema, unitOf } from './paypal-json.ts'
import { fromPaypal, toPaypal } from './paypal-money.ts'
import type { PaypalOrders } from './paypal-orders.ts'
import { findRecord } from './paypal-records.ts'

/** PayPal keeps keys of orders for six hours: within five, the same question under the same key is one question for certain. */
const keyHours = 5

/** What PayPal's own records say, and refunds. */
export function paypalReports(
  client: PaypalClient,
  orders: PaypalOrders,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): Pick<Gateway, 'find' | 'report' | 'refund' | 'findRefund'> {
  return {
    async find(question) {
      const { idempotencyKey, reference, askedAt } = question
      const known = reference === null ? null : await orders.find(reference)
      // What the customer has approved is taken, also where they never came back to say so.
      if (known !== null) return orders.take(known, `${idempotencyKey}:find`)
      const record = await findRecord(client, question, { clock, log })
      if (record.kind === 'found') {
        const order = await orders.find(record.order)
        return order === null ? { kind: 'unknown' } : outcomeOf(order)
      }
      // An order that PayPal no longer knows and that took nothing has run out.
      if (reference !== null) return record.kind === 'never' ? { kind: 'canceled', reference } : { kind: 'unknown' }
      const isRemembered = Temporal.Instant.compare(clock.now(), askedAt.add({ hours: keyHours })) < 0
      return isRemembered || record.kind === 'never' ? null : { kind: 'unknown' }
    },
    async report(reference) {
      const order = await orders.find(reference)
      if (order === null) return null
      const { labels, refunds } = unitOf(order)
      const outcome = outcomeOf(order)
      const capture = captureOf(order)
      return {
        outcome,
        keptToken: keptTokenOf(order),
        labels: labels === null ? {} : { organization: labels.organization, payment: labels.payment },
        idempotencyKey: labels?.idempotencyKey ?? null,
        refunds: refunds.flatMap((refund) => {
          const amount = fromPaypal(refund.amount)
          return amount === null
            ? []
            : [{ reference: refund.id, idempotencyKey: refundKeyOf(refund), amount, outcome: refundOutcomeOf(refund) }]
        }),
        disputes: outcome.kind === 'succeeded' && capture !== null ? await disputesOf(client, capture.id, log) : [],
      }
    },
    async refund({ idempotencyKey, charge, amount }) {
      const money = toPaypal(amount)
      if (money === null) return { kind: 'declined', reason: 'currency_not_supported' }
      const capture = await captureIn(orders, charge)
      if (capture === 'silent') return { kind: 'not_put', retryAfterSeconds: null }
      if (capture === null) return { kind: 'declined', reason: 'no_such_charge' }
      const answer = await client.ask({
        ...{ method: 'POST', path: `/v2/payments/captures/${encodeURIComponent(capture)}/refund`, key: idempotencyKey },
        body: JSON.stringify({ amount: money, custom_id: idempotencyKey, invoice_id: idempotencyKey }),
      })
      if (answer.kind === 'refused') {
        log.error({ status: answer.status, issues: answer.issues }, 'PayPal refused a refund')
        if (answer.status === 403 && answer.issues.includes('NOT_AUTHORIZED')) return { kind: 'not_put', retryAfterSeconds: null }
        return { kind: 'declined', reason: (answer.issues[0] ?? 'refused').toLowerCase() }
      }
      if (answer.kind !== 'answered') return answer
      const refund = refundSchema.safeParse(answer.body)
      if (!refund.success) return { kind: 'unknown' }
      const sent = fromPaypal(refund.data.amount)
      assert(sent?.minor === amount.minor && sent.currency === amount.currency, 'The key was used for another refund')
      return refundOutcomeOf(refund.data)
    },
    async findRefund({ idempotencyKey, charge }) {
      const order = await orders.find(charge)
      const found = order === null ? undefined : unitOf(order).refunds.find((refund) => refundKeyOf(refund) === idempotencyKey)
      return found === undefined ? null : refundOutcomeOf(found)
    },
  }
}

/** The capture of a charge; `silent`: PayPal did not say, and nothing was asked of it yet. */
async function captureIn(orders: PaypalOrders, charge: string): Promise<string | null> {
  try {
    const order = await orders.find(charge)
    return order === null ? null : (captureOf(order)?.id ?? null)
  } catch (error) {
    if (error instanceof PaypalSilent) return 'silent'
    throw error
  }
}

const disputeSchema = z.object({
  dispute_id: z.string().min(1).max(255),
  reason: z.string(),
  status: z.string(),
  dispute_amount: z.object({ currency_code: z.string(), value: z.string() }),
  dispute_outcome: z.object({ outcome_code: z.string().optional() }).nullish(),
  seller_response_due_date: z.string().nullish(),
})
const disputesSchema = z.object({
  items: z
    .array(z.object({ dispute_id: z.string() }))
    .max(100)
    .default([]),
})

/** What PayPal gave back to us in the end. Any other end took it for good; one that we do not know is none yet. */
const won: ReadonlySet<string> = new Set(['RESOLVED_SELLER_FAVOUR', 'RESOLVED_WITH_PAYOUT', 'CANCELED_BY_BUYER', 'DENIED', 'NONE'])
const lost: ReadonlySet<string> = new Set(['RESOLVED_BUYER_FAVOUR', 'ACCEPTED'])

async function disputesOf(client: PaypalClient, capture: string, log: Logger): Promise<readonly DisputeReport[]> {
  try {
    const list = await client.read(`/v1/customer/disputes?disputed_transaction_id=${encodeURIComponent(capture)}`, disputesSchema)
    const found: DisputeReport[] = []
    for (const { dispute_id } of list?.items ?? []) {
      const dispute = await client.read(`/v1/customer/disputes/${encodeURIComponent(dispute_id)}`, disputeSchema)
      const amount = dispute === null ? null : fromPaypal(dispute.dispute_amount)
      if (dispute !== null && amount !== null) found.push({ ...readDispute(dispute), amount })
    }
    return found
  } catch (error) {
    if (!(error instanceof PaypalRefused) || error.status !== 403) throw error
    log.warn({}, 'PayPal does not show its disputes: enable "Customer disputes" for the app')
    return []
  }
}

function readDispute({
  dispute_id: reference,
  reason,
  status,
  dispute_outcome,
  seller_response_due_date: due,
}: z.output<typeof disputeSchema>) {
  const end = status === 'RESOLVED' ? (dispute_outcome?.outcome_code ?? '') : ''
  return {
    ...{ reference, reason: reason.toLowerCase() },
    status: won.has(end) ? ('won' as const) : lost.has(end) ? ('lost' as const) : ('open' as const),
    evidenceDueAt:
      typeof due === 'string' && !Number.isNaN(Date.parse(due)) ? Temporal.Instant.fromEpochMilliseconds(Date.parse(due)) : null,
  }
}
