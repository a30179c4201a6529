import type { ApiKeyId } from '@quarterday/core/id.ts'
import { permissions } from '@quarterday/core/people/permission.ts'
import { z } from 'zod'
import type { KeyMode } from '../../kit/authenticate-keys.ts'

export interface ApiKey {
  readonly id: ApiKeyId
  readonly name: string
  readonly mode: KeyMode
  readonly scopes: readonly string[]
  /** Its beginning and its end, to recognise it by. */
  readonly hint: string
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant | null
  readonly revokedAt: Temporal.Instant | null
  /** To the minute. */
  readonly lastUsedAt: Temporal.Instant | null
}

/** A key and the text that its owner sees once. */
export interface IssuedKey {
  readonly key: ApiKey
  readonly text: string
}

export const scopesSchema = z
  .array(z.enum(permissions))
  .min(1)
  .max(permissions.length)
  .meta({
    description: 'What the key may do: `customers:read`, `invoices:write` (which includes reading), or `*` for all.',
    examples: [['customers:read']],
  })
