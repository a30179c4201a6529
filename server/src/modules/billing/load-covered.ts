import { assert } from '@quarterday/core/assert.ts'
import { type Returnable, remainingOf } from '@quarterday/core/credit-note/reverse.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import { idOf, type SubscriptionItemId } from '@quarterday/core/id.ts'
import type { BilledLine, CreditedDocument } from '@quarterday/core/invoice/charge.ts'
import { invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import type { CoveredItem } from '@quarterday/core/subscription/decision.ts'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { taxingOf } from './adjustments-json.ts'
import { type CoveredRow, selectCovered } from './covered-store.ts'
import { loadReturnable, type StoredMoney } from './load-returnable.ts'
import { loadPrices, type PriceMemory } from './price-store.ts'
import { type CreditedInvoiceRow, lockCredited } from './returned-store.ts'

export type CoveredItems = ReadonlyMap<SubscriptionItemId, CoveredItem>

/** What a change in mid-period needs to know of each item: until when it is covered, and what that was billed with. */
export async function loadCovered(tx: Tx, subscriptionId: string, prices: PriceMemory): Promise<CoveredItems> {
  return (await loadCoveredOf(tx, [subscriptionId], prices)).get(subscriptionId) ?? new Map()
}

/** The same for several subscriptions, by their ids; those of which nothing is covered are not in the map. */
export async function loadCoveredOf(
  tx: Tx,
  subscriptionIds: readonly string[],
  prices: PriceMemory,
): Promise<ReadonlyMap<string, CoveredItems>> {
  if (subscriptionIds.length === 0) return new Map()
  const rows = await selectCovered(tx, subscriptionIds)
  const named = rows.flatMap(({ derivation }) => (derivation?.rule === 'price' ? [derivation.price] : []))
  await loadPrices(tx, named, prices)
  const documents = await loadDocuments(tx, rows)
  const result = new Map<string, Map<SubscriptionItemId, CoveredItem>>(subscriptionIds.map((id) => [id, new Map()]))
  for (const [itemId, stretch] of Map.groupBy(rows, (row) => row.item_id)) {
    const [row] = stretch
    if (row) result.get(row.subscription_id)?.set(idOf('si', itemId), toCovered(row, stretch, prices, documents))
  }
  return result
}

/** What stands behind the lines: what was given back of them, and the state of their invoices, which are locked. */
interface Documents {
  readonly returnable: ReadonlyMap<string, Returnable>
  readonly invoices: ReadonlyMap<string, CreditedInvoiceRow>
}

async function loadDocuments(tx: Tx, rows: readonly CoveredRow[]): Promise<Documents> {
  const lines = new Map<string, StoredMoney>()
  for (const { billed_line_id: lineId, listed, amount, discount, discounts, taxing } of rows) {
    if (lineId !== null && listed !== null && amount !== null && discount !== null)
      lines.set(lineId, { lineId, listed, amount, discount, discounts, taxing })
  }
  const invoices = await lockCredited(tx, [...new Set(rows.flatMap((row) => row.invoice_id ?? []))].sort())
  const subscriptions = [...new Set(rows.map((row) => row.subscription_id))].sort()
  return {
    returnable: await loadReturnable(tx, [...lines.values()], subscriptions),
    invoices: new Map(invoices.map((invoice) => [invoice.id, invoice])),
  }
}

function toCovered(row: CoveredRow, lines: readonly CoveredRow[], prices: PriceMemory, documents: Documents): CoveredItem {
  const { starts_at: startsAt, ends_at: endsAt, previous_end: previousEnd, kind } = row
  const lineId = row.line_id === null ? null : idOf('il', row.line_id)
  const coverage = { itemId: idOf('si', row.item_id), startsAt, endsAt, previousEnd, kind, lineId }
  return { coverage, billed: lines.flatMap((line) => (line.derivation?.rule === 'price' ? [toBilledLine(line, prices, documents)] : [])) }
}

function toBilledLine(row: CoveredRow, prices: PriceMemory, { returnable, invoices }: Documents): BilledLine {
  const { billed_line_id, listed, derivation, invoice_id } = row
  assert(billed_line_id !== null && listed !== null && derivation?.rule === 'price' && derivation.period, 'billed time has its line')
  const line = returnable.get(billed_line_id)
  assert(line, 'a line knows what was given back of it')
  const price = prices.get(derivation.price)
  assert(price, 'the price of a line is loaded')
  const { start, end } = derivation.period
  const period = { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }
  const full = derivation.full_period
  const fullPeriod = full ? { start: Temporal.Instant.from(full.start), end: Temporal.Instant.from(full.end) } : period
  return {
    lineId: idOf('il', billed_line_id),
    price,
    quantity: decimal(derivation.quantity),
    above: derivation.above === undefined ? null : decimal(derivation.above),
    period,
    fullPeriod,
    amount: listed,
    alreadyCredited: listed - remainingOf(line).listed,
    document: documentOf(invoice_id === null ? undefined : invoices.get(invoice_id), line, row),
  }
}

function documentOf(invoice: CreditedInvoiceRow | undefined, line: Returnable, { taxing }: CoveredRow): CreditedDocument | null {
  if (!invoice) return null
  const { owed, refundable, creditable, finalize_at: finalizeAt } = invoice
  const status = statusSchema.parse(invoice.status)
  return { invoiceId: idOf('inv', invoice.id), status, owed, refundable, creditable, finalizeAt, line, taxing: taxingOf(taxing) }
}

const statusSchema = z.enum(invoiceStatuses)
