import type { DeclineReason } from '@quarterday/core/payment/payment.ts'
import { sandboxExpiry } from '../sandbox-cards.ts'
import type { SandboxAnswer } from './http.ts'
import type { PaypalCapture, PaypalDispute, PaypalMethod, PaypalOrderState, PaypalRefund, PaypalSetup } from './paypal-state.ts'

/** An answer of PayPal's that it will not do it. */
export class PaypalProblem extends Error {
  readonly answer: SandboxAnswer

  constructor(status: number, name: string, issue: string, description = issue) {
    super(`${name}: ${issue}`)
    this.answer = { status, body: { name, message: description, debug_id: 'sandbox', details: [{ issue, description }], links: [] } }
  }
}

export function unprocessable(issue: string, description?: string): PaypalProblem {
  return new PaypalProblem(422, 'UNPROCESSABLE_ENTITY', issue, description)
}

export function missing(): PaypalProblem {
  return new PaypalProblem(404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID', 'Specified resource ID does not exist.')
}

export function malformed(field: string): PaypalProblem {
  return new PaypalProblem(
    400,
    'INVALID_REQUEST',
    'INVALID_PARAMETER_SYNTAX',
    `The value of ${field} does not conform to the expected format.`,
  )
}

/** Currencies that PayPal writes without decimals. */
const whole: ReadonlySet<string> = new Set(['HUF', 'JPY', 'TWD'])

export function moneyJson(units: bigint, currency: string) {
  const digits = String(units).padStart(3, '0')
  return { currency_code: currency, value: whole.has(currency) ? String(units) : `${digits.slice(0, -2)}.${digits.slice(-2)}` }
}

/** Null: not as PayPal wants this currency written. */
export function unitsOf(value: string, currency: string): bigint | null {
  const pattern = whole.has(currency) ? /^\d{1,9}$/ : /^\d{1,9}\.\d{2}$/
  return pattern.test(value) ? BigInt(value.replace('.', '')) : null
}

/** Processor response codes of cards, as PayPal names them. */
const codes: Readonly<Partial<Record<DeclineReason, string>>> = {
  insufficient_funds: '5120',
  limit_exceeded: '5710',
  processing_error: '8000',
  expired_card: '5400',
  authentication_required: '5650',
  lost_card: '9520',
  stolen_card: '9520',
  fraudulent: '9500',
  incorrect_details: '5110',
}

export function codeOf(reason: DeclineReason): string {
  return codes[reason] ?? '0500'
}

export function captureJson(base: string, order: PaypalOrderState, capture: PaypalCapture) {
  const { id, units, created, code } = capture
  const refunded = order.refunds.reduce((sum, refund) => sum + refund.units, 0n)
  const status = capture.status !== 'COMPLETED' || refunded === 0n ? capture.status : refunded < units ? 'PARTIALLY_REFUNDED' : 'REFUNDED'
  return {
    ...{
      id,
      status,
      amount: moneyJson(units, order.currency),
      custom_id: order.customId ?? undefined,
      invoice_id: order.invoiceId ?? undefined,
    },
    ...(capture.status === 'PENDING' ? { status_details: { reason: 'ECHECK' } } : {}),
    ...(code === null ? {} : { processor_response: { response_code: code } }),
    supplementary_data: { related_ids: { order_id: order.id } },
    ...{ create_time: created.toString(), final_capture: true },
    links: [{ rel: 'up', href: `${base}/v2/checkout/orders/${order.id}`, method: 'GET' }],
  }
}

export function refundJson(base: string, order: PaypalOrderState, { id, units, customId, created }: PaypalRefund) {
  const capture = order.captures.find(({ status }) => status === 'COMPLETED')
  return {
    ...{
      id,
      status: 'COMPLETED',
      amount: moneyJson(units, order.currency),
      custom_id: customId ?? undefined,
      create_time: created.toString(),
    },
    links: [{ rel: 'up', href: `${base}/v2/payments/captures/${capture?.id}`, method: 'GET' }],
  }
}

export function orderJson(base: string, order: PaypalOrderState) {
  const { id, status, units, currency, customId, invoiceId, description, captures, refunds, source, kept } = order
  const payments = {
    captures: captures.map((capture) => captureJson(base, order, capture)),
    ...(refunds.length === 0 ? {} : { refunds: refunds.map((refund) => refundJson(base, order, refund)) }),
  }
  const vault = kept === null ? {} : { attributes: { vault: { id: kept.id, status: 'VAULTED', customer: { id: kept.customer } } } }
  return {
    ...{ id, status, intent: 'CAPTURE', create_time: order.created.toString(), payment_source: { [source]: vault } },
    purchase_units: [
      {
        ...{ reference_id: 'default', amount: moneyJson(units, currency), custom_id: customId ?? undefined },
        ...{ invoice_id: invoiceId ?? undefined, description: description ?? undefined },
        ...(captures.length === 0 ? {} : { payments }),
      },
    ],
    links: [
      { rel: 'self', href: `${base}/v2/checkout/orders/${id}`, method: 'GET' },
      ...(status === 'COMPLETED' ? [] : [{ rel: 'payer-action', href: `${base}/checkoutnow?token=${id}`, method: 'GET' }]),
    ],
  }
}

export function methodJson({ id, source, card, customer }: PaypalMethod) {
  const { month, year } = sandboxExpiry
  const expiry = `${year}-${String(month).padStart(2, '0')}`
  const described =
    source === 'card'
      ? { card: { brand: card.brand.toUpperCase(), last_digits: card.number.slice(-4), expiry } }
      : { paypal: { email_address: 'payer@example.com', account_id: 'SANDBOXPAYER' } }
  return { id, customer: { id: customer }, payment_source: described }
}

export function setupJson(base: string, { id, customer, status }: PaypalSetup) {
  const approve = { rel: 'approve', href: `${base}/agreements/approve?approval_session_id=${id}`, method: 'GET' }
  return { id, customer: { id: customer }, status, payment_source: { paypal: {} }, links: status === 'VAULTED' ? [] : [approve] }
}

const outcomes = { won: 'RESOLVED_SELLER_FAVOUR', lost: 'RESOLVED_BUYER_FAVOUR' } as const

export function disputeJson({ id, order, capture, reason, created, ends }: PaypalDispute) {
  return {
    ...{ dispute_id: id, create_time: created.toString(), reason, dispute_amount: moneyJson(capture.units, order.currency) },
    disputed_transactions: [{ seller_transaction_id: capture.id, custom: order.customId ?? undefined }],
    ...(ends === null
      ? { status: 'WAITING_FOR_SELLER_RESPONSE', seller_response_due_date: created.add({ hours: 24 * 10 }).toString() }
      : { status: 'RESOLVED', dispute_outcome: { outcome_code: outcomes[ends] } }),
  }
}
