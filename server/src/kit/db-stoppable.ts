import { refuse } from '@quarterday/core/refusal.ts'
import type { Database } from './db.ts'

/**
 * The same database until the signal is given: what is open then may end, what would begin is refused with `unavailable`, as if the
 * database were away. Long work that takes many transactions ends so between two of them, and the next run takes it up.
 */
export function untilStopped(database: Database, signal: AbortSignal): Database {
  function check(): void {
    if (signal.aborted) throw refuse('unavailable', { detail: 'This process is stopping.' })
  }

  return {
    async organization(organizationId, work, options) {
      check()
      return database.organization(organizationId, work, options)
    },
    async dispatcher(work, options) {
      check()
      return database.dispatcher(work, options)
    },
    async credentials(work) {
      check()
      return database.credentials(work)
    },
    async people(work, options) {
      check()
      return database.people(work, options)
    },
    async limits(work) {
      check()
      return database.limits(work)
    },
    isInTransaction: () => database.isInTransaction(),
    close: () => database.close(),
  }
}
