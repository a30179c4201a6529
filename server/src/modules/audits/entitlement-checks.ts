import { anHourBefore, type Check, found, sqlCheck } from './check.ts'

/** What customers may use follows from what their subscriptions hold, and from exceptions whose time is not over. */
export const entitlementChecks: readonly Check[] = [
  sqlCheck<{ subscription_id: string; plan_id: string; starts_at: Temporal.Instant; before: Temporal.Instant | null }>({
    id: 'plan_stretches_tile',
    title: 'A subscription holds a plan in stretches that do not overlap.',
    invariant: 'I2',
    severity: 'violation',
    remedy:
      'Its allowances count the time twice: compare the stretches with `quarterday events list` for the subscription, and correct the one that is too long from a backup.',
    sql: `SELECT subscription_id, plan_id, starts_at, before FROM (
        SELECT subscription_id, plan_id, starts_at, ends_at, lag(coalesce(ends_at, 'infinity')) OVER w AS before
        FROM subscription_plan_stretches WHERE organization_id = $1 WINDOW w AS (PARTITION BY subscription_id, plan_id ORDER BY starts_at)) x
      WHERE ends_at <= starts_at OR before > starts_at ORDER BY 1, 2, 3 LIMIT $2`,
    say: ({ subscription_id, plan_id, starts_at }) =>
      found(
        'sub',
        subscription_id,
        `Its stretch of ${found('plan', plan_id, '').object} from ${starts_at.toString()} overlaps another one, or is empty.`,
      ),
  }),
  sqlCheck<{ subscription_id: string; plan_id: string; held: boolean }>({
    id: 'plan_stretches_fit',
    title:
      'A subscription that has not ended is noted to hold its plan and those of its items, and no other; one that has ended holds none.',
    invariant: 'I18',
    severity: 'violation',
    remedy:
      'Customers may use too little or too much: `quarterday customers entitlements`. An exception helps at once (`quarterday customers create-entitlement-override`); correct the stretch by what `quarterday events list` says.',
    sql: `WITH held AS (
        SELECT id AS subscription_id, plan_id FROM subscriptions WHERE organization_id = $1 AND plan_id IS NOT NULL AND ended_at IS NULL
        UNION
        SELECT i.subscription_id, p.plan_id FROM subscription_items i
        JOIN prices p ON p.organization_id = i.organization_id AND p.id = i.price_id
        WHERE i.organization_id = $1 AND i.ends_at IS NULL AND p.plan_id IS NOT NULL),
      noted AS (SELECT subscription_id, plan_id FROM subscription_plan_stretches WHERE organization_id = $1 AND ends_at IS NULL)
      SELECT subscription_id, plan_id, n.there IS NULL AS held FROM (SELECT *, true AS there FROM held) h
      FULL JOIN (SELECT subscription_id, plan_id, true AS there FROM noted) n USING (subscription_id, plan_id)
      WHERE h.there IS NULL OR n.there IS NULL ORDER BY 1, 2 LIMIT $2`,
    say: ({ subscription_id, plan_id, held }) => {
      const plan = found('plan', plan_id, '').object
      return found(
        'sub',
        subscription_id,
        held ? `It holds ${plan}, and nothing says since when.` : `It is noted to hold ${plan}, and does not.`,
      )
    },
  }),
  sqlCheck<{ id: string; expires_at: Temporal.Instant }>({
    id: 'exceptions_are_closed',
    title: 'An exception from what plans grant is closed within an hour of its end.',
    invariant: 'I28',
    severity: 'attention',
    remedy:
      'Is a worker running? Run `quarterday jobs run expire-entitlements` and look at its log. The exception has stopped counting, whenever this happens.',
    sql: `SELECT id, expires_at FROM entitlements
      WHERE organization_id = $1 AND status = 'active' AND expires_at < $3 ORDER BY expires_at, id LIMIT $2`,
    at: anHourBefore,
    say: ({ id, expires_at }) => found('ent', id, `It ended at ${expires_at.toString()} and is still open.`),
  }),
]
