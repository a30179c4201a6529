import { assert } from '@quarterday/core/assert.ts'
import type { IntervalUnit } from '@quarterday/core/calendar.ts'
import type { Conventions, ConventionsPatch } from '@quarterday/core/conventions.ts'
import { type BillingPartyId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import type { CollectionMethod, SubscriptionStatus, TermEnding, TrialEnding } from '@quarterday/core/subscription/subscription.ts'
import type { Tx } from '../../kit/db.ts'
import type { StoredChange } from './change-json.ts'
import type { CreditRow } from './credit-rows.ts'
import type { StoredLine } from './line-json.ts'
import { chargedMethodId } from './payer-rows.ts'

/** The seller as a run sees it. */
export interface Seller {
  readonly id: OrganizationId
  readonly partyId: BillingPartyId
  readonly timezone: string
  readonly currency: string
  readonly numberPrefix: string
  readonly conventions: ConventionsPatch
  /** Where it is, by its legal address. */
  readonly country: string | null
  /** Whether it taxes by rates of its own at all. */
  readonly hasTaxRates: boolean
  /** Who says what is taxed: its rates, or an engine outside. */
  readonly taxEngine: 'rates' | 'provider'
  /** Whether some customer is above another. */
  readonly hasHierarchy: boolean
}

export async function loadSeller(tx: Tx): Promise<Seller> {
  const text = `SELECT o.id, o.party_id, o.timezone, o.currency, o.number_prefix, o.conventions, o.tax_engine, p.address ->> 'country' AS country,
      EXISTS (SELECT FROM tax_rates t WHERE t.organization_id = $1 AND t.provider IS NULL) AS has_tax_rates,
      EXISTS (SELECT FROM customers c WHERE c.organization_id = $1 AND c.parent_id IS NOT NULL) AS has_hierarchy
    FROM organizations o JOIN billing_parties p ON p.organization_id = o.id AND p.id = o.party_id WHERE o.id = $1`
  const { rows } = await tx.query<SellerRow>(text, [tx.organizationId], 'load-seller')
  const [row] = rows
  assert(row, 'the organization exists')
  const { timezone, currency, conventions, country, number_prefix: numberPrefix } = row
  return {
    id: idOf('org', row.id),
    partyId: idOf('par', row.party_id),
    timezone,
    currency,
    numberPrefix,
    conventions,
    country,
    hasTaxRates: row.has_tax_rates,
    taxEngine: row.tax_engine,
    hasHierarchy: row.has_hierarchy,
  }
}

interface SellerRow {
  id: string
  party_id: string
  timezone: string
  currency: string
  number_prefix: string
  conventions: ConventionsPatch
  country: string | null
  has_tax_rates: boolean
  tax_engine: 'rates' | 'provider'
  has_hierarchy: boolean
}

/** A subscription with what its documents need of its customer. */
export interface AgreementRow {
  readonly id: string
  readonly customer_id: string
  readonly plan_id: string | null
  readonly status: SubscriptionStatus
  readonly currency: string
  readonly timezone: string
  readonly interval_unit: IntervalUnit
  readonly interval_count: number
  readonly anchor_on: Temporal.PlainDate
  readonly anchor_day: number | null
  readonly anchor_time: string | null
  readonly collection_method: CollectionMethod
  readonly net_terms_days: number | null
  readonly conventions: ConventionsPatch
  readonly customer_conventions: ConventionsPatch
  readonly customer_party_id: string
  readonly started_at: Temporal.Instant
  readonly trial_ends_at: Temporal.Instant | null
  readonly trial_end: TrialEnding
  readonly term_months: number | null
  readonly term_end: TermEnding
  /** Only while it has not begun. */
  readonly setup_prices: readonly string[] | null
  readonly has_payment_method: boolean
  readonly locale: string | null
  readonly term_ends_at: Temporal.Instant | null
  readonly cancel_at: Temporal.Instant | null
  readonly canceled_at: Temporal.Instant | null
  readonly ended_at: Temporal.Instant | null
  readonly cancel_credit: Conventions['credit_policy'] | null
  readonly pause_at: Temporal.Instant | null
  readonly resumes_at: Temporal.Instant | null
  readonly restarts: boolean
}

export async function loadAgreements(tx: Tx, subscriptionIds: readonly string[]): Promise<AgreementRow[]> {
  const { rows } = await tx.query<AgreementRow>(agreements, [tx.organizationId, subscriptionIds], 'load-agreements')
  return rows
}

export interface ItemRow {
  readonly id: string
  readonly subscription_id: string
  readonly price_id: string
  readonly quantity: string
  readonly starts_at: Temporal.Instant
  readonly since: Temporal.Instant
}

/** Items that have not ended, in the order in which they were made. */
export async function loadItems(tx: Tx, subscriptionIds: readonly string[]): Promise<ItemRow[]> {
  const text = `SELECT id, subscription_id, price_id, quantity, starts_at, since FROM subscription_items
    WHERE organization_id = $1 AND subscription_id = ANY ($2::uuid[]) AND ends_at IS NULL ORDER BY id`
  const { rows } = await tx.query<ItemRow>(text, [tx.organizationId, subscriptionIds], 'load-items')
  return rows
}

export interface ChangeRow {
  readonly id: string
  readonly subscription_id: string
  readonly effective_at: Temporal.Instant
  readonly phase: number | null
  readonly change: StoredChange
}

export async function loadChanges(tx: Tx, subscriptionIds: readonly string[]): Promise<ChangeRow[]> {
  const text = `SELECT id, subscription_id, effective_at, phase, change FROM subscription_changes
    WHERE organization_id = $1 AND subscription_id = ANY ($2::uuid[]) AND status = 'scheduled' ORDER BY effective_at, id`
  const { rows } = await tx.query<ChangeRow>(text, [tx.organizationId, subscriptionIds], 'load-changes')
  return rows
}

export interface PendingRow {
  readonly subscription_id: string
  readonly line: StoredLine
}

/** Lines that wait for these subscriptions' next invoices. The lock on the cycle covers them. */
export async function loadPending(tx: Tx, subscriptionIds: readonly string[]): Promise<PendingRow[]> {
  const text = `SELECT subscription_id, line FROM pending_lines
    WHERE organization_id = $1 AND subscription_id = ANY ($2::uuid[]) AND consolidate_at IS NULL ORDER BY id`
  const { rows } = await tx.query<PendingRow>(text, [tx.organizationId, subscriptionIds], 'load-pending-lines')
  return rows
}

/** Credit that is left, oldest first. Locked in one order, so that two runs drawing on the same grants wait and do not deadlock. */
export async function lockCredit(tx: Tx, customerIds: readonly string[]): Promise<CreditRow[]> {
  const text = `SELECT g.id, g.customer_id, g.currency, g.remaining, g.wallet_id, w.priority AS wallet_priority, w.applies_to AS wallet_scope, g.priority, g.available_at, g.expires_at
    FROM credit_grants g LEFT JOIN wallets w ON w.organization_id = g.organization_id AND w.id = g.wallet_id
    WHERE g.organization_id = $1 AND g.customer_id = ANY ($2::uuid[]) AND g.remaining > 0 ORDER BY g.id FOR UPDATE OF g`
  const { rows } = await tx.query<CreditRow>(text, [tx.organizationId, customerIds], 'lock-credit')
  return rows
}

const agreements = `SELECT s.id, s.customer_id, s.plan_id, s.status, s.currency, s.timezone, s.interval_unit, s.interval_count, s.anchor_on, s.anchor_day,
    s.anchor_time, s.collection_method, s.net_terms_days, s.conventions, c.conventions AS customer_conventions, c.party_id AS customer_party_id,
    s.started_at, s.trial_ends_at, s.trial_end, s.term_months, s.term_end, c.locale,
    CASE WHEN s.status IN ('incomplete', 'paused') THEN s.setup_prices END AS setup_prices,
    EXISTS (SELECT FROM payment_methods m WHERE m.organization_id = c.organization_id AND m.id = ${chargedMethodId} AND m.status = 'active')
      AS has_payment_method, s.term_ends_at, s.cancel_at, s.canceled_at, s.ended_at,
    s.cancel_credit, s.pause_at, s.resumes_at, s.restarts
  FROM subscriptions s JOIN customers c ON c.organization_id = s.organization_id AND c.id = s.customer_id
  WHERE s.organization_id = $1 AND s.id = ANY ($2::uuid[])`
