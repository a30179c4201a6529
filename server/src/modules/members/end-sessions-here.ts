import type { UserId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { endSessionsOf } from '../people/session-store.ts'
import type { SessionEnd } from '../people/session-types.ts'

/**
 * Ends the stays of a person in the organization, and in its sandboxes, once the transaction is committed. What they may do there is read with each request, so
 * that nothing hangs on it: it is the ids of sessions that do not live through a change of what they open.
 */
export function endSessionsHere(
  { database, organizationId, clock }: Pick<Context, 'database' | 'organizationId' | 'clock'>,
  tx: Tx,
  userId: UserId,
  reason: Extract<SessionEnd, 'role_changed' | 'removed'>,
): void {
  tx.afterCommit(async () => {
    await database.people((people) => endSessionsOf(people, userId, { organizationId }, { reason, now: clock.now() }))
  })
}
