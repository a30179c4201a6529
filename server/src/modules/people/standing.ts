import type { SessionId, UserId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'

/** The person who acts, in which of their sessions. Refuses `forbidden` for keys and jobs, which are nobody. */
export function standingOf({ actor }: Pick<Context, 'actor'>): {
  readonly userId: UserId
  readonly sessionId: SessionId
  readonly provenAt: Temporal.Instant
} {
  if (actor.kind === 'member' || actor.kind === 'person') return actor
  throw refuse('forbidden', { detail: 'Only people who have signed in may do this.' })
}
