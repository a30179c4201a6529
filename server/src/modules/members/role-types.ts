import type { RoleId } from '@quarterday/core/id.ts'

/** A role of one organization, beside those that all have. */
export interface CustomRole {
  readonly id: RoleId
  readonly code: string
  readonly name: string
  readonly permissions: readonly string[]
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
}
