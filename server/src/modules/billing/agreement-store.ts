import { decimalText } from '@quarterday/core/decimal.ts'
import { idOf, type OrganizationId } from '@quarterday/core/id.ts'
import type { Decision } from '@quarterday/core/subscription/decision.ts'
import {
  type CollectionMethod,
  hasEnded,
  type Subscription,
  type SubscriptionItem,
  type SubscriptionStatus,
} from '@quarterday/core/subscription/subscription.ts'
import { uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, parametersOf, rowsFrom } from '../../kit/bulk.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import type { StoredChange } from './change-json.ts'

/** What only a new subscription carries. */
export interface NewAgreement {
  readonly conventions: unknown
  readonly metadata: unknown
  /** The customer may have one such subscription at a time. */
  readonly exclusive: boolean
  /** Ids of what its start will charge once, if it begins later. */
  readonly setupPrices: readonly string[]
}

/** Writes what a few decisions of a slice change besides documents: agreements, items, cut coverage, applied changes. Nothing to do costs nothing. */
export async function writeAgreements(tx: Tx, decisions: readonly Decision[], extras: ReadonlyMap<string, NewAgreement>): Promise<void> {
  const fresh = decisions.filter((decision) => decision.decidedOn === null)
  await send(
    tx,
    insertInto('subscriptions', newColumns),
    newColumns,
    fresh.map(({ subscription }) => ({ subscription, extra: extras.get(subscription.id), at: tx.now })),
  )
  const changed = decisions.filter((decision) => decision.decidedOn !== null && decision.subscriptionChanged)
  await send(
    tx,
    updateSubscriptions,
    movingColumns,
    changed.map(({ subscription }) => ({ subscription, at: tx.now })),
  )
  await send(
    tx,
    insertInto('subscription_items', itemColumns),
    itemColumns,
    decisions.flatMap((each) => each.insertedItems.map((item) => ({ item, decision: each, at: tx.now }))),
  )
  await send(
    tx,
    updateItems,
    itemUpdateColumns,
    decisions.flatMap((each) => each.updatedItems),
  )
  const cuts = decisions.flatMap((each) => each.cuts)
  await send(
    tx,
    deleteCoverage,
    cutColumns,
    cuts.filter((cut) => cut.endsAt.equals(cut.startsAt)),
  )
  await send(
    tx,
    cutCoverage,
    cutColumns,
    cuts.filter((cut) => !cut.endsAt.equals(cut.startsAt)),
  )
  const applied = decisions.flatMap((each) => each.appliedChanges)
  if (applied.length > 0) await closeChanges(tx, applied, 'applied')
  const ended = decisions.filter((each) => each.decidedOn !== null && hasEnded(each.subscription)).map((each) => each.subscription.id)
  if (ended.length > 0) {
    const text = `UPDATE subscription_changes SET status = 'withdrawn', closed_at = $3
      WHERE organization_id = $1 AND subscription_id = ANY ($2::uuid[]) AND status = 'scheduled'`
    await tx.query(text, [tx.organizationId, ended, tx.now])
  }
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

export interface NewChange {
  readonly id: string
  readonly subscriptionId: string
  readonly effectiveAt: Temporal.Instant
  readonly change: StoredChange
  readonly phase: number | null
}

/** Lets changes wait for their moment. */
export async function insertChanges(tx: Tx, rows: readonly NewChange[]): Promise<void> {
  await send(
    tx,
    insertInto('subscription_changes', changeColumns),
    changeColumns,
    rows.map((row) => ({ ...row, at: tx.now })),
  )
}

/** How many were still scheduled. */
export async function closeChanges(tx: Tx, ids: readonly string[], status: 'applied' | 'withdrawn'): Promise<number> {
  const text = `UPDATE subscription_changes SET status = $3, closed_at = $4 WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND status = 'scheduled'`
  const { rowCount } = await tx.query(text, [tx.organizationId, ids, status, tx.now])
  return rowCount
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

/** Nothing is owed any more for the time that these lines billed; the time itself stays covered. */
export async function waiveCoverage(tx: Tx, lines: readonly { readonly itemId: string; readonly lineId: string }[]): Promise<void> {
  if (lines.length === 0) return
  const text = `UPDATE coverage c SET kind = 'waived' FROM unnest($2::uuid[], $3::uuid[]) AS d (item_id, line_id)
    WHERE c.organization_id = $1 AND c.item_id = d.item_id AND c.line_id = d.line_id AND c.kind = 'billed'`
  await tx.query(text, [tx.organizationId, uuidArray(lines.map((line) => line.itemId)), uuidArray(lines.map((line) => line.lineId))])
}

/** The time that some lines billed is billed by the lines that take their place. */
export async function moveCoverage(
  tx: Tx,
  lines: readonly { readonly itemId: string; readonly from: string; readonly to: string }[],
): Promise<void> {
  if (lines.length === 0) return
  const text = `UPDATE coverage c SET line_id = d.to_line FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS d (item_id, from_line, to_line)
    WHERE c.organization_id = $1 AND c.item_id = d.item_id AND c.line_id = d.from_line`
  const [items, from, to] = [lines.map((line) => line.itemId), lines.map((line) => line.from), lines.map((line) => line.to)]
  await tx.query(text, [tx.organizationId, uuidArray(items), uuidArray(from), uuidArray(to)])
}

async function send<Row>(tx: Tx, text: string, columns: readonly Column<Row>[], rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const { rowCount } = await tx.query(text, [tx.organizationId, ...parametersOf(columns, rows)])
  if (rowCount !== rows.length) throw new Error(`${rows.length} rows were to be written, ${rowCount} were`)
}

const changeColumns: readonly Column<NewChange & { readonly at: Temporal.Instant }>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('subscription_id', (row) => row.subscriptionId),
  column.instant('effective_at', (row) => row.effectiveAt),
  column.jsonb('change', (row) => row.change),
  column.int('phase', (row) => row.phase),
  column.text('status', () => 'scheduled'),
  column.instant('created_at', ({ at }) => at),
]

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
]

/** A trial is announced once: only one that ends at another moment than before is to be announced anew. */
const stillToAnnounce = 'CASE WHEN d.trial_ends_at IS DISTINCT FROM s.trial_ends_at THEN d.trial_ending_at ELSE s.trial_ending_at END'

const updateSubscriptions = `UPDATE subscriptions s SET ${movingColumns
  .filter((each) => each.name !== 'id')
  .map(({ name }) => `${name} = ${name === 'trial_ending_at' ? stillToAnnounce : `d.${name}`}`)
  .join(', ')}
  FROM ${rowsFrom(movingColumns, 2)} WHERE s.organization_id = $1 AND s.id = d.id`

const itemColumns: readonly Column<{ readonly item: SubscriptionItem; readonly decision: Decision; readonly at: Temporal.Instant }>[] = [
  column.uuid('id', ({ item }) => item.id),
  column.uuid('subscription_id', ({ decision }) => decision.subscription.id),
  column.uuid('price_id', ({ item }) => item.price.id),
  column.numeric('quantity', ({ item }) => decimalText(item.quantity)),
  column.instant('starts_at', ({ item }) => item.startsAt),
  column.instant('since', ({ item }) => item.since),
  column.instant('ends_at', ({ item }) => item.endsAt),
  column.instant('created_at', ({ at }) => at),
]

const itemUpdateColumns: readonly Column<SubscriptionItem>[] = [
  column.uuid('id', (item) => item.id),
  column.uuid('price_id', (item) => item.price.id),
  column.numeric('quantity', (item) => decimalText(item.quantity)),
  column.instant('since', (item) => item.since),
  column.instant('ends_at', (item) => item.endsAt),
]

const updateItems = `UPDATE subscription_items i SET price_id = d.price_id, quantity = d.quantity, since = d.since, ends_at = d.ends_at
  FROM ${rowsFrom(itemUpdateColumns, 2)} WHERE i.organization_id = $1 AND i.id = d.id`

const cutColumns: readonly Column<Decision['cuts'][number]>[] = [
  column.uuid('item_id', (cut) => cut.itemId),
  column.instant('starts_at', (cut) => cut.startsAt),
  column.instant('ends_at', (cut) => cut.endsAt),
]

const cutCoverage = `UPDATE coverage c SET ends_at = d.ends_at FROM ${rowsFrom(cutColumns, 2)}
  WHERE c.organization_id = $1 AND c.item_id = d.item_id AND c.starts_at = d.starts_at`

const deleteCoverage = `DELETE FROM coverage c USING ${rowsFrom(cutColumns, 2)}
  WHERE c.organization_id = $1 AND c.item_id = d.item_id AND c.starts_at = d.starts_at`
