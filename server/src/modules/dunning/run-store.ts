import { assert } from '@quarterday/core/assert.ts'
import { type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, namesOf, parametersOf, rowsFrom } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import { fromRow, type RunRow } from './run-rows.ts'
import type { DunningRun } from './run-types.ts'

/** What is done about these invoices; those that nothing is done about are left out. Read after the invoices are locked, by whoever changes them. */
export async function findRuns(tx: Tx, invoiceIds: readonly string[]): Promise<ReadonlyMap<InvoiceId, DunningRun>> {
  const text = 'SELECT * FROM dunning_runs WHERE organization_id = $1 AND invoice_id = ANY ($2::uuid[]) ORDER BY invoice_id'
  const { rows } = await tx.query<RunRow>(text, [tx.organizationId, uuidArray(invoiceIds)], 'find-dunning-runs')
  return new Map(rows.map((row) => [idOf('inv', row.invoice_id), fromRow(row)]))
}

export async function addRuns(tx: Tx, runs: readonly DunningRun[]): Promise<void> {
  if (runs.length === 0) return
  await tx.query(insert, [tx.organizationId, ...parametersOf(insertColumns, runs)], 'add-dunning-runs')
}

/** Writes what moves. The invoices are locked. */
export async function saveRuns(tx: Tx, runs: readonly DunningRun[]): Promise<void> {
  if (runs.length === 0) return
  const { rowCount } = await tx.query(update, [tx.organizationId, ...parametersOf(updateColumns, runs)], 'save-dunning-runs')
  assert(rowCount === runs.length, 'What is done about a locked invoice stays as it was read')
}

/**
 * Ends what is done about these invoices: with success for those that are paid, else because nobody owes anything any more. What the end had paused goes
 * on.
 */
export async function closeRuns(tx: Tx, ends: readonly { readonly invoiceId: string; readonly isPaid: boolean }[]): Promise<void> {
  const text = `UPDATE dunning_runs r SET status = d.status, next_action = NULL, next_at = NULL, paused_at = NULL, ended_at = $4,
      resume_at = CASE WHEN d.status = 'succeeded' AND cardinality(r.paused_subscriptions) > 0 THEN $4 ELSE r.resume_at END
    FROM unnest($2::uuid[], $3::text[]) AS d (invoice_id, status)
    WHERE r.organization_id = $1 AND r.invoice_id = d.invoice_id
      AND (r.status IN ('running', 'paused') OR d.status = 'succeeded' AND r.status IN ('exhausted', 'stopped'))`
  const invoices = uuidArray(ends.map((end) => end.invoiceId))
  const statuses = textArray(ends.map((end) => (end.isPaid ? 'succeeded' : 'stopped')))
  await tx.query(text, [tx.organizationId, invoices, statuses, tx.now], 'close-dunning-runs')
}

/** Which subscriptions the end has paused. */
export async function savePaused(tx: Tx, invoiceId: InvoiceId, subscriptionIds: readonly string[]): Promise<void> {
  const text = 'UPDATE dunning_runs SET paused_subscriptions = $3 WHERE organization_id = $1 AND invoice_id = $2'
  await tx.query(text, [tx.organizationId, invoiceId, uuidArray(subscriptionIds)])
}

/** Takes note once that what the end paused goes on; false: somebody has already. */
export async function takeResumption(tx: Tx, invoiceId: InvoiceId): Promise<boolean> {
  const text = 'UPDATE dunning_runs SET resume_at = NULL WHERE organization_id = $1 AND invoice_id = $2 AND resume_at IS NOT NULL'
  return (await tx.query(text, [tx.organizationId, invoiceId])).rowCount === 1
}

const moving: readonly Column<DunningRun>[] = [
  column.text('status', (run) => run.status),
  column.date('counted_from', (run) => run.countedFrom),
  column.int('step', (run) => run.step),
  column.int('retries', (run) => run.retries),
  column.boolean('owes_message', (run) => run.owesMessage),
  column.text('need', (run) => run.need),
  column.text('reason', (run) => run.reason),
  column.text('redirect_url', (run) => run.redirectUrl),
  column.text('next_action', (run) => run.nextAction),
  column.instant('next_at', (run) => run.nextAt),
  column.text('final_result', (run) => run.finalResult),
  column.text('final_detail', (run) => run.finalDetail),
  column.instant('paused_at', (run) => run.pausedAt),
  column.instant('ended_at', (run) => run.endedAt),
]

const fixed: readonly Column<DunningRun>[] = [
  column.uuid('id', (run) => run.id),
  column.uuid('invoice_id', (run) => run.invoiceId),
  column.uuid('customer_id', (run) => run.customerId),
  column.uuid('policy_id', (run) => run.policyId),
  column.json('terms', (run) => run.terms),
  column.text('timezone', (run) => run.zone),
  column.instant('started_at', (run) => run.startedAt),
]

const insertColumns = [...fixed, ...moving]
const insert = insertInto('dunning_runs', insertColumns)

const updateColumns = [...moving, column.uuid<DunningRun>('id', (run) => run.id)]
const assignments = namesOf(moving)
  .split(', ')
  .map((name) => `${name} = d.${name}`)
  .join(', ')
const update = `UPDATE dunning_runs r SET ${assignments} FROM ${rowsFrom(updateColumns, 2)} WHERE r.organization_id = $1 AND r.id = d.id`
