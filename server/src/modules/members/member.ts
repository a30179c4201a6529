import type { MemberId, UserId } from '@quarterday/core/id.ts'

/** A person who works for the organization, in a role. */
export interface Member {
  readonly id: MemberId
  readonly userId: UserId
  readonly name: string
  readonly email: string
  readonly locale: string
  /** The code of a role that all organizations have, or of one of its own. */
  readonly role: string
  /** Whether logging in asks for more than a password. */
  readonly hasSecondFactor: boolean
  readonly isDisabled: boolean
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
}
