import type { UserId } from '@quarterday/core/id.ts'

export type TokenPurpose = 'verify_email' | 'change_email' | 'reset_password' | 'magic_link' | 'second_factor'

/** How long each can be used, in minutes. */
export const tokenMinutes: Readonly<Record<TokenPurpose, number>> = {
  verify_email: 24 * 60,
  change_email: 30,
  reset_password: 30,
  magic_link: 30,
  second_factor: 5,
}

/** What proves something once, for one person and one purpose. */
export interface UserToken {
  readonly id: string
  readonly userId: UserId
  readonly purpose: TokenPurpose
  /** What it is about beside; read by a schema of whoever made it. */
  readonly about: unknown
  readonly expiresAt: Temporal.Instant
}
