import { currencySchema } from '@quarterday/core/currency.ts'
import { amountOf, type UsageDerivation } from '@quarterday/core/invoice/derivation.ts'
import { loadPrices } from '../billing/price-store.ts'
import { type Check, found, moneyText, sqlCheck } from './check.ts'

interface SumsRow {
  readonly meter_id: string
  readonly events: bigint
  readonly rolled: bigint
}

interface BilledRow {
  readonly item_id: string
  readonly currency: string
  readonly derivation: UsageDerivation
  readonly billed: bigint
  readonly counted: string
}

/** Days back: every event of them is still kept. */
const kept = 35

/** An event that came in counts once: in the sums, and in what is billed. */
export const usageChecks: readonly Check[] = [
  sqlCheck<SumsRow>({
    id: 'usage_is_summed_once',
    title: 'The sums by hour and by day hold each event that was counted in the last five weeks once.',
    invariant: 'I17',
    severity: 'violation',
    remedy:
      'Bill nothing for the meter. The events are the truth: delete the sums of these weeks, and let `quarterday jobs run usage-rollup` add them up again.',
    at: ({ now }) => now.subtract({ hours: 24 * kept }),
    sql: `WITH e AS (
        SELECT subject_id, meter_id, count(*) AS n FROM usage_events
        WHERE organization_id = $1 AND counted AND occurred_at >= date_trunc('day', $3::timestamptz, 'UTC')
          AND seq <= coalesce((SELECT rolled_seq FROM usage_watermarks WHERE organization_id = $1), 0) GROUP BY 1, 2),
      r AS (
        SELECT subject_id, meter_id, grain, sum(event_count)::bigint AS n FROM usage_rollups
        WHERE organization_id = $1 AND bucket_at >= date_trunc('day', $3::timestamptz, 'UTC') GROUP BY 1, 2, 3)
      SELECT meter_id, coalesce(e.n, 0) AS events, coalesce(r.n, 0) AS rolled
      FROM (SELECT e.*, g.grain FROM e CROSS JOIN (VALUES ('hour'), ('day')) g (grain)) e FULL JOIN r USING (subject_id, meter_id, grain)
      WHERE coalesce(e.n, 0) <> coalesce(r.n, 0) ORDER BY meter_id, subject_id, grain LIMIT $2`,
    say: ({ meter_id, events, rolled }) =>
      found('mtr', meter_id, `There are ${events} events of one subscription and ${rolled} in its sums.`),
  }),
  {
    id: 'usage_is_billed_whole',
    title: 'What was billed for usage of the last five weeks is what its events come to.',
    invariant: 'I17',
    severity: 'violation',
    remedy:
      'Correct the document by `quarterday credit-notes create` or `quarterday subscriptions add-charge`, then compare the events of the period (`quarterday usage-events list`) with the quantity of its line.',
    find: async (tx, { limit, now }) => {
      const { rows } = await tx.query<BilledRow>(billedUsage, [tx.organizationId, mostPeriods, now, now.subtract({ hours: 24 * kept })])
      const prices = await loadPrices(tx, new Set(rows.map(({ derivation }) => derivation.price)), new Map())
      const wrong = rows.flatMap(({ item_id, currency, derivation, billed, counted }) => {
        const terms = prices.get(derivation.price)?.terms ?? null
        const due = amountOf({ ...derivation, quantity: counted, already_billed: '0' }, terms, currencySchema.parse(currency))
        if (due === billed) return []
        const money = [billed, due].map((minor) => moneyText(minor, currency))
        const { start, end } = derivation.period
        return [found('si', item_id, `From ${start} to ${end} usage was billed with ${money[0]}; the events come to ${money[1]}.`)]
      })
      return wrong.slice(0, limit)
    },
  },
]

/** So many periods are looked at, the newest first. */
const mostPeriods = 1000

/**
 * Periods that are over and billed, of prices that count or add up all of a meter's events, with what their events come to. Where more came late and waits for
 * its document, or a document is void, nothing can be said yet; nor where a spending cap limits what is billed.
 */
const billedUsage = `WITH billed AS (
    SELECT l.item_id, l.subscription_id, l.period_start, l.currency, coalesce(sum(l.listed_amount) FILTER (WHERE i.status <> 'void'), 0)::bigint AS billed,
      bool_or(i.status = 'void' AND NOT EXISTS (SELECT FROM invoices r WHERE r.organization_id = $1 AND r.reissue_of = i.id)) AS void,
      max(i.created_at) AS billed_at, (array_agg(l.derivation ORDER BY l.id DESC))[1] AS derivation
    FROM invoice_lines l JOIN invoices i ON i.organization_id = l.organization_id AND i.id = l.invoice_id
    WHERE l.organization_id = $1 AND l.kind = 'usage' AND l.period_end > $4 AND l.period_start >= $4 AND l.period_end <= $3
    GROUP BY 1, 2, 3, 4)
  SELECT b.item_id, b.currency, b.derivation, b.billed, (SELECT coalesce(sum(CASE m.aggregation WHEN 'count' THEN 1 ELSE e.value END), 0)::text FROM usage_events e
      WHERE e.organization_id = $1 AND e.subject_id = b.subscription_id AND e.meter_id = m.id AND e.counted
        AND e.occurred_at >= b.period_start AND e.occurred_at < (b.derivation -> 'period' ->> 'end')::timestamptz) AS counted
  FROM billed b
  JOIN meters m ON m.organization_id = $1 AND m.id = (b.derivation -> 'meter' ->> 'id')::uuid AND m.aggregation IN ('count', 'sum')
  WHERE NOT b.void AND b.billed_at >= (b.derivation -> 'period' ->> 'end')::timestamptz
    AND coalesce(b.derivation ->> 'group', b.derivation -> 'meter' ->> 'filters', b.derivation -> 'meter' ->> 'recurring', b.derivation ->> 'statistics') IS NULL
    AND NOT EXISTS (SELECT FROM subscriptions s WHERE s.organization_id = $1 AND s.id = b.subscription_id
      AND (s.spending_cap ->> 'action' = 'limit' OR s.spending_cap_ended_at > b.period_start))
    AND NOT EXISTS (SELECT FROM late_usage w WHERE w.organization_id = $1 AND w.subscription_id = b.subscription_id AND w.meter_id = m.id)
    AND NOT EXISTS (SELECT FROM pending_lines w WHERE w.organization_id = $1 AND w.subscription_id = b.subscription_id)
  ORDER BY b.period_start DESC, b.item_id LIMIT $2`
