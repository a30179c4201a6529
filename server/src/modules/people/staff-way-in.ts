import { idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Caller, WayIn } from '../../kit/authenticate.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Database } from '../../kit/db.ts'
import { cookieName, cookiesOf } from '../../kit/http-cookies.ts'
import { hashOfToken, tokenPattern } from '../../kit/secret-token.ts'
import { type FoundSession, findStanding } from './credential-store.ts'
import { isPowerful, rolePermissions } from './permission-types.ts'
import { isFromOurPage } from './same-site.ts'
import { noteSeen } from './session-store.ts'
import { isLive, sessionCookie } from './session-types.ts'

export interface StaffWayInParts {
  readonly database: Database
  readonly clock: Clock
  readonly publicUrl: string
}

/**
 * Lets staff in by the cookie of the dashboard. A cookie that opens nothing any more is none: whoever has it is a visitor, and can log in. Beside a bearer token
 * the cookie does not count. Refuses `csrf_failed`.
 */
export function staffWayIn({ database, clock, publicUrl }: StaffWayInParts): WayIn {
  const name = cookieName(sessionCookie, publicUrl.startsWith('https:'))

  return async (arrival) => {
    const { cookie, authorization } = arrival.headers
    if (authorization !== undefined || cookie === undefined) return undefined
    const token = cookiesOf([cookie].flat().join('; '))[name]
    if (token === undefined || !tokenPattern.test(token)) return undefined
    const found = await database.credentials((tx) => findStanding(tx, hashOfToken(token)))
    const now = clock.now()
    if (found === null || !isLive({ lastSeenAt: found.last_seen_at, expiresAt: found.expires_at }, now)) return undefined
    if (!isFromOurPage(arrival, publicUrl))
      throw refuse('csrf_failed', { detail: 'Send Quarterday-Csrf: 1, from a page of the same origin; software sends an API key.' })
    if (Temporal.Instant.compare(found.last_seen_at.add({ minutes: 1 }), now) <= 0)
      await database.people((tx) => noteSeen(tx, idOf('ses', found.id), now))
    return callerOf(found)
  }
}

function callerOf(found: FoundSession): Caller {
  const standing = { userId: idOf('usr', found.user_id), sessionId: idOf('ses', found.id), provenAt: found.proven_at }
  const { member_id: memberId, organization_id: organizationId, role, is_suspended: isSuspended } = found
  // Who was removed from where they stood is a person like any other.
  if (memberId === null || organizationId === null || role === null) return { actor: { kind: 'person', ...standing }, organizationId: null }
  // Their stay there is over. What is left is what they have beside it: their account, and other organizations to go to.
  if (isSuspended) return { actor: { kind: 'person', ...standing }, organizationId: idOf('org', organizationId), isSuspended }
  if (found.require_second_factor && isPowerful(role) && found.second_factor_at === null)
    return { actor: { kind: 'person', ...standing, needsSecondFactor: true }, organizationId: idOf('org', organizationId) }
  const permissions = rolePermissions(role, found.permissions)
  return {
    actor: { kind: 'member', id: idOf('mem', memberId), ...standing, role, permissions },
    organizationId: idOf('org', organizationId),
  }
}
