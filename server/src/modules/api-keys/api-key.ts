import type { ApiKeyId, UserId } from '@quarterday/core/id.ts'
import { permissions } from '@quarterday/core/people/permission.ts'
import { z } from 'zod'
import type { KeyMode } from '../../kit/authenticate-keys.ts'
import { isNetwork } from '../../kit/networks.ts'

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
  /** The person by whom, or by whose key, it was made. Null: the installation. Who is not a member any more has no name here. */
  readonly createdBy: KeyMaker | null
  /** From where it is accepted: addresses and networks. None: from everywhere. */
  readonly allowedAddresses: readonly string[]
}

export interface KeyMaker {
  readonly userId: UserId
  readonly name: string | null
}

/** A key and the text that its owner sees once. */
export interface IssuedKey {
  readonly key: ApiKey
  readonly text: string
}

export const allowedAddressesSchema = z
  .array(
    z
      .string()
      .max(64)
      .refine(isNetwork, 'Must be an address, or a network such as 203.0.113.0/24')
      .meta({ examples: ['203.0.113.0/24'] }),
  )
  .max(50)
  .meta({
    description: 'Addresses and networks (IPv4 or IPv6) from which the key is accepted. None: from everywhere.',
    examples: [['203.0.113.0/24']],
  })

export const scopesSchema = z
  .array(z.enum(permissions))
  .min(1)
  .max(permissions.length)
  .meta({
    description: 'What the key may do: `customers:read`, `invoices:write` (which includes reading), or `*` for all.',
    examples: [['customers:read']],
  })
