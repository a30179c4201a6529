import { timingSafeEqual } from 'node:crypto'
import type { ApiKeyId, OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { hashOfSecret, type KeyMode, parseKeyText } from './authenticate-keys.ts'
import { deriveKey } from './authenticate-secrets.ts'
import type { Clock } from './clock.ts'
import { type Actor, noOrganization } from './context.ts'
import { verifyOperatorToken } from './operator-token.ts'
import type { Scope } from './route.ts'

/** Who calls, and for which organization. Null: an operator who named none. */
export interface Caller {
  readonly actor: Actor
  readonly organizationId: OrganizationId | null
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
}

/** Where credentials are looked up: each time, so that a revoked key fails on the very next request. */
export interface Credentials {
  findKey(id: ApiKeyId): Promise<StoredKey | null>
  organizationExists(id: OrganizationId): Promise<boolean>
  /** Notes the minute of the last use. */
  noteUse(key: StoredKey, at: Temporal.Instant): Promise<void>
}

export type Authenticate = (authorization: string | undefined) => Promise<Caller>

/** Refuses `unauthenticated`, with the same words for every cause. */
export function createAuthenticator(parts: { secret: string; clock: Clock; credentials: Credentials }): Authenticate {
  const { secret, clock, credentials } = parts
  const pepper = deriveKey(secret, 'api keys')

  async function byKey(text: string): Promise<Caller | null> {
    const parsed = parseKeyText(text)
    if (parsed === null) return null
    const now = clock.now()
    const given = hashOfSecret(pepper, parsed.secret)
    const key = await credentials.findKey(parsed.id)
    if (key === null || !timingSafeEqual(given, key.secretHash) || !isUsable(key, parsed.mode, now)) return null
    if (key.lastUsedAt === null || minuteOf(key.lastUsedAt) < minuteOf(now)) await credentials.noteUse(key, now)
    return { actor: { kind: 'api_key', id: key.id, scopes: key.scopes }, organizationId: key.organizationId }
  }

  async function byOperatorToken(text: string): Promise<Caller | null> {
    const token = verifyOperatorToken(secret, text, clock.now())
    if (token === null) return null
    if (token.organizationId !== null && !(await credentials.organizationExists(token.organizationId))) return null
    return { actor: { kind: 'operator' }, organizationId: token.organizationId }
  }

  return async (authorization) => {
    const [, text = ''] = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(authorization ?? '') ?? []
    const caller = text.startsWith('qd_op_') ? await byOperatorToken(text) : await byKey(text)
    if (caller === null) throw refuse('unauthenticated')
    return caller
  }
}

function isUsable(key: StoredKey, mode: KeyMode, now: Temporal.Instant): boolean {
  const inTime = key.expiresAt === null || Temporal.Instant.compare(now, key.expiresAt) < 0
  return key.revokedAt === null && inTime && key.mode === mode && key.opens === mode
}

function minuteOf(moment: Temporal.Instant): number {
  return Math.floor(moment.epochMilliseconds / 60_000)
}

/** The organization that the caller acts for. Refuses `forbidden` unless the caller holds the route's scope. */
export function authorize(caller: Caller, route: { readonly scope: Scope; readonly withoutOrganization: boolean }): OrganizationId {
  if (route.scope === 'operator') {
    if (caller.actor.kind !== 'operator') throw refuse('forbidden', { detail: 'Only the operator of this installation may do this.' })
    return noOrganization
  }
  if (!holds(caller.actor, route.scope)) throw refuse('forbidden', { detail: `The key lacks the scope ${route.scope}.` })
  if (caller.organizationId !== null) return caller.organizationId
  if (route.withoutOrganization) return noOrganization
  throw refuse('forbidden', { detail: 'The token names no organization.' })
}

/** Whether the actor may do what the scope stands for. */
export function holds(actor: Actor, needed: string): boolean {
  if (actor.kind !== 'api_key') return true
  return actor.scopes.includes('*') || actor.scopes.includes(needed) || actor.scopes.includes(needed.replace(/:read$/, ':write'))
}
