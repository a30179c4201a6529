import { type InvitationId, idOf, type UserId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { HeldInvitation, Invitation, InvitationStatus } from './invitation-types.ts'

/** False: the address has an open invitation already. */
export async function addInvitation(tx: Tx, invitation: Invitation, tokenHash: Buffer): Promise<boolean> {
  const { id, email, role, invitedBy, createdAt, expiresAt } = invitation
  const text = `INSERT INTO invitations (organization_id, id, email, role, token_hash, invited_by, created_at, sent_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8) ON CONFLICT DO NOTHING`
  const values = [tx.organizationId, id, email, role, tokenHash, invitedBy, createdAt, expiresAt]
  return (await tx.query(text, values)).rowCount === 1
}

/** Puts another token in the place of the one before, which opens nothing any more. False: it is over, or its mail left after `sentBefore`. */
export async function renewToken(
  tx: Tx,
  id: InvitationId,
  { tokenHash, now, sentBefore, expiresAt }: Record<'now' | 'sentBefore' | 'expiresAt', Temporal.Instant> & { readonly tokenHash: Buffer },
): Promise<boolean> {
  const text = `UPDATE invitations SET token_hash = $3, sent_at = $4, expires_at = $5
    WHERE organization_id = $1 AND id = $2 AND accepted_at IS NULL AND revoked_at IS NULL AND (sent_at IS NULL OR sent_at <= $6)`
  return (await tx.query(text, [tx.organizationId, id, tokenHash, now, expiresAt, sentBefore])).rowCount === 1
}

/** False: it is over already. */
export async function revoke(tx: Tx, id: InvitationId, at: Temporal.Instant): Promise<boolean> {
  const text = `UPDATE invitations SET revoked_at = $3 WHERE organization_id = $1 AND id = $2 AND accepted_at IS NULL AND revoked_at IS NULL`
  return (await tx.query(text, [tx.organizationId, id, at])).rowCount === 1
}

/** Takes back what somebody has invited to and nobody has accepted: whoever may no longer let in lets nobody in. Answers how many. */
export async function revokeInvitationsBy(tx: Tx, userId: UserId, at: Temporal.Instant): Promise<number> {
  const text = `UPDATE invitations SET revoked_at = $3 WHERE organization_id = $1 AND invited_by = $2 AND accepted_at IS NULL AND revoked_at IS NULL`
  return (await tx.query(text, [tx.organizationId, userId, at])).rowCount
}

/** Ends what has run out for this address, so that it can be invited anew. */
export async function endExpired(tx: Tx, email: string, now: Temporal.Instant): Promise<void> {
  const text = `UPDATE invitations SET revoked_at = $3
    WHERE organization_id = $1 AND email = $2 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at <= $3`
  await tx.query(text, [tx.organizationId, email, now])
}

/** Uses the token: it is taken once, however many try. False: it opens nothing (any more). */
export async function takeToken(tx: Tx, tokenHash: Buffer, at: Temporal.Instant): Promise<boolean> {
  const text = `UPDATE invitations SET accepted_at = $3
    WHERE organization_id = $1 AND token_hash = $2 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $3`
  return (await tx.query(text, [tx.organizationId, tokenHash, at])).rowCount === 1
}

/** How many people could still come. */
export async function countOpen(tx: Tx, now: Temporal.Instant): Promise<number> {
  const text = `SELECT count(*)::int AS open FROM invitations
    WHERE organization_id = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $2`
  const { rows } = await tx.query<{ open: number }>(text, [tx.organizationId, now])
  return rows[0]?.open ?? 0
}

/** Refuses `not_found`. */
export async function getInvitation(tx: Tx, id: InvitationId): Promise<Invitation> {
  const row = await selectInvitations(tx).where('i.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export interface InvitationQuery extends PageQuery {
  readonly status?: InvitationStatus | undefined
  readonly email?: string | undefined
}

export async function listInvitations(tx: Tx, query: InvitationQuery, now: Temporal.Instant): Promise<Page<Invitation>> {
  let select = selectInvitations(tx)
  if (query.status !== undefined) select = select.where(conditions[query.status](now))
  if (query.email !== undefined) select = select.where('i.email', '=', query.email.toLowerCase())
  const page = await readPage(select, query, { id: sql.ref('i.id'), by: { created_at: byCreation(sql.ref('i.id')) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

const isOpen = sql<boolean>`(i.accepted_at IS NULL AND i.revoked_at IS NULL)`
const conditions = {
  open: (now: Temporal.Instant) => sql<boolean>`(${isOpen} AND i.expires_at > ${now.toString()})`,
  expired: (now: Temporal.Instant) => sql<boolean>`(${isOpen} AND i.expires_at <= ${now.toString()})`,
  accepted: () => sql<boolean>`(i.accepted_at IS NOT NULL)`,
  revoked: () => sql<boolean>`(i.revoked_at IS NOT NULL)`,
} as const

/** The invitation that a token opens, in whatever organization; asked by whoever writes people. Null: none does. */
export async function findByToken(tx: DispatcherTx, tokenHash: Buffer, now: Temporal.Instant): Promise<HeldInvitation | null> {
  const text = `SELECT i.id, i.email, i.role, i.invited_by, i.created_at, i.sent_at, i.expires_at, i.accepted_at, i.revoked_at,
      i.organization_id, o.name AS organization_name, u.name AS inviter_name, r.name AS role_name
    FROM invitations i JOIN organizations o ON o.id = i.organization_id LEFT JOIN users u ON u.id = i.invited_by
      LEFT JOIN custom_roles r ON r.organization_id = i.organization_id AND r.code = i.role
    WHERE i.token_hash = $1 AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $2 ORDER BY i.id LIMIT 1`
  const { rows } = await tx.query<HeldRow>(text, [tokenHash, now])
  const [row] = rows
  if (row === undefined) return null
  const { organization_id, organization_name: organizationName, inviter_name: inviterName, role_name: customRoleName } = row
  return { ...fromRow(row), organizationId: idOf('org', organization_id), organizationName, inviterName, customRoleName }
}

interface HeldRow extends InvitationRow {
  readonly organization_id: string
  readonly organization_name: string
  readonly inviter_name: string | null
  readonly role_name: string | null
}

function selectInvitations(tx: Tx) {
  return tx.sql
    .selectFrom('invitations as i')
    .select(['i.id', 'i.email', 'i.role', 'i.invited_by', 'i.created_at', 'i.sent_at', 'i.expires_at', 'i.accepted_at', 'i.revoked_at'])
    .where('i.organization_id', '=', tx.organizationId)
}

type InvitationRow = Awaited<ReturnType<ReturnType<typeof selectInvitations>['executeTakeFirstOrThrow']>>

function fromRow(row: InvitationRow): Invitation {
  return {
    id: idOf('ivt', row.id),
    email: row.email,
    role: row.role,
    invitedBy: row.invited_by === null ? null : idOf('usr', row.invited_by),
    createdAt: row.created_at,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    revokedAt: row.revoked_at,
  }
}
