import { type Refusal, refuse } from '@quarterday/core/refusal.ts'
import pg from 'pg'

/** The connection broke while COMMIT was under way and nobody could tell what became of it. Look up by operation id before doing anything again. */
export class UnknownOutcome extends Error {
  override readonly name = 'UnknownOutcome'
}

/** The connection broke, or a call passed its deadline. Before COMMIT this means that nothing happened. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/** No connection could be had: the pool is exhausted or the server is away. */
export class NoConnection extends Error {
  override readonly name = 'NoConnection'
}

/** A unique index (of that name, if one is given) already holds the row: the caller answers with the existing result, 409 or 422. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505' && (constraint === undefined || error.constraint === constraint)
}

/** A row that is to go is still pointed at, or the row that a new one points at is not there. */
export function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23503'
}

/** The statement took longer than it may. The transaction goes on from its last savepoint, if it has one. */
export function isStatementTimeout(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '57014'
}

/** Deadlock, serialisation failure, lock timeout: the same transaction may well succeed when it runs again from its start. */
export function isTransient(error: unknown): boolean {
  return error instanceof pg.DatabaseError && transient.has(error.code ?? '')
}

/** The session is gone. A FATAL answer ends it as surely as a broken socket does. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true
  if (error instanceof pg.DatabaseError) return isFatal(error) || (error.code ?? '').startsWith('08')
  if (!(error instanceof Error)) return false
  return networkCodes.has('code' in error ? String(error.code) : '') || lostMessages.test(error.message)
}

/** The server said no to COMMIT and lives on: rolled back for certain. Anything else that goes wrong there leaves the outcome open. */
export function isDefiniteRollback(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.severity === 'ERROR'
}

/** Whether the database or the way to it failed, rather than the program. */
export function isDatabaseError(error: unknown): boolean {
  return error instanceof pg.DatabaseError || asRefusal(error) !== undefined
}

/** What the caller of the API sees: overload, a full disk, a passed deadline and an absent server are `unavailable`; bugs stay what they are. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof NoConnection) return unavailable('No database connection is free.', 1)
  if (isTransient(error)) return unavailable('The records are in use.', 1)
  if (isConnectionLoss(error)) return unavailable('The database connection broke.', 5)
  if (!(error instanceof pg.DatabaseError)) return undefined
  const code = error.code ?? ''
  if (code === '53100') return unavailable('The disk is full.', 60)
  if (code.startsWith('53') || code.startsWith('57') || code.startsWith('58')) return unavailable('The database is overloaded.', 5)
  return undefined
}

const transient = new Set(['40001', '40P01', '55P03'])
const networkCodes = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
])
const lostMessages = /Connection terminated|Client has encountered a connection error|Client was closed|Connection ended/

function isFatal(error: pg.DatabaseError): boolean {
  return error.severity === 'FATAL' || error.severity === 'PANIC'
}

function unavailable(detail: string, retryAfterSeconds: number): Refusal {
  return refuse('unavailable', { detail, retryAfterSeconds })
}
