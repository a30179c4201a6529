import { anHourBefore, type Check, found, moneyText, sqlCheck } from './check.ts'

/** Who owes is asked as often as was agreed, in time, and not after the debt is gone. */
export const dunningChecks: readonly Check[] = [
  sqlCheck<{ id: string; retries: number; step: number; most: number }>({
    id: 'dunning_within_policy',
    title: 'Nobody is asked for an invoice by itself more often than the terms say.',
    invariant: 'I19',
    severity: 'violation',
    remedy:
      'Stop it with `quarterday invoices stop-dunning`, and look at the payments with `quarterday invoices dunning`: was the customer charged after all?',
    sql: `SELECT id, retries, step, json_array_length(terms -> 'retries') AS most FROM dunning_runs
      WHERE organization_id = $1 AND (retries > json_array_length(terms -> 'retries') OR step > json_array_length(terms -> 'retries'))
      ORDER BY id LIMIT $2`,
    say: ({ id, retries, step, most }) => found('dr', id, `It has asked ${retries} times, in ${step} steps; the terms have ${most}.`),
  }),
  sqlCheck<{ id: string; status: string; invoice_status: string }>({
    id: 'dunning_ends_with_the_debt',
    title: 'Nobody is asked for an invoice that is paid, void or written off.',
    invariant: 'I19',
    severity: 'violation',
    remedy:
      'Stop it with `quarterday invoices stop-dunning`, and find out with `quarterday events list` what moved the invoice: whatever does ends dunning in the same transaction.',
    sql: `SELECT r.id, r.status, i.status AS invoice_status FROM dunning_runs r
      JOIN invoices i ON i.organization_id = r.organization_id AND i.id = r.invoice_id
      WHERE r.organization_id = $1 AND r.status IN ('running', 'paused') AND i.status NOT IN ('open', 'overdue') ORDER BY r.id LIMIT $2`,
    say: ({ id, status, invoice_status }) => found('dr', id, `It is ${status}, and its invoice is ${invoice_status}.`),
  }),
  sqlCheck<{ aggregate_id: string; times: bigint }>({
    id: 'dunning_ends_once',
    title: 'What comes at the end of dunning is done once an invoice.',
    invariant: 'I19',
    severity: 'violation',
    remedy: 'Read the story with `quarterday invoices dunning`, and take back what was done twice to the invoice and its subscriptions.',
    sql: `SELECT aggregate_id, count(*) AS times FROM events WHERE organization_id = $1 AND type = 'invoice.dunning_exhausted'
      GROUP BY aggregate_id HAVING count(*) > 1 ORDER BY aggregate_id LIMIT $2`,
    say: ({ aggregate_id, times }) => found('inv', aggregate_id, `It was done ${times} times.`),
  }),
  sqlCheck<{ id: string; next_action: string; next_at: Temporal.Instant; amount_due: bigint; currency: string }>({
    id: 'dunning_steps_are_taken',
    title: 'A step of dunning is taken within an hour of its time.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run dunning` and look at its log.',
    sql: `SELECT r.id, r.next_action, r.next_at, i.amount_due, i.currency FROM dunning_runs r
      JOIN invoices i ON i.organization_id = r.organization_id AND i.id = r.invoice_id
      WHERE r.organization_id = $1 AND r.next_at < $3 AND i.collect_at IS NULL AND i.status IN ('open', 'overdue')
        AND NOT EXISTS (SELECT FROM payments p WHERE p.organization_id = r.organization_id AND p.invoice_id = r.invoice_id
          AND p.status IN ('created', 'unknown', 'pending'))
      ORDER BY r.next_at, r.id LIMIT $2`,
    at: anHourBefore,
    say: ({ id, next_action, next_at, amount_due, currency }) =>
      found('dr', id, `The ${next_action} step for ${moneyText(amount_due, currency)} was due at ${next_at.toString()}.`),
  }),
  sqlCheck<{ id: string; final_detail: string | null }>({
    id: 'dunning_ends_as_planned',
    title: 'What was to be done at the end of dunning was done.',
    invariant: 'I28',
    severity: 'attention',
    remedy:
      'Remove the cause that is named, and do it by hand: `quarterday subscriptions pause` or `cancel`, or `quarterday invoices mark-uncollectible`.',
    sql: `SELECT r.id, r.final_detail FROM dunning_runs r JOIN invoices i ON i.organization_id = r.organization_id AND i.id = r.invoice_id
      WHERE r.organization_id = $1 AND r.final_result = 'refused' AND i.status IN ('open', 'overdue') ORDER BY r.id LIMIT $2`,
    say: ({ id, final_detail }) => found('dr', id, `It could not be done: ${final_detail ?? 'nobody knows why'}`),
  }),
  sqlCheck<{ id: string; remind_at: Temporal.Instant }>({
    id: 'reminders_are_sent',
    title: 'Customers are reminded of what they were sent within an hour of the time for it.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run send-reminders` and look at its log.',
    sql: `SELECT id, greatest(remind_at, issued_at) AS remind_at FROM invoices
      WHERE organization_id = $1 AND remind_at < $3 AND issued_at < $3 AND status IN ('open', 'overdue') AND collection_method = 'send_invoice'
      ORDER BY remind_at, id LIMIT $2`,
    at: anHourBefore,
    say: ({ id, remind_at }) => found('inv', id, `Its reminders have waited since ${remind_at.toString()}.`),
  }),
]
