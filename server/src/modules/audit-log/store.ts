import type { AuditRecordId } from '@quarterday/core/id.ts'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import { auditActorKinds, auditOutcomes } from '../../kit/audit-record.ts'
import type { Tx } from '../../kit/db.ts'
import { type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { AuditRecord, ChainEnd, KeptPart } from './record-types.ts'

/** Which records: by what indexes find the newest of, and by time. */
export interface AuditFilter {
  readonly actor?: string | undefined
  readonly actorKind?: string | undefined
  readonly action?: string | undefined
  readonly outcome?: string | undefined
  /** What it was done to, or what came of it. */
  readonly objectId?: string | undefined
  readonly objectType?: string | undefined
  readonly requestId?: string | undefined
  readonly from?: Temporal.Instant | undefined
  readonly before?: Temporal.Instant | undefined
}

/**
 * One page, in the order of the chain or against it. `q` is a part of the name of an action, or the whole of an id: a log is too long to look for parts of ids.
 */
export async function listRecords(
  tx: Tx,
  { q, ...query }: AuditFilter & PageQuery & { readonly q?: string | undefined },
): Promise<Page<AuditRecord>> {
  const id = sql.ref('r.id')
  const all = selectRecords(tx, query)
  const select = q === undefined ? all : all.where(isAbout(q, await actionsWith(tx, q)))
  const page = await readPage(select, query, {
    id,
    by: { sequence: { expression: sql.ref('r.sequence'), type: 'bigint' } },
  })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** The records after one, in the order of the chain. */
export async function recordsAfter(tx: Tx, filter: AuditFilter, after: bigint, limit: number): Promise<AuditRecord[]> {
  const rows = await selectRecords(tx, filter).where('r.sequence', '>', after).orderBy('r.sequence').limit(limit).execute()
  return rows.map(fromRow)
}

export async function findRecord(tx: Tx, id: AuditRecordId): Promise<AuditRecord | null> {
  const row = await selectRecords(tx, {}).where('r.id', '=', id).executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** Which of these ids are records already. */
export async function recordedAmong(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const text = 'SELECT id FROM audit_records WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id'
  const { rows } = await tx.query<{ id: string }>(text, [tx.organizationId, uuidArray(ids)], 'recorded-among')
  return new Set(rows.map(({ id }) => id))
}

/** Null: the organization has no records yet. */
export async function findEnd(tx: Tx): Promise<ChainEnd | null> {
  const select = tx.sql.selectFrom('audit_heads').select(['sequence', 'hash']).where('organization_id', '=', tx.organizationId)
  return (await select.executeTakeFirst()) ?? null
}

function selectRecords(tx: Tx, filter: AuditFilter) {
  let select = tx.sql
    .selectFrom('audit_records as r')
    .leftJoin('audit_contents as s', (join) =>
      join.onRef('s.organization_id', '=', 'r.organization_id').onRef('s.sequence', '=', 'r.sequence').on('s.part', '=', 'source'),
    )
    .leftJoin('audit_contents as c', (join) =>
      join.onRef('c.organization_id', '=', 'r.organization_id').onRef('c.sequence', '=', 'r.sequence').on('c.part', '=', 'change'),
    )
    .selectAll('r')
    .select(['s.salt as source_salt', 's.content as source', 'c.salt as change_salt', 'c.content as change'])
    .where('r.organization_id', '=', tx.organizationId)
  if (filter.actor !== undefined) select = select.where('r.actor_id', '=', filter.actor)
  if (filter.actorKind !== undefined) select = select.where('r.actor_kind', '=', filter.actorKind)
  if (filter.action !== undefined) select = select.where('r.action', '=', filter.action)
  if (filter.outcome !== undefined) select = select.where('r.outcome', '=', filter.outcome)
  const { objectId, objectType, requestId, from, before } = filter
  if (objectId !== undefined) select = select.where((row) => row.or([row('r.object_id', '=', objectId), row('r.result_id', '=', objectId)]))
  if (objectType !== undefined)
    select = select.where((row) => row.or([row('r.object_type', '=', objectType), row('r.result_type', '=', objectType)]))
  if (requestId !== undefined) select = select.where('r.request_id', '=', requestId)
  if (from !== undefined) select = select.where('r.occurred_at', '>=', from)
  if (before !== undefined) select = select.where('r.occurred_at', '<', before)
  return select
}

/** Which actions there are whose names have that in them: from one to the next by their index, for they are few however many records there are. */
async function actionsWith(tx: Tx, q: string): Promise<readonly string[]> {
  const { rows } = await tx.query<{ action: string }>(
    `WITH RECURSIVE known AS (
       SELECT min(action) AS action FROM audit_records WHERE organization_id = $1
       UNION ALL
       SELECT (SELECT min(a.action) FROM audit_records a WHERE a.organization_id = $1 AND a.action > known.action) FROM known WHERE known.action IS NOT NULL
     )
     SELECT action FROM known WHERE action IS NOT NULL ORDER BY action`,
    [tx.organizationId],
    'audited-actions',
  )
  const part = q.toLowerCase()
  return rows.map(({ action }) => action).filter((action) => action.toLowerCase().includes(part))
}

/** Each of the columns has an index of its own. Ids are small letters. */
function isAbout(q: string, actions: readonly string[]): RawBuilder<boolean> {
  const named = textArray([...new Set([q, q.toLowerCase()])])
  const ids = ['r.actor_id', 'r.object_id', 'r.result_id', 'r.request_id'].map((name) => sql`${sql.ref(name)} = ANY (${named}::text[])`)
  return sql<boolean>`(${sql.join([sql`r.action = ANY (${textArray(actions)}::text[])`, ...ids], sql` OR `)})`
}

type RecordRow = Awaited<ReturnType<ReturnType<typeof selectRecords>['executeTakeFirstOrThrow']>>

function fromRow(row: RecordRow): AuditRecord {
  return {
    id: row.id,
    sequence: row.sequence,
    occurredAt: row.occurred_at,
    actorKind: z.enum(auditActorKinds).parse(row.actor_kind),
    actorId: row.actor_id,
    action: row.action,
    outcome: z.enum(auditOutcomes).parse(row.outcome),
    object: row.object_type === null ? null : { type: row.object_type, id: row.object_id },
    result: row.result_type === null ? null : { type: row.result_type, id: row.result_id },
    fields: row.fields,
    detail: row.detail,
    requestId: row.request_id,
    sourceDigest: row.source_digest,
    changeDigest: row.change_digest,
    contentHash: row.content_hash,
    previousHash: row.previous_hash,
    hash: row.hash,
    source: partOf(row.source_salt, row.source),
    change: partOf(row.change_salt, row.change),
  }
}

function partOf(salt: Buffer | null, content: unknown): KeptPart | null {
  return salt === null ? null : { salt, content }
}
