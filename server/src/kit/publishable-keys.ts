import { timingSafeEqual } from 'node:crypto'
import { decodeId, encodeId, type OrganizationId } from '@quarterday/core/id.ts'
import { checksum, type KeyMode, newSecret } from './authenticate-keys.ts'

export interface ParsedPublishableKey {
  readonly mode: KeyMode
  readonly organizationId: OrganizationId
  readonly secret: string
}

/** The part of a publishable key by which the one before it ends to count: 256 random bits, as 43 characters of base 62. */
export const newPublishableSecret = newSecret

/**
 * The key that a seller's page carries for everybody to see: `qd_pub_test_<organization>_<secret><checksum>`. It names the organization whose portal is meant
 * and opens nothing but the way in, so it is kept as it is and shown at any time.
 */
export function publishableKeyText({ mode, organizationId, secret }: ParsedPublishableKey): string {
  const head = `qd_pub_${mode}_${encodeId('org', organizationId).slice('org_'.length)}_${secret}`
  return head + checksum(head)
}

/** Null for anything that is not exactly what `publishableKeyText` writes. */
export function parsePublishableKey(text: string): ParsedPublishableKey | null {
  const [, mode, suffix, secret, check] = /^qd_pub_(live|test)_([0-9a-z]{26})_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/.exec(text) ?? []
  if (suffix === undefined || secret === undefined || check === undefined) return null
  if (checksum(text.slice(0, -6)) !== check) return null
  const organizationId = decodeId('org', `org_${suffix}`)
  return organizationId === null ? null : { mode: mode === 'live' ? 'live' : 'test', organizationId, secret }
}

/** Whether two secrets are one, in the same time wherever they differ. */
export function isSameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
