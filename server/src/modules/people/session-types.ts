import type { OrganizationId, SessionId, UserId } from '@quarterday/core/id.ts'

/** One stay of a member of staff. */
export interface Session {
  readonly id: SessionId
  readonly userId: UserId
  /** Where they are at work. Null: nowhere. */
  readonly organizationId: OrganizationId | null
  readonly createdAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly provenAt: Temporal.Instant
  readonly secondFactorAt: Temporal.Instant | null
  readonly address: string | null
  readonly userAgent: string | null
}

export type SessionEnd =
  | 'logged_out'
  | 'replaced'
  | 'ended_by_user'
  | 'ended_by_admin'
  | 'password_changed'
  | 'factor_changed'
  | 'email_changed'
  | 'disabled'
  | 'role_changed'
  | 'removed'
  | 'suspended'
  | 'token_reused'
  | 'erased'

/** Unused for so long, a session is over. */
export const idleMinutes = 30
/** The end of a session whatever happens. */
export const longestHours = 12

/** Whether a stay goes on at a moment. */
export function isLive(session: Pick<Session, 'lastSeenAt' | 'expiresAt'>, now: Temporal.Instant): boolean {
  const idleEnd = session.lastSeenAt.add({ minutes: idleMinutes })
  return Temporal.Instant.compare(now, session.expiresAt) < 0 && Temporal.Instant.compare(now, idleEnd) < 0
}

/** The cookie of the session, and that by which a browser is known again at the next log-in; names as of cookieName(). */
export const sessionCookie = 'sid'
export const deviceCookie = 'did'
