import { z } from 'zod'
import { type PaypalCall, tell } from './paypal-call.ts'
import { malformed, methodJson, missing, setupJson, unprocessable } from './paypal-json.ts'
import { methodOf, newName, type PaypalMethod, type PaypalSetup, stateOf } from './paypal-state.ts'

const setupSchema = z.object({
  payment_source: z.strictObject({
    paypal: z.looseObject({
      experience_context: z.looseObject({ return_url: z.string().max(4000), cancel_url: z.string().max(4000) }),
    }),
  }),
})
const tokenSchema = z.object({
  payment_source: z.strictObject({ token: z.strictObject({ id: z.string(), type: z.literal('SETUP_TOKEN') }) }),
})

export function createSetup({ account, book, body }: PaypalCall): object {
  const { success, data } = setupSchema.safeParse(body)
  if (!success) throw malformed('payment_source')
  const { return_url: returnUrl, cancel_url: cancelUrl } = data.payment_source.paypal.experience_context
  const names = { id: newName(account), customer: newName(account).slice(0, 10) }
  const setup: PaypalSetup = { ...names, returnUrl, cancelUrl, status: 'PAYER_ACTION_REQUIRED', card: null }
  stateOf(account).setups.set(setup.id, setup)
  return setupJson(book.baseUrl, setup)
}

export function getSetup({ account, book, id }: PaypalCall): object {
  const setup = stateOf(account).setups.get(id)
  if (setup === undefined) throw missing()
  return setupJson(book.baseUrl, setup)
}

export function createToken(call: PaypalCall): object {
  const { account, body } = call
  const { success, data } = tokenSchema.safeParse(body)
  if (!success) throw malformed('payment_source')
  const setup = stateOf(account).setups.get(data.payment_source.token.id)
  if (setup === undefined) throw unprocessable('TOKEN_NOT_FOUND')
  if (setup.card === null || setup.status === 'PAYER_ACTION_REQUIRED') throw unprocessable('PAYER_ACTION_REQUIRED')
  if (setup.status === 'VAULTED') throw unprocessable('TOKEN_ALREADY_USED')
  const method: PaypalMethod = { id: newName(account).toLowerCase(), source: 'paypal', card: setup.card, customer: setup.customer }
  setup.status = 'VAULTED'
  stateOf(account).methods.set(method.id, method)
  tell.kept(call, method, null)
  return methodJson(method)
}

export function listTokens({ account, request }: PaypalCall): object {
  const customer = request.query.customer_id
  const tokens = [...stateOf(account).methods.values()].filter((method) => method.customer === customer)
  return { customer: { id: customer }, payment_tokens: tokens.map(methodJson), total_items: tokens.length, total_pages: 1 }
}

export function getToken({ account, id }: PaypalCall): object {
  const method = methodOf(account, id)
  const found = method ?? methodOf(account, id, 'card')
  if (found === null) throw missing()
  return methodJson(found)
}

export function deleteToken(call: PaypalCall): null {
  const { methods } = stateOf(call.account)
  const method = methods.get(call.id)
  if (method !== undefined && methods.delete(call.id)) tell.forgotten(call, method)
  return null
}
