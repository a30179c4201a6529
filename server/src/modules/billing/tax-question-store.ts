import { type CustomerId, type InvoiceId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import type { TaxTerms } from '@quarterday/core/tax/rate.ts'
import { uuidArray } from '../../kit/arrays.ts'
import { type Column, column, namesOf, parametersOf, rowsFrom } from '../../kit/bulk.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import type { StoredDiscounts } from './adjustments-json.ts'

/** A document whose tax an engine outside has to say. */
export interface AwaitedTax {
  readonly invoiceId: string
  readonly terms: TaxTerms
}

/**
 * Writes down that the tax of documents has to be asked: from the commit on each will be, by whomever. What was asked or answered of an earlier content of
 * the document does not count any more.
 */
export async function openTaxQuestions(tx: Tx, awaited: readonly AwaitedTax[]): Promise<void> {
  if (awaited.length === 0) return
  const columns: readonly Column<AwaitedTax>[] = [
    ...awaitedColumns,
    column.instant('ask_at', () => tx.now),
    column.instant('waiting_since', () => tx.now),
  ]
  const text = `INSERT INTO tax_questions AS q (organization_id, ${namesOf(columns)}) SELECT $1, d.* FROM ${rowsFrom(columns, 2)}
    ON CONFLICT (organization_id, invoice_id) DO UPDATE SET
      revision = q.revision + 1, terms = excluded.terms, question = NULL, attempts = 0, ask_at = excluded.ask_at, asked_at = NULL, failure = NULL,
      waiting_since = CASE WHEN q.ask_at IS NULL THEN excluded.waiting_since ELSE q.waiting_since END,
      provider = NULL, reference = NULL, answer = NULL, answered_at = NULL`
  await tx.query(text, [tx.organizationId, ...parametersOf(columns, awaited)], 'open-tax-questions')
}

/** Forgets the questions about documents that are gone, or that nobody outside taxes any more. */
export async function removeTaxQuestions(tx: Tx, invoiceIds: readonly string[]): Promise<void> {
  if (invoiceIds.length === 0) return
  const text = 'DELETE FROM tax_questions WHERE organization_id = $1 AND invoice_id = ANY ($2::uuid[])'
  await tx.query(text, [tx.organizationId, uuidArray(invoiceIds)], 'remove-tax-questions')
}

/** Those of these documents whose tax is not known yet. Read after they are locked. */
export async function awaitingTax(tx: Tx, invoiceIds: readonly string[]): Promise<ReadonlySet<string>> {
  const text = `SELECT invoice_id FROM tax_questions WHERE organization_id = $1 AND invoice_id = ANY ($2::uuid[]) AND ask_at IS NOT NULL
    ORDER BY invoice_id`
  const { rows } = await tx.query<{ invoice_id: string }>(text, [tx.organizationId, uuidArray(invoiceIds)], 'awaiting-tax')
  return new Set(rows.map((row) => row.invoice_id))
}

/** An open question, with what of its document it is about. */
export interface TaxQuestionRow {
  readonly invoiceId: InvoiceId
  readonly customerId: CustomerId
  readonly currency: string
  readonly timezone: string
  readonly createdAt: Temporal.Instant
  readonly revision: number
  readonly terms: TaxTerms
  /** As it was asked under this revision; null: not yet. */
  readonly question: unknown
  readonly attempts: number
  readonly discounts: StoredDiscounts
}

/** Locks questions that are to be asked by now, the earliest first; those that somebody holds are left to them. */
export async function claimTaxQuestions(tx: Tx, limit: number): Promise<TaxQuestionRow[]> {
  const text = `${select} WHERE q.organization_id = $1 AND q.ask_at <= $2 ORDER BY q.ask_at, q.invoice_id LIMIT $3 FOR UPDATE OF q SKIP LOCKED`
  return (await tx.query<QuestionRow>(text, [tx.organizationId, tx.now, limit], 'claim-tax-questions')).rows.map(toQuestion)
}

/** Locks the open questions about these documents, whenever they are to be asked, in the order of their ids. */
export async function lockTaxQuestions(tx: Tx, invoiceIds: readonly string[]): Promise<TaxQuestionRow[]> {
  const text = `${select} WHERE q.organization_id = $1 AND q.invoice_id = ANY ($2::uuid[]) AND q.ask_at IS NOT NULL
    ORDER BY q.invoice_id FOR UPDATE OF q`
  return (await tx.query<QuestionRow>(text, [tx.organizationId, uuidArray(invoiceIds)], 'lock-tax-questions')).rows.map(toQuestion)
}

/** The documents of a customer that wait for their tax, the oldest first. Not locked. */
export async function questionsOfCustomer(tx: Tx, customerId: CustomerId, limit: number): Promise<InvoiceId[]> {
  const text = `SELECT q.invoice_id FROM tax_questions q JOIN invoices i ON i.organization_id = q.organization_id AND i.id = q.invoice_id
    WHERE q.organization_id = $1 AND q.ask_at IS NOT NULL AND i.customer_id = $2 ORDER BY q.invoice_id LIMIT $3`
  const { rows } = await tx.query<{ invoice_id: string }>(text, [tx.organizationId, customerId, limit])
  return rows.map((row) => idOf('inv', row.invoice_id))
}

export interface AskedTax {
  readonly invoiceId: string
  readonly revision: number
  readonly question: unknown
  readonly attempts: number
  /** When it is asked again should no answer be written. */
  readonly askAt: Temporal.Instant
}

/** Says of locked questions that they are asked now. */
export async function saveAsked(tx: Tx, asked: readonly AskedTax[]): Promise<void> {
  if (asked.length === 0) return
  await tx.query(ask, [tx.organizationId, ...parametersOf(askedColumns, asked), tx.now], 'save-asked-tax')
}

/** Says why questions have no usable answer. One that is asked otherwise meanwhile, or answered, is left alone. */
export async function saveFailures(
  tx: Tx,
  failures: readonly { readonly invoiceId: string; readonly revision: number; readonly failure: string }[],
): Promise<void> {
  if (failures.length > 0) await tx.query(fail, [tx.organizationId, ...parametersOf(failedColumns, failures)], 'save-tax-failures')
}

export interface AnsweredTax {
  readonly invoiceId: string
  readonly revision: number
  readonly provider: string
  readonly reference: string
  readonly answer: unknown
}

/** Writes answers to locked questions. Throws where one is not open any more. */
export async function saveAnswers(tx: Tx, answers: readonly AnsweredTax[]): Promise<void> {
  if (answers.length === 0) return
  const { rowCount } = await tx.query(answer, [tx.organizationId, ...parametersOf(answeredColumns, answers), tx.now], 'save-tax-answers')
  if (rowCount !== answers.length) throw new Error('a locked question stays open')
}

/** What was asked about those of these documents whose tax is known. */
export async function answeredTaxQuestions(tx: Tx, invoiceIds: readonly string[]): Promise<TaxQuestionRow[]> {
  const text = `${select} WHERE q.organization_id = $1 AND q.invoice_id = ANY ($2::uuid[]) AND q.ask_at IS NULL ORDER BY q.invoice_id`
  return (await tx.query<QuestionRow>(text, [tx.organizationId, uuidArray(invoiceIds)], 'answered-tax-questions')).rows.map(toQuestion)
}

/** When the next question is to be asked. */
export const nextAskAt = 'SELECT ask_at FROM tax_questions WHERE organization_id = $1 AND ask_at IS NOT NULL ORDER BY ask_at LIMIT 1'

/** Organizations that have something to ask, each by its own clock; `now` is real time. */
export async function organizationsToAsk(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM tax_questions q
    WHERE q.organization_id = o.id AND q.ask_at <= coalesce(o.clock_at, $1)) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-to-ask')
  return rows.map(({ id }) => idOf('org', id))
}

const select = `SELECT q.invoice_id, i.customer_id, i.currency, i.timezone, i.created_at, q.revision, q.terms, q.question, q.attempts, i.discounts
  FROM tax_questions q JOIN invoices i ON i.organization_id = q.organization_id AND i.id = q.invoice_id`

interface QuestionRow {
  readonly invoice_id: string
  readonly customer_id: string
  readonly currency: string
  readonly timezone: string
  readonly created_at: Temporal.Instant
  readonly revision: number
  readonly terms: TaxTerms
  readonly question: unknown
  readonly attempts: number
  readonly discounts: StoredDiscounts
}

function toQuestion({ invoice_id, customer_id, created_at: createdAt, ...row }: QuestionRow): TaxQuestionRow {
  return { ...row, createdAt, invoiceId: idOf('inv', invoice_id), customerId: idOf('cus', customer_id) }
}

const awaitedColumns: readonly Column<AwaitedTax>[] = [
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.json('terms', (row) => row.terms),
]

const askedColumns: readonly Column<AskedTax>[] = [
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.int('revision', (row) => row.revision),
  column.json('question', (row) => row.question),
  column.int('attempts', (row) => row.attempts),
  column.instant('ask_at', (row) => row.askAt),
]
const ask = `UPDATE tax_questions q SET revision = d.revision, question = d.question, attempts = d.attempts, ask_at = d.ask_at, asked_at = $7
  FROM ${rowsFrom(askedColumns, 2)} WHERE q.organization_id = $1 AND q.invoice_id = d.invoice_id AND q.ask_at IS NOT NULL`

const failedColumns: readonly Column<{ readonly invoiceId: string; readonly revision: number; readonly failure: string }>[] = [
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.int('revision', (row) => row.revision),
  column.text('failure', (row) => row.failure),
]
const fail = `UPDATE tax_questions q SET failure = d.failure FROM ${rowsFrom(failedColumns, 2)}
  WHERE q.organization_id = $1 AND q.invoice_id = d.invoice_id AND q.revision = d.revision AND q.ask_at IS NOT NULL`

const answeredColumns: readonly Column<AnsweredTax>[] = [
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.int('revision', (row) => row.revision),
  column.text('provider', (row) => row.provider),
  column.text('reference', (row) => row.reference),
  column.json('answer', (row) => row.answer),
]
const answer = `UPDATE tax_questions q SET provider = d.provider, reference = d.reference, answer = d.answer, answered_at = $7, ask_at = NULL, failure = NULL
  FROM ${rowsFrom(answeredColumns, 2)}
  WHERE q.organization_id = $1 AND q.invoice_id = d.invoice_id AND q.revision = d.revision AND q.ask_at IS NOT NULL`
