import { createHmac, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { assert } from '@quarterday/core/assert.ts'
import { type ApiKeyId, decodeId, encodeId } from '@quarterday/core/id.ts'

/** Live keys open live organizations, test keys sandboxes; neither opens the other's. */
export type KeyMode = 'live' | 'test'

export interface ParsedKey {
  readonly mode: KeyMode
  readonly id: ApiKeyId
  readonly secret: string
}

/**
 * A new key as its owner sees it once: `qd_test_<id>_<secret><checksum>`. The id is the 26 characters of its TypeID, the secret 256 random
 * bits as 43 characters of base 62, the checksum the CRC-32 of all before it as 6: a typing error is found without a look-up.
 */
export function newKeyText(mode: KeyMode, id: ApiKeyId): { readonly text: string; readonly secret: string } {
  const secret = newSecret()
  const head = `qd_${mode}_${encodeId('key', id).slice('key_'.length)}_${secret}`
  return { text: head + checksum(head), secret }
}

/** Null for anything that is not exactly what `newKeyText` writes. */
export function parseKeyText(text: string): ParsedKey | null {
  const [, mode, suffix, secret, check] = /^qd_(live|test)_([0-9a-z]{26})_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/.exec(text) ?? []
  if (suffix === undefined || secret === undefined || check === undefined) return null
  if (checksum(text.slice(0, -6)) !== check) return null
  const id = decodeId('key', `key_${suffix}`)
  return id === null ? null : { mode: mode === 'live' ? 'live' : 'test', id, secret }
}

/** What is stored of a secret: HMAC-SHA-256 under a key that is not in the database. */
export function hashOfSecret(pepper: Buffer, secret: string): Buffer {
  return createHmac('sha256', pepper).update(secret).digest()
}

/** What a list may show of a key: enough to recognise it. */
export function hintOf(text: string): string {
  assert(text.length > 20, 'A hint is taken of a whole key')
  return `${text.slice(0, 'qd_live_'.length)}…${text.slice(-4)}`
}

/** 256 random bits, as 43 characters of base 62. */
export function newSecret(): string {
  return base62(BigInt(`0x${randomBytes(32).toString('hex')}`), 43)
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function base62(value: bigint, length: number): string {
  let rest = value
  let text = ''
  for (let at = 0; at < length; at++) {
    text = digits.charAt(Number(rest % 62n)) + text
    rest /= 62n
  }
  assert(rest === 0n, 'The value needs more digits')
  return text
}

/** The CRC-32 of a text as 6 characters of base 62: a typing error is found without a look-up. */
export function checksum(text: string): string {
  return base62(BigInt(crc32(text)), 6)
}
