import { assert } from '@quarterday/core/assert.ts'
import type { Logger } from '../kit/log.ts'
import type { BeginRequest, ChargeOutcome, ChargeRequest, Gateway } from './gateway.ts'
import type { PaypalAnswer, PaypalClient } from './paypal-client.ts'
import { declined, issueReason } from './paypal-declines.ts'
import { orderSchema, outcomeOf, type PaypalOrder, readToken, unitOf } from './paypal-json.ts'
import { labelsOf, type PaypalLabels, writeLabels } from './paypal-labels.ts'
import { type PaypalMoney, toPaypal } from './paypal-money.ts'

export type PaypalOrders = Pick<Gateway, 'charge' | 'begin' | 'complete' | 'cancel'> & {
  /** Null: PayPal knows no such order. */
  find(reference: string): Promise<PaypalOrder | null>
  /** Takes an order that the customer has approved. */
  take(order: PaypalOrder, key: string): Promise<ChargeOutcome>
}

/** Orders of intent CAPTURE: with a kept means to pay they are taken at once, else after the customer has approved, and only by us. */
export function paypalOrders(client: PaypalClient, log: Logger): PaypalOrders {
  const find = (reference: string) => client.read(pathOf(reference), orderSchema)

  async function create(request: ChargeRequest | BeginRequest, token: string | null, source: object): Promise<ChargeOutcome> {
    const amount = toPaypal(request.amount)
    if (amount === null) {
      log.error(
        { currency: request.amount.currency, minor: String(request.amount.minor) },
        'PayPal does not take this amount of this currency',
      )
      return declined('currency_not_supported', null)
    }
    const labels = labelsOf({ ...request, token })
    const body = JSON.stringify({ intent: 'CAPTURE', purchase_units: [unit(request, amount, labels)], payment_source: source })
    const answer = await client.ask({ method: 'POST', path: '/v2/checkout/orders', key: request.idempotencyKey, body })
    if (answer.kind !== 'answered') return refused(answer, labels)
    const order = parse(answer.body)
    const known = order === null ? null : unitOf(order).labels
    if (order === null || known === null) return { kind: 'unknown' }
    assert(
      known.idempotencyKey === labels.idempotencyKey && known.fingerprint === labels.fingerprint,
      'The key was used for another charge',
    )
    return outcomeOf(order)
  }

  function refused(answer: Exclude<PaypalAnswer, { kind: 'answered' }>, { inPerson }: PaypalLabels): ChargeOutcome {
    if (answer.kind !== 'refused') return answer
    const { status, issues } = answer
    // PayPal has taken money for this payment before, whatever it remembers of the key: its records tell.
    if (issues.includes('DUPLICATE_INVOICE_ID')) return { kind: 'unknown' }
    const reason = issueReason(issues)
    if (reason !== null) return declined(reason, null)
    log.error({ status, issues, inPerson }, 'PayPal refused a question as wrong')
    // The account may not do this: nothing was done, and nothing will be until somebody mends it.
    if (status === 403) return { kind: 'not_put', retryAfterSeconds: null }
    return declined('unusable_payment_method', null)
  }

  async function take(order: PaypalOrder, key: string): Promise<ChargeOutcome> {
    const now = outcomeOf(order)
    if (order.status !== 'APPROVED' || now.kind !== 'needs_customer') return now
    const answer = await client.ask({ method: 'POST', path: `${pathOf(order.id)}/capture`, key, body: '{}' })
    if (answer.kind === 'answered') {
      const taken = parse(answer.body)
      return taken === null || taken.id !== order.id ? { kind: 'unknown' } : outcomeOf(taken)
    }
    if (answer.kind !== 'refused') return answer
    if (answer.issues.includes('DUPLICATE_INVOICE_ID')) return { kind: 'unknown' }
    const after = await find(order.id)
    const outcome: ChargeOutcome = after === null ? { kind: 'canceled', reference: order.id } : outcomeOf(after)
    const reason = issueReason(answer.issues)
    // Somebody was faster, or the customer may try again in person: what the order is now counts.
    if (outcome.kind !== 'needs_customer' || reason === null || unitOf(order).labels?.inPerson) return outcome
    return declined(reason, order.id)
  }

  return {
    find,
    take,
    charge(request) {
      const method = readToken(request.token)
      if (method === null) return Promise.resolve(declined('unusable_payment_method', null))
      const { source, vaultId } = method
      const credential =
        source === 'card'
          ? { payment_initiator: 'MERCHANT', payment_type: 'UNSCHEDULED', usage: 'SUBSEQUENT' }
          : { payment_initiator: 'MERCHANT', usage: 'SUBSEQUENT' }
      return create(request, request.token, { [source]: { vault_id: vaultId, stored_credential: credential } })
    },
    begin(request) {
      const { returnUrl, keepMethod } = request
      const context = { return_url: returnUrl, cancel_url: returnUrl, user_action: 'PAY_NOW', shipping_preference: 'NO_SHIPPING' }
      const kept = { attributes: { vault: { store_in_vault: 'ON_SUCCESS', usage_type: 'MERCHANT' } } }
      return create(request, null, { paypal: { experience_context: context, ...(keepMethod ? kept : {}) } })
    },
    async complete(reference, idempotencyKey) {
      const order = await find(reference)
      // An order that nobody went through is forgotten after some hours.
      return order === null ? { kind: 'canceled', reference } : take(order, `${idempotencyKey}:capture`)
    },
    async cancel(reference) {
      const order = await find(reference)
      if (order === null) return { kind: 'canceled', reference }
      const outcome = outcomeOf(order)
      const { labels } = unitOf(order)
      if (outcome.kind !== 'needs_customer' || labels === null) return outcome
      const value = writeLabels({ ...labels, isClosed: true })
      const body = JSON.stringify([{ op: 'replace', path: `/purchase_units/@reference_id=='default'/custom_id`, value }])
      const answer = await client.ask({ method: 'PATCH', path: pathOf(reference), body })
      if (answer.kind === 'unknown' || answer.kind === 'not_put') return answer
      // Somebody may have taken it in between.
      const after = await find(reference)
      if (after === null) return { kind: 'canceled', reference }
      const closed = outcomeOf(after)
      return closed.kind === 'needs_customer' ? { kind: 'unknown' } : closed
    },
  }
}

function unit({ labels }: ChargeRequest | BeginRequest, amount: PaypalMoney, written: PaypalLabels): object {
  return {
    ...{ reference_id: 'default', amount, custom_id: writeLabels(written), description: labels.description.slice(0, 127) },
    // A payment is one payment also where PayPal has forgotten the key: accounts refuse a second one of this name.
    invoice_id: labels.payment,
  }
}

function parse(body: unknown): PaypalOrder | null {
  const { success, data } = orderSchema.safeParse(body)
  return success ? data : null
}

function pathOf(reference: string): string {
  return `/v2/checkout/orders/${encodeURIComponent(reference)}`
}
