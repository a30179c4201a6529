import { currencySchema } from '@quarterday/core/currency.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type {
  CardFacts,
  CustomerFacts,
  DisputeFacts,
  InvoiceFacts,
  NoteFacts,
  RefundFacts,
  SubscriptionFacts,
  TicketFacts,
  WalletFacts,
} from './fact-types.ts'

/** What messages say about things: one query a kind, however many. Each answers by id; what does not exist is left out. */
export async function customerFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CustomerFacts>> {
  const text = `SELECT id, name, email, phone, locale, timezone FROM customers WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id`
  return read(tx, text, ids, (row: CustomerFacts) => row)
}

export async function invoiceFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, InvoiceFacts>> {
  const text = `SELECT i.id, i.customer_id AS "customerId", i.status, i.series, i.number, i.currency, i.total, i.amount_due AS "amountDue",
      i.amount_paid AS "amountPaid", i.credits_applied AS "creditsApplied", i.issued_on AS "issuedOn", i.due_on AS "dueOn", i.timezone, i.memo,
      i.collection_method AS "collectionMethod", i.collect_at AS "collectAt", p.gateway, m.brand, m.last4
    FROM invoices i
    LEFT JOIN LATERAL (SELECT * FROM payments p WHERE p.organization_id = i.organization_id AND p.invoice_id = i.id ORDER BY p.attempt DESC LIMIT 1) p ON true
    LEFT JOIN payment_methods m ON m.organization_id = i.organization_id AND m.id = p.payment_method_id
    WHERE i.organization_id = $1 AND i.id = ANY ($2::uuid[]) ORDER BY i.id`
  return read(tx, text, ids, ({ series, number, currency, ...row }: Raw<InvoiceFacts> & Numbered) => {
    return { ...row, number: invoiceNumber(series, number), currency: currencySchema.parse(currency) }
  })
}

export async function subscriptionFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SubscriptionFacts>> {
  const text = `SELECT s.id, s.customer_id AS "customerId", s.status, s.timezone, p.name AS plan, coalesce(p.names, '{}') AS "planNames",
      c.period_end AS "periodEnd", s.cancel_at AS "cancelAt", s.trial_ends_at AS "trialEndsAt", s.resumes_at AS "resumesAt"
    FROM subscriptions s
    JOIN subscription_cycles c ON c.organization_id = s.organization_id AND c.subscription_id = s.id
    LEFT JOIN plans p ON p.organization_id = s.organization_id AND p.id = s.plan_id
    WHERE s.organization_id = $1 AND s.id = ANY ($2::uuid[]) ORDER BY s.id`
  return read(tx, text, ids, (row: Omit<SubscriptionFacts, 'planNames'> & { planNames: unknown }) => {
    return { ...row, planNames: z.record(z.string(), z.string()).catch({}).parse(row.planNames) }
  })
}

export async function refundFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, RefundFacts>> {
  const text = `SELECT r.id, r.customer_id AS "customerId", r.currency, r.amount, r.gateway, m.brand, m.last4, i.series, i.number, n.series AS note_series,
      n.number AS note_number
    FROM refunds r
    JOIN payments p ON p.organization_id = r.organization_id AND p.id = r.payment_id
    JOIN invoices i ON i.organization_id = r.organization_id AND i.id = r.invoice_id
    LEFT JOIN payment_methods m ON m.organization_id = r.organization_id AND m.id = p.payment_method_id
    LEFT JOIN credit_notes n ON n.organization_id = r.organization_id AND n.id = r.credit_note_id
    WHERE r.organization_id = $1 AND r.id = ANY ($2::uuid[]) ORDER BY r.id`
  return read(
    tx,
    text,
    ids,
    ({ series, number, currency, note_series, note_number, ...row }: Raw<RefundFacts> & Numbered & NoteNumbered) => {
      const numbers = { invoiceNumber: invoiceNumber(series, number), noteNumber: invoiceNumber(note_series, note_number) }
      return { ...row, ...numbers, currency: currencySchema.parse(currency) }
    },
  )
}

export async function noteFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, NoteFacts>> {
  const text = `SELECT n.id, n.customer_id AS "customerId", n.status, n.currency, n.series AS note_series, n.number AS note_number, n.total,
      n.reduced_due AS "reducedDue", n.credited, n.refunded, i.series, i.number
    FROM credit_notes n JOIN invoices i ON i.organization_id = n.organization_id AND i.id = n.invoice_id
    WHERE n.organization_id = $1 AND n.id = ANY ($2::uuid[]) ORDER BY n.id`
  return read(tx, text, ids, ({ series, number, currency, note_series, note_number, ...row }: Raw<NoteFacts> & Numbered & NoteNumbered) => {
    const numbers = { invoiceNumber: invoiceNumber(series, number), number: invoiceNumber(note_series, note_number) }
    return { ...row, ...numbers, currency: currencySchema.parse(currency) }
  })
}

export async function cardFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CardFacts>> {
  const text = `SELECT id, customer_id AS "customerId", status, brand, last4, exp_month AS "expMonth", exp_year AS "expYear" FROM payment_methods
    WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id`
  return read(tx, text, ids, (row: CardFacts) => row)
}

export async function walletFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, WalletFacts>> {
  const text = `SELECT w.id, w.customer_id AS "customerId", w.name, w.currency, w.auto_threshold AS threshold,
      (SELECT coalesce(sum(g.remaining), 0)::bigint FROM credit_grants g WHERE g.organization_id = $1 AND g.wallet_id = w.id AND g.remaining > 0) AS balance
    FROM wallets w WHERE w.organization_id = $1 AND w.id = ANY ($2::uuid[]) ORDER BY w.id`
  return read(tx, text, ids, (row: Raw<WalletFacts>) => ({ ...row, currency: currencySchema.parse(row.currency) }))
}

export async function disputeFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, DisputeFacts>> {
  const text = `SELECT d.id, d.customer_id AS "customerId", d.currency, d.amount, d.reason, i.series, i.number
    FROM disputes d JOIN invoices i ON i.organization_id = d.organization_id AND i.id = d.invoice_id
    WHERE d.organization_id = $1 AND d.id = ANY ($2::uuid[]) ORDER BY d.id`
  return read(tx, text, ids, ({ series, number, currency, ...row }: Raw<DisputeFacts> & Numbered) => {
    return { ...row, invoiceNumber: invoiceNumber(series, number), currency: currencySchema.parse(currency) }
  })
}

export async function ticketFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, TicketFacts>> {
  const text = `SELECT t.id, t.customer_id AS "customerId", t.number, t.subject, t.status,
      EXISTS (SELECT FROM help_desk_tickets s JOIN help_desks h ON h.organization_id = $1 AND h.id = s.help_desk_id
        WHERE s.organization_id = $1 AND s.ticket_id = t.id AND s.status <> 'failed' AND h.status = 'active' AND h.mails_customers) AS "isMailedElsewhere"
    FROM tickets t WHERE t.organization_id = $1 AND t.id = ANY ($2::uuid[]) ORDER BY t.id`
  return read(tx, text, ids, (row: TicketFacts) => row)
}

/** As a row has it: numbers in two columns, the currency as text. */
type Raw<Facts> = Omit<Facts, 'currency' | 'number' | 'invoiceNumber' | 'noteNumber'> & { readonly currency: string }
interface Numbered {
  readonly series: string | null
  readonly number: bigint | null
}
interface NoteNumbered {
  readonly note_series: string | null
  readonly note_number: bigint | null
}

async function read<Row extends { readonly id: string }, Facts>(
  tx: Tx,
  text: string,
  ids: readonly string[],
  factsOf: (row: Row) => Facts,
): Promise<ReadonlyMap<string, Facts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await tx.query<Row>(text, [tx.organizationId, uuidArray([...new Set(ids)])])
  return new Map(rows.map((row) => [row.id, factsOf(row)]))
}
