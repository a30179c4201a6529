import { z } from 'zod'
import type { SandboxCard } from '../sandbox-cards.ts'
import { type PaypalCall, tell } from './paypal-call.ts'
import { codeOf, malformed, missing, orderJson, unitsOf, unprocessable } from './paypal-json.ts'
import { ledgerLabels, methodOf, newName, type PaypalCapture, type PaypalOrderState, stateOf } from './paypal-state.ts'

const contextSchema = z.looseObject({ return_url: z.string().max(4000).optional(), cancel_url: z.string().max(4000).optional() })
const createSchema = z.looseObject({
  intent: z.literal('CAPTURE'),
  purchase_units: z
    .array(
      z.looseObject({
        amount: z.object({ currency_code: z.string().regex(/^[A-Z]{3}$/), value: z.string() }),
        custom_id: z.string().max(127).optional(),
        invoice_id: z.string().max(127).optional(),
        description: z.string().max(127).optional(),
      }),
    )
    .length(1),
  payment_source: z
    .strictObject({
      paypal: z
        .looseObject({
          vault_id: z.string().optional(),
          experience_context: contextSchema.optional(),
          attributes: z.looseObject({ vault: z.looseObject({ store_in_vault: z.literal('ON_SUCCESS') }).optional() }).optional(),
        })
        .optional(),
      card: z.looseObject({ vault_id: z.string() }).optional(),
    })
    .optional(),
})
const patchSchema = z
  .array(
    z.object({
      op: z.enum(['add', 'replace']),
      path: z.literal(`/purchase_units/@reference_id=='default'/custom_id`),
      value: z.string().max(127),
    }),
  )
  .length(1)

/** The currencies of PayPal accounts. */
const currencies: ReadonlySet<string> = new Set(
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD'.split(' '),
)

export function createOrder(call: PaypalCall): object {
  const { account, book, key } = call
  const parsed = createSchema.safeParse(call.body)
  if (!parsed.success) throw malformed(parsed.error.issues[0]?.path.join('.') ?? 'body')
  const { purchase_units, payment_source: from } = parsed.data
  const [unit] = purchase_units
  if (unit === undefined) throw malformed('purchase_units')
  const { currency_code: currency, value } = unit.amount
  if (!currencies.has(currency)) throw unprocessable('INVALID_CURRENCY_CODE')
  const units = unitsOf(value, currency)
  if (units === null) throw unprocessable('DECIMAL_PRECISION')
  if (units === 0n) throw unprocessable('CANNOT_BE_ZERO_OR_NEGATIVE')
  const source = from?.card === undefined ? 'paypal' : 'card'
  const vaultId = from?.card?.vault_id ?? from?.paypal?.vault_id
  if (vaultId !== undefined && key === null) throw unprocessable('PAYPAL_REQUEST_ID_REQUIRED')
  const { return_url: returnUrl = null, cancel_url: cancelUrl = null } = from?.paypal?.experience_context ?? {}
  const order: PaypalOrderState = {
    ...{ id: newName(account), units, currency, key, source, returnUrl, cancelUrl, created: account.now() },
    ...{ invoiceId: unit.invoice_id ?? null, description: unit.description ?? null, customId: unit.custom_id ?? null },
    isKept: from?.paypal?.attributes?.vault !== undefined,
    ...{ status: from === undefined ? 'CREATED' : 'PAYER_ACTION_REQUIRED', card: null, captures: [], refunds: [], kept: null },
  }
  if (vaultId !== undefined) chargeKept(call, order, vaultId)
  stateOf(account).orders.set(order.id, order)
  return orderJson(book.baseUrl, order)
}

/** The customer is not there: a PayPal account that does not pay leaves no order, a card leaves one with a capture that was declined. */
function chargeKept(call: PaypalCall, order: PaypalOrderState, vaultId: string): void {
  const method = methodOf(call.account, vaultId, order.source)
  if (method === null) throw unprocessable('TOKEN_ID_NOT_FOUND', 'Specified token was not found.')
  const { card } = method
  order.card = card
  if (card.authentication === 'always') {
    if (order.source === 'paypal') throw unprocessable('PAYER_ACTION_REQUIRED')
    return
  }
  capture(call, order, card)
}

export function getOrder({ account, book, id }: PaypalCall): object {
  return orderJson(book.baseUrl, orderOf(stateOf(account).orders.get(id)))
}

/** PayPal cannot cancel an order, but keeps another label with it. */
export function patchOrder({ account, id, body }: PaypalCall): object | null {
  const order = orderOf(stateOf(account).orders.get(id))
  if (order.status === 'COMPLETED') throw unprocessable('ORDER_ALREADY_COMPLETED')
  const { success, data } = patchSchema.safeParse(body)
  if (!success) throw unprocessable('NOT_PATCHABLE')
  order.customId = data[0]?.value ?? order.customId
  return null
}

export function captureOrder(call: PaypalCall): object {
  const { account, book, id } = call
  const order = orderOf(stateOf(account).orders.get(id))
  if (order.status === 'COMPLETED') throw unprocessable('ORDER_ALREADY_CAPTURED')
  if (order.status !== 'APPROVED' || order.card === null) throw unprocessable('ORDER_NOT_APPROVED')
  capture(call, order, order.card)
  return orderJson(book.baseUrl, order)
}

function capture(call: PaypalCall, order: PaypalOrderState, card: SandboxCard): void {
  const { account } = call
  refuseTwice(call, order)
  const { answer } = card
  const reason =
    answer.kind === 'declined' ? answer.reason : answer.kind === 'needs_customer' && answer.ends !== 'succeeded' ? answer.ends : null
  if (reason !== null && order.source === 'paypal') {
    // The customer may choose something else to pay by.
    order.status = 'PAYER_ACTION_REQUIRED'
    throw unprocessable('INSTRUMENT_DECLINED')
  }
  const made: PaypalCapture = {
    ...{ id: newName(account), units: call.request.wrongAmount ?? order.units, created: account.now() },
    status: reason !== null ? 'DECLINED' : answer.kind === 'pending' ? 'PENDING' : 'COMPLETED',
    code: reason === null ? null : codeOf(reason),
  }
  order.captures.push(made)
  order.status = 'COMPLETED'
  if (made.status === 'COMPLETED') writeCapture(call, order, made)
  if (made.status !== 'DECLINED' && order.isKept && order.kept === null) {
    order.kept = { id: newName(account).toLowerCase(), source: 'paypal', card, customer: newName(account).slice(0, 10) }
    stateOf(account).methods.set(order.kept.id, order.kept)
    tell.kept(call, order.kept, order)
  }
  tell.captured(call, order, made)
}

/** The account's setting that an invoice id pays once. */
function refuseTwice({ account }: PaypalCall, { id, invoiceId }: PaypalOrderState): void {
  if (invoiceId === null) return
  for (const other of stateOf(account).orders.values()) {
    const isPaid = other.captures.some(({ status }) => status !== 'DECLINED')
    if (other.id !== id && other.invoiceId === invoiceId && isPaid) throw unprocessable('DUPLICATE_INVOICE_ID')
  }
}

export function writeCapture({ account }: Pick<PaypalCall, 'account'>, order: PaypalOrderState, { units }: PaypalCapture): void {
  account.ledger.write({
    ...{ kind: 'capture', protocol: 'paypal', charge: order.id, key: order.key, amount: units, currency: order.currency },
    ...{ labels: ledgerLabels(order), at: account.now() },
  })
}

function orderOf(order: PaypalOrderState | undefined): PaypalOrderState {
  if (order === undefined) throw missing()
  return order
}
