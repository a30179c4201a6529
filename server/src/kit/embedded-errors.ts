/** The embedded PostgreSQL cannot run here. The message says what to do, and that DATABASE_URL is the other way. */
export class EmbeddedUnavailable extends Error {
  override readonly name = 'EmbeddedUnavailable'
}

export const otherWay = 'Set DATABASE_URL to a PostgreSQL server (15 or newer) instead.'
