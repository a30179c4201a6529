import type { ConventionsPatch } from '@quarterday/core/conventions.ts'
import type { Currency } from '@quarterday/core/currency.ts'
import type { BillingPartyId, OrganizationId } from '@quarterday/core/id.ts'
import type { PartyDetails } from '../parties/party.ts'

export const taxEngines = ['rates', 'provider'] as const
/** Who says what is taxed: the seller's own rates, or the engine that the installation is configured with. */
export type TaxEngine = (typeof taxEngines)[number]

/** The seller. A sandbox has a clock of its own, that only moves when it is told to. */
export interface Organization {
  readonly id: OrganizationId
  readonly name: string
  readonly kind: 'live' | 'sandbox'
  /** Null: it lives in real time. */
  readonly clockAt: Temporal.Instant | null
  readonly timezone: string
  readonly currency: Currency
  /** Only what differs from the defaults. */
  readonly conventions: ConventionsPatch
  readonly numberPrefix: string
  readonly taxEngine: TaxEngine
  /** Owners and administrators who have no second factor can do nothing here but get one. */
  readonly requireSecondFactor: boolean
  readonly partyId: BillingPartyId
  /** As documents name it. */
  readonly party: PartyDetails
  readonly createdBy: OrganizationId | null
  /** Where a sandbox comes from in the end: what made it, or made its maker. Null: it stands by itself. */
  readonly rootId: OrganizationId | null
  readonly createdAt: Temporal.Instant
}

/** That the operator has suspended an organization, since when and why, for its members to read. */
export interface Suspension {
  readonly at: Temporal.Instant
  readonly reason: string
  /** Whom to ask: an address, a telephone number. Null: they have not said. */
  readonly contact: string | null
}

/** How it is kept: all columns are null or, but for the contact, none. */
export interface SuspensionRow {
  readonly suspended_at: Temporal.Instant | null
  readonly suspended_reason: string | null
  readonly suspended_contact: string | null
}

export function suspensionOf({ suspended_at: at, suspended_reason: reason, suspended_contact: contact }: SuspensionRow): Suspension | null {
  return at === null || reason === null ? null : { at, reason, contact }
}

/** What a seller can change of it. */
export type OrganizationChanges = Pick<
  Organization,
  'name' | 'timezone' | 'currency' | 'conventions' | 'numberPrefix' | 'taxEngine' | 'requireSecondFactor' | 'party'
>

/** What may be seen of an organization from outside of it. */
export type Overview = Pick<Organization, 'id' | 'name' | 'kind' | 'clockAt' | 'timezone' | 'currency' | 'createdBy' | 'createdAt'> & {
  /** Of itself, or of the one that a sandbox comes from. Null: it is not suspended. */
  readonly suspension: Suspension | null
}
