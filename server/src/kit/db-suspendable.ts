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
 * thrown as if the database were away. So long work ends between two of its steps, and goes on when the organization is resumed.
 */
export function untilSuspended(database: Database, organizationId: OrganizationId, elapsedMs: () => number): Database {
  let askedAt = elapsedMs()
  let endsAt = Number.POSITIVE_INFINITY

  async function check(): Promise<void> {
    const now = elapsedMs()
    if (endsAt === Number.POSITIVE_INFINITY && now - askedAt >= askedEveryMs) {
      askedAt = now
      if (await isSuspended(database, organizationId)) endsAt = now + graceMs
    }
    if (now >= endsAt) throw refuse('unavailable', { detail: 'The organization has been suspended.' })
  }

  return {
    ...database,
    async organization(id, work, options) {
      if (!database.isInTransaction()) await check()
      return database.organization(id, work, options)
    },
  }
}
