import type { UserId } from '@quarterday/core/id.ts'

/** What a person is shown of what happened to their account. */
export const userEventKinds = [
  'signed_up',
  'email_verified',
  'logged_in',
  'login_failed',
  'logged_in_new_device',
  'logged_out',
  'second_factor_failed',
  'password_changed',
  'password_reset',
  'email_changed',
  'factor_enabled',
  'factor_disabled',
  'passkey_added',
  'passkey_removed',
  'passkey_used',
  'passkey_failed',
  'passkey_counter_failed',
  'recovery_codes_made',
  'recovery_code_used',
  'sessions_ended',
  'disabled',
  'enabled',
] as const

export type UserEventKind = (typeof userEventKinds)[number]

export interface UserEvent {
  readonly id: string
  readonly userId: UserId
  readonly kind: UserEventKind
  readonly address: string | null
  readonly userAgent: string | null
  readonly createdAt: Temporal.Instant
}

export function isUserEventKind(text: string): text is UserEventKind {
  return userEventKinds.some((kind) => kind === text)
}
