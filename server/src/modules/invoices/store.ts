import { currencySchema } from '@quarterday/core/currency.ts'
import { type CustomerId, type InvoiceId, idOf, type SubscriptionId } from '@quarterday/core/id.ts'
import { invoiceReasons, invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { collectionMethods } from '@quarterday/core/subscription/subscription.ts'
import { taxTreatments } from '@quarterday/core/tax/rate.ts'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { discountsOf, type StoredDiscounts, type StoredTaxes, taxesOf } from '../billing/adjustments-json.ts'
import { addressSchema, type PartyDetails, taxIdsSchema } from '../parties/party.ts'
import type { Invoice, TaxQuoteState } from './invoice.ts'

/** Without its lines. Refuses `not_found`. */
export async function getInvoice(tx: Tx, id: InvoiceId): Promise<Invoice> {
  const row = await selectInvoices(tx).where('i.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export interface InvoiceQuery extends PageQuery {
  readonly status?: string | undefined
  /** Only what has been issued: no drafts. */
  readonly issued?: boolean | undefined
  readonly customerId?: CustomerId | undefined
  readonly subscriptionId?: SubscriptionId | undefined
  readonly reason?: string | undefined
  readonly currency?: string | undefined
  /** Whether the last day to pay has passed and something is still due. */
  readonly overdue?: boolean | undefined
  readonly issuedOnFrom?: Temporal.PlainDate | undefined
  readonly issuedOnTo?: Temporal.PlainDate | undefined
  readonly dueOnFrom?: Temporal.PlainDate | undefined
  readonly dueOnTo?: Temporal.PlainDate | undefined
  readonly q?: string | undefined
}

export async function listInvoices(tx: Tx, query: InvoiceQuery): Promise<Page<Invoice>> {
  let select = selectInvoices(tx)
  if (query.status !== undefined) select = select.where('i.status', '=', query.status)
  if (query.issued === true) select = select.where('i.status', '<>', 'draft')
  if (query.customerId !== undefined) select = select.where('i.customer_id', '=', query.customerId)
  if (query.subscriptionId !== undefined) select = select.where('i.subscription_id', '=', query.subscriptionId)
  if (query.reason !== undefined) select = select.where('i.reason', '=', query.reason)
  if (query.currency !== undefined) select = select.where('i.currency', '=', query.currency)
  if (query.issuedOnFrom !== undefined) select = select.where('i.issued_on', '>=', query.issuedOnFrom)
  if (query.issuedOnTo !== undefined) select = select.where('i.issued_on', '<=', query.issuedOnTo)
  if (query.dueOnFrom !== undefined) select = select.where('i.due_on', '>=', query.dueOnFrom)
  if (query.dueOnTo !== undefined) select = select.where('i.due_on', '<=', query.dueOnTo)
  if (query.q !== undefined) select = select.where(namedOrNumbered(tx, query.q))
  if (query.overdue !== undefined) {
    // An invoice may be late before the job has said so.
    const isOverdue = sql<boolean>`(i.status = 'overdue' OR (i.status = 'open' AND i.overdue_at <= ${tx.now}))`
    select = select.where(query.overdue ? isOverdue : sql<boolean>`NOT ${isOverdue}`)
  }
  const page = await readPage(select, query, { id: sql.ref('i.id'), by: orders })
  return { ...page, rows: page.rows.map(fromRow) }
}

/**
 * The names are searched once each and not once an invoice: of customers there are fewer than of invoices. No index serves this. Row-level security comes
 * before every operator that could tell of rows it has refused, and those for a part of a text are such; the scan ends with the organization.
 */
function namedOrNumbered(tx: Tx, q: string): RawBuilder<boolean> {
  const named = (name: string) => containsText([sql.ref(name)], q)
  return sql<boolean>`(${containsText([numberText], q)}
    OR i.customer_party_id IN (SELECT s.id FROM billing_parties s WHERE s.organization_id = ${tx.organizationId} AND s.restricted_of IS NULL AND ${named('s.name')})
    OR i.customer_id IN (SELECT s.id FROM customers s WHERE s.organization_id = ${tx.organizationId} AND ${named('s.name')}))`
}

/** The prices among these that nothing new can use. */
export async function archivedAmong(tx: Tx, priceIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (priceIds.length === 0) return new Set()
  const text = `SELECT id FROM prices WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND status <> 'active' ORDER BY id`
  const { rows } = await tx.query<{ id: string }>(text, [tx.organizationId, uuidArray(priceIds)])
  return new Set(rows.map((row) => row.id))
}

const id = sql.ref('i.id')
/** Drafts have neither number nor date: they come after everything that does. */
const orders = {
  created_at: byCreation(id),
  issued_on: { expression: sql`coalesce(i.issued_on, '9999-12-31'::date)`, type: 'date' },
  due_on: { expression: sql`coalesce(i.due_on, '9999-12-31'::date)`, type: 'date' },
  total: { expression: sql.ref('i.total'), type: 'bigint' },
  number: { expression: sql`coalesce(i.number, 9223372036854775807)`, type: 'bigint' },
} as const

/** As core/src/invoice/numbering.ts writes it. */
const numberText = sql<string>`(i.series || lpad(i.number::text, greatest(6, length(i.number::text)), '0'))`

function selectInvoices(tx: Tx) {
  return (
    tx.sql
      .selectFrom('invoices as i')
      .innerJoin('customers as c', (join) => join.onRef('c.organization_id', '=', 'i.organization_id').onRef('c.id', '=', 'i.customer_id'))
      .innerJoin('billing_parties as s', (join) =>
        join.onRef('s.organization_id', '=', 'i.organization_id').onRef('s.id', '=', 'i.seller_party_id'),
      )
      .innerJoin('billing_parties as k', (join) =>
        join.onRef('k.organization_id', '=', 'i.organization_id').onRef('k.id', '=', 'i.customer_party_id'),
      )
      .innerJoinLateral(
        (from) =>
          from
            .selectFrom('invoice_lines as l')
            .whereRef('l.organization_id', '=', 'i.organization_id')
            .whereRef('l.invoice_id', '=', 'i.id')
            .select([
              sql<number>`count(*)::int`.as('line_count'),
              sql<Temporal.Instant | null>`min(l.period_start) FILTER (WHERE l.kind = 'recurring')`.as('first'),
              sql<Temporal.Instant | null>`max(l.period_end) FILTER (WHERE l.kind = 'recurring')`.as('last'),
            ])
            .as('t'),
        (join) => join.onTrue(),
      )
      .selectAll('i')
      .select(['s.name as seller_name', 's.email as seller_email', 's.address as seller_address', 's.tax_ids as seller_tax_ids'])
      // Whom an erased customer's documents name is kept for authorities, and shown to nobody here.
      .select([
        sql<string>`CASE WHEN k.restricted_of IS NULL THEN k.name ELSE c.name END`.as('party_name'),
        sql<string | null>`k.email`.as('party_email'),
        sql<unknown>`CASE WHEN k.restricted_of IS NULL THEN k.address ELSE jsonb_strip_nulls(jsonb_build_object('country', k.address->'country')) END`.as(
          'party_address',
        ),
        sql<unknown>`CASE WHEN k.restricted_of IS NULL THEN k.tax_ids ELSE '[]'::jsonb END`.as('party_tax_ids'),
      ])
      .select(['t.line_count', 't.first', 't.last'])
      .select(
        sql<StoredNotes>`(SELECT json_agg(json_build_object('id', n.id, 'series', n.series, 'number', n.number::text, 'total', n.total::text) ORDER BY n.id)
        FROM credit_notes n WHERE n.organization_id = i.organization_id AND n.invoice_id = i.id AND n.status <> 'void')`.as('notes'),
      )
      .select(
        sql<string | null>`(SELECT r.id FROM invoices r WHERE r.organization_id = i.organization_id AND r.reissue_of = i.id)`.as(
          'reissued_as',
        ),
      )
      .select(
        sql<StoredTaxQuote>`(SELECT json_build_object('provider', q.provider, 'reference', q.reference, 'attempts', q.attempts, 'failure', q.failure,
          'waitingSince', q.waiting_since, 'askAt', q.ask_at, 'answeredAt', q.answered_at)
        FROM tax_questions q WHERE q.organization_id = i.organization_id AND q.invoice_id = i.id)`.as('tax_quote'),
      )
      .select([sql<StoredDiscounts>`i.discounts`.as('stored_discounts'), sql<StoredTaxes>`i.taxes`.as('stored_taxes')])
      .where('i.organization_id', '=', tx.organizationId)
  )
}

type StoredNotes = readonly { readonly id: string; readonly series: string; readonly number: string; readonly total: string }[] | null

type StoredTaxQuote =
  | (Pick<TaxQuoteState, 'provider' | 'reference' | 'attempts' | 'failure'> & {
      readonly waitingSince: string
      readonly askAt: string | null
      readonly answeredAt: string | null
    })
  | null

type InvoiceRow = Awaited<ReturnType<ReturnType<typeof selectInvoices>['executeTakeFirstOrThrow']>>

function fromRow(row: InvoiceRow): Invoice {
  const { first: start, last: end } = row
  return {
    id: idOf('inv', row.id),
    status: z.enum(invoiceStatuses).parse(row.status),
    reason: z.enum(invoiceReasons).parse(row.reason),
    series: row.series,
    number: row.number,
    customerId: idOf('cus', row.customer_id),
    subscriptionId: row.subscription_id === null ? null : idOf('sub', row.subscription_id),
    currency: currencySchema.parse(row.currency),
    subtotal: row.subtotal,
    discount: row.discount,
    tax: row.tax,
    total: row.total,
    discounts: discountsOf(row.stored_discounts),
    taxes: taxesOf(row.stored_taxes),
    taxTreatment: z.enum(taxTreatments).parse(row.tax_treatment),
    taxQuote: toTaxQuote(row.tax_quote),
    creditsApplied: row.credits_applied,
    walletApplied: row.wallet_applied,
    amountPaid: row.amount_paid,
    amountCredited: row.amount_credited,
    creditNotes: (row.notes ?? []).map(({ id: noteId, series, number, total }) => {
      return { id: idOf('cn', noteId), series, number: BigInt(number), total: BigInt(total) }
    }),
    amountDue: row.amount_due,
    seller: toParty(row.seller_name, row.seller_email, row.seller_address, row.seller_tax_ids),
    customer: toParty(row.party_name, row.party_email, row.party_address, row.party_tax_ids),
    timezone: row.timezone,
    collectionMethod: z.enum(collectionMethods).parse(row.collection_method),
    netTermsDays: row.net_terms_days,
    memo: row.memo,
    issuedAt: row.issued_at,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    finalizeAt: row.finalize_at,
    collectAt: row.collect_at,
    paidAt: row.paid_at,
    closedAt: row.closed_at,
    createdAt: row.created_at,
    reissueOf: row.reissue_of === null ? null : idOf('inv', row.reissue_of),
    reissuedAs: row.reissued_as === null ? null : idOf('inv', row.reissued_as),
    period: start && end ? { start, end } : null,
    lineCount: row.line_count,
    lines: null,
  }
}

function toTaxQuote(stored: StoredTaxQuote): TaxQuoteState | null {
  if (stored === null) return null
  const instantOf = (text: string | null) => (text === null ? null : Temporal.Instant.from(text))
  const { waitingSince, askAt, answeredAt } = stored
  return { ...stored, waitingSince: Temporal.Instant.from(waitingSince), askAt: instantOf(askAt), answeredAt: instantOf(answeredAt) }
}

function toParty(name: string, email: string | null, address: unknown, taxIds: unknown): PartyDetails {
  return { name, email, address: addressSchema.parse(address), taxIds: taxIdsSchema.parse(taxIds) }
}
