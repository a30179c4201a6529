import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits as text that may stand in a URL or a cookie, and their SHA-256, which alone is stored: nobody can guess what it is the hash of. */
export function newSecretToken(): { readonly text: string; readonly hash: Buffer } {
  const text = randomBytes(32).toString('base64url')
  return { text, hash: hashOfToken(text) }
}

export function hashOfToken(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** What such a token looks like: 43 characters. */
export const tokenPattern = /^[A-Za-z0-9_-]{43}$/
