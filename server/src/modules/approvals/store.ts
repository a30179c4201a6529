import { currencySchema } from '@quarterday/core/currency.ts'
import { type ApprovalId, idOf } from '@quarterday/core/id.ts'
import { approvalKinds } from '@quarterday/core/people/approval.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type Approval, type ApprovalStatus, type Decider, keptStatuses, type Requester } from './approval.ts'

export async function addApproval(tx: Tx, approval: Approval): Promise<void> {
  await tx.sql
    .insertInto('approvals')
    .values({
      organization_id: tx.organizationId,
      id: approval.id,
      operation: approval.operation,
      params: JSON.stringify(approval.params),
      request: JSON.stringify(approval.request),
      kind: approval.kind,
      amount: approval.money.minor,
      currency: approval.money.currency,
      status: approval.status,
      reason: approval.reason,
      requested_by_user: approval.requestedBy.userId,
      requested_by_kind: approval.requestedBy.kind,
      requested_by_id: approval.requestedBy.id,
      created_at: approval.createdAt,
      expires_at: approval.expiresAt,
    })
    .execute()
}

export interface Decision {
  readonly status: 'approved' | 'rejected' | 'withdrawn'
  readonly by: Decider
  readonly note: string | null
  readonly result: unknown
  readonly at: Temporal.Instant
}

/** The row is locked. */
export async function saveDecision(tx: Tx, id: ApprovalId, { status, by, note, result, at }: Decision): Promise<void> {
  const text = `UPDATE approvals SET status = $3, decided_by_kind = $4, decided_by_id = $5, decision_note = $6, result = $7, decided_at = $8
    WHERE organization_id = $1 AND id = $2`
  const answer = result === null ? null : JSON.stringify(result)
  await tx.query(text, [tx.organizationId, id, status, by.kind, 'id' in by ? by.id : null, note, answer, at])
}

/** The row is locked. */
export async function saveReason(tx: Tx, id: ApprovalId, reason: string | null): Promise<void> {
  await tx.query('UPDATE approvals SET reason = $3 WHERE organization_id = $1 AND id = $2', [tx.organizationId, id, reason])
}

/** Refuses `not_found`. */
export async function getApproval(tx: Tx, id: ApprovalId): Promise<Approval> {
  const row = await selectApprovals(tx).where('a.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The same, kept from others until the transaction ends; read after the lock was got. */
export async function lockApproval(tx: Tx, id: ApprovalId): Promise<Approval> {
  await tx.query('SELECT FROM approvals WHERE organization_id = $1 AND id = $2 FOR UPDATE', [tx.organizationId, id])
  return getApproval(tx, id)
}

export interface ApprovalQuery extends PageQuery {
  readonly status?: ApprovalStatus | undefined
  readonly kind?: string | undefined
}

export async function listApprovals(tx: Tx, query: ApprovalQuery, now: Temporal.Instant): Promise<Page<Approval>> {
  const { status, kind } = query
  let select = selectApprovals(tx)
  if (status !== undefined) select = select.where('a.status', '=', status === 'expired' ? 'pending' : status)
  if (status === 'pending') select = select.where('a.expires_at', '>', now)
  if (status === 'expired') select = select.where('a.expires_at', '<=', now)
  if (kind !== undefined) select = select.where('a.kind', '=', kind)
  const page = await readPage(select, query, { id: sql.ref('a.id'), by: { created_at: byCreation(sql.ref('a.id')) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** With the names of who asked and who decided, as far as they are here still. */
function selectApprovals(tx: Tx) {
  return tx.sql
    .selectFrom('approvals as a')
    .selectAll('a')
    .select([nameOf(sql.ref('a.requested_by_id')).as('requester_name'), nameOf(sql.ref('a.decided_by_id')).as('decider_name')])
    .where('a.organization_id', '=', tx.organizationId)
}

function nameOf(id: ReturnType<typeof sql.ref>) {
  return sql<string | null>`coalesce(
    (SELECT u.name FROM members m JOIN users u ON u.id = m.user_id WHERE m.organization_id = a.organization_id AND m.id = ${id}),
    (SELECT k.name FROM api_keys k WHERE k.organization_id = a.organization_id AND k.id = ${id}))`
}

type ApprovalRow = Awaited<ReturnType<ReturnType<typeof selectApprovals>['executeTakeFirstOrThrow']>>

const stored = z.record(z.string(), z.unknown())

function fromRow(row: ApprovalRow): Approval {
  return {
    id: idOf('apr', row.id),
    operation: row.operation,
    params: stored.parse(row.params),
    request: stored.parse(row.request),
    kind: z.enum(approvalKinds).parse(row.kind),
    money: { currency: currencySchema.parse(row.currency), minor: row.amount },
    status: z.enum(keptStatuses).parse(row.status),
    reason: row.reason,
    requestedBy: requesterOf(row),
    decidedBy: deciderOf(row),
    decisionNote: row.decision_note,
    result: row.result === null ? null : stored.parse(row.result),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    decidedAt: row.decided_at,
  }
}

function requesterOf(row: ApprovalRow): Requester {
  const who = { userId: row.requested_by_user === null ? null : idOf('usr', row.requested_by_user), name: row.requester_name }
  if (row.requested_by_kind === 'member') return { ...who, kind: 'member', id: idOf('mem', row.requested_by_id) }
  return { ...who, kind: 'api_key', id: idOf('key', row.requested_by_id) }
}

function deciderOf(row: ApprovalRow): Decider | null {
  const { decided_by_kind: kind, decided_by_id: id, decider_name: name } = row
  if (kind === null) return null
  if (id === null) return { kind: 'operator', name: null }
  return kind === 'member' ? { kind, id: idOf('mem', id), name } : { kind: 'api_key', id: idOf('key', id), name }
}
