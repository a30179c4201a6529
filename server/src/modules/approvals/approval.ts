import type { ApiKeyId, ApprovalId, MemberId, UserId } from '@quarterday/core/id.ts'
import type { Money } from '@quarterday/core/money.ts'
import type { ApprovalKind, ApprovalRules } from '@quarterday/core/people/approval.ts'

/** As it is kept. One that nobody decided about in time is shown as `expired`. */
export const keptStatuses = ['pending', 'approved', 'rejected', 'withdrawn'] as const
export type KeptStatus = (typeof keptStatuses)[number]
export const approvalStatuses = [...keptStatuses, 'expired'] as const
export type ApprovalStatus = (typeof approvalStatuses)[number]

/** A request that was taken down until somebody else has had a word. */
export interface Approval {
  readonly id: ApprovalId
  /** The operation of the API with what it was asked with, as it travelled. */
  readonly operation: string
  readonly params: Readonly<Record<string, unknown>>
  readonly request: Readonly<Record<string, unknown>>
  readonly kind: ApprovalKind
  readonly money: Money
  readonly status: KeptStatus
  readonly reason: string | null
  readonly requestedBy: Requester
  readonly decidedBy: Decider | null
  readonly decisionNote: string | null
  /** What the operation answered. */
  readonly result: Readonly<Record<string, unknown>> | null
  readonly createdAt: Temporal.Instant
  /** In real time, like all of them: what was asked so long ago is asked again. */
  readonly expiresAt: Temporal.Instant
  readonly decidedAt: Temporal.Instant | null
}

export type Requester = {
  /** The person who asked, or who made the key that did. Null: nobody who is known. */
  readonly userId: UserId | null
  readonly name: string | null
} & ({ readonly kind: 'member'; readonly id: MemberId } | { readonly kind: 'api_key'; readonly id: ApiKeyId })

export type Decider = { readonly name: string | null } & (
  | { readonly kind: 'member'; readonly id: MemberId }
  | { readonly kind: 'api_key'; readonly id: ApiKeyId }
  | { readonly kind: 'operator' }
)

export interface ApprovalSettings {
  readonly rules: ApprovalRules
  /** Whether what keys ask for waits as well. */
  readonly holdsKeys: boolean
}

export function statusOf({ status, expiresAt }: Pick<Approval, 'status' | 'expiresAt'>, now: Temporal.Instant): ApprovalStatus {
  return status === 'pending' && Temporal.Instant.compare(now, expiresAt) >= 0 ? 'expired' : status
}
