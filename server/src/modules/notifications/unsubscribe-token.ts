import { createHmac, timingSafeEqual } from 'node:crypto'
import { type CustomerId, idOf, type OrganizationId } from '@quarterday/core/id.ts'

const macBytes = 16

/** What stands for a customer in the link that ends optional messages: it opens nothing else, holds no secret and never expires, as mailboxes keep messages for years. */
export function unsubscribeToken(key: Buffer, organizationId: string, customerId: string): string {
  const named = Buffer.from(`${organizationId}${customerId}`.replaceAll('-', ''), 'hex')
  return Buffer.concat([named, macOf(key, named)]).toString('base64url')
}

/** Whom a token stands for; null: it was made under none of these keys. */
export function readUnsubscribeToken(
  keys: readonly Buffer[],
  token: string,
): { organizationId: OrganizationId; customerId: CustomerId } | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 32 + macBytes || bytes.toString('base64url') !== token) return null
  const named = bytes.subarray(0, 32)
  if (!keys.some((key) => timingSafeEqual(bytes.subarray(32), macOf(key, named)))) return null
  return { organizationId: idOf('org', uuidOf(named.subarray(0, 16))), customerId: idOf('cus', uuidOf(named.subarray(16))) }
}

function macOf(key: Buffer, named: Buffer): Buffer {
  return createHmac('sha256', key).update('unsubscribe\u0000').update(named).digest().subarray(0, macBytes)
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
