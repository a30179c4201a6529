import { timingSafeEqual } from 'node:crypto'
import type { ApiKeyId, OrganizationId, UserId } from '@quarterday/core/id.ts'
import { allows } from '@quarterday/core/people/permission.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { hashOfSecret, type KeyMode, parseKeyText } from './authenticate-keys.ts'
import { keysOf, openingKeys } from './authenticate-secrets.ts'
import type { Clock } from './clock.ts'
import { type Actor, noOrganization } from './context.ts'
import { networksOf } from './networks.ts'
import { verifyOperatorToken } from './operator-token.ts'
import type { Scope } from './route.ts'
import { organizationSuspended } from './suspended.ts'

/** Who calls, and for which organization. Null: somebody who stands in none. */
export interface Caller {
  readonly actor: Actor
  readonly organizationId: OrganizationId | null
  /** The operator has suspended the organization: nothing of it is open to anybody else. */
  readonly isSuspended?: boolean
}

/** What of a request may prove who sent it. Header names are in lower case. */
export interface Arrival {
  readonly method: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly address: string
}

/** A key as the database holds it, with the kind of its organization. */
export interface StoredKey {
  readonly id: ApiKeyId
  readonly organizationId: OrganizationId
  readonly mode: KeyMode
  readonly opens: KeyMode
  readonly scopes: readonly string[]
  readonly secretHash: Buffer
  readonly expiresAt: Temporal.Instant | null
  readonly revokedAt: Temporal.Instant | null
  readonly lastUsedAt: Temporal.Instant | null
  /** Who made it, if that was a person; keys of people who have left the organization are found no more. */
  readonly createdBy: UserId | null
  /** From where it is accepted: addresses and networks. None: from everywhere. */
  readonly allowedAddresses: readonly string[]
  /** Of its organization. */
  readonly isSuspended: boolean
}

/** Where credentials are looked up: each time, so that a revoked key fails on the very next request. */
export interface Credentials {
  findKey(id: ApiKeyId): Promise<StoredKey | null>
  organizationExists(id: OrganizationId): Promise<boolean>
  /** Notes the minute of the last use. */
  noteUse(key: StoredKey, at: Temporal.Instant): Promise<void>
  /** Keeps another hash of the same secret, unless that has changed meanwhile. */
  rehash(key: StoredKey, secretHash: Buffer): Promise<void>
}

/**
 * Another way to prove who one is. Undefined: the request does not try it. Null: it tries and fails. Refuses `forbidden` where the credential is good but
 * came in a way that a stranger's page could have made it come.
 */
export type WayIn = (arrival: Arrival) => Promise<Caller | null | undefined>

export type Authenticate = (arrival: Arrival) => Promise<Caller>

const visitor: Caller = { actor: { kind: 'visitor' }, organizationId: null }

/** A request without any credential comes from a visitor. Refuses `unauthenticated`, with the same words for every cause, where one is given and not good. */
export function createAuthenticator(parts: {
  readonly secret: string
  /** The secret before: a key that was hashed under it is good, and hashed anew when it is used. */
  readonly previousSecret?: string | undefined
  readonly clock: Clock
  readonly credentials: Credentials
  /** Asked in this order, before API keys. */
  readonly waysIn?: readonly WayIn[]
}): Authenticate {
  const { secret, clock, credentials, waysIn = [] } = parts
  const peppers = openingKeys(keysOf(parts), 'api keys')

  async function byKey(text: string, address: string): Promise<Caller | null> {
    const parsed = parseKeyText(text)
    if (parsed === null) return null
    const now = clock.now()
    const hashes = peppers.map((pepper) => hashOfSecret(pepper, parsed.secret))
    const key = await credentials.findKey(parsed.id)
    if (key === null || !isUsable(key, parsed.mode, now)) return null
    const matching = hashes.findIndex((hash) => timingSafeEqual(hash, key.secretHash))
    if (matching < 0) return null
    if (key.allowedAddresses.length > 0 && !networksOf(key.allowedAddresses).has(address)) return null
    const [newest] = hashes
    if (matching > 0 && newest !== undefined) await credentials.rehash(key, newest)
    const isFirstOfMinute = key.lastUsedAt === null || minuteOf(key.lastUsedAt) < minuteOf(now)
    if (isFirstOfMinute && !key.isSuspended) await credentials.noteUse(key, now)
    const { id, organizationId, isSuspended, scopes, createdBy } = key
    return { actor: { kind: 'api_key', id, scopes, createdBy }, organizationId, isSuspended }
  }

  async function byOperatorToken(text: string): Promise<Caller | null> {
    const token = verifyOperatorToken(secret, text, clock.now())
    if (token === null) return null
    if (token.organizationId !== null && !(await credentials.organizationExists(token.organizationId))) return null
    return { actor: { kind: 'operator' }, organizationId: token.organizationId }
  }

  async function callerOf(arrival: Arrival): Promise<Caller | null> {
    for (const wayIn of waysIn) {
      const caller = await wayIn(arrival)
      if (caller !== undefined) return caller
    }
    if (arrival.headers.authorization === undefined) return visitor
    const text = bearerOf(arrival)
    return text.startsWith('qd_op_') ? byOperatorToken(text) : byKey(text, arrival.address)
  }

  return async (arrival) => {
    const caller = await callerOf(arrival)
    if (caller === null) throw refuse('unauthenticated')
    return caller
  }
}

/** What stands after `Bearer`; empty where there is none. */
export function bearerOf({ headers: { authorization } }: Arrival): string {
  const [, text = ''] = /^Bearer ([\x21-\x7e]{1,2000})$/i.exec(typeof authorization === 'string' ? authorization : '') ?? []
  return text
}

function isUsable(key: StoredKey, mode: KeyMode, now: Temporal.Instant): boolean {
  const inTime = key.expiresAt === null || Temporal.Instant.compare(now, key.expiresAt) < 0
  return key.revokedAt === null && inTime && key.mode === mode && key.opens === mode
}

function minuteOf(moment: Temporal.Instant): number {
  return Math.floor(moment.epochMilliseconds / 60_000)
}

/**
 * The organization that the caller acts for. Refuses `unauthenticated` where a visitor came to what is not for everybody, `forbidden` where the caller is known
 * and it is not for them, `organization_suspended` for all that is of an organization and not of the person who asks.
 */
export function authorize(
  { actor, organizationId, isSuspended = false }: Caller,
  route: { readonly scope: Scope; readonly withoutOrganization: boolean },
): OrganizationId {
  switch (route.scope) {
    case 'anyone':
      return noOrganization
    case 'operator':
      demand(actor, ['operator'], 'Only the operator of this installation may do this.')
      return noOrganization
    case 'person':
      demand(actor, ['member', 'person'], 'Only people who have signed in may do this.')
      return noOrganization
  }
  if (isSuspended) throw organizationSuspended()
  switch (route.scope) {
    case 'publishable':
      // What is open to everybody who sees the page is open to who has come in through it.
      demand(actor, ['publishable', 'customer'], 'Send the publishable key of the portal.')
      return organizationId ?? noOrganization
    case 'customer':
      demand(actor, ['customer'], 'Only customers who have signed in to the portal may do this.')
      return organizationId ?? noOrganization
  }
  if (actor.kind === 'person' && actor.needsSecondFactor) throw refuse('second_factor_required')
  demand(actor, ['api_key', 'member', 'operator'], 'This credential opens something else.')
  if (!holds(actor, route.scope))
    throw refuse('forbidden', { detail: `${actor.kind === 'member' ? 'Your role lacks' : 'The key lacks the scope'} ${route.scope}.` })
  if (organizationId !== null) return organizationId
  if (route.withoutOrganization) return noOrganization
  throw refuse('forbidden', { detail: 'The token names no organization.' })
}

function demand(actor: Actor, kinds: readonly Actor['kind'][], detail: string): void {
  if (actor.kind === 'visitor') throw refuse('unauthenticated')
  if (!kinds.includes(actor.kind)) throw refuse('forbidden', { detail })
}

/** Whether the actor may do what the permission stands for. */
export function holds(actor: Actor, needed: string): boolean {
  return allows(permissionsOf(actor), needed)
}

/** The person who acts, or who made the key that does. Null: nobody who is known. */
export function personBehind(actor: Actor): UserId | null {
  if (actor.kind === 'api_key') return actor.createdBy ?? null
  return actor.kind === 'member' || actor.kind === 'person' ? actor.userId : null
}

/** What the actor may do in the organization; everything for the operator and for jobs. */
export function permissionsOf(actor: Actor): readonly string[] {
  if (actor.kind === 'api_key') return actor.scopes
  if (actor.kind === 'member') return actor.permissions
  return actor.kind === 'operator' || actor.kind === 'system' ? ['*'] : []
}
