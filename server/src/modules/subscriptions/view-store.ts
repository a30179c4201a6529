import type { IntervalUnit } from '@quarterday/core/calendar.ts'
import type { Conventions, ConventionsPatch } from '@quarterday/core/conventions.ts'
import type { SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { CollectionMethod, SubscriptionStatus, TermEnding, TrialEnding } from '@quarterday/core/subscription/subscription.ts'
import { sql } from 'kysely'
import type { Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { StoredCap } from '../billing/spending-cap-json.ts'
import type { ChangeView, ItemView, SubscriptionRow, SubscriptionView } from './subscription-types.ts'

export interface SubscriptionQuery extends PageQuery {
  readonly status?: string | undefined
  readonly customer?: string | undefined
  readonly plan?: string | undefined
  readonly parked?: boolean | undefined
  readonly q?: string | undefined
}

/** Refuses `not_found`. */
export async function viewSubscription(tx: Tx, id: SubscriptionId): Promise<SubscriptionView> {
  const row = await selectSubscriptions(tx).where('s.id', '=', id).executeTakeFirst()
  if (!row) throw refuse('not_found')
  const [view] = await withParts(tx, [row])
  if (!view) throw refuse('not_found')
  return view
}

export async function listSubscriptions(tx: Tx, query: SubscriptionQuery): Promise<Page<SubscriptionView>> {
  const { status, customer, plan, parked, q } = query
  let select = selectSubscriptions(tx)
  if (status !== undefined) select = select.where('s.status', '=', status)
  if (customer !== undefined) select = select.where('s.customer_id', '=', customer)
  if (plan !== undefined) select = select.where('s.plan_id', '=', plan)
  if (parked !== undefined) select = select.where('y.parked_at', parked ? 'is not' : 'is', null)
  if (q !== undefined) select = select.where(containsText([sql.ref('c.name'), sql.ref('c.email'), sql.ref('p.name')], q))
  const id = sql.ref('s.id')
  const never = sql`coalesce(${sql.ref('y.next_at')}, '9999-12-31Z'::timestamptz)`
  const by = { created_at: byCreation(id), next_billing_at: { expression: never, type: 'timestamptz' as const } }
  const page = await readPage(select, query, { id, by })
  return { ...page, rows: await withParts(tx, page.rows) }
}

/** Every change of a subscription that was ever scheduled, newest first. */
export async function listChanges(tx: Tx, subscriptionId: SubscriptionId): Promise<ChangeView[]> {
  const text = `${changeColumns} WHERE organization_id = $1 AND subscription_id = $2 ORDER BY id DESC LIMIT 100`
  return (await tx.query<ChangeView>(text, [tx.organizationId, subscriptionId])).rows
}

function selectSubscriptions(tx: Tx) {
  return tx.sql
    .selectFrom('subscriptions as s')
    .innerJoin('subscription_cycles as y', (join) =>
      join.onRef('y.organization_id', '=', 's.organization_id').onRef('y.subscription_id', '=', 's.id'),
    )
    .innerJoin('customers as c', (join) => join.onRef('c.organization_id', '=', 's.organization_id').onRef('c.id', '=', 's.customer_id'))
    .leftJoin('plans as p', (join) => join.onRef('p.organization_id', '=', 's.organization_id').onRef('p.id', '=', 's.plan_id'))
    .selectAll('s')
    .select(['c.name as customer_name', 'p.name as plan_name', 'p.code as plan_code'])
    .select(['y.period_start', 'y.period_end', 'y.next_at', 'y.parked_at', 'y.parked_reason'])
    .select(({ ref }) => [
      sql<SubscriptionStatus>`${ref('s.status')}`.as('status'),
      sql<IntervalUnit>`${ref('s.interval_unit')}`.as('interval_unit'),
      sql<Conventions['credit_policy'] | null>`${ref('s.cancel_credit')}`.as('cancel_credit'),
      sql<TrialEnding>`${ref('s.trial_end')}`.as('trial_end'),
      sql<TermEnding>`${ref('s.term_end')}`.as('term_end'),
      sql<CollectionMethod>`${ref('s.collection_method')}`.as('collection_method'),
      sql<StoredCap | null>`${ref('s.spending_cap')}`.as('spending_cap'),
      sql<ConventionsPatch>`${ref('s.conventions')}`.as('conventions'),
      sql<Record<string, string>>`${ref('s.metadata')}`.as('metadata'),
    ])
    .where('s.organization_id', '=', tx.organizationId)
}

async function withParts(tx: Tx, rows: readonly SubscriptionRow[]): Promise<SubscriptionView[]> {
  const ids = rows.map((row) => row.id)
  const items = await tx.query<ItemView>(liveItems, [tx.organizationId, ids], 'view-items')
  const waiting = `${changeColumns} WHERE organization_id = $1 AND subscription_id = ANY ($2::uuid[]) AND status = 'scheduled' ORDER BY effective_at, id`
  const changes = await tx.query<ChangeView>(waiting, [tx.organizationId, ids], 'view-changes')
  const itemsOf = Map.groupBy(items.rows, (item) => item.subscription_id)
  const changesOf = Map.groupBy(changes.rows, (change) => change.subscription_id)
  return rows.map((row) => ({ row, items: itemsOf.get(row.id) ?? [], changes: changesOf.get(row.id) ?? [] }))
}

/** Live items; of a subscription that has ended, those that it ended with. */
const liveItems = `SELECT i.id, i.subscription_id, i.price_id, coalesce(p.nickname, pl.name, pr.name) AS price_name, i.quantity, i.starts_at, i.ends_at
  FROM subscription_items i
  JOIN subscription_cycles c ON c.organization_id = i.organization_id AND c.subscription_id = i.subscription_id
  JOIN subscriptions s ON s.organization_id = i.organization_id AND s.id = i.subscription_id
  JOIN prices p ON p.organization_id = i.organization_id AND p.id = i.price_id
  JOIN products pr ON pr.organization_id = i.organization_id AND pr.id = p.product_id
  LEFT JOIN plans pl ON pl.organization_id = i.organization_id AND pl.id = p.plan_id
  WHERE i.organization_id = $1 AND i.subscription_id = ANY ($2::uuid[])
    AND (i.ends_at IS NULL OR (s.ended_at IS NOT NULL AND i.ends_at = c.period_end))
  ORDER BY i.id`

const changeColumns =
  'SELECT id, subscription_id, effective_at, change, phase, by_customer, status, created_at, closed_at FROM subscription_changes'
