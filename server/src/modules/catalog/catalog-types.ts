import type { Price, PriceTax } from '@quarterday/core/catalog/price.ts'
import type { CustomerId, PlanId, PriceId, ProductId } from '@quarterday/core/id.ts'
import type { Machine } from '@quarterday/core/machine.ts'
import type { UsageThreshold } from '@quarterday/core/usage/threshold.ts'

export const catalogStatuses = ['active', 'archived'] as const
/** What is archived keeps working where it is in use, and cannot be chosen anew. */
export type CatalogStatus = (typeof catalogStatuses)[number]

export const catalogMachine: Machine<CatalogStatus, 'archive' | 'unarchive'> = {
  active: { archive: 'archived' },
  archived: { unarchive: 'active' },
}

/** What is sold. */
export interface Product {
  readonly id: ProductId
  readonly name: string
  readonly description: string | null
  readonly taxCategory: string | null
  readonly status: CatalogStatus
  readonly metadata: Readonly<Record<string, string>>
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
}

/** An offer of a product: what a customer subscribes to. */
export interface Plan {
  readonly id: PlanId
  readonly productId: ProductId
  /** The seller's own short name for it; unique, and never changed. */
  readonly code: string
  readonly name: string
  readonly description: string | null
  readonly trialDays: number
  /** Null: until it is canceled. */
  readonly termMonths: number | null
  /** In order of currency and amount. */
  readonly usageThresholds: readonly UsageThreshold[]
  /** Whether the portal offers it to customers; what is not listed is sold by staff and by software. */
  readonly listed: boolean
  readonly status: CatalogStatus
  readonly metadata: Readonly<Record<string, string>>
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
}

/** A price with what only the catalog needs to know of it. */
export interface CatalogPrice extends Omit<Price, 'name' | 'tax'> {
  /** The tax category is the product's. */
  readonly tax: Pick<PriceTax, 'behavior' | 'rateId'>
  readonly nickname: string | null
  /** Sold to this customer only, in the place of that price. Null: on the list. */
  readonly override: { readonly customerId: CustomerId; readonly priceId: PriceId } | null
  readonly status: CatalogStatus
  readonly createdAt: Temporal.Instant
}

/** What is charged and how. Whose price it becomes, the flow says. */
export type NewPrice = Pick<
  CatalogPrice,
  'nickname' | 'currency' | 'kind' | 'interval' | 'billing' | 'usage' | 'meter' | 'tax' | 'names' | 'terms'
>
