import type { ConventionsPatch } from '@quarterday/core/conventions.ts'
import type { Currency } from '@quarterday/core/currency.ts'
import type { BillingPartyId, CustomerId, DunningPolicyId, PaymentMethodId } from '@quarterday/core/id.ts'
import type { Machine } from '@quarterday/core/machine.ts'
import type { TaxTreatment } from '@quarterday/core/tax/rate.ts'
import type { Address, TaxId } from '../parties/party.ts'

export const customerStatuses = ['active', 'archived'] as const
export type CustomerStatus = (typeof customerStatuses)[number]

export const customerMachine: Machine<CustomerStatus, 'archive' | 'unarchive'> = {
  active: { archive: 'archived' },
  archived: { unarchive: 'active' },
}

export const collectionMethods = ['charge_automatically', 'send_invoice'] as const
export type CollectionMethod = (typeof collectionMethods)[number]

/** What a seller says about a customer. */
export interface CustomerDetails {
  /** Who is above; one level. */
  readonly parentId: CustomerId | null
  /** What the seller's own software calls the customer; unique. */
  readonly externalId: string | null
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly address: Address
  readonly taxIds: readonly TaxId[]
  /** The part of the country, where taxes know parts. */
  readonly region: string | null
  /** Null: decided from where seller and customer are. */
  readonly taxTreatment: TaxTreatment | null
  /** Null: the organization's, as for the time zone. */
  readonly currency: Currency | null
  readonly timezone: string | null
  readonly locale: string | null
  /** Null: charged automatically. */
  readonly collectionMethod: CollectionMethod | null
  readonly netTermsDays: number | null
  /** How is asked again for money that did not come. Null: by the organization's default. */
  readonly dunningPolicyId: DunningPolicyId | null
  readonly conventions: ConventionsPatch
  readonly metadata: Readonly<Record<string, string>>
}

export interface Customer extends CustomerDetails {
  readonly id: CustomerId
  /** The name, address and tax ids that a document made now would freeze. */
  readonly partyId: BillingPartyId
  readonly paymentMethodId: PaymentMethodId | null
  readonly status: CustomerStatus
  /** When the person was forgotten; null: they were not. */
  readonly erasedAt: Temporal.Instant | null
  /** How many events it has had. */
  readonly eventCount: number
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
}
