import type { MemberId, OrganizationId } from '@quarterday/core/id.ts'
import type { Suspension } from '../organizations/organization.ts'

/** An organization in which a person works: as a member of it, or of the organization whose sandbox it is. */
export interface OwnWorkplace {
  readonly id: OrganizationId
  readonly name: string
  readonly kind: 'live' | 'sandbox'
  readonly createdBy: OrganizationId | null
  readonly createdAt: Temporal.Instant
  readonly memberId: MemberId
  readonly role: string
  /** Null: it is open. */
  readonly suspension: Suspension | null
}
