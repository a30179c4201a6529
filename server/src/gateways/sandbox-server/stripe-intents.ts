import { sandboxCardOfNumber } from '../sandbox-cards.ts'
import { textAt, textsAt } from './http.ts'
import { pageOf, type StripeCall } from './stripe-call.ts'
import { declined, intentJson, invalid, missing } from './stripe-json.ts'
import { capture, methodOf, newMethod, type StripeIntent, type StripeMethod, stateOf } from './stripe-state.ts'

export function createIntent(call: StripeCall): object {
  const { account, fields } = call
  const amount = textAt(fields, 'amount') ?? ''
  const currency = textAt(fields, 'currency')?.toLowerCase() ?? ''
  if (!/^\d{1,12}$/.test(amount) || amount === '0')
    throw invalid('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' })
  if (!/^[a-z]{3}$/.test(currency)) throw invalid('Invalid currency', { param: 'currency' })
  const customer = textAt(fields, 'customer')
  if (customer !== null && !stateOf(account).customers.has(customer)) throw missing('customer', customer, 'customer')
  const id = account.newId('pi')
  const intent: StripeIntent = {
    ...{ id, clientSecret: `${id}_secret_${account.newId('s').slice(2)}`, amount: BigInt(amount), currency, customer },
    ...{ metadata: textsAt(fields, 'metadata'), description: textAt(fields, 'description'), key: call.key, created: account.now() },
    isKept: textAt(fields, 'setup_future_usage') === 'off_session',
    ...{ status: 'requires_payment_method', method: null, lastError: null, received: 0n, confirmedAt: null, charge: null },
  }
  const token = textAt(fields, 'payment_method')
  const method = methodOf(account, token)
  if (token !== null && method === null) throw missing('PaymentMethod', token, 'payment_method')
  if (method !== null && method.customer !== null && method.customer !== customer)
    throw invalid('The payment method does not belong to the customer', { param: 'payment_method' })
  stateOf(account).intents.set(id, intent)
  if (method !== null) {
    intent.method = method.id
    intent.status = 'requires_confirmation'
  }
  if (textAt(fields, 'confirm') === 'true') {
    if (method === null) throw invalid('You cannot confirm this PaymentIntent without a payment method', { param: 'payment_method' })
    confirm(call, intent, method, textAt(fields, 'off_session') === 'true')
  }
  return json(call, intent)
}

export function confirmIntent(call: StripeCall): object {
  const { account, fields } = call
  const intent = intentOf(call)
  if (!/^requires_/.test(intent.status)) throw unexpected(intent, call)
  const number = textAt(fields, 'payment_method_data', 'card', 'number')
  const typed = number === null ? undefined : sandboxCardOfNumber(number)
  if (number !== null && !typed) throw invalid('Only test cards are accepted here', { code: 'incorrect_number', param: 'number' })
  const token = textAt(fields, 'payment_method') ?? intent.method
  const method = typed ? newMethod(account, typed) : methodOf(account, token)
  if (method === null) throw missing('PaymentMethod', token ?? '', 'payment_method')
  confirm(call, intent, method, textAt(fields, 'off_session') === 'true')
  return json(call, intent)
}

/** What becomes of an intent when this means to pay is charged for it; a decline is thrown as Stripe answers it. */
export function confirm(call: StripeCall, intent: StripeIntent, method: StripeMethod, isOffSession: boolean): void {
  const { account, announce, request } = call
  const { card } = method
  intent.method = method.id
  intent.lastError = null
  intent.confirmedAt = account.now()
  if (card.authentication === 'always' || (card.authentication === 'on_setup' && !method.isAuthenticated)) {
    if (isOffSession) throw fail(call, intent, 'authentication_required')
    intent.status = 'requires_action'
    announce('payment_intent.requires_action', intent)
    return
  }
  if (card.answer.kind === 'declined') throw fail(call, intent, card.answer.reason)
  if (card.answer.kind === 'pending') {
    intent.status = 'processing'
    announce('payment_intent.processing', intent)
    return
  }
  capture(account, intent, request.wrongAmount, announce)
}

/** The customer answered their bank. */
export function authenticateIntent(call: Pick<StripeCall, 'account' | 'announce'>, intent: StripeIntent, isApproved: boolean): boolean {
  const { account, announce } = call
  const answer = methodOf(account, intent.method)?.card.answer
  const reason = !isApproved
    ? 'authentication_required'
    : answer?.kind === 'needs_customer' && answer.ends !== 'succeeded'
      ? answer.ends
      : null
  if (reason === null) {
    capture(account, intent, null, announce)
    return true
  }
  intent.status = 'requires_payment_method'
  intent.lastError = reason
  announce('payment_intent.payment_failed', intent)
  return false
}

export function cancelIntent(call: StripeCall): object {
  const intent = intentOf(call)
  if (!/^requires_/.test(intent.status)) throw unexpected(intent, call)
  intent.status = 'canceled'
  call.announce('payment_intent.canceled', intent)
  return json(call, intent)
}

export function retrieveIntent(call: StripeCall): object {
  return json(call, intentOf(call))
}

export function listIntents(call: StripeCall): object {
  const customer = textAt(call.fields, 'customer')
  const intents = [...stateOf(call.account).intents.values()].filter((intent) => customer === null || intent.customer === customer)
  return pageOf(call, intents, (intent) => json(call, intent))
}

/** `metadata['name']:'value'`, and nothing else of the query language. */
export function searchIntents(call: StripeCall): object {
  const [, name, value] = /^metadata\['([^']+)'\]:'([^']*)'$/.exec(textAt(call.fields, 'query') ?? '') ?? []
  if (name === undefined) throw invalid('The sandbox gateway searches by metadata only', { param: 'query' })
  const found = [...stateOf(call.account).intents.values()].filter(({ metadata }) => metadata[name] === value)
  return {
    object: 'search_result',
    url: call.request.path,
    data: found.map((intent) => json(call, intent)),
    has_more: false,
    next_page: null,
  }
}

function fail(call: StripeCall, intent: StripeIntent, reason: Parameters<typeof declined>[0]) {
  intent.status = 'requires_payment_method'
  intent.lastError = reason
  call.announce('payment_intent.payment_failed', intent)
  return declined(reason, { payment_intent: json(call, intent) })
}

function unexpected(intent: StripeIntent, call: StripeCall) {
  const error = { code: 'payment_intent_unexpected_state', payment_intent: json(call, intent) }
  return invalid(`This PaymentIntent's status is ${intent.status}.`, error)
}

function intentOf({ account, id, isPublic, fields }: StripeCall): StripeIntent {
  const intent = stateOf(account).intents.get(id)
  if (!intent || (isPublic && textAt(fields, 'client_secret') !== intent.clientSecret)) throw missing('payment_intent', id, 'intent')
  return intent
}

function json({ account, book }: StripeCall, intent: StripeIntent) {
  return intentJson(account, book.baseUrl, intent)
}
