import type { InvitationId, OrganizationId, UserId } from '@quarterday/core/id.ts'

export const invitationStatuses = ['open', 'accepted', 'revoked', 'expired'] as const
export type InvitationStatus = (typeof invitationStatuses)[number]

/** Somebody may become a member, if they can read the mail to this address. */
export interface Invitation {
  readonly id: InvitationId
  /** In lower case. */
  readonly email: string
  readonly role: string
  readonly invitedBy: UserId | null
  readonly createdAt: Temporal.Instant
  /** When its mail last left. */
  readonly sentAt: Temporal.Instant | null
  readonly expiresAt: Temporal.Instant
  readonly acceptedAt: Temporal.Instant | null
  readonly revokedAt: Temporal.Instant | null
}

/** An invitation as whoever holds its link sees it. */
export interface HeldInvitation extends Invitation {
  readonly organizationId: OrganizationId
  readonly organizationName: string
  readonly inviterName: string | null
  /** What the role is called where it is one of the organization's own. */
  readonly customRoleName: string | null
}

/** In real time. The last moment is that before `expiresAt`. */
export function statusOf({ acceptedAt, revokedAt, expiresAt }: Invitation, now: Temporal.Instant): InvitationStatus {
  if (acceptedAt !== null) return 'accepted'
  if (revokedAt !== null) return 'revoked'
  return Temporal.Instant.compare(now, expiresAt) < 0 ? 'open' : 'expired'
}
