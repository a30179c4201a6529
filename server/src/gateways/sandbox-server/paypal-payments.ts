import { z } from 'zod'
import { disputeAfterDays, disputeLastsDays, pendingDays } from '../sandbox-cards.ts'
import { textAt } from './http.ts'
import { type PaypalCall, type PaypalDesk, tell } from './paypal-call.ts'
import { captureJson, codeOf, disputeJson, malformed, missing, moneyJson, refundJson, unitsOf, unprocessable } from './paypal-json.ts'
import { writeCapture } from './paypal-orders.ts'
import { ledgerLabels, newName, type PaypalCapture, type PaypalOrderState, type PaypalRefund, stateOf } from './paypal-state.ts'

const refundSchema = z.looseObject({
  amount: z.object({ currency_code: z.string(), value: z.string() }).optional(),
  custom_id: z.string().max(127).optional(),
})

export function getCapture(call: PaypalCall): object {
  const { order, capture } = captureOf(call)
  return captureJson(call.book.baseUrl, order, capture)
}

export function refundCapture(call: PaypalCall): object {
  const { account, body, book, key } = call
  const { order, capture } = captureOf(call)
  const parsed = refundSchema.safeParse(body ?? {})
  if (!parsed.success) throw malformed('amount')
  const { amount, custom_id: customId = null } = parsed.data
  if (capture.status !== 'COMPLETED') throw unprocessable(capture.status === 'PENDING' ? 'PENDING_CAPTURE' : 'REFUND_NOT_ALLOWED')
  if (amount !== undefined && amount.currency_code !== order.currency) throw unprocessable('REFUND_CAPTURE_CURRENCY_MISMATCH')
  const left = capture.units - order.refunds.reduce((sum, refund) => sum + refund.units, 0n)
  const units = amount === undefined ? left : unitsOf(amount.value, order.currency)
  if (units === null) throw unprocessable('DECIMAL_PRECISION')
  if (left === 0n) throw unprocessable('CAPTURE_FULLY_REFUNDED')
  if (units <= 0n || units > left) throw unprocessable('REFUND_AMOUNT_EXCEEDED')
  const refund: PaypalRefund = { id: newName(account), units, customId, created: account.now() }
  order.refunds.push(refund)
  account.ledger.write({
    ...{ kind: 'refund', protocol: 'paypal', charge: order.id, key, amount: units, currency: order.currency },
    ...{ labels: ledgerLabels(order), at: account.now() },
  })
  tell.refunded(call, order, refund)
  return refundJson(book.baseUrl, order, refund)
}

export function listDisputes({ account, request }: PaypalCall): object {
  const capture = textAt(request.query, 'disputed_transaction_id')
  const found = [...stateOf(account).disputes.values()].filter((dispute) => capture === null || dispute.capture.id === capture)
  return { items: found.map(disputeJson), links: [] }
}

export function getDispute({ account, id }: PaypalCall): object {
  const dispute = stateOf(account).disputes.get(id)
  if (dispute === undefined) throw missing()
  return disputeJson(dispute)
}

/** The record of transactions, which here is never late. */
export function listTransactions({ account, request: { query } }: PaypalCall): object {
  const [from, until] = [momentAt(query, 'start_date'), momentAt(query, 'end_date')]
  const size = Math.min(Math.max(Number(textAt(query, 'page_size') ?? 100), 1), 500)
  const page = Math.max(Number(textAt(query, 'page') ?? 1), 1)
  const all = [...stateOf(account).orders.values()].flatMap((order) => [
    ...order.captures.map((capture) => ({ order, ...capture, status: statuses[capture.status], customId: order.customId, event: 'T0006' })),
    ...order.refunds.map((refund) => ({ order, ...refund, status: 'S', event: 'T1107' })),
  ])
  const within = all.filter(({ created }) => Temporal.Instant.compare(created, from) >= 0 && Temporal.Instant.compare(created, until) <= 0)
  return {
    transaction_details: within.slice((page - 1) * size, page * size).map(({ id, units, status, customId, created, event, order }) => ({
      transaction_info: {
        ...{ transaction_id: id, transaction_event_code: event, transaction_status: status },
        ...{ transaction_initiation_date: created.toString(), transaction_amount: moneyJson(units, order.currency) },
        ...{ invoice_id: order.invoiceId ?? undefined, custom_field: customId ?? undefined },
      },
    })),
    ...{ total_items: within.length, total_pages: Math.max(Math.ceil(within.length / size), 1), page },
    last_refreshed_datetime: account.now().toString().replace('Z', '+0000'),
  }
}

const statuses = { COMPLETED: 'S', PENDING: 'P', DECLINED: 'D' } as const
/** PayPal lets a customer come to an order for three hours, and approve it for three more. */
const orderHours = 6

/** Lets time pass for what waits for it: bank transfers that end, disputes that open and are decided, orders that nobody went through. */
export function letTimePass(desk: PaypalDesk): void {
  const { orders, disputes } = stateOf(desk.account)
  for (const order of orders.values()) {
    const { card } = order
    if (order.captures.length === 0 && isOver(desk, order.created, orderHours)) orders.delete(order.id)
    for (const capture of order.captures) {
      if (capture.status === 'PENDING' && card?.answer.kind === 'pending' && isOver(desk, capture.created, pendingDays * 24)) {
        const { ends } = card.answer
        capture.status = ends === 'succeeded' ? 'COMPLETED' : 'DECLINED'
        capture.code = ends === 'succeeded' ? null : codeOf(ends)
        if (capture.status === 'COMPLETED') writeCapture(desk, order, capture)
        tell.captured(desk, order, capture)
      }
      if (capture.status !== 'COMPLETED' || !card?.dispute) continue
      const id = `PP-D-${capture.id}`
      if (!disputes.has(id) && isOver(desk, capture.created, disputeAfterDays * 24)) {
        const reason = card.dispute.reason === 'fraudulent' ? 'UNAUTHORISED' : 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED'
        const opened = { id, order, capture, reason, created: desk.account.now(), ends: null }
        disputes.set(id, opened)
        writeDispute(desk, order, capture, 'dispute')
        tell.disputed(desk, opened)
      }
      const dispute = disputes.get(id)
      if (dispute?.ends === null && isOver(desk, capture.created, (disputeAfterDays + disputeLastsDays) * 24)) {
        dispute.ends = card.dispute.ends
        if (dispute.ends === 'won') writeDispute(desk, order, capture, 'dispute_won')
        tell.disputed(desk, dispute)
      }
    }
  }
}

function writeDispute({ account }: PaypalDesk, order: PaypalOrderState, { units }: PaypalCapture, kind: 'dispute' | 'dispute_won'): void {
  account.ledger.write({
    ...{ kind, protocol: 'paypal', charge: order.id, key: null, amount: units, currency: order.currency },
    ...{ labels: ledgerLabels(order), at: account.now() },
  })
}

function captureOf({ account, id }: PaypalCall): { readonly order: PaypalOrderState; readonly capture: PaypalCapture } {
  for (const order of stateOf(account).orders.values()) {
    const capture = order.captures.find((each) => each.id === id)
    if (capture !== undefined) return { order, capture }
  }
  throw missing()
}

function momentAt(query: PaypalCall['request']['query'], name: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(textAt(query, name) ?? '')
  } catch {
    throw malformed(name)
  }
}

function isOver({ account }: PaypalDesk, since: Temporal.Instant, hours: number): boolean {
  return Temporal.Instant.compare(account.now(), since.add({ hours })) >= 0
}
