import { type Check, found, sqlCheck } from './check.ts'

interface ItemRow {
  readonly item_id: string
  readonly at: Temporal.Instant | null
  readonly wanted: Temporal.Instant
}

/** The service time of subscription items, and what it was billed with. */
export const coverageChecks: readonly Check[] = [
  sqlCheck<{ id: string; item_id: string; period_start: Temporal.Instant; times: bigint }>({
    id: 'billed_once',
    title: 'No stretch of time of a subscription item is billed twice.',
    invariant: 'I1',
    severity: 'violation',
    remedy:
      'Show the subscription’s invoices with `quarterday invoices list`, and void (`quarterday invoices void`) or credit (`quarterday credit-notes create`) the line that is too many. Then find out who wrote it: the billing run cannot.',
    // What was given back whole does not count: a change there and back at one instant leaves such lines. Nor does what costs nothing, of which nothing can be given back.
    sql: `SELECT max(l.id::text) AS id, l.item_id, l.period_start, count(*) AS times
      FROM invoice_lines l JOIN invoices i ON i.organization_id = l.organization_id AND i.id = l.invoice_id
      WHERE l.organization_id = $1 AND l.kind = 'recurring' AND i.status <> 'void' AND l.listed_amount <> 0
        AND NOT EXISTS (SELECT FROM invoice_lines x WHERE x.organization_id = l.organization_id AND x.credited_line_id = l.id
          AND x.derivation->>'entire' = 'true')
        AND NOT EXISTS (SELECT FROM credit_note_lines x JOIN credit_notes c ON c.organization_id = x.organization_id AND c.id = x.credit_note_id
          WHERE x.organization_id = l.organization_id AND x.credited_line_id = l.id AND c.status <> 'void'
          HAVING bool_or(x.derivation->>'entire' = 'true') OR sum(x.listed_amount) >= l.listed_amount)
      GROUP BY l.subscription_id, l.item_id, l.price_id, l.quantity, l.period_start, l.period_end HAVING count(*) > 1
      ORDER BY 1 LIMIT $2`,
    say: ({ id, item_id, period_start, times }) =>
      found(
        'si',
        item_id,
        `The time from ${period_start.toString()} stands on ${times} lines, the last of which is ${found('il', id, '').object}.`,
      ),
  }),
  sqlCheck<{ subscription_id: string; reason: string; times: bigint }>({
    id: 'one_first_and_one_last_invoice',
    title: 'A subscription has at most one invoice for its start and one for its end.',
    invariant: 'I1',
    severity: 'violation',
    remedy: 'Void the invoice that is too many: `quarterday invoices void`.',
    sql: `SELECT subscription_id, reason, count(*) AS times FROM invoices
      WHERE organization_id = $1 AND reason IN ('start', 'cancel') AND status <> 'void' AND subscription_id IS NOT NULL
      GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 1, 2 LIMIT $2`,
    say: ({ subscription_id, reason, times }) =>
      found('sub', subscription_id, `It has ${times} live invoices with the reason “${reason}”.`),
  }),
  sqlCheck<{ item_id: string; starts_at: Temporal.Instant; before: Temporal.Instant | null }>({
    id: 'coverage_tiles',
    title: 'The service time of an item is covered without gap or overlap, from its start on.',
    invariant: 'I2',
    severity: 'violation',
    remedy:
      'Constraints forbid this: look for a restored backup or a disabled constraint, and repair `coverage` from a backup. Until then nothing must be billed for the subscription: `quarterday subscriptions pause`.',
    sql: `SELECT x.item_id, x.starts_at, x.before FROM (
        SELECT item_id, starts_at, ends_at, previous_end, lag(ends_at) OVER (PARTITION BY item_id ORDER BY starts_at) AS before
        FROM coverage WHERE organization_id = $1) x
      WHERE x.ends_at <= x.starts_at OR x.previous_end IS DISTINCT FROM x.before OR (x.before IS NOT NULL AND x.before <> x.starts_at)
        OR (x.before IS NULL AND x.starts_at <> (SELECT i.starts_at FROM subscription_items i WHERE i.organization_id = $1 AND i.id = x.item_id))
      ORDER BY 1, 2 LIMIT $2`,
    say: ({ item_id, starts_at, before }) => {
      const after = before === null ? 'is not the start of the item' : `follows one that ends at ${before.toString()}`
      return found('si', item_id, `The stretch from ${starts_at.toString()} ${after}.`)
    },
  }),
  sqlCheck<ItemRow>({
    id: 'covered_to_period_end',
    title: 'Each item that runs is covered to the end of the current period, or to where what is billed afterwards begins.',
    invariant: 'I1',
    severity: 'violation',
    remedy:
      'Time was not billed. Find the invoice that should have billed it with `quarterday invoices list`; enter what is missing with `quarterday invoices create`.',
    sql: `SELECT i.id AS item_id, c.ends_at AS at, w.wanted
      FROM subscription_items i
      JOIN subscription_cycles y ON y.organization_id = i.organization_id AND y.subscription_id = i.subscription_id
      JOIN subscriptions s ON s.organization_id = i.organization_id AND s.id = i.subscription_id
      JOIN prices p ON p.organization_id = i.organization_id AND p.id = i.price_id
      LEFT JOIN LATERAL (SELECT max(v.ends_at) AS ends_at FROM coverage v WHERE v.organization_id = i.organization_id AND v.item_id = i.id) c ON true
      CROSS JOIN LATERAL (SELECT p.usage = 'metered' OR p.kind = 'minimum_commitment' AS counted) k
      CROSS JOIN LATERAL (SELECT p.billing = 'in_advance' AND NOT k.counted AS ahead) a
      CROSS JOIN LATERAL (SELECT CASE WHEN a.ahead THEN y.period_end
        ELSE greatest(CASE WHEN k.counted THEN y.usage_start ELSE y.period_start END, i.starts_at) END AS wanted) w
      WHERE i.organization_id = $1 AND i.ends_at IS NULL AND s.status IN ('trialing', 'active', 'past_due')
        AND CASE WHEN a.ahead THEN coalesce(c.ends_at, i.starts_at) <> w.wanted ELSE coalesce(c.ends_at, i.starts_at) < w.wanted END
      ORDER BY 1 LIMIT $2`,
    say: coverageEnds,
  }),
  sqlCheck<ItemRow>({
    id: 'ended_items_end_covered',
    title: 'The coverage of an item that has ended ends where the item does.',
    invariant: 'I2',
    severity: 'violation',
    remedy:
      'Compare the last invoice of the subscription (`quarterday explain`) with the day it ended; credit what is too much with `quarterday credit-notes create`, enter what is missing with `quarterday invoices create`.',
    sql: `SELECT i.id AS item_id, c.ends_at AS at, i.ends_at AS wanted
      FROM subscription_items i
      LEFT JOIN LATERAL (SELECT max(v.ends_at) AS ends_at FROM coverage v WHERE v.organization_id = i.organization_id AND v.item_id = i.id) c ON true
      WHERE i.organization_id = $1 AND i.ends_at IS NOT NULL AND coalesce(c.ends_at, i.starts_at) <> i.ends_at
      ORDER BY 1 LIMIT $2`,
    say: coverageEnds,
  }),
  sqlCheck<{ item_id: string; line_id: string; starts_at: Temporal.Instant; exists: boolean }>({
    id: 'coverage_has_its_line',
    title: 'Time that was billed names the line that billed it.',
    invariant: 'I1',
    severity: 'violation',
    remedy:
      'A line is gone or belongs to another item: nothing in the program removes lines of issued invoices. Restore it from a backup, then run `quarterday verify`.',
    sql: `SELECT c.item_id, c.line_id, c.starts_at, (l.id IS NOT NULL) AS exists
      FROM coverage c
      LEFT JOIN invoice_lines l ON l.organization_id = c.organization_id AND l.id = c.line_id
      LEFT JOIN pending_lines w ON w.organization_id = c.organization_id AND w.id = c.line_id
      WHERE c.organization_id = $1 AND c.line_id IS NOT NULL
        AND ((l.id IS NULL AND w.id IS NULL) OR l.item_id <> c.item_id OR c.starts_at < l.period_start OR c.starts_at >= l.period_end)
      ORDER BY 1, 3 LIMIT $2`,
    say: ({ item_id, line_id, starts_at, exists }) => {
      const line = found('il', line_id, '').object
      const what = exists ? 'is for another item or another time' : 'does not exist'
      return found('si', item_id, `The line ${line} of the stretch from ${starts_at.toString()} ${what}.`)
    },
  }),
  sqlCheck<{ item_id: string; starts_at: Temporal.Instant; invoice_id: string }>({
    id: 'billed_time_is_not_void',
    title: 'Time counts as billed only while its invoice stands; on a void invoice it is waived.',
    invariant: 'I1',
    severity: 'violation',
    remedy:
      'Voiding should have marked this time as waived. Decide whether it is to be billed again, and enter it with `quarterday invoices create` if so.',
    sql: `SELECT c.item_id, c.starts_at, l.invoice_id
      FROM invoices i
      JOIN invoice_lines l ON l.organization_id = i.organization_id AND l.invoice_id = i.id
      JOIN coverage c ON c.organization_id = l.organization_id AND c.item_id = l.item_id AND c.line_id = l.id
      WHERE i.organization_id = $1 AND i.status = 'void' AND c.kind = 'billed'
      ORDER BY 1, 2 LIMIT $2`,
    say: ({ item_id, starts_at, invoice_id }) =>
      found(
        'si',
        item_id,
        `The stretch from ${starts_at.toString()} counts as billed by ${found('inv', invoice_id, '').object}, which is void.`,
      ),
  }),
  sqlCheck<{ id: string; reissue_of: string }>({
    id: 'reissues_replace_void_invoices',
    title: 'What takes the place of an invoice is for the same customer in the same currency, and the invoice is void.',
    invariant: 'I8',
    severity: 'violation',
    remedy: 'Find out with `quarterday explain` which of the two the customer owes, and void the other: `quarterday invoices void`.',
    sql: `SELECT i.id, i.reissue_of FROM invoices i JOIN invoices o ON o.organization_id = i.organization_id AND o.id = i.reissue_of
      WHERE i.organization_id = $1 AND (o.status <> 'void' OR o.customer_id <> i.customer_id OR o.currency <> i.currency OR o.reason <> i.reason)
      ORDER BY i.id LIMIT $2`,
    say: ({ id, reissue_of }) => found('inv', id, `It does not fit ${found('inv', reissue_of, '').object}, in whose place it stands.`),
  }),
]

function coverageEnds({ item_id, at, wanted }: ItemRow) {
  const end = at === null ? 'It is not covered at all' : `Its coverage ends at ${at.toString()}`
  return found('si', item_id, `${end}; it should end at ${wanted.toString()}.`)
}
