import { type Check, found, sqlCheck } from './check.ts'

/** Subscriptions are in a state that their dates and items allow, and are billed as often as they should be. */
export const subscriptionChecks: readonly Check[] = [
  sqlCheck<{ id: string; status: string; still: string }>({
    id: 'ended_means_ended',
    title: 'A subscription that has ended is never due again and has no running item and no waiting change.',
    invariant: 'I18',
    severity: 'violation',
    remedy:
      'Nothing may be billed for it any more. Compare `quarterday subscriptions show` with `quarterday events list`, and end what still runs with `quarterday subscriptions cancel`; else restore it from a backup.',
    sql: `SELECT s.id, s.status, CASE WHEN s.ended_at IS NULL THEN 'no end' WHEN y.next_at IS NOT NULL THEN 'a next billing date'
          WHEN i.id IS NOT NULL THEN 'a running item' ELSE 'a waiting change' END AS still
      FROM subscriptions s
      JOIN subscription_cycles y ON y.organization_id = s.organization_id AND y.subscription_id = s.id
      LEFT JOIN LATERAL (SELECT x.id FROM subscription_items x
        WHERE x.organization_id = s.organization_id AND x.subscription_id = s.id AND x.ends_at IS NULL ORDER BY x.id LIMIT 1) i ON true
      LEFT JOIN LATERAL (SELECT x.id FROM subscription_changes x
        WHERE x.organization_id = s.organization_id AND x.subscription_id = s.id AND x.status = 'scheduled' ORDER BY x.id LIMIT 1) c ON true
      WHERE s.organization_id = $1 AND s.status IN ('canceled', 'expired')
        AND (s.ended_at IS NULL OR y.next_at IS NOT NULL OR i.id IS NOT NULL OR c.id IS NOT NULL)
      ORDER BY 1 LIMIT $2`,
    say: ({ id, status, still }) => found('sub', id, `It is ${status} and still has ${still}.`),
  }),
  sqlCheck<{ id: string; status: string }>({
    id: 'running_means_due',
    title:
      'A subscription that runs has a next billing date: the end of its period, or a moment before it at which something is to happen.',
    invariant: 'I18',
    severity: 'violation',
    remedy:
      'Nobody would ever bill it again. Compare its last period with `quarterday events list`, and move its billing day with `quarterday subscriptions move-anchor`, or restore it from a backup.',
    sql: `SELECT s.id, s.status FROM subscriptions s
      LEFT JOIN subscription_cycles y ON y.organization_id = s.organization_id AND y.subscription_id = s.id
      WHERE s.organization_id = $1 AND s.status IN ('trialing', 'active', 'past_due') AND (y.next_at IS NULL OR s.ended_at IS NOT NULL
        OR y.next_at > y.period_end OR (y.next_at < y.period_end AND coalesce(s.trial_ends_at, '-infinity') < y.period_end
          AND y.next_at IS DISTINCT FROM s.cancel_at AND y.next_at IS DISTINCT FROM s.pause_at AND NOT EXISTS (SELECT FROM subscription_changes c
            WHERE c.organization_id = s.organization_id AND c.subscription_id = s.id AND c.status = 'scheduled' AND c.effective_at = y.next_at)))
      ORDER BY 1 LIMIT $2`,
    say: ({ id, status }) => found('sub', id, `It is ${status}, and its next billing date is missing or is not the end of its period.`),
  }),
  sqlCheck<{ id: string; item_id: string | null }>({
    id: 'paused_means_resting',
    title: 'A paused subscription is due only when it goes on or ends, and its items are covered up to the pause.',
    invariant: 'I1',
    severity: 'violation',
    remedy:
      'Compare its last invoice (`quarterday explain`) with the moment at which it was paused, and bring it in order with `quarterday subscriptions resume` or from a backup.',
    sql: `SELECT s.id, i.id AS item_id FROM subscriptions s
      JOIN subscription_cycles y ON y.organization_id = s.organization_id AND y.subscription_id = s.id
      LEFT JOIN LATERAL (SELECT x.id FROM subscription_items x
        WHERE x.organization_id = s.organization_id AND x.subscription_id = s.id AND x.ends_at IS NULL
          AND s.pause_at <> coalesce((SELECT max(v.ends_at) FROM coverage v WHERE v.organization_id = x.organization_id AND v.item_id = x.id), x.starts_at)
        ORDER BY x.id LIMIT 1) i ON true
      WHERE s.organization_id = $1 AND s.status = 'paused' AND (i.id IS NOT NULL
        OR y.next_at IS DISTINCT FROM least(s.resumes_at, s.cancel_at, CASE WHEN s.term_end = 'expire' THEN s.term_ends_at END))
      ORDER BY 1 LIMIT $2`,
    say: ({ id, item_id }) =>
      item_id === null
        ? found('sub', id, 'It is paused, and its next billing date is neither its resumption nor its end.')
        : found('si', item_id, 'Its subscription is paused, and it is not covered up to the beginning of the pause.'),
  }),
  sqlCheck<{ id: string; subscription_id: string }>({
    id: 'waiting_lines_have_a_future',
    title: 'A line waits only for a subscription that will have another invoice.',
    invariant: 'I1',
    severity: 'violation',
    remedy:
      'Its money would never be asked for. Withdraw it (`quarterday subscriptions withdraw-charge`) and enter it on an invoice of its own: `quarterday invoices create`.',
    sql: `SELECT w.id, w.subscription_id FROM pending_lines w
      JOIN subscriptions s ON s.organization_id = w.organization_id AND s.id = w.subscription_id
      WHERE w.organization_id = $1 AND s.status IN ('canceled', 'expired') ORDER BY 1 LIMIT $2`,
    say: ({ id, subscription_id }) =>
      found('sub', subscription_id, `It has ended, and the line ${found('il', id, '').object} still waits for its next invoice.`),
  }),
  sqlCheck<{ subscription_id: string; issued_on: Temporal.PlainDate; times: bigint }>({
    id: 'few_invoices_a_day',
    title: 'A subscription has at most 20 invoices a day.',
    invariant: 'I32',
    severity: 'attention',
    remedy:
      '`quarterday invoices list` shows them. Make sure that these are periods it was behind with; void them with `quarterday invoices void` if they are not.',
    sql: `SELECT subscription_id, issued_on, count(*) AS times FROM invoices
      WHERE organization_id = $1 AND subscription_id IS NOT NULL AND issued_on IS NOT NULL
      GROUP BY 1, 2 HAVING count(*) > 20 ORDER BY 1, 2 LIMIT $2`,
    say: ({ subscription_id, issued_on, times }) => found('sub', subscription_id, `It got ${times} invoices on ${issued_on.toString()}.`),
  }),
  sqlCheck<{ item_id: string; invoice_id: string; times: bigint }>({
    id: 'few_lines_an_item',
    title: 'An item stands on one invoice with at most 20 lines.',
    invariant: 'I32',
    severity: 'attention',
    remedy:
      '`quarterday explain` says what each line is for. Make sure that these are changes that somebody made; credit them with `quarterday credit-notes create` if they are not.',
    sql: `SELECT item_id, invoice_id, count(*) AS times FROM invoice_lines
      WHERE organization_id = $1 AND item_id IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 20 ORDER BY 1, 2 LIMIT $2`,
    say: ({ item_id, invoice_id, times }) =>
      found('si', item_id, `It stands with ${times} lines on ${found('inv', invoice_id, '').object}.`),
  }),
]
