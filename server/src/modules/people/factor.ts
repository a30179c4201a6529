import { createHash, randomBytes } from 'node:crypto'
import { assert } from '@quarterday/core/assert.ts'
import { Secret, TOTP } from 'otpauth'
import { openingKeys } from '../../kit/authenticate-secrets.ts'
import type { Context } from '../../kit/context.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { unseal } from '../../kit/seal.ts'
import { takePasskey, type VerifiedPasskey } from './use-passkey.ts'
import { countRecoveryCodes, takeRecoveryCode, takeStep } from './user-store.ts'
import { aboutFactor, type Origin, type User } from './user-types.ts'

/** Six digits of the moment, one of the codes on paper, or a passkey that was looked at already; null: and is not good. */
export interface GivenFactor {
  readonly code?: string | undefined
  readonly recoveryCode?: string | undefined
  readonly passkey?: VerifiedPasskey | null | undefined
}

/**
 * Uses a code up, or counts the use of a passkey. Null: it is wrong, or was taken before; then the transaction has to commit all the same. `left`: how many
 * recovery codes there still are, where it was one of them.
 */
export async function takeFactor(
  ctx: Pick<Context, 'clock' | 'deriveKey'>,
  tx: DispatcherTx,
  user: User,
  origin: Origin,
  { code, recoveryCode, passkey }: GivenFactor,
): Promise<{ readonly left: number | null } | null> {
  if (passkey !== undefined) return (await takePasskey(ctx, tx, user, origin, passkey)) ? { left: null } : null
  if (recoveryCode !== undefined) {
    const isTaken = await takeRecoveryCode(tx, user.id, hashOfRecoveryCode(recoveryCode), ctx.clock.now())
    return isTaken ? { left: await countRecoveryCodes(tx, user.id) } : null
  }
  const step = code === undefined ? null : stepOf(ctx, user, code)
  return step !== null && (await takeStep(tx, user.id, step)) ? { left: null } : null
}

/** The step of 30 seconds whose code this is, of the present one and those beside it, for clocks that differ. Null: of none. */
export function stepOf(ctx: Pick<Context, 'clock' | 'deriveKey'>, user: Pick<User, 'id' | 'totpSecret'>, code: string): bigint | null {
  if (user.totpSecret === null) return null
  const secret = unseal(openingKeys(ctx.deriveKey, 'sealed secrets'), user.totpSecret, aboutFactor(user.id))
  const timestamp = ctx.clock.now().epochMilliseconds
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : BigInt(Math.floor(timestamp / stepMilliseconds) + delta)
}

/** A new seed of 160 bits, as text, and the address that authenticator programs read as a QR code. */
export function newFactorSecret(email: string): { readonly secret: string; readonly uri: string } {
  const { base32: secret } = new Secret({ size: 20 })
  return { secret, uri: totpOf(secret, email).toString() }
}

/** Ten codes of 80 bits, for the day on which the telephone is gone, and what is stored of them. */
export function newRecoveryCodes(): { readonly codes: readonly string[]; readonly hashes: readonly Buffer[] } {
  const codes = Array.from({ length: 10 }, () => {
    const text = Array.from(randomBytes(16), (byte) => alphabet[byte & 31]).join('')
    assert(text.length === 16, 'A code has sixteen characters')
    return text.replaceAll(/(.{4})(?=.)/g, '$1-')
  })
  return { codes, hashes: codes.map(hashOfRecoveryCode) }
}

const stepMilliseconds = 30_000
/** Crockford's: no letters that look like digits. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Quarterday', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 })
}

/** However people write them: with or without dashes, in capitals, O for 0. */
function hashOfRecoveryCode(code: string): Buffer {
  const text = code
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
  return createHash('sha256').update(text).digest()
}
