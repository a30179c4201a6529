import type { ApiKeyId } from '@quarterday/core/id.ts'
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

/** What a key can be for. A test asks that every route's scope is among these. */
export const scopeResources = [
  'organization',
  'sandboxes',
  'api_keys',
  'customers',
  'products',
  'plans',
  'prices',
  'features',
  'meters',
  'usage_events',
  'entitlements',
  'tax_rates',
  'subscriptions',
  'invoices',
  'payments',
  'payment_methods',
  'gateway_accounts',
  'dunning',
  'notifications',
  'coupons',
  'credits',
  'wallets',
  'doctor',
  'events',
  'webhooks',
  'reports',
  'jobs',
] as const

/** Everything, or to read or write one kind of thing; writing includes reading. */
export const scopes: readonly string[] = ['*', ...scopeResources.flatMap((resource) => [`${resource}:read`, `${resource}:write`])]

export const scopesSchema = z
  .array(z.enum(scopes))
  .min(1)
  .max(50)
  .meta({
    description: 'What the key may do: `customers:read`, `invoices:write` (which includes reading), or `*` for all.',
    examples: [['customers:read']],
  })
