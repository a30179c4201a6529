import { hkdfSync } from 'node:crypto'

/** What the installation's one secret is used for. Each purpose has a key of its own, so that none can stand in for another. */
export type SecretPurpose = 'api keys' | 'operator tokens' | 'list cursors' | 'sealed secrets' | 'links' | 'rate limits' | 'portal tokens'

/** 32 bytes derived from QUARTERDAY_SECRET (HKDF-SHA-256). */
export function deriveKey(secret: string, purpose: SecretPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `quarterday ${purpose}`, 32))
}
