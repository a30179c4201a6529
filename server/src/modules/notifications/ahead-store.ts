import { idOf, type OrganizationId, type PaymentMethodId } from '@quarterday/core/id.ts'
import { intArray, timestampArray, uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'

export interface RenewalAhead {
  readonly id: string
  readonly periodEnd: Temporal.Instant
}

/** Active subscriptions with periods of more than two months that begin their next one by `until`, and of which that was not announced. Shorter periods are no news. */
export async function renewalsAhead(tx: Tx, until: Temporal.Instant, limit: number): Promise<RenewalAhead[]> {
  const text = `SELECT s.id, c.period_end AS "periodEnd" FROM subscription_cycles c
    JOIN subscriptions s ON s.organization_id = c.organization_id AND s.id = c.subscription_id
    WHERE c.organization_id = $1 AND c.period_end > $2 AND c.period_end <= $3 AND c.parked_at IS NULL
      AND c.period_end - c.period_start > interval '62 days' AND s.status = 'active' AND s.cancel_at IS NULL
      AND NOT EXISTS (SELECT FROM announced_renewals a
        WHERE a.organization_id = $1 AND a.subscription_id = s.id AND a.period_end = c.period_end)
    ORDER BY c.period_end, s.id LIMIT $4`
  return (await tx.query<RenewalAhead>(text, [tx.organizationId, tx.now, until, limit], 'renewals-ahead')).rows
}

/** Notes that these are announced; answers those that were not before. */
export async function markRenewals(tx: Tx, renewals: readonly RenewalAhead[]): Promise<ReadonlySet<string>> {
  const text = `INSERT INTO announced_renewals AS a (organization_id, subscription_id, period_end)
    SELECT $1, r.id, r.period_end FROM unnest($2::uuid[], $3::timestamptz[]) AS r (id, period_end) ORDER BY r.id
    ON CONFLICT (organization_id, subscription_id) DO UPDATE SET period_end = excluded.period_end WHERE a.period_end <> excluded.period_end
    RETURNING subscription_id AS id`
  const values = [tx.organizationId, uuidArray(renewals.map(({ id }) => id)), timestampArray(renewals.map(({ periodEnd }) => periodEnd))]
  return new Set((await tx.query<{ id: string }>(text, values)).rows.map(({ id }) => id))
}

export interface ExpiringCard {
  readonly id: PaymentMethodId
  readonly customerId: string
  readonly expYear: number
  readonly expMonth: number
}

/** Cards by which active customers are charged, that are valid to the end of this month or the month after, and of which that was not announced. */
export async function expiringCards(
  tx: Tx,
  { from, to }: { readonly from: Temporal.PlainYearMonth; readonly to: Temporal.PlainYearMonth },
  limit: number,
): Promise<ExpiringCard[]> {
  const text = `SELECT m.id, m.customer_id AS "customerId", m.exp_year AS "expYear", m.exp_month AS "expMonth" FROM payment_methods m
    JOIN customers c ON c.organization_id = m.organization_id AND c.id = m.customer_id AND c.payment_method_id = m.id
    WHERE m.organization_id = $1 AND m.status = 'active' AND c.status = 'active' AND (m.exp_year, m.exp_month) BETWEEN ($2, $3) AND ($4, $5)
      AND NOT EXISTS (SELECT FROM announced_cards a WHERE a.organization_id = $1 AND a.payment_method_id = m.id
        AND a.exp_year = m.exp_year AND a.exp_month = m.exp_month)
    ORDER BY m.customer_id LIMIT $6`
  const values = [tx.organizationId, from.year, from.month, to.year, to.month, limit]
  return (await tx.query<ExpiringCard>(text, values)).rows.map((row) => ({ ...row, id: idOf('pm', row.id) }))
}

/** Notes that these are announced; answers those that were not before. */
export async function markCards(tx: Tx, cards: readonly ExpiringCard[]): Promise<ReadonlySet<string>> {
  const text = `INSERT INTO announced_cards (organization_id, payment_method_id, exp_year, exp_month)
    SELECT $1, c.id, c.exp_year, c.exp_month FROM unnest($2::uuid[], $3::smallint[], $4::smallint[]) AS c (id, exp_year, exp_month) ORDER BY c.id
    ON CONFLICT DO NOTHING RETURNING payment_method_id AS id`
  const values = [
    tx.organizationId,
    uuidArray(cards.map(({ id }) => id)),
    intArray(cards.map(({ expYear }) => expYear)),
    intArray(cards.map(({ expMonth }) => expMonth)),
  ]
  return new Set((await tx.query<{ id: string }>(text, values)).rows.map(({ id }) => id))
}

/** Organizations with subscriptions that go on: only they have anything ahead. */
export async function organizationsWithSubscriptions(tx: DispatcherTx): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM subscription_cycles c
    WHERE c.organization_id = o.id AND c.next_at IS NOT NULL) ORDER BY o.id`
  return (await tx.query<{ id: string }>(text, [], 'organizations-with-subscriptions')).rows.map(({ id }) => idOf('org', id))
}
