import type { OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Database } from './db.ts'
import { isSuspended } from './suspended.ts'

/** How often it is asked whether the organization has been suspended meanwhile. */
const askedEveryMs = 5_000
/** What was asked of somebody outside before may still be answered, and the answer written down. */
const graceMs = 30_000

/**
 * The same database for one run of a job, until the organization is suspended in the middle of it: soon after that no further transaction begins, and `unavailable` is
 * thrown as if the database were away. So long work ends between two of its steps, and goes on when the organization is resumed. A run that only waited for its turn
 * does not begin. `lookedAt`: when it was seen to be open.
 */
export function untilSuspended(
  database: Database,
  organizationId: OrganizationId,
  { lookedAt, elapsedMs }: { readonly lookedAt: number; readonly elapsedMs: () => number },
): Database {
  let askedAt = lookedAt
  let endsAt = Number.POSITIVE_INFINITY
  let hasBegun = false

  async function check(): Promise<void> {
    const now = elapsedMs()
    if (endsAt === Number.POSITIVE_INFINITY && now - askedAt >= askedEveryMs) {
      askedAt = now
      if (await isSuspended(database, organizationId)) endsAt = hasBegun ? now + graceMs : now
    }
    if (now >= endsAt) throw refuse('unavailable', { detail: 'The organization has been suspended.' })
    hasBegun = true
  }

  return {
    ...database,
    async organization(id, work, options) {
      if (!database.isInTransaction()) await check()
      return database.organization(id, work, options)
    },
  }
}
