import { assert } from '@quarterday/core/assert.ts'
import { dateIn } from '@quarterday/core/calendar.ts'
import { idOf } from '@quarterday/core/id.ts'
import { statementSeries } from '@quarterday/core/invoice/numbering.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { lockCustomers } from '../billing/customer-store.ts'
import { takeNumbers } from '../billing/document-store.ts'
import * as events from '../events/store.ts'
import { statementHash } from './content-hash-of-statement.ts'
import { assignLines, type DueLine, loadDueLines, parentsToState, removeLines } from './line-store.ts'
import { toApi } from './schema.ts'
import type { StatementRow } from './statement.ts'
import * as statements from './store.ts'

/** Invoices a transaction, and so the most on one statement: what is more goes on another one of the same day. */
const mostLines = 1000
/** Parents a transaction. */
const mostParents = 100
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 5000

/**
 * Makes the statements of the days that are over, and announces those that are settled. Safe to run twice, and by several workers: the parents are
 * locked, and an invoice is on one statement.
 */
export async function makeStatements(ctx: Context): Promise<{ issued: number; closed: number }> {
  const made = { issued: 0, closed: 0 }
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const { taken, issued } = await ctx.transaction(gather)
    made.issued += issued
    if (taken === 0) break
  }
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const closed = await ctx.transaction(close)
    made.closed += closed
    if (closed < mostParents) break
  }
  return made
}

async function gather(tx: Tx): Promise<{ taken: number; issued: number }> {
  const parents = await parentsToState(tx, mostParents)
  if (parents.length === 0) return { taken: 0, issued: 0 }
  await lockCustomers(tx, parents)
  const lines = await loadDueLines(tx, parents, mostLines)
  await removeLines(
    tx,
    lines.flatMap(({ isVoid, invoiceId }) => (isVoid ? [invoiceId] : [])),
  )
  const groups = Map.groupBy(
    lines.filter(({ isVoid }) => !isVoid),
    ({ parentId, currency, coversOn }) => `${parentId} ${currency} ${coversOn.toString()}`,
  )
  if (groups.size > 0) await issue(tx, [...groups.values()])
  return { taken: lines.length, issued: groups.size }
}

async function issue(tx: Tx, groups: readonly (readonly DueLine[])[]): Promise<void> {
  const { first, issuedAt } = await takeNumbers(tx, statementSeries, groups.length)
  const rows = groups.map((lines, index) => ({ row: statementRow(lines, first + BigInt(index), issuedAt, tx.now), lines }))
  await statements.insertStatements(
    tx,
    rows.map(({ row, lines }) => ({ ...row, contentHash: statementHash(row, lines) })),
  )
  const assignments = rows.flatMap(({ row, lines }) => lines.map(({ invoiceId }) => ({ invoiceId, statementId: row.id })))
  assert((await assignLines(tx, assignments)) === assignments.length, 'Lines of a locked parent stay as they were read')
  const issued = await statements.getStatements(
    tx,
    rows.map(({ row }) => row.id),
  )
  await events.addEvents(
    tx,
    issued.map((statement) => ({ type: 'statement.issued', aggregateId: statement.id, sequence: 1, data: toApi(statement) })),
  )
}

function statementRow(lines: readonly DueLine[], number: bigint, issuedAt: Temporal.Instant, now: Temporal.Instant): StatementRow {
  const [line] = lines
  assert(line, 'A group has a line')
  return {
    id: idOf('stm', newId()),
    customerId: line.parentId,
    series: statementSeries,
    number,
    currency: line.currency,
    total: lines.reduce((sum, { amount }) => sum + amount, 0n),
    coversOn: line.coversOn,
    issuedOn: dateIn(issuedAt, line.timezone),
    issuedAt,
    dueOn: lines.reduce((earliest, { dueOn }) => (Temporal.PlainDate.compare(dueOn, earliest) < 0 ? dueOn : earliest), line.dueOn),
    createdAt: now,
  }
}

async function close(tx: Tx): Promise<number> {
  const closed = await statements.getStatements(tx, await statements.closeSettled(tx, mostParents))
  await events.addNextEvents(
    tx,
    closed.map((statement) => ({
      type: statement.status === 'paid' ? 'statement.paid' : 'statement.voided',
      aggregateId: statement.id,
      data: toApi(statement),
    })),
  )
  return closed.length
}
