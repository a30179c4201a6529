import type { Database } from './db.ts'

/**
 * The same database, whose statements may take so long where nobody says otherwise: two seconds of somebody who waits for an answer, ten of a job. Whoever
 * bounds it last is who says; work that knows how long it takes says so with its transaction.
 */
export function withStatementTimeout(database: Database, statementTimeoutMs: number): Database {
  const bound = { statementTimeoutMs }
  return {
    ...database,
    organization: (organizationId, work, options) => database.organization(organizationId, work, { ...bound, ...options }),
    dispatcher: (work, options) => database.dispatcher(work, { ...bound, ...options }),
    people: (work, options) => database.people(work, { ...bound, ...options }),
  }
}
