import { encodeId, idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { recordAudit } from '../../kit/audit.ts'
import { personBehind } from '../../kit/authenticate.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { hashOfToken } from '../../kit/secret-token.ts'
import { refuseSuspended } from '../../kit/suspended.ts'
import { refuseBadPassword } from '../people/common-passwords.ts'
import { addEvent } from '../people/event-store.ts'
import { openSession, renewSession } from '../people/open-session.ts'
import { passwordsOf } from '../people/passwords.ts'
import type { Session } from '../people/session-types.ts'
import { addUser, findUser, findUserByEmail, getUser, saveUser } from '../people/user-store.ts'
import { isOpen, type User } from '../people/user-types.ts'
import { findByToken, takeToken } from './invitation-store.ts'
import type { HeldInvitation } from './invitation-types.ts'
import { auditedMember } from './schema.ts'
import * as members from './store.ts'

export interface Acceptance {
  readonly token: string
  /** With a password, for whoever has no account yet. */
  readonly name?: string | undefined
  readonly password?: string | undefined
  readonly locale?: string | undefined
}

/** The invitation that a link opens, and whether its address has an account. Refuses `unauthenticated` for a link that opens nothing (any more). */
export async function findInvitation(
  ctx: Context,
  token: string,
): Promise<{ readonly held: HeldInvitation; readonly hasAccount: boolean }> {
  return ctx.database.people(async (tx) => {
    const held = await findByToken(tx, hashOfToken(token), ctx.clock.now())
    if (held === null) throw wrongLink()
    const user = await findUserByEmail(tx, held.email)
    return { held, hasAccount: user !== null && hasBegun(user) }
  })
}

/**
 * Makes whoever holds the link a member, once, and lets them in: as the person who has logged in with that address, or as a new one, whose address the mail has
 * proven. Refuses `unauthenticated` for a link that opens nothing (any more), `forbidden` for who has logged in with another address, `conflict` where there is
 * an account to log in with first, `organization_suspended`, `invalid`, `password_common`.
 */
export async function acceptInvitation(ctx: Context, visit: RouteVisit, acceptance: Acceptance): Promise<Session> {
  const { held, hasAccount } = await findInvitation(ctx, acceptance.token)
  await refuseSuspended(ctx, held.organizationId)
  const { actor } = ctx
  const user = personBehind(actor) === null || actor.kind === 'api_key' ? null : await loggedIn(ctx, held)
  if (user === null && hasAccount) throw refuse('conflict', { detail: `There is an account of ${held.email}: log in with it first.` })
  const member = user ?? (await newPerson(ctx, visit, held, acceptance))
  await join(ctx, held, acceptance.token, member)
  await noteProvenAddress(ctx, member)
  const { organizationId } = held
  if (user !== null && 'sessionId' in actor) return renewSession(ctx, visit, actor.sessionId, { organizationId })
  return openSession(ctx, visit, { user: member, hasSecondFactor: false, at: organizationId })
}

async function loggedIn(ctx: Context, { email }: HeldInvitation): Promise<User | null> {
  const id = personBehind(ctx.actor)
  const user = id === null ? null : await ctx.database.people((tx) => findUser(tx, id))
  if (user !== null && user.email !== email)
    throw refuse('forbidden', { detail: `The invitation is for ${email}, and you have logged in as somebody else.` })
  return user
}

async function newPerson(
  ctx: Context,
  visit: RouteVisit,
  { email }: HeldInvitation,
  { name, password, locale = 'en' }: Acceptance,
): Promise<User> {
  if (name === undefined) throw missing('name')
  if (password === undefined) throw missing('password')
  refuseBadPassword(password, [name, email])
  const passwordHash = await passwordsOf(ctx).hash(password)
  return ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const proof = { passwordHash, emailVerifiedAt: now }
    const isNew = await addUser(tx, { id: idOf('usr', newId()), email, name, locale, ...proof }, now)
    const there = await findUserByEmail(tx, email)
    // Of two at once the second finds the account of the first.
    if (there === null || (!isNew && hasBegun(there)))
      throw refuse('conflict', { detail: `There is an account of ${email} by now: log in with it first.` })
    if (!isNew) await saveUser(tx, there.id, { name, locale, ...proof, passwordChangedAt: now }, now)
    await addEvent(tx, there.id, 'signed_up', visit, now)
    return getUser(tx, there.id)
  })
}

/** Somebody who has only typed the address at sign-up, and never proven it, has no account. */
function hasBegun(user: User): boolean {
  return user.passwordHash !== null || user.emailVerifiedAt !== null || !isOpen(user)
}

/** Whoever got the mail reads mail there: also somebody who signed up when none could be sent. */
async function noteProvenAddress(ctx: Context, { id, emailVerifiedAt }: User): Promise<void> {
  const now = ctx.clock.now()
  if (emailVerifiedAt === null) await ctx.database.people((tx) => saveUser(tx, id, { emailVerifiedAt: now }, now))
}

async function join(ctx: Context, held: HeldInvitation, token: string, user: Pick<User, 'id'>): Promise<void> {
  await ctx.database.organization(held.organizationId, async (tx) => {
    const now = ctx.clock.now()
    if (!(await takeToken(tx, hashOfToken(token), now))) throw wrongLink()
    const id = idOf('mem', newId())
    const isNew = await members.addMember(tx, { id, userId: user.id, role: held.role, invitedBy: held.invitedBy, createdAt: now })
    if (!isNew) return
    const invitation = encodeId('ivt', held.id)
    recordAudit(tx, ctx, { action: 'acceptInvitation', object: auditedMember(id), detail: { invitation, role: held.role } })
  })
}

function missing(field: 'name' | 'password') {
  const detail = 'This field is required where there is no account yet.'
  return refuse('invalid', { detail: `/${field}: ${detail}`, errors: [{ pointer: `/${field}`, code: 'required', detail }] })
}

function wrongLink() {
  return refuse('unauthenticated', { detail: 'The invitation is not valid any more. Ask for another one.' })
}
