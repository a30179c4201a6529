import { type AuditPart, type AuditStatement, contentHashOf, genesisHash } from './audit-record.ts'
import { type Column, column, namesOf, parametersOf, rowsFrom } from './bulk.ts'
import type { Tx } from './db.ts'

/** A part as it is kept beside its record. */
export interface AuditContent {
  readonly part: AuditPart
  /** The public id of whose data it is. */
  readonly subjectId: string | null
  readonly salt: Buffer
  readonly content: unknown
}

/** A record, and what is kept beside it. */
export interface AuditEntry {
  readonly statement: AuditStatement
  readonly contents: readonly AuditContent[]
}

/**
 * Puts records at the end of the organization's chain, in their order. From here until the commit nobody else of the organization can: the last thing a
 * transaction does.
 */
export async function appendAuditEntries(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const records = entries.map((entry, index) => ({ place: index + 1, ...entry.statement }))
  const contents = entries.flatMap((entry, index) => entry.contents.map((content) => ({ place: index + 1, ...content })))
  const values = [tx.organizationId, ...parametersOf(recordColumns, records), ...parametersOf(contentColumns, contents)]
  const append = () => tx.query(appendText, values, 'append-audit-entries')
  if ((await append()).rowCount === 1) return
  const begin = 'INSERT INTO audit_heads (organization_id, sequence, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING'
  await tx.query(begin, [tx.organizationId, genesisHash])
  if ((await append()).rowCount !== 1) throw new Error('A chain that was begun has an end')
}

/** Forgets from where these people came and what was changed of theirs, by their public ids. That it happened stays, and the chain holds. Answers how much. */
export async function forgetAuditContents(tx: Tx, subjectIds: readonly string[]): Promise<number> {
  const text = 'DELETE FROM audit_contents WHERE organization_id = $1 AND subject_id = ANY ($2::text[])'
  return (await tx.query(text, [tx.organizationId, [...subjectIds]])).rowCount
}

/** Counts one more denial of the actor in this minute, and answers how many that makes. */
export async function countDenial(tx: Tx, actor: string, minute: Temporal.Instant): Promise<number> {
  const text = `INSERT INTO audit_denials AS d (organization_id, actor, minute, count) VALUES ($1, $2, $3, 1)
    ON CONFLICT (organization_id, actor) DO UPDATE SET minute = excluded.minute,
      count = CASE WHEN d.minute = excluded.minute THEN d.count + 1 ELSE 1 END
    RETURNING count`
  const { rows } = await tx.query<{ count: number }>(text, [tx.organizationId, actor, minute], 'count-denial')
  return rows[0]?.count ?? 1
}

type PlacedRecord = AuditStatement & { readonly place: number }
type PlacedContent = AuditContent & { readonly place: number }

const recordColumns: readonly Column<PlacedRecord>[] = [
  column.int('place', (row) => row.place),
  column.uuid('id', (row) => row.id),
  column.instant('occurred_at', (row) => row.occurredAt),
  column.text('actor_kind', (row) => row.actorKind),
  column.text('actor_id', (row) => row.actorId),
  column.text('action', (row) => row.action),
  column.text('outcome', (row) => row.outcome),
  column.text('object_type', (row) => row.object?.type ?? null),
  column.text('object_id', (row) => row.object?.id ?? null),
  column.text('result_type', (row) => row.result?.type ?? null),
  column.text('result_id', (row) => row.result?.id ?? null),
  // An array cannot hold arrays of different lengths. Names of fields have no comma.
  column.text('fields', (row) => row.fields.join(',')),
  column.jsonb('detail', (row) => row.detail),
  column.text('request_id', (row) => row.requestId),
  column.bytea('source_digest', (row) => row.sourceDigest?.toString('hex') ?? null),
  column.bytea('change_digest', (row) => row.changeDigest?.toString('hex') ?? null),
  column.bytea('content_hash', (row) => contentHashOf(row).toString('hex')),
]

const contentColumns: readonly Column<PlacedContent>[] = [
  column.int('place', (row) => row.place),
  column.text('part', (row) => row.part),
  column.text('subject_id', (row) => row.subjectId),
  column.bytea('salt', (row) => row.salt.toString('hex')),
  column.jsonb('content', (row) => row.content),
]

/** `chainHash` of audit-record.ts. It is computed here because the place in the chain is known only under its lock, which one statement holds the shortest. */
const hashed = (sequence: string, previous: string) =>
  `'\\x01'::bytea || sha256(convert_to(concat_ws(' ', $1::uuid::text, (${sequence})::text, encode(${previous}, 'hex'), encode(g.content_hash, 'hex')), 'UTF8'))`

const stored = recordColumns.filter(({ name }) => name !== 'place' && name !== 'fields')

const appendText = `WITH RECURSIVE given AS MATERIALIZED (SELECT * FROM ${rowsFrom(recordColumns, 2)}),
  head AS MATERIALIZED (SELECT sequence, hash FROM audit_heads WHERE organization_id = $1 FOR NO KEY UPDATE),
  chain AS (
    SELECT g.place, h.sequence + 1 AS sequence, h.hash AS previous_hash, ${hashed('h.sequence + 1', 'h.hash')} AS hash
      FROM head h JOIN given g ON g.place = 1
    UNION ALL
    SELECT g.place, c.sequence + 1, c.hash, ${hashed('c.sequence + 1', 'c.hash')} FROM chain c JOIN given g ON g.place = c.place + 1
  ),
  recorded AS (
    INSERT INTO audit_records (organization_id, sequence, previous_hash, hash, fields, ${namesOf(stored)})
    SELECT $1, c.sequence, c.previous_hash, c.hash, string_to_array(g.fields, ','), ${stored.map(({ name }) => `g.${name}`).join(', ')}
      FROM chain c JOIN given g ON g.place = c.place
  ),
  kept AS (
    INSERT INTO audit_contents (organization_id, sequence, part, subject_id, salt, content)
    SELECT $1, c.sequence, d.part, d.subject_id, d.salt, d.content
      FROM ${rowsFrom(contentColumns, 2 + recordColumns.length)} JOIN chain c ON c.place = d.place
  )
  UPDATE audit_heads h SET sequence = c.sequence, hash = c.hash FROM chain c
  WHERE h.organization_id = $1 AND c.place = (SELECT max(place) FROM chain)`
