import { hkdfSync } from 'node:crypto'

/** What the installation's one secret is used for. Each purpose has a key of its own, so that none can stand in for another. */
export type SecretPurpose =
  | 'api keys'
  | 'operator tokens'
  | 'list cursors'
  | 'sealed secrets'
  | 'links'
  | 'downloads'
  | 'rate limits'
  | 'portal tokens'

/** 32 bytes derived from QUARTERDAY_SECRET (HKDF-SHA-256). */
export function deriveKey(secret: string, purpose: SecretPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `quarterday ${purpose}`, 32))
}

/** Hands out the key of each purpose. */
export interface DeriveKey {
  (purpose: SecretPurpose): Buffer
  /** The key of the same purpose under the secret before, while one takes the place of the other. */
  readonly before?: (purpose: SecretPurpose) => Buffer
}

/** The keys of an installation, from its secret and the one before, if that is still known. */
export function keysOf({ secret, previousSecret }: { readonly secret: string; readonly previousSecret?: string | undefined }): DeriveKey {
  const now = (purpose: SecretPurpose) => deriveKey(secret, purpose)
  return previousSecret === undefined ? now : Object.assign(now, { before: (purpose: SecretPurpose) => deriveKey(previousSecret, purpose) })
}

/** The keys that something of one purpose may be under, the present one first. What is made anew is always made with that. */
export function openingKeys(keys: DeriveKey, purpose: SecretPurpose): readonly [Buffer, ...Buffer[]] {
  return keys.before === undefined ? [keys(purpose)] : [keys(purpose), keys.before(purpose)]
}
