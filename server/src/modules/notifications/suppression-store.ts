import { type Id, idOf } from '@quarterday/core/id.ts'
import { messageChannels, suppressionReasons } from '@quarterday/core/notification/message.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { textArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { Suppression } from './notification.ts'

/** Nothing is sent to the address any more. False: nothing was before. */
export async function addSuppression(tx: Tx, { id, channel, address, reason, detail, createdAt }: Suppression): Promise<boolean> {
  const text = `INSERT INTO suppressions (organization_id, id, channel, address, reason, detail, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (organization_id, channel, address) DO NOTHING`
  return (await tx.query(text, [tx.organizationId, id, channel, address, reason, detail, createdAt])).rowCount === 1
}

/** False: there is none of this id. */
export async function removeSuppression(tx: Tx, id: Id<'supp'>): Promise<boolean> {
  const text = 'DELETE FROM suppressions WHERE organization_id = $1 AND id = $2'
  return (await tx.query(text, [tx.organizationId, id])).rowCount === 1
}

/** Those of these addresses, `email a@b.example`, to which nothing is sent. */
export async function suppressedAmong(tx: Tx, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  if (addresses.length === 0) return new Set()
  const text = `SELECT channel || ' ' || address AS known FROM suppressions
    WHERE organization_id = $1 AND (channel || ' ' || address) = ANY ($2::text[]) AND address = ANY ($3::text[]) ORDER BY 1`
  const bare = addresses.map((known) => known.slice(known.indexOf(' ') + 1))
  const { rows } = await tx.query<{ known: string }>(text, [tx.organizationId, textArray(addresses), textArray(bare)], 'suppressed-among')
  return new Set(rows.map(({ known }) => known))
}

export interface SuppressionQuery extends PageQuery {
  readonly channel?: string | undefined
  readonly q?: string | undefined
}

export async function listSuppressions(tx: Tx, query: SuppressionQuery): Promise<Page<Suppression>> {
  let select = selectSuppressions(tx)
  if (query.channel !== undefined) select = select.where('channel', '=', query.channel)
  if (query.q !== undefined) select = select.where(containsText([sql.ref('address')], query.q))
  const page = await readPage(select, query, { id: sql.ref('id'), by: { created_at: byCreation(sql.ref('id')) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** Refuses `not_found`. */
export async function findSuppression(tx: Tx, channel: string, address: string): Promise<Suppression> {
  const row = await selectSuppressions(tx).where('channel', '=', channel).where('address', '=', address).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

function selectSuppressions(tx: Tx) {
  return tx.sql.selectFrom('suppressions').selectAll().where('organization_id', '=', tx.organizationId)
}

type SuppressionRow = Awaited<ReturnType<ReturnType<typeof selectSuppressions>['executeTakeFirstOrThrow']>>

function fromRow(row: SuppressionRow): Suppression {
  return {
    id: idOf('supp', row.id),
    channel: z.enum(messageChannels).parse(row.channel),
    address: row.address,
    reason: z.enum(suppressionReasons).parse(row.reason),
    detail: row.detail,
    createdAt: row.created_at,
  }
}
