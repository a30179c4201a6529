import type { Database } from './db.ts'

/**
 * The same database, whose transactions are answered before they are on disk. Faster by a wait for the disk each; the next transaction that does
 * wait takes all of them along. Only for what is made again from nothing if it is cut short.
 */
export function committingLate(database: Database): Database {
  return {
    ...database,
    organization: (organizationId, work, options) => database.organization(organizationId, work, { ...options, commitsLate: true }),
  }
}
