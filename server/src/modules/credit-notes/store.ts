import { type CreditNoteLine, creditNoteReasons, creditNoteStatuses } from '@quarterday/core/credit-note/credit-note.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { type CreditNoteId, type CustomerId, type InvoiceId, idOf, type SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type DocumentLineRow, documentLine } from '../billing/document-line-rows.ts'
import type { CreditNote, ShownNoteLine } from './credit-note.ts'

/** Without its lines. Refuses `not_found`. */
export async function getCreditNote(tx: Tx, id: CreditNoteId): Promise<CreditNote> {
  const row = await selectNotes(tx).where('n.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export interface CreditNoteQuery extends PageQuery {
  readonly customerId?: CustomerId | undefined
  readonly invoiceId?: InvoiceId | undefined
  readonly subscriptionId?: SubscriptionId | undefined
  readonly status?: string | undefined
  /** As people write it: `CN-000003`. */
  readonly number?: string | undefined
}

export async function listCreditNotes(tx: Tx, query: CreditNoteQuery): Promise<Page<CreditNote>> {
  let select = selectNotes(tx)
  if (query.customerId !== undefined) select = select.where('n.customer_id', '=', query.customerId)
  if (query.invoiceId !== undefined) select = select.where('n.invoice_id', '=', query.invoiceId)
  if (query.subscriptionId !== undefined) select = select.where('n.subscription_id', '=', query.subscriptionId)
  if (query.status !== undefined) select = select.where('n.status', '=', query.status)
  if (query.number !== undefined) {
    const [, series = query.number, digits = '0'] = /^(.*?)(\d{1,18})$/.exec(query.number) ?? []
    select = select.where('n.series', '=', series).where('n.number', '=', BigInt(digits))
  }
  const id = sql.ref('n.id')
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** These credit notes, in the order of their ids. */
export async function loadNotes(tx: Tx, ids: readonly string[]): Promise<CreditNote[]> {
  const rows = await selectNotes(tx)
    .where('n.id', '=', sql<string>`ANY (${uuidArray(ids)}::uuid[])`)
    .orderBy('n.id')
    .execute()
  return rows.map(fromRow)
}

/** The lines of these credit notes, each note's in their order on it. */
export async function loadNoteLines(tx: Tx, noteIds: readonly string[]): Promise<ReadonlyMap<string, readonly ShownNoteLine[]>> {
  const { rows } = await tx.query<NoteLineRow>(selectLines, [tx.organizationId, uuidArray(noteIds)], 'load-note-lines')
  const lines = new Map<string, ShownNoteLine[]>()
  for (const row of rows) lines.set(row.credit_note_id, [...(lines.get(row.credit_note_id) ?? []), lineFromRow(row)])
  return lines
}

function selectNotes(tx: Tx) {
  return tx.sql
    .selectFrom('credit_notes as n')
    .selectAll('n')
    .select(sql<string>`encode(n.content_hash, 'hex')`.as('hash'))
    .where('n.organization_id', '=', tx.organizationId)
}

const statusSchema = z.enum(creditNoteStatuses)
const reasonSchema = z.enum(creditNoteReasons)

function fromRow(row: Awaited<ReturnType<ReturnType<typeof selectNotes>['executeTakeFirstOrThrow']>>): CreditNote {
  return {
    id: idOf('cn', row.id),
    customerId: idOf('cus', row.customer_id),
    invoiceId: idOf('inv', row.invoice_id),
    subscriptionId: row.subscription_id === null ? null : idOf('sub', row.subscription_id),
    status: statusSchema.parse(row.status),
    reason: reasonSchema.parse(row.reason),
    currency: currencySchema.parse(row.currency),
    series: row.series,
    number: row.number,
    sellerPartyId: row.seller_party_id,
    customerPartyId: row.customer_party_id,
    timezone: row.timezone,
    subtotal: row.subtotal,
    discount: row.discount,
    tax: row.tax,
    total: row.total,
    reducedDue: row.reduced_due,
    credited: row.credited,
    refunded: row.refunded,
    grantId: row.grant_id === null ? null : idOf('grant', row.grant_id),
    issuedAt: row.issued_at,
    issuedOn: row.issued_on,
    voidedAt: row.voided_at,
    memo: row.memo,
    contentHash: row.hash,
    eventCount: row.event_count,
  }
}

interface NoteLineRow extends DocumentLineRow {
  readonly credit_note_id: string
  readonly kind: CreditNoteLine['kind']
  readonly credited_line_id: string
  readonly derivation: CreditNoteLine['derivation']
  readonly subscription_id: string | null
  readonly item_id: string | null
  readonly price_id: string | null
}

const selectLines = `SELECT n.credit_note_id, n.id, n.kind, n.credited_line_id, n.description, n.quantity, n.period_start, n.period_end, n.currency,
    n.listed_amount, n.amount, n.discount, n.tax, n.discounts, n.taxing, n.derivation, l.subscription_id, l.item_id, l.price_id
  FROM credit_note_lines n
  JOIN invoice_lines l ON l.organization_id = n.organization_id AND l.id = n.credited_line_id
  WHERE n.organization_id = $1 AND n.credit_note_id = ANY ($2::uuid[]) ORDER BY n.credit_note_id, n.position`

function lineFromRow(row: NoteLineRow): ShownNoteLine {
  return {
    ...documentLine(row),
    kind: row.kind,
    creditedLineId: idOf('il', row.credited_line_id),
    derivation: row.derivation,
    priceId: row.price_id === null ? null : idOf('price', row.price_id),
    subscriptionId: row.subscription_id === null ? null : idOf('sub', row.subscription_id),
    itemId: row.item_id === null ? null : idOf('si', row.item_id),
  }
}
