import { type InvitationId, idOf } from '@quarterday/core/id.ts'
import { linkTo } from '@quarterday/core/people/links.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { personBehind } from '../../kit/authenticate.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { demandProof } from '../../kit/proof.ts'
import { newSecretToken } from '../../kit/secret-token.ts'
import { lockOrganization } from '../organizations/store.ts'
import { queuePersonMail } from '../people/queue-person-mail.ts'
import * as invitations from './invitation-store.ts'
import type { Invitation } from './invitation-types.ts'
import { demandPowerOver, type KnownRole, opensDoors, roleToGive } from './role-power.ts'
import * as members from './store.ts'

const validDays = 7
/** More than these at a time are a list of strangers. */
const mostOpen = 200

export interface Invited {
  readonly email: string
  readonly role: string
  /** The language of the mail. */
  readonly locale: string
}

/**
 * Writes to somebody that they may join. Refuses `already_exists` for a member, and for whoever has an open invitation; `invalid` for a role that is not there;
 * `forbidden` for one that permits more than the asker may; `reauth_required` for one that opens doors; `conflict` where too many are open.
 */
export async function inviteMember(ctx: Context, { email: given, role: code, locale }: Invited): Promise<Invitation> {
  const email = given.toLowerCase()
  return ctx.transaction(async (tx) => {
    const organization = await lockOrganization(tx)
    const role = await roleToGive(tx, code)
    demandToInvite(ctx, role)
    if (await members.hasMemberWith(tx, email)) throw taken('Whoever has this address is a member already.')
    const now = ctx.clock.now()
    await invitations.endExpired(tx, email, now)
    if ((await invitations.countOpen(tx, now)) >= mostOpen)
      throw refuse('conflict', { detail: `There are ${mostOpen} open invitations. Revoke some, or wait until they are accepted.` })
    const invitedBy = personBehind(ctx.actor)
    const times = { createdAt: now, sentAt: now, expiresAt: now.add({ hours: 24 * validDays }), acceptedAt: null, revokedAt: null }
    const invitation: Invitation = { id: idOf('ivt', newId()), email, role: code, invitedBy, ...times }
    const token = newSecretToken()
    if (!(await invitations.addInvitation(tx, invitation, token.hash))) throw taken('This address has an open invitation.')
    await sendMail(ctx, tx, { invitation, token: token.text, role, locale, organization: organization.name })
    return invitation
  })
}

/** Sends another mail with another link; the link of the one before opens nothing any more. Refuses `invalid_state`, `rate_limited` within a minute of the last. */
export async function resendInvitation(ctx: Context, id: InvitationId, locale: string): Promise<Invitation> {
  return ctx.transaction(async (tx) => {
    const organization = await lockOrganization(tx)
    const before = await invitations.getInvitation(tx, id)
    const role = await roleToGive(tx, before.role)
    demandToInvite(ctx, role)
    if (before.acceptedAt !== null || before.revokedAt !== null) throw over()
    const now = ctx.clock.now()
    const token = newSecretToken()
    const times = { now, sentBefore: now.subtract({ minutes: 1 }), expiresAt: now.add({ hours: 24 * validDays }) }
    if (!(await invitations.renewToken(tx, id, { tokenHash: token.hash, ...times })))
      throw refuse('rate_limited', { detail: 'Its mail has left within the last minute.', retryAfterSeconds: 60 })
    const invitation = await invitations.getInvitation(tx, id)
    await sendMail(ctx, tx, { invitation, token: token.text, role, locale, organization: organization.name })
    return invitation
  })
}

/** Takes an invitation back. Refuses `not_found`, `invalid_state` once it is accepted, `forbidden` where its role permits more than the asker may. */
export async function revokeInvitation(ctx: Context, id: InvitationId): Promise<Invitation> {
  return ctx.transaction(async (tx) => {
    const before = await invitations.getInvitation(tx, id)
    if (before.revokedAt !== null) return before
    if (!(await invitations.revoke(tx, id, ctx.clock.now()))) throw over()
    return invitations.getInvitation(tx, id)
  })
}

function demandToInvite(ctx: Context, role: KnownRole): void {
  demandPowerOver(ctx, role)
  if (opensDoors(role)) demandProof(ctx.actor, ctx.clock.now())
}

async function sendMail(
  ctx: Context,
  tx: Tx,
  mail: { invitation: Invitation; token: string; role: KnownRole; locale: string; organization: string },
): Promise<void> {
  const userId = personBehind(ctx.actor)
  const [inviter] = userId === null ? [] : await members.findPeople(tx, [userId])
  const url = linkTo(ctx.outside.publicUrl, 'invitation', mail.token)
  const facts = { url, organization: mail.organization, role: mail.role.name, ...(inviter && { inviter: inviter.name }) }
  await queuePersonMail(ctx, tx, { to: mail.invitation.email, locale: mail.locale, kind: 'invitation', facts })
}

function taken(detail: string): ReturnType<typeof refuse> {
  return refuse('already_exists', { detail, errors: [{ pointer: '/email', code: 'already_exists', detail }] })
}

function over(): ReturnType<typeof refuse> {
  return refuse('invalid_state', { detail: 'The invitation is accepted or revoked.' })
}
