import { createHash } from 'node:crypto'
import { encodeId } from '@quarterday/core/id.ts'
import { HistoryFailure } from '../histories/sender.ts'
import type { PaymentBook } from './book.ts'
import type { GatewayEntry } from './stand.ts'

interface PaymentRow {
  readonly id: string
  readonly invoice_id: string
  readonly total: number
  readonly gateway: string
  readonly key: string
  readonly amount: number
  readonly status: string
  readonly reference: string | null
  readonly reported: number | null
  readonly reconcile_at: string | null
  /** It is younger than a debit takes. */
  readonly is_young: boolean
}

/** After each step: whatever is under way, the gateway took no more for an invoice than it says, and once a key (I11). */
export async function checkCaptures(book: PaymentBook): Promise<void> {
  const payments = await paymentsOf(book)
  const captures = (await book.stand.entries()).filter(({ kind }) => kind === 'capture')
  const keys = new Set<string | null>()
  const taken = new Map<string, number>()
  for (const { key, amount } of captures) {
    if (keys.has(key)) fail('two captures of one key (I11)', `${key}`)
    keys.add(key)
    const payment = payments.find((each) => each.key === key)
    if (payment === undefined) fail('a capture of no payment (I29)', `${key}: ${amount}`)
    // What the gateway took by mistake is not what was asked for: it is told apart and sent back by a person.
    if (amount !== payment.amount) continue
    const sum = (taken.get(payment.invoice_id) ?? 0) + amount
    taken.set(payment.invoice_id, sum)
    if (sum > payment.total) fail('captured twice (I11)', `${sum} of ${payment.total} for ${encodeId('inv', payment.invoice_id)}`)
  }
}

/** When all is quiet: the gateway's book, our payments and refunds, and the ledger say the same. */
export async function checkMoney(book: PaymentBook): Promise<void> {
  await checkCaptures(book)
  const payments = (await paymentsOf(book)).filter(({ gateway }) => gateway === book.stand.name)
  const entries = await book.stand.entries()
  for (const payment of payments) comparePayment(payment, entries)
  const refunds = await rows<{ status: string; key: string; reference: string | null; amount: string; charge: string }>(
    book,
    `SELECT r.status, r.idempotency_key AS key, r.reference, r.amount, p.reference AS charge
     FROM refunds r JOIN payments p ON p.organization_id = r.organization_id AND p.id = r.payment_id
     WHERE r.organization_id = $1 AND r.gateway = '${book.stand.name}' ORDER BY r.id`,
  )
  for (const { status, key } of refunds) {
    if (status !== 'succeeded' && status !== 'failed') fail('a refund has no end (I28)', `${key} is ${status}`)
  }
  const recorded = payments.reduce((sum, { status, amount }) => (status === 'succeeded' ? sum + amount : sum), 0)
  const sentBack = refunds.reduce((sum, { status, amount }) => (status === 'succeeded' ? sum + Number(amount) : sum), 0)
  const [pulled] = await rows<{ sum: string }>(
    book,
    `SELECT coalesce(sum(amount) FILTER (WHERE status <> 'won'), 0) AS sum FROM disputes WHERE organization_id = $1 AND gateway = '${book.stand.name}'`,
  )
  const [cash] = await rows<{ sum: string }>(
    book,
    `SELECT coalesce(sum(amount), 0) AS sum FROM ledger_entries WHERE organization_id = $1 AND account = 'cash:${book.stand.name}'`,
  )
  const net = netOf(entries)
  const books = { gateway: net, recorded: recorded - sentBack - Number(pulled?.sum), ledger: Number(cash?.sum) }
  if (books.gateway !== books.recorded || books.ledger !== books.recorded) fail('the books differ (I29)', JSON.stringify(books))
}

function comparePayment(payment: PaymentRow, entries: readonly GatewayEntry[]): void {
  const { id, key, status, amount, reported, is_young: isYoung } = payment
  const named = `${encodeId('pay', id)} is ${status} over ${amount}`
  const capture = entries.find((entry) => entry.kind === 'capture' && entry.key === key)
  if (status === 'created' || status === 'unknown' || (status === 'pending' && !isYoung)) fail('a payment has no end (I28)', named)
  if (status === 'succeeded' && capture?.amount !== amount)
    fail('recorded and not captured (I10)', `${named}; the gateway: ${capture?.amount}`)
  if (status !== 'succeeded' && capture !== undefined && reported !== capture.amount)
    fail('captured and not recorded (I29)', `${named}; the gateway: ${capture.amount}`)
}

/** The doctor and the verification find nothing. */
export async function checkAudits(book: PaymentBook): Promise<void> {
  const { findings } = await book.get('/v1/doctor')
  for (const { check } of findings) fail(`doctor ${check}`, JSON.stringify(findings))
  const { drift } = await book.get('/v1/verification')
  for (const { field } of drift) fail(`drift ${field}`, JSON.stringify(drift))
}

/** Nothing is told twice: each payment brought its money once, each invoice was paid once, and each notice of the gateway is kept once (I22). */
export async function checkEffects(book: PaymentBook): Promise<void> {
  const twice = await rows<{ what: string; times: string }>(
    book,
    `SELECT what, count(*) AS times FROM (
       SELECT type || ' ' || coalesce(data->'payment'->>'id', aggregate_id::text) AS what FROM events
       WHERE organization_id = $1 AND type = 'invoice.payment_succeeded'
       UNION ALL SELECT type || ' ' || aggregate_id FROM events WHERE organization_id = $1 AND type IN ('invoice.paid', 'refund.succeeded', 'dispute.opened', 'dispute.won', 'dispute.lost')
       UNION ALL SELECT 'notice ' || reference FROM gateway_events WHERE organization_id = $1) x
     GROUP BY what HAVING count(*) > 1 ORDER BY what`,
  )
  for (const { what, times } of twice) fail('an effect twice (I22)', `${what}: ${times} times`)
  const open = await rows<{ reference: string; status: string; last_error: string | null }>(
    book,
    `SELECT reference, status, last_error FROM gateway_events WHERE organization_id = $1 AND status IN ('received', 'failed') ORDER BY id`,
  )
  for (const { reference, status, last_error } of open) fail('a notice is left over (I28)', `${reference} is ${status}: ${last_error}`)
}

/** All that is known about money, in a few characters: the same before and after what changes nothing. */
export async function digestOf(book: PaymentBook): Promise<string> {
  const parts = [
    'SELECT id, status, amount, reference, reported_amount FROM payments WHERE organization_id = $1 ORDER BY id',
    'SELECT id, status, amount_paid, amount_due FROM invoices WHERE organization_id = $1 ORDER BY id',
    'SELECT id, status, amount, reference FROM refunds WHERE organization_id = $1 ORDER BY id',
    'SELECT id, status, amount FROM disputes WHERE organization_id = $1 ORDER BY id',
    'SELECT id, debit, credit, amount FROM ledger_transfers WHERE organization_id = $1 ORDER BY id',
    `SELECT id, type FROM events WHERE organization_id = $1 ORDER BY id`,
  ]
  const hash = createHash('sha256')
  for (const text of parts)
    hash.update(JSON.stringify(await rows(book, text), (_, value) => (typeof value === 'bigint' ? String(value) : value)))
  return hash.digest('hex')
}

export async function paymentsOf(book: PaymentBook): Promise<readonly PaymentRow[]> {
  const found = await rows<PaymentRow>(
    book,
    `SELECT p.id, p.invoice_id, i.total, p.gateway, p.idempotency_key AS key, p.amount, p.status, p.reference, p.reported_amount AS reported, p.reconcile_at,
       p.created_at > o.clock_at - interval '6 days' AS is_young
     FROM payments p JOIN invoices i ON i.organization_id = p.organization_id AND i.id = p.invoice_id
     JOIN organizations o ON o.id = p.organization_id WHERE p.organization_id = $1 ORDER BY p.id`,
  )
  return found.map((row) => ({
    ...row,
    ...{ amount: Number(row.amount), total: Number(row.total), reported: row.reported === null ? null : Number(row.reported) },
  }))
}

function netOf(entries: readonly GatewayEntry[]): number {
  return entries.reduce((sum, { kind, amount }) => sum + (kind === 'capture' || kind === 'dispute_won' ? amount : -amount), 0)
}

function rows<Row extends object>({ api, client }: PaymentBook, text: string): Promise<Row[]> {
  return api.db.ownerQuery<Row>(text, [client.organization.id])
}

function fail(kind: string, detail: string): never {
  throw new HistoryFailure(kind, detail)
}
