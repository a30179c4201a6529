import { textAt, textsAt } from './http.ts'
import { pageOf, type StripeCall } from './stripe-call.ts'
import { disputeJson, invalid, missing, refundJson } from './stripe-json.ts'
import { type StripeRefund, stateOf } from './stripe-state.ts'

export function createRefund({ account, fields, key, announce }: StripeCall): object {
  const id = textAt(fields, 'payment_intent') ?? ''
  const intent = stateOf(account).intents.get(id)
  if (!intent) throw missing('payment_intent', id, 'payment_intent')
  if (intent.status !== 'succeeded')
    throw invalid('This PaymentIntent does not have a successful charge to refund.', { param: 'payment_intent' })
  const left = intent.received - account.ledger.refundedOf(id)
  const wanted = textAt(fields, 'amount')
  const amount = wanted === null ? left : BigInt(/^\d{1,12}$/.test(wanted) ? wanted : 0)
  if (left === 0n) throw invalid('Charge has already been refunded.', { code: 'charge_already_refunded' })
  if (amount <= 0n || amount > left) throw invalid(`Refund amount is greater than unrefunded amount on charge`, { param: 'amount' })
  const { currency } = intent
  const refund: StripeRefund = {
    ...{ id: account.newId('re'), intent: id, amount, currency, metadata: textsAt(fields, 'metadata'), created: account.now() },
  }
  stateOf(account).refunds.set(refund.id, refund)
  account.ledger.write({
    ...{
      kind: 'refund',
      protocol: 'stripe',
      charge: id,
      key,
      amount,
      currency: currency.toUpperCase(),
      labels: intent.metadata,
      at: account.now(),
    },
  })
  announce('refund.created', refund)
  return refundJson(refund)
}

export function retrieveRefund({ account, id }: StripeCall): object {
  const refund = stateOf(account).refunds.get(id)
  if (!refund) throw missing('refund', id)
  return refundJson(refund)
}

export function listRefunds(call: StripeCall): object {
  const intent = textAt(call.fields, 'payment_intent')
  const refunds = [...stateOf(call.account).refunds.values()].filter((refund) => intent === null || refund.intent === intent)
  return pageOf(call, refunds, refundJson)
}

export function retrieveDispute({ account, id }: StripeCall): object {
  const dispute = stateOf(account).disputes.get(id)
  if (!dispute) throw missing('dispute', id)
  return disputeJson(dispute)
}

export function listDisputes(call: StripeCall): object {
  const intent = textAt(call.fields, 'payment_intent')
  const disputes = [...stateOf(call.account).disputes.values()].filter((dispute) => intent === null || dispute.intent === intent)
  return pageOf(call, disputes, disputeJson)
}
