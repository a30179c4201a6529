import { sandboxCardOfNumber, sandboxCards } from '../sandbox-cards.ts'
import { textAt, textsAt } from './http.ts'
import { pageOf, type StripeCall } from './stripe-call.ts'
import { customerJson, declined, invalid, methodJson, missing, setupJson } from './stripe-json.ts'
import { methodOf, newMethod, type StripeMethod, type StripeSetup, stateOf } from './stripe-state.ts'

export function createCustomer({ account, fields }: StripeCall): object {
  const customer = {
    ...{ id: account.newId('cus'), name: textAt(fields, 'name'), email: textAt(fields, 'email') },
    ...{ metadata: textsAt(fields, 'metadata'), created: account.now() },
  }
  stateOf(account).customers.set(customer.id, customer)
  return customerJson(customer)
}

export function retrieveCustomer({ account, id }: StripeCall): object {
  const customer = stateOf(account).customers.get(id)
  if (!customer) throw missing('customer', id)
  return customerJson(customer)
}

export function listCustomers(call: StripeCall): object {
  const email = textAt(call.fields, 'email')
  return pageOf(
    call,
    [...stateOf(call.account).customers.values()].filter((customer) => email === null || customer.email === email),
    customerJson,
  )
}

/** By a number of the test table, as a browser would, or by a test token (`tok_visa` is not spoken, `pm_card_visa` is). */
export function createMethod({ account, fields }: StripeCall): object {
  const number = textAt(fields, 'card', 'number') ?? ''
  const card = sandboxCardOfNumber(number) ?? sandboxCards.get(textAt(fields, 'card', 'token') ?? '')
  if (!card) throw invalid('Only test cards are accepted here', { code: 'incorrect_number', param: 'number' })
  return methodJson(newMethod(account, card))
}

export function retrieveMethod({ account, id }: StripeCall): object {
  return methodJson(found(methodOf(account, id), id))
}

/** Stripe asks the bank when a card is attached: one that is always declined cannot be. */
export function attachMethod({ account, id, fields }: StripeCall): object {
  const method = found(methodOf(account, id), id)
  const customer = textAt(fields, 'customer') ?? ''
  if (!stateOf(account).customers.has(customer)) throw missing('customer', customer, 'customer')
  if (method.customer !== null && method.customer !== customer)
    throw invalid('The payment method you provided has already been attached to a customer.', { code: 'payment_method_unexpected_state' })
  if (method.card.keepFails !== null) throw declined(method.card.keepFails, {})
  method.customer = customer
  return methodJson(method)
}

export function detachMethod({ account, id }: StripeCall): object {
  const method = found(stateOf(account).methods.get(id) ?? null, id)
  if (method.customer === null) throw invalid('The payment method you provided is not attached to a customer so detachment is impossible.')
  method.customer = null
  return methodJson(method)
}

export function listMethods(call: StripeCall): object {
  const customer = textAt(call.fields, 'customer')
  const methods = [...stateOf(call.account).methods.values()].filter((method) => method.customer !== null && method.customer === customer)
  return pageOf(call, methods, methodJson)
}

export function createSetup(call: StripeCall): object {
  const { account, fields, book } = call
  const customer = textAt(fields, 'customer')
  if (customer !== null && !stateOf(account).customers.has(customer)) throw missing('customer', customer, 'customer')
  const id = account.newId('seti')
  const setup: StripeSetup = {
    ...{ id, clientSecret: `${id}_secret_${account.newId('s').slice(2)}`, customer, metadata: textsAt(fields, 'metadata') },
    ...{ created: account.now(), status: 'requires_payment_method', method: null, lastError: null },
  }
  stateOf(account).setups.set(id, setup)
  return setupJson(account, book.baseUrl, setup, false)
}

export function retrieveSetup(call: StripeCall): object {
  const expand = Object.values(textsAt(call.fields, 'expand'))
  return setupJson(call.account, call.book.baseUrl, setupOf(call), expand.includes('payment_method'))
}

export function confirmSetup(call: StripeCall): object {
  const { account, fields, book } = call
  const setup = setupOf(call)
  const typed = sandboxCardOfNumber(textAt(fields, 'payment_method_data', 'card', 'number') ?? '')
  const token = textAt(fields, 'payment_method')
  const method = typed ? newMethod(account, typed) : methodOf(account, token)
  if (method === null) throw missing('PaymentMethod', token ?? '', 'payment_method')
  const reason = enterSetup(call, setup, method)
  if (reason !== null) throw declined(reason, { setup_intent: setupJson(account, book.baseUrl, setup, false) })
  return setupJson(account, book.baseUrl, setup, false)
}

export function cancelSetup(call: StripeCall): object {
  const setup = setupOf(call)
  if (setup.status === 'succeeded') throw invalid('You cannot cancel this SetupIntent.', { code: 'setup_intent_unexpected_state' })
  setup.status = 'canceled'
  return setupJson(call.account, call.book.baseUrl, setup, false)
}

/** Answers why not, if not. */
export function enterSetup(call: Pick<StripeCall, 'announce'>, setup: StripeSetup, method: StripeMethod) {
  const { keepFails, authentication } = method.card
  setup.lastError = keepFails
  if (keepFails !== null) {
    setup.status = 'requires_payment_method'
    return keepFails
  }
  setup.method = method.id
  if (authentication !== 'never') setup.status = 'requires_action'
  else finishSetup(call, setup, method)
  return null
}

export function finishSetup({ announce }: Pick<StripeCall, 'announce'>, setup: StripeSetup, method: StripeMethod): void {
  setup.status = 'succeeded'
  method.customer = setup.customer
  method.isAuthenticated = true
  announce('setup_intent.succeeded', setup)
}

function setupOf({ account, id, isPublic, fields }: StripeCall): StripeSetup {
  const setup = stateOf(account).setups.get(id)
  if (!setup || (isPublic && textAt(fields, 'client_secret') !== setup.clientSecret)) throw missing('setupintent', id, 'intent')
  return setup
}

function found(method: StripeMethod | null, id: string): StripeMethod {
  if (method === null) throw missing('PaymentMethod', id, 'payment_method')
  return method
}
