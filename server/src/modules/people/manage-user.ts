import { encodeId, idOf, type OrganizationId, type UserId } from '@quarterday/core/id.ts'
import { linkTo } from '@quarterday/core/people/links.ts'
import { isBuiltInRole } from '@quarterday/core/people/role.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { recordAudit } from '../../kit/audit.ts'
import type { Context } from '../../kit/context.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { newSecretToken } from '../../kit/secret-token.ts'
import { shareRole } from '../members/role-store.ts'
import { addMember } from '../members/store.ts'
import { getOrganization } from '../organizations/store.ts'
import { removePasskeysOf } from './passkey-store.ts'
import { queuePersonMail } from './queue-person-mail.ts'
import { endSessionsOf } from './session-store.ts'
import { tellPerson } from './tell-person.ts'
import { addToken, voidTokens } from './token-store.ts'
import { addUser, getUser, lockUser, removeFactor, removeRecoveryCodes, saveUser } from './user-store.ts'
import type { User } from './user-types.ts'

export interface NewUserByOperator {
  readonly email: string
  readonly name: string
  readonly locale: string
  /** Where they begin, and as what. Null: nowhere yet. */
  readonly place: { readonly organizationId: OrganizationId; readonly role: string } | null
}

/**
 * Makes an account without a password, and a link by which its owner sets one; the link goes to them by mail and is answered too, for where none is sent. Refuses
 * `already_exists`, `not_found` for the organization, `invalid` for the role.
 */
export async function createUser(ctx: Context, { email, name, locale, place }: NewUserByOperator): Promise<{ user: User; url: string }> {
  const organization = place === null ? null : await placeOf(ctx, place)
  const id: UserId = idOf('usr', newId())
  const made = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    if (!(await addUser(tx, { id, email, name, locale, passwordHash: null, emailVerifiedAt: null }, now)))
      throw refuse('already_exists', { detail: 'Somebody has this address already.' })
    const user = await getUser(tx, id)
    const url = await passwordLink(ctx, tx, user, daysToBegin * 24 * 60)
    const facts = { name, url, ...(organization === null ? {} : { organization: organization.name }) }
    await queuePersonMail(ctx, tx, { to: email, locale, kind: 'account_created', facts })
    return { user, url }
  })
  if (place !== null)
    await ctx.database.organization(place.organizationId, async (tx) => {
      const member = { id: idOf('mem', newId()), userId: id, role: place.role, invitedBy: null, createdAt: ctx.clock.now() }
      await addMember(tx, member)
      recordAudit(tx, ctx, {
        action: 'createUser',
        object: { type: 'member', id: encodeId('mem', member.id) },
        detail: { role: place.role },
      })
    })
  return made
}

/** A link by which a password can be set, for where no mail is sent; earlier ones are void. Refuses `not_found`. */
export async function createPasswordLink(ctx: Context, id: UserId): Promise<string> {
  return ctx.database.people(async (tx) => {
    const user = await lockUser(tx, id)
    await voidTokens(tx, id, ['reset_password'], ctx.clock.now())
    return passwordLink(ctx, tx, user, 30)
  })
}

/** Keeps a person out, from their next request on, everywhere; or lets them in again, by logging in anew. Refuses `not_found`. */
export async function setDisabled(ctx: Context, id: UserId, isDisabled: boolean): Promise<User> {
  return ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const before = await lockUser(tx, id)
    if ((before.disabledAt !== null) === isDisabled) return before
    await saveUser(tx, id, isDisabled ? { disabledAt: now, validAfter: now } : { disabledAt: null }, now)
    if (isDisabled) await endSessionsOf(tx, id, {}, { reason: 'disabled', now })
    await tellPerson(ctx, tx, before, null, { event: isDisabled ? 'disabled' : 'enabled' })
    return getUser(tx, id)
  })
}

/** Takes the second factor of somebody away who has lost it, all passkeys included; their sessions end, and they are told. Refuses `not_found`, `invalid_state`. */
export async function resetSecondFactor(ctx: Context, id: UserId): Promise<User> {
  return ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const before = await lockUser(tx, id)
    const hadCodes = await removeFactor(tx, id, now)
    const passkeys = await removePasskeysOf(tx, id)
    if (!hadCodes && passkeys === 0) throw refuse('invalid_state', { detail: 'There is no second factor.' })
    await removeRecoveryCodes(tx, id)
    await endSessionsOf(tx, id, {}, { reason: 'factor_changed', now })
    await tellPerson(ctx, tx, before, null, { event: 'factor_disabled', mail: 'factor_disabled' })
    return getUser(tx, id)
  })
}

/** Ends all sessions of a person; answers how many. Refuses `not_found`. */
export async function endUserSessions(ctx: Context, id: UserId): Promise<number> {
  return ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const user = await lockUser(tx, id)
    const ended = await endSessionsOf(tx, id, {}, { reason: 'ended_by_admin', now })
    await tellPerson(ctx, tx, user, null, { event: 'sessions_ended' })
    return ended
  })
}

const daysToBegin = 7

async function passwordLink(ctx: Context, tx: DispatcherTx, { id }: Pick<User, 'id'>, minutes: number): Promise<string> {
  const token = newSecretToken()
  const now = ctx.clock.now()
  const expiresAt = now.add({ minutes })
  await addToken(tx, { id: newId(), userId: id, purpose: 'reset_password', tokenHash: token.hash, about: {}, createdAt: now, expiresAt })
  return linkTo(ctx.outside.publicUrl, 'reset_password', token.text)
}

async function placeOf(
  ctx: Context,
  { organizationId, role }: NonNullable<NewUserByOperator['place']>,
): Promise<{ readonly name: string }> {
  return ctx.database.organization(organizationId, async (tx) => {
    const organization = await getOrganization(tx)
    if (!isBuiltInRole(role) && (await shareRole(tx, role)) === null) {
      const detail = 'The organization has no such role.'
      throw refuse('invalid', { detail, errors: [{ pointer: '/role', code: 'unknown_role', detail }] })
    }
    return organization
  })
}
