import { idOf, type OrganizationId } from '@quarterday/core/id.ts'
import type { Decision } from '@quarterday/core/subscription/decision.ts'
import type { CollectionMethod, Subscription, SubscriptionStatus } from '@quarterday/core/subscription/subscription.ts'
import type { SpendingCap } from '@quarterday/core/usage/cap-reading.ts'
import { timestampArray, uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, rowsFrom, writeRows } from '../../kit/bulk.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { capToStored } from './spending-cap-json.ts'

/** What only a new subscription carries. */
export interface NewAgreement {
  readonly conventions: unknown
  readonly metadata: unknown
  /** The customer may have one such subscription at a time. */
  readonly exclusive: boolean
  /** Ids of what its start will charge once, if it begins later. Changes made before it, or in a pause, say it anew. */
  readonly setupPrices: readonly string[]
  /** As the column keeps it; null: it may spend as much as it uses. */
  readonly spendingCap?: unknown
}

/** What is agreed anew. `extras` are by the subscription's id. */
export async function insertAgreements(
  tx: Tx,
  subscriptions: readonly Subscription[],
  extras: ReadonlyMap<string, NewAgreement>,
): Promise<void> {
  const rows = subscriptions.map((subscription) => ({ subscription, extra: extras.get(subscription.id), at: tx.now }))
  await writeRows(tx, { text: insertInto('subscriptions', newColumns), columns: newColumns, rows })
}

/** Writes what can change on subscriptions whose cycles are locked. */
export async function saveAgreements(tx: Tx, decisions: readonly Pick<Decision, 'subscription' | 'setupFees'>[]): Promise<void> {
  const rows = decisions.map(({ subscription, setupFees }) => ({ subscription, setupFees, at: tx.now }))
  await writeRows(tx, { text: updateSubscriptions, columns: updateColumns, rows })
}

/** What of an agreement moves no money by itself. */
export interface AgreementDetails {
  readonly collectionMethod: CollectionMethod
  readonly netTermsDays: number | null
  readonly conventions: unknown
  readonly metadata: unknown
}

/** Saves the details of a subscription whose cycle is locked. */
export async function saveDetails(tx: Tx, id: string, details: AgreementDetails): Promise<void> {
  const { collectionMethod, netTermsDays, conventions, metadata } = details
  const text = `UPDATE subscriptions SET collection_method = $3, net_terms_days = $4, conventions = $5, metadata = $6, updated_at = $7
    WHERE organization_id = $1 AND id = $2`
  await tx.query(text, [
    tx.organizationId,
    id,
    collectionMethod,
    netTermsDays,
    JSON.stringify(conventions),
    JSON.stringify(metadata),
    tx.now,
  ])
}

/** Moves subscriptions whose cycles are locked from one status to the next. */
export async function moveStatus(
  tx: Tx,
  ids: readonly string[],
  move: { from: SubscriptionStatus; to: SubscriptionStatus },
): Promise<void> {
  if (ids.length === 0) return
  const text = `UPDATE subscriptions SET status = $3, updated_at = $5 WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND status = $4`
  const { rowCount } = await tx.query(text, [tx.organizationId, uuidArray(ids), move.to, move.from, tx.now])
  if (rowCount !== ids.length) throw new Error(`${ids.length} subscriptions were to become ${move.to}, ${rowCount} did`)
}

/** Writes down that these are told how near they are to their cap, and answers those that were not told that, or more, for the period. */
export async function markCapsTold(
  tx: Tx,
  near: readonly { readonly id: string; readonly periodStart: Temporal.Instant; readonly level: number }[],
): Promise<ReadonlySet<string>> {
  const text = `UPDATE subscriptions s SET spending_cap_told_for = w.period_start, spending_cap_told = w.level
    FROM unnest($2::uuid[], $3::timestamptz[], $4::int[]) AS w (id, period_start, level)
    WHERE s.organization_id = $1 AND s.id = w.id AND (s.spending_cap_told_for IS DISTINCT FROM w.period_start OR s.spending_cap_told < w.level)
    RETURNING s.id`
  const values = [
    uuidArray(near.map((each) => each.id)),
    timestampArray(near.map((each) => each.periodStart)),
    near.map((each) => each.level),
  ]
  return new Set((await tx.query<{ id: string }>(text, [tx.organizationId, ...values], 'mark-caps-told')).rows.map((row) => row.id))
}

/** Says what a subscription may spend; null: as much as it uses. Whoever was told how near they are is told anew. The cycle is locked. */
export async function saveSpendingCap(tx: Tx, id: string, cap: SpendingCap | null): Promise<void> {
  const text = `UPDATE subscriptions SET spending_cap = $3, spending_cap_told_for = NULL, spending_cap_told = NULL,
      spending_cap_ended_at = CASE WHEN spending_cap ->> 'action' = 'limit' AND NOT $4::boolean THEN $5::timestamptz ELSE spending_cap_ended_at END
    WHERE organization_id = $1 AND id = $2`
  const stored = cap && JSON.stringify(capToStored(cap))
  await tx.query(text, [tx.organizationId, id, stored, cap?.action === 'limit', tx.now])
}

/** Trials whose end is to be announced by now. */
export async function endingTrials(tx: Tx, limit: number): Promise<string[]> {
  const text = `SELECT id FROM subscriptions WHERE organization_id = $1 AND status = 'trialing' AND trial_ending_at <= $2
    ORDER BY trial_ending_at, id LIMIT $3`
  return (await tx.query<{ id: string }>(text, [tx.organizationId, tx.now, limit])).rows.map((row) => row.id)
}

/** Takes them off that list, and answers which were still on it. */
export async function markAnnounced(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const text = `UPDATE subscriptions SET trial_ending_at = NULL
    WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND status = 'trialing' AND trial_ending_at <= $3 RETURNING id`
  return (await tx.query<{ id: string }>(text, [tx.organizationId, uuidArray(ids), tx.now])).rows.map((row) => row.id)
}

export async function organizationsWithEndingTrials(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM subscriptions s
      WHERE s.organization_id = o.id AND s.status = 'trialing' AND s.trial_ending_at <= coalesce(o.clock_at, $1)) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now])
  return rows.map((row) => idOf('org', row.id))
}

export const nextTrialEndingAt = `SELECT trial_ending_at FROM subscriptions
  WHERE organization_id = $1 AND status = 'trialing' AND trial_ending_at IS NOT NULL ORDER BY trial_ending_at LIMIT 1`

interface Agreement {
  readonly subscription: Subscription
  readonly at: Temporal.Instant
}

/** When the end of a trial is announced: three days before, or at once if that has passed. */
function announcedAt({ trialEndsAt }: Subscription, now: Temporal.Instant): Temporal.Instant | null {
  if (!trialEndsAt || Temporal.Instant.compare(trialEndsAt, now) <= 0) return null
  const before = trialEndsAt.subtract({ hours: 72 })
  return Temporal.Instant.compare(before, now) < 0 ? now : before
}

const movingColumns: readonly Column<Agreement>[] = [
  column.uuid('id', ({ subscription }) => subscription.id),
  column.uuid('plan_id', ({ subscription }) => subscription.planId),
  column.text('status', ({ subscription }) => subscription.status),
  column.text('interval_unit', ({ subscription }) => subscription.interval.unit),
  column.int('interval_count', ({ subscription }) => subscription.interval.count),
  column.date('anchor_on', ({ subscription }) => subscription.anchor.on),
  column.int('anchor_day', ({ subscription }) => subscription.anchor.day),
  column.time('anchor_time', ({ subscription }) => subscription.anchor.time?.toString() ?? null),
  column.instant('trial_ends_at', ({ subscription }) => subscription.trialEndsAt),
  column.instant('trial_ending_at', ({ subscription, at }) => announcedAt(subscription, at)),
  column.text('trial_end', ({ subscription }) => subscription.trialEnd),
  column.instant('term_ends_at', ({ subscription }) => subscription.termEndsAt),
  column.int('term_months', ({ subscription }) => subscription.term?.months ?? null),
  column.text('term_end', ({ subscription }) => subscription.term?.end ?? 'expire'),
  column.instant('cancel_at', ({ subscription }) => subscription.cancelAt),
  column.instant('canceled_at', ({ subscription }) => subscription.canceledAt),
  column.instant('ended_at', ({ subscription }) => subscription.endedAt),
  column.text('cancel_credit', ({ subscription }) => subscription.cancelCredit),
  column.instant('pause_at', ({ subscription }) => subscription.pauseAt),
  column.instant('resumes_at', ({ subscription }) => subscription.resumesAt),
  column.boolean('restarts', ({ subscription }) => subscription.restarts),
  column.instant('updated_at', ({ at }) => at),
]

const newColumns: readonly Column<Agreement & { readonly extra: NewAgreement | undefined }>[] = [
  ...movingColumns,
  column.uuid('customer_id', ({ subscription }) => subscription.customerId),
  column.text('currency', ({ subscription }) => subscription.currency),
  column.text('timezone', ({ subscription }) => subscription.zone),
  column.text('collection_method', ({ subscription }) => subscription.collectionMethod),
  column.int('net_terms_days', ({ subscription }) => subscription.netTermsDays),
  column.instant('started_at', ({ subscription }) => subscription.startedAt),
  column.instant('created_at', ({ at }) => at),
  column.jsonb('conventions', ({ extra }) => extra?.conventions ?? {}),
  column.jsonb('metadata', ({ extra }) => extra?.metadata ?? {}),
  column.boolean('exclusive', ({ extra }) => extra?.exclusive ?? false),
  column.jsonb('setup_prices', ({ extra }) => extra?.setupPrices ?? []),
  column.jsonb('spending_cap', ({ extra }) => extra?.spendingCap ?? null),
]

function movedTo(name: string): string {
  if (name === 'setup_prices') return 'coalesce(d.setup_prices, s.setup_prices)'
  return name === 'trial_ending_at' ? stillToAnnounce : `d.${name}`
}

/** A trial is announced once: only one that ends at another moment than before is to be announced anew. */
const stillToAnnounce = 'CASE WHEN d.trial_ends_at IS DISTINCT FROM s.trial_ends_at THEN d.trial_ending_at ELSE s.trial_ending_at END'

const updateColumns: readonly Column<Agreement & Pick<Decision, 'setupFees'>>[] = [
  ...movingColumns,
  column.jsonb('setup_prices', ({ setupFees }) => setupFees?.map((fee) => fee.id) ?? null),
]

const updateSubscriptions = `UPDATE subscriptions s SET ${updateColumns
  .filter((each) => each.name !== 'id')
  .map(({ name }) => `${name} = ${movedTo(name)}`)
  .join(', ')}
  FROM ${rowsFrom(updateColumns, 2)} WHERE s.organization_id = $1 AND s.id = d.id`
