import { encodeId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { fromStoredLine } from '../billing/line-json.ts'
import { loadLines } from '../billing/line-store.ts'
import { loadPrices, type PriceMemory } from '../billing/price-store.ts'
import type { CreditNote } from '../credit-notes/credit-note.ts'
import { loadNoteLines, notesAfter } from '../credit-notes/store.ts'
import type { Drift, Verification } from './audit.ts'
import { verifyCreditNote } from './verify-credit-note.ts'
import { verifyDiscounts } from './verify-discounts.ts'
import { verifyInvoice } from './verify-invoice.ts'
import { verifyLine } from './verify-line.ts'
import { creditSources, type GrantToVerify, type InvoiceToVerify, pageOfGrants, pageOfInvoices, pageOfWaiting } from './verify-store.ts'
import { verifyTaxes } from './verify-taxes.ts'

const statementTimeoutMs = 60_000
const pageSize = 1_000
const mostListed = 200

/** Computes every stored amount of the organization again, in one snapshot of it, a page of invoices at a time. Changes nothing. */
export async function verifyAmounts(ctx: Context): Promise<Verification> {
  const options = { readOnly: true, isolation: 'repeatable read', statementTimeoutMs } as const
  return ctx.database.organization(ctx.organizationId, verifyWithin, options)
}

/** The same inside an open transaction. */
export async function verifyWithin(tx: Tx): Promise<Verification> {
  const drift: Drift[] = []
  const counts = { invoices: 0, creditNotes: 0, lines: 0, creditGrants: 0, driftCount: 0 }
  const report = (found: readonly Drift[]): void => {
    counts.driftCount += found.length
    drift.push(...found.slice(0, Math.max(0, mostListed - drift.length)))
  }
  const prices: PriceMemory = new Map()
  for (let page = await pageOfInvoices(tx, beginning, pageSize); page.length > 0; page = await pageOfInvoices(tx, lastOf(page), pageSize)) {
    counts.invoices += page.length
    counts.lines += await verifyPage(tx, page, prices, report)
  }
  for (let page = await pageOfGrants(tx, beginning, pageSize); page.length > 0; page = await pageOfGrants(tx, lastOf(page), pageSize)) {
    counts.creditGrants += page.length
    for (const grant of page) report(verifyGrant(grant))
  }
  for (let page = await notesAfter(tx, beginning, pageSize); page.length > 0; page = await notesAfter(tx, lastOf(page), pageSize)) {
    counts.creditNotes += page.length
    counts.lines += await verifyNotes(tx, page, prices, report)
  }
  for (let page = await pageOfWaiting(tx, beginning, pageSize); page.length > 0; page = await pageOfWaiting(tx, lastOf(page), pageSize)) {
    const lines = page.map((row) => fromStoredLine(row.line))
    counts.lines += lines.length
    await loadPrices(tx, lines.flatMap(pricesNamed), prices)
    for (const line of lines) report(verifyLine(line, prices, undefined))
  }
  return { verifiedAt: tx.now, ...counts, drift }
}

/** Below every id. */
const beginning = '00000000-0000-0000-0000-000000000000'

type Report = (found: readonly Drift[]) => void

async function verifyPage(tx: Tx, page: readonly InvoiceToVerify[], prices: PriceMemory, report: Report): Promise<number> {
  const byInvoice = await loadLines(
    tx,
    page.map((invoice) => invoice.id),
  )
  const lines = [...byInvoice.values()].flat()
  await loadPrices(tx, lines.flatMap(pricesNamed), prices)
  const credits = lines.filter((line) => line.derivation.rule === 'credit')
  const sources = await creditSources(
    tx,
    credits.map((line) => line.id),
  )
  for (const line of lines) report(verifyLine(line, prices, sources.get(line.id) ?? null))
  for (const invoice of page) {
    const own = byInvoice.get(invoice.id) ?? []
    report([...verifyInvoice(invoice, own), ...verifyDiscounts(invoice, own), ...verifyTaxes(invoice, own)])
  }
  return lines.length
}

async function verifyNotes(tx: Tx, page: readonly CreditNote[], prices: PriceMemory, report: Report): Promise<number> {
  const byNote = await loadNoteLines(
    tx,
    page.map((note) => note.id),
  )
  const lines = [...byNote.values()].flat()
  await loadPrices(tx, lines.flatMap(pricesNamed), prices)
  const sources = await creditSources(
    tx,
    lines.map((line) => line.id),
  )
  for (const note of page) report(verifyCreditNote(note, byNote.get(note.id) ?? [], prices, sources))
  return lines.length
}

function verifyGrant({ id, amount, remaining, expired, drawn, lost }: GrantToVerify): Drift[] {
  const found: Drift[] = []
  const compare = (field: string, stored: bigint, computed: bigint, detail: string): void => {
    if (stored !== computed)
      found.push({ object: encodeId('grant', id), field, stored: stored.toString(), computed: computed.toString(), detail })
  }
  compare('remaining', remaining, amount - drawn - lost, 'What remains is not the grant less what was drawn on it and what expired.')
  compare('expired', expired, lost, 'What expired is not the sum of its entries.')
  return found
}

function pricesNamed({ derivation }: { readonly derivation: object }): string[] {
  return 'price' in derivation && typeof derivation.price === 'string' && uuid.test(derivation.price) ? [derivation.price] : []
}

/** What is no id is no price: the line will say so. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function lastOf(page: readonly { readonly id: string }[]): string {
  return page.at(-1)?.id ?? beginning
}
