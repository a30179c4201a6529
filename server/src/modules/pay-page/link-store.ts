import { type InvoiceId, idOf, type PaymentLinkId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { KeptLink } from './link-types.ts'

export async function insertLink(tx: Tx, { id, invoiceId, createdAt, expiresAt }: KeptLink): Promise<void> {
  const row = { organization_id: tx.organizationId, id, invoice_id: invoiceId, created_at: createdAt, expires_at: expiresAt }
  await tx.sql.insertInto('payment_links').values(row).execute()
}

/** Null: there is none of this id. */
export async function findLink(tx: Tx, id: PaymentLinkId): Promise<KeptLink | null> {
  const row = await selectLinks(tx).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** Refuses `not_found`. */
export async function getLink(tx: Tx, id: PaymentLinkId): Promise<KeptLink> {
  const link = await findLink(tx, id)
  if (link === null) throw refuse('not_found')
  return link
}

export async function listLinks(tx: Tx, query: PageQuery & { readonly invoiceId: InvoiceId }): Promise<Page<KeptLink>> {
  const id = sql.ref('id')
  const select = selectLinks(tx).where('invoice_id', '=', query.invoiceId)
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** Whoever comes second changes nothing: it stays revoked since the first. */
export async function revokeLink(tx: Tx, id: PaymentLinkId, now: Temporal.Instant): Promise<void> {
  const text = 'UPDATE payment_links SET revoked_at = $3 WHERE organization_id = $1 AND id = $2 AND revoked_at IS NULL'
  await tx.query(text, [tx.organizationId, id, now])
}

/** Notes that it was opened, once a minute at most: whoever loads a page again and again writes nothing. */
export async function noteUse(tx: Tx, id: PaymentLinkId, now: Temporal.Instant): Promise<void> {
  const text = `UPDATE payment_links SET last_used_at = $3 WHERE organization_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at < $4)`
  await tx.query(text, [tx.organizationId, id, now, now.subtract({ minutes: 1 })])
}

function selectLinks(tx: Tx) {
  return tx.sql.selectFrom('payment_links').selectAll().where('organization_id', '=', tx.organizationId)
}

function fromRow(row: Awaited<ReturnType<ReturnType<typeof selectLinks>['executeTakeFirstOrThrow']>>): KeptLink {
  return {
    id: idOf('plink', row.id),
    invoiceId: idOf('inv', row.invoice_id),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }
}
