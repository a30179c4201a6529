import { type Arrival, bearerOf, type Caller, type WayIn } from '../../kit/authenticate.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Database } from '../../kit/db.ts'
import { isSameSecret, parsePublishableKey } from '../../kit/publishable-keys.ts'
import { readAccessToken, type SigningKey } from './access-token.ts'
import { findPublishable, findStanding } from './credential-store.ts'

export interface PortalWayInParts {
  readonly database: Database
  readonly clock: Clock
  readonly signingKey: SigningKey
  /** PUBLIC_URL: whose tokens they are. */
  readonly issuer: string
}

/** Lets customers in by their access tokens, and seller's pages by publishable keys. Whose organization is meant, the credential alone says. */
export function portalWayIn(parts: PortalWayInParts): WayIn {
  return async (arrival: Arrival) => {
    const text = bearerOf(arrival)
    if (text.startsWith('qd_pub_')) return byPublishableKey(parts, text)
    return !text.startsWith('qd_') && shapeOfToken.test(text) ? byAccessToken(parts, text) : undefined
  }
}

/** Three parts of base64url, or what pretends to be that: an empty signature is one that proves nothing. */
const shapeOfToken = /^[\w-]+\.[\w-]*\.[\w-]*$/

async function byAccessToken({ database, clock, signingKey, issuer }: PortalWayInParts, text: string): Promise<Caller | null> {
  const now = clock.now()
  const standing = await readAccessToken(signingKey, text, { issuer, now })
  const found = standing === null ? null : await database.credentials((tx) => findStanding(tx, standing, now))
  if (standing === null || found === null) return null
  const { customerId: id, userId, sessionId, organizationId } = standing
  return { actor: { kind: 'customer', id, userId, sessionId }, organizationId, isSuspended: found.isSuspended }
}

async function byPublishableKey({ database }: PortalWayInParts, text: string): Promise<Caller | null> {
  const key = parsePublishableKey(text)
  if (key === null) return null
  const known = await database.credentials((tx) => findPublishable(tx, key.organizationId))
  if (known === null || !isSameSecret(known.secret, key.secret)) return null
  if ((known.kind === 'live') !== (key.mode === 'live')) return null
  return { actor: { kind: 'publishable' }, organizationId: key.organizationId, isSuspended: known.isSuspended }
}
