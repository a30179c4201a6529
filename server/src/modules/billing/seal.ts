import { hash } from 'node:crypto'

/**
 * SHA-256 over parts in one canonical order, hexadecimal, after the number of the way in which it is computed. What was sealed in the first way has no such
 * number and is shorter; it is computed again in that way. A column that is added to a document needs a third one.
 */
export function sealed(parts: readonly unknown[]): string {
  return `${secondWay}${hash('sha256', parts.map((part) => JSON.stringify(part)).join('\n'), 'hex')}`
}

/** Whether a stored hash, hexadecimal, was computed before hashes had a number. */
export function isFirstHash(stored: string | null): boolean {
  return stored?.length === 64
}

const secondWay = '02'
