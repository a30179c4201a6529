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
  /** Where the portal is: links in mails lead there. */
  readonly pageUrl: string
  readonly allowSubscribe: boolean
  readonly allowPlanChange: boolean
  readonly allowQuantityChange: boolean
  readonly cancel: (typeof cancelWays)[number]
  /** How whoever signs up pays. Null: as the organization's customers do otherwise. */
  readonly newCollectionMethod: CollectionMethod | null
  readonly newNetTermsDays: number | null
  readonly updatedAt: Temporal.Instant
}
