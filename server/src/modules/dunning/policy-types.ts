import type { DunningPolicyId } from '@quarterday/core/id.ts'
import type { Machine } from '@quarterday/core/machine.ts'
import type { DunningTerms } from '@quarterday/core/payment/dunning-terms.ts'

export const policyStatuses = ['active', 'archived'] as const
export type PolicyStatus = (typeof policyStatuses)[number]

export const policyMachine: Machine<PolicyStatus, 'archive' | 'unarchive'> = {
  active: { archive: 'archived' },
  archived: { unarchive: 'active' },
}

/** Terms under a name. Archived, nobody new is asked by them, and customers who had it are asked by the default. */
export interface DunningPolicy {
  readonly id: DunningPolicyId
  readonly name: string
  readonly terms: DunningTerms
  /** It counts for customers without one of their own. */
  readonly isDefault: boolean
  readonly status: PolicyStatus
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
}
