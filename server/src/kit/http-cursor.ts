import { createHmac, timingSafeEqual } from 'node:crypto'
import { refuse } from '@quarterday/core/refusal.ts'

/**
 * Lists put a position into their cursor; what leaves is that position with a signature, so that only our own come back. `scope` names the
 * organization and the operation: a cursor is good for the list that gave it.
 */
export function sealCursor(key: Buffer, scope: string, position: string): string {
  return Buffer.concat([signature(key, scope, position), Buffer.from(position)]).toString('base64url')
}

/** Refuses `invalid`. */
export function openCursor(key: Buffer, scope: string, cursor: string): string {
  const bytes = Buffer.from(cursor, 'base64url')
  const position = bytes.subarray(signatureBytes).toString()
  const isOurs = bytes.length > signatureBytes && timingSafeEqual(bytes.subarray(0, signatureBytes), signature(key, scope, position))
  if (isOurs) return position
  const detail = 'The cursor is not one that this list gave.'
  throw refuse('invalid', { detail, errors: [{ pointer: '/cursor', code: 'invalid_cursor', detail }] })
}

const signatureBytes = 16

function signature(key: Buffer, scope: string, position: string): Buffer {
  return createHmac('sha256', key).update(`${scope}\n${position}`).digest().subarray(0, signatureBytes)
}
