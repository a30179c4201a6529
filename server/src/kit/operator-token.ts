import { createHmac, timingSafeEqual } from 'node:crypto'
import { assert } from '@quarterday/core/assert.ts'
import { encodeId, idSchema, type OrganizationId } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { deriveKey } from './authenticate-secrets.ts'

/** Who can read QUARTERDAY_SECRET runs the installation, and may act in the organization that the token names. */
export interface OperatorToken {
  /** Null: no organization; only what is for operators alone, such as making one. */
  readonly organizationId: OrganizationId | null
  readonly expiresAt: Temporal.Instant
}

const longestLifeSeconds = 300

/** `qd_op_<payload>.<signature>`, both base64url. It lives five minutes at most, so nobody keeps it. */
export function signOperatorToken(secret: string, token: OperatorToken): string {
  const organization = token.organizationId === null ? null : encodeId('org', token.organizationId)
  const payload = Buffer.from(JSON.stringify({ organization, expires: token.expiresAt.epochMilliseconds })).toString('base64url')
  return `qd_op_${payload}.${signature(secret, payload).toString('base64url')}`
}

/** Null when it is not ours, was changed, has expired, or claims to live longer than five minutes. */
export function verifyOperatorToken(secret: string, text: string, now: Temporal.Instant): OperatorToken | null {
  const [, payload, given] = /^qd_op_([\w-]{1,200})\.([\w-]{43})$/.exec(text) ?? []
  if (payload === undefined || given === undefined) return null
  if (!timingSafeEqual(signature(secret, payload), Buffer.from(given, 'base64url'))) return null
  const claims = payloadSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  assert(claims.success, 'A payload that we signed has our shape')
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(claims.data.expires)
  const left = expiresAt.since(now).total('seconds')
  return left > 0 && left <= longestLifeSeconds ? { organizationId: claims.data.organization, expiresAt } : null
}

const payloadSchema = z.strictObject({ organization: idSchema('org').nullable(), expires: z.int() })

function signature(secret: string, payload: string): Buffer {
  return createHmac('sha256', deriveKey(secret, 'operator tokens')).update(payload).digest()
}
