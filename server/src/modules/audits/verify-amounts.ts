import { encodeId, type IdPrefix } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { fromStoredLine, type StoredLine } from '../billing/line-json.ts'
import { loadLines } from '../billing/line-store.ts'
import { loadPrices, type PriceMemory } from '../billing/price-store.ts'
import { loadNoteLines, loadNotes } from '../credit-notes/store.ts'
import type { Drift, Verification } from './audit.ts'
import { verifyCreditNote } from './verify-credit-note.ts'
import { verifyDiscounts } from './verify-discounts.ts'
import { verifyInvoice } from './verify-invoice.ts'
import { verifyLine } from './verify-line.ts'
import { type Verified, verifyReadable } from './verify-readable.ts'
import { verifyParties, verifyStatements } from './verify-seals.ts'
import { creditSources, type GrantToVerify, idsAfter, invoicesToVerify, type Paged, pageOfGrants, pageOfWaiting } from './verify-store.ts'
import { verifyTaxes } from './verify-taxes.ts'

const statementTimeoutMs = 60_000
const pageSize = 1_000
const mostListed = 200

/** Computes every stored amount of the organization again, in one snapshot of it, a page of invoices at a time. Changes nothing. */
export async function verifyAmounts(ctx: Context): Promise<Verification> {
  const options = { readOnly: true, isolation: 'repeatable read', statementTimeoutMs } as const
  return ctx.database.organization(ctx.organizationId, verifyWithin, options)
}

/** The same inside an open transaction. Drift that is not `wanted` is neither counted nor listed. */
export async function verifyWithin(tx: Tx, wanted: (drift: Drift) => boolean = () => true): Promise<Verification> {
  const drift: Drift[] = []
  const counts = { invoices: 0, creditNotes: 0, lines: 0, creditGrants: 0, driftCount: 0 }
  const report = (all: readonly Drift[]): void => {
    const found = all.filter(wanted)
    counts.driftCount += found.length
    drift.push(...found.slice(0, Math.max(0, mostListed - drift.length)))
  }
  const prices: PriceMemory = new Map()
  const eachPage = async (table: Paged, prefix: IdPrefix, verify: (ids: readonly string[]) => Promise<Verified>): Promise<number> => {
    let count = 0
    for (let ids = await idsAfter(tx, table, beginning, pageSize); ids.length > 0; ids = await idsAfter(tx, table, lastOf(ids), pageSize)) {
      const verified = await verifyReadable(prefix, ids, verify)
      count += ids.length
      counts.lines += verified.lines
      report(verified.drift)
    }
    return count
  }
  counts.invoices = await eachPage('invoices', 'inv', (ids) => verifyInvoices(tx, ids, prices))
  for (let page = await pageOfGrants(tx, beginning, pageSize); page.length > 0; page = await pageOfGrants(tx, idOfLast(page), pageSize)) {
    counts.creditGrants += page.length
    for (const grant of page) report(verifyGrant(grant))
  }
  counts.creditNotes = await eachPage('credit_notes', 'cn', (ids) => verifyNotes(tx, ids, prices))
  for (let page = await pageOfWaiting(tx, beginning, pageSize); page.length > 0; page = await pageOfWaiting(tx, idOfLast(page), pageSize)) {
    const waiting = new Map(page.map(({ id, line }) => [id, line]))
    const verified = await verifyReadable('il', [...waiting.keys()], (ids) =>
      verifyWaiting(
        tx,
        ids.flatMap((id) => waiting.get(id) ?? []),
        prices,
      ),
    )
    counts.lines += verified.lines
    report(verified.drift)
  }
  await eachPage('statements', 'stm', async (ids) => ({ drift: await verifyStatements(tx, ids), lines: 0 }))
  report(await verifyParties(tx, mostListed))
  return { verifiedAt: tx.now, ...counts, drift }
}

/** Below every id. */
const beginning = '00000000-0000-0000-0000-000000000000'

async function verifyInvoices(tx: Tx, ids: readonly string[], prices: PriceMemory): Promise<Verified> {
  const byInvoice = await loadLines(tx, ids)
  const lines = [...byInvoice.values()].flat()
  await loadPrices(tx, lines.flatMap(pricesNamed), prices)
  const credits = lines.filter((line) => line.derivation.rule === 'credit')
  const sources = await creditSources(
    tx,
    credits.map((line) => line.id),
  )
  const drift = lines.flatMap((line) => verifyLine(line, prices, sources.get(line.id) ?? null))
  for (const invoice of await invoicesToVerify(tx, ids)) {
    const own = byInvoice.get(invoice.id) ?? []
    drift.push(...verifyInvoice(invoice, own), ...verifyDiscounts(invoice, own), ...verifyTaxes(invoice, own))
  }
  return { drift, lines: lines.length }
}

async function verifyNotes(tx: Tx, ids: readonly string[], prices: PriceMemory): Promise<Verified> {
  const byNote = await loadNoteLines(tx, ids)
  const lines = [...byNote.values()].flat()
  await loadPrices(tx, lines.flatMap(pricesNamed), prices)
  const sources = await creditSources(
    tx,
    lines.map((line) => line.id),
  )
  const drift = (await loadNotes(tx, ids)).flatMap((note) => verifyCreditNote(note, byNote.get(note.id) ?? [], prices, sources))
  return { drift, lines: lines.length }
}

async function verifyWaiting(tx: Tx, stored: readonly StoredLine[], prices: PriceMemory): Promise<Verified> {
  const lines = stored.map(fromStoredLine)
  await loadPrices(tx, lines.flatMap(pricesNamed), prices)
  return { drift: lines.flatMap((line) => verifyLine(line, prices, undefined)), lines: lines.length }
}

function verifyGrant({ id, amount, remaining, expired, drawn, lost, withdrawn, out }: GrantToVerify): Drift[] {
  const found: Drift[] = []
  const compare = (field: string, stored: bigint, computed: bigint, detail: string): void => {
    if (stored !== computed)
      found.push({ object: encodeId('grant', id), field, stored: stored.toString(), computed: computed.toString(), detail })
  }
  const left = amount - drawn - lost - out
  compare('remaining', remaining, left, 'What remains is not the grant less what was drawn on it, what expired and what was taken out.')
  compare('expired', expired, lost, 'What expired is not the sum of its entries.')
  compare('withdrawn', withdrawn, out, 'What was taken out is not the sum of its entries.')
  return found
}

function pricesNamed({ derivation }: { readonly derivation: object }): string[] {
  return 'price' in derivation && typeof derivation.price === 'string' && uuid.test(derivation.price) ? [derivation.price] : []
}

/** What is no id is no price: the line will say so. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function lastOf(ids: readonly string[]): string {
  return ids.at(-1) ?? beginning
}

function idOfLast(page: readonly { readonly id: string }[]): string {
  return page.at(-1)?.id ?? beginning
}
