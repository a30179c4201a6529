import type { OrganizationId, UserId } from '@quarterday/core/id.ts'
import type { Suspension } from '../organizations/organization.ts'

/** A person who may come in. */
export interface User {
  readonly id: UserId
  /** In lower case. */
  readonly email: string
  readonly name: string
  readonly locale: string
  /** Null: none yet. */
  readonly passwordHash: string | null
  readonly passwordChangedAt: Temporal.Instant | null
  readonly emailVerifiedAt: Temporal.Instant | null
  /** What was issued before counts no more. */
  readonly validAfter: Temporal.Instant
  /** Sealed. It counts once it is confirmed. */
  readonly totpSecret: Buffer | null
  readonly totpConfirmedAt: Temporal.Instant | null
  readonly hasPasskey: boolean
  readonly disabledAt: Temporal.Instant | null
  readonly erasedAt: Temporal.Instant | null
  readonly createdAt: Temporal.Instant
}

/** An organization in which a person may work, and as what. */
export interface Workplace {
  readonly id: OrganizationId
  readonly name: string
  readonly kind: 'live' | 'sandbox'
  readonly role: string
  readonly permissions: readonly string[]
  readonly requireSecondFactor: boolean
  /** Null: it is open. */
  readonly suspension: Suspension | null
}

/** From where somebody came. */
export interface Origin {
  readonly address: string
  readonly userAgent: string | null
}

/** What the seed of a second factor is sealed about. */
export function aboutFactor(id: UserId): string {
  return `users ${id} totp`
}

/** Whether they may come in at all. */
export function isOpen(user: Pick<User, 'disabledAt' | 'erasedAt'>): boolean {
  return user.disabledAt === null && user.erasedAt === null
}

/** Whether a second factor is asked of them: of staff a code or a passkey, whichever they have. */
export function hasFactor(user: Pick<User, 'totpConfirmedAt' | 'hasPasskey'>): boolean {
  return hasAuthenticator(user) || user.hasPasskey
}

/** Whether codes can be asked of them. The portal knows no other second factor. */
export function hasAuthenticator(user: Pick<User, 'totpConfirmedAt'>): boolean {
  return user.totpConfirmedAt !== null
}
