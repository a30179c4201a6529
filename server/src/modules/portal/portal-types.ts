import type { CustomerId, OrganizationId, SessionId, UserId } from '@quarterday/core/id.ts'
import type { CollectionMethod } from '../customers/customer.ts'

export const signUps = ['open', 'closed'] as const
/** `not`: only staff can. `period_end`: what is paid for is served. `now`: also at once, with its final account. */
export const cancelWays = ['not', 'period_end', 'now'] as const

/** How the portal of an organization behaves. */
export interface PortalSettings {
  /** Whether whoever comes may become a customer, or only those whom the organization has let in. */
  readonly signUp: (typeof signUps)[number]
  readonly publishableSecret: string
  /** Pages of other origins that may call the portal API. */
  readonly allowedOrigins: readonly string[]
  /** The seller's own page: links in mails lead there. Null: to the hosted page. */
  readonly pageUrl: string | null
  /** Where the hosted page is. Null: there never was one. */
  readonly slug: string | null
  /** Whether the hosted page is open. */
  readonly hosted: boolean
  readonly allowSubscribe: boolean
  readonly allowPlanChange: boolean
  readonly allowQuantityChange: boolean
  readonly cancel: (typeof cancelWays)[number]
  /** How whoever signs up pays. Null: as the organization's customers do otherwise. */
  readonly newCollectionMethod: CollectionMethod | null
  readonly newNetTermsDays: number | null
  readonly updatedAt: Temporal.Instant
}

/** Who stands in which portal for which customer, and in which stay of theirs. */
export interface Standing {
  readonly userId: UserId
  readonly organizationId: OrganizationId
  readonly customerId: CustomerId
  readonly sessionId: SessionId
}

/** The end of a stay whatever happens, and of a refresh token that is not used. */
export const longestStayDays = 90
export const longestPauseDays = 30

/** How long an access token is good for. What ends a session ends its tokens on the next request, for each is looked up. */
export const accessTokenSeconds = 300

/** A person who acts for a customer, as the organization sees them. */
export interface Login {
  readonly userId: UserId
  readonly customerId: CustomerId
  readonly customerName: string
  readonly email: string
  readonly name: string
  readonly locale: string
  /** Whether they have proven that the address is theirs: before that they cannot come in. */
  readonly isVerified: boolean
  readonly createdAt: Temporal.Instant
}

/** What somebody is handed who has come in. Both are shown once. */
export interface Tokens {
  readonly accessToken: string
  /** Null: it is in a cookie, where no script sees it. */
  readonly refreshToken: string | null
  /** For whom they act from now on. */
  readonly login: Login
  /** All for whom they could. */
  readonly all: readonly Login[]
}
