import { anHourBefore, type Check, found, moneyText, sqlCheck } from './check.ts'

/** What should have moved by itself and has not, and what waits for a person. */
export const stuckChecks: readonly Check[] = [
  sqlCheck<{ subscription_id: string; parked_at: Temporal.Instant; parked_reason: string }>({
    id: 'parked_subscriptions',
    title: 'No subscription is parked.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Remove the cause that the reason names, then resume billing: `quarterday subscriptions resume-billing`.',
    sql: `SELECT subscription_id, parked_at, parked_reason FROM subscription_cycles
      WHERE organization_id = $1 AND parked_at IS NOT NULL ORDER BY subscription_id LIMIT $2`,
    say: ({ subscription_id, parked_at, parked_reason }) =>
      found('sub', subscription_id, `Parked at ${parked_at.toString()}: ${parked_reason}`),
  }),
  sqlCheck<{ subscription_id: string; next_at: Temporal.Instant }>({
    id: 'due_subscriptions_are_billed',
    title: 'A subscription is billed within an hour of its period’s end.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run billing-run` and look at its log.',
    sql: `SELECT subscription_id, next_at FROM subscription_cycles
      WHERE organization_id = $1 AND next_at < $3 AND parked_at IS NULL ORDER BY next_at, subscription_id LIMIT $2`,
    at: anHourBefore,
    say: ({ subscription_id, next_at }) => found('sub', subscription_id, `It has been due since ${next_at.toString()}.`),
  }),
  sqlCheck<{ id: string; finalize_at: Temporal.Instant }>({
    id: 'drafts_are_finalized',
    title: 'A draft is finalised within an hour of the end of its window.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run finalize-drafts` and look at its log.',
    // One whose tax is asked waits for that: `taxes_are_quoted` looks at it.
    sql: `SELECT i.id, i.finalize_at FROM invoices i
      WHERE i.organization_id = $1 AND i.status = 'draft' AND i.finalize_at < $3 AND NOT EXISTS (SELECT FROM tax_questions q
        WHERE q.organization_id = i.organization_id AND q.invoice_id = i.id AND q.ask_at IS NOT NULL)
      ORDER BY i.finalize_at, i.id LIMIT $2`,
    at: anHourBefore,
    say: ({ id, finalize_at }) => found('inv', id, `It was to be finalised at ${finalize_at.toString()}.`),
  }),
  sqlCheck<{ invoice_id: string; waiting_since: Temporal.Instant; attempts: number; failure: string | null }>({
    id: 'taxes_are_quoted',
    title: 'A draft knows its tax within a day.',
    invariant: 'I28',
    severity: 'attention',
    remedy:
      'Is the tax engine there, and is its answer right? The reason is its own, or ours. Then ask again: `quarterday invoices quote-tax`.',
    sql: `SELECT invoice_id, waiting_since, attempts, failure FROM tax_questions
      WHERE organization_id = $1 AND ask_at IS NOT NULL AND waiting_since < $3 ORDER BY waiting_since, invoice_id LIMIT $2`,
    at: ({ now }) => now.subtract({ hours: 24 }),
    say: ({ invoice_id, waiting_since, attempts, failure }) =>
      found(
        'inv',
        invoice_id,
        `It has waited for its tax since ${waiting_since.toString()}, asked ${attempts} times: ${failure ?? 'no answer yet'}.`,
      ),
  }),
  sqlCheck<{ id: string; collect_at: Temporal.Instant; currency: string; due: bigint }>({
    id: 'invoices_are_collected',
    title: 'What is to be charged automatically is charged within an hour.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run collect-payments` and look at its log.',
    sql: `SELECT id, collect_at, currency, amount_due AS due FROM invoices
      WHERE organization_id = $1 AND collect_at < $3 ORDER BY collect_at, id LIMIT $2`,
    at: anHourBefore,
    say: ({ id, collect_at, currency, due }) =>
      found('inv', id, `${moneyText(due, currency)} was to be charged at ${collect_at.toString()}.`),
  }),
  sqlCheck<{ id: string; overdue_at: Temporal.Instant }>({
    id: 'late_invoices_are_overdue',
    title: 'An invoice that was not paid in time is marked as overdue within an hour.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run mark-overdue` and look at its log.',
    sql: `SELECT id, overdue_at FROM invoices
      WHERE organization_id = $1 AND status = 'open' AND overdue_at < $3 ORDER BY overdue_at, id LIMIT $2`,
    at: anHourBefore,
    say: ({ id, overdue_at }) => found('inv', id, `It is open, and its last day to pay ended at ${overdue_at.toString()}.`),
  }),
  sqlCheck<{ id: string; status: string; reconcile_at: Temporal.Instant }>({
    id: 'payments_are_reconciled',
    title: 'A payment whose outcome is not known is asked about when its time has come.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run reconcile-attempts` and look at its log.',
    sql: `SELECT id, status, reconcile_at FROM payments WHERE organization_id = $1 AND reconcile_at < $3 AND status IN ('created', 'unknown')
      ORDER BY reconcile_at, id LIMIT $2`,
    at: anHourBefore,
    say: ({ id, status, reconcile_at }) => found('pay', id, `It is ${status} and was to be asked about at ${reconcile_at.toString()}.`),
  }),
  sqlCheck<{ id: string; status: string; created_at: Temporal.Instant; amount: bigint; currency: string }>({
    id: 'unknown_payments_are_resolved',
    title: 'No payment is left whose outcome nobody knows and nobody asks about any more.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Look at the gateway’s own list for the key of this payment. Record money that came with `quarterday invoices record-payment`.',
    sql: `SELECT id, status, created_at, amount, currency FROM payments
      WHERE organization_id = $1 AND status IN ('created', 'unknown') AND reconcile_at IS NULL ORDER BY id LIMIT $2`,
    say: ({ id, status, created_at, amount, currency }) =>
      found('pay', id, `${moneyText(amount, currency)}, asked for at ${created_at.toString()}, is ${status}, and nobody asks any more.`),
  }),
  sqlCheck<{ id: string; status: string; reconcile_at: Temporal.Instant; amount: bigint; currency: string }>({
    id: 'refunds_are_sent',
    title: 'Money that is to go back is sent, or asked about, within an hour of its time.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run send-refunds` and look at its log.',
    sql: `SELECT id, status, reconcile_at, amount, currency FROM refunds WHERE organization_id = $1 AND reconcile_at < $3
      ORDER BY reconcile_at, id LIMIT $2`,
    at: anHourBefore,
    say: ({ id, status, reconcile_at, amount, currency }) =>
      found('re', id, `${moneyText(amount, currency)} is ${status} and was to be sent or asked about at ${reconcile_at.toString()}.`),
  }),
  sqlCheck<{ id: string; gateway: string; status: string; created_at: Temporal.Instant; amount: bigint; currency: string }>({
    id: 'refunds_are_resolved',
    title: 'No refund waits for a person: to be sent by hand, or because nobody knows what became of it.',
    invariant: 'I28',
    severity: 'attention',
    remedy:
      'Send it, or look at the gateway’s own list for what became of it, and say so with `quarterday refunds mark-sent` or `mark-failed`.',
    sql: `SELECT id, gateway, status, created_at, amount, currency FROM refunds
      WHERE organization_id = $1 AND status IN ('created', 'unknown') AND reconcile_at IS NULL AND created_at < $3 ORDER BY id LIMIT $2`,
    at: anHourBefore,
    say: ({ id, gateway, status, created_at, amount, currency }) =>
      found('re', id, `${moneyText(amount, currency)} of ${created_at.toString()}, to go back by ${gateway}, is ${status}.`),
  }),
  sqlCheck<{ id: string; expires_at: Temporal.Instant; remaining: bigint; currency: string }>({
    id: 'expired_credit_is_written_off',
    title: 'Credit that was not used in time is written off within an hour.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run expire-credits` and look at its log.',
    sql: `SELECT id, expires_at, remaining, currency FROM credit_grants
      WHERE organization_id = $1 AND remaining > 0 AND expires_at < $3 ORDER BY expires_at, id LIMIT $2`,
    at: anHourBefore,
    say: ({ id, expires_at, remaining, currency }) =>
      found('grant', id, `${moneyText(remaining, currency)} of it expired at ${expires_at.toString()}.`),
  }),
  sqlCheck<{ invoice_id: string; closes_at: Temporal.Instant }>({
    id: 'statements_are_made',
    title: 'What a parent pays for its children is on a statement within an hour of the end of the day.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run make-statements` and look at its log.',
    sql: `SELECT invoice_id, closes_at FROM statement_lines
      WHERE organization_id = $1 AND statement_id IS NULL AND closes_at < $3 ORDER BY closes_at, invoice_id LIMIT $2`,
    at: anHourBefore,
    say: ({ invoice_id, closes_at }) => found('inv', invoice_id, `Its day was over at ${closes_at.toString()}, and it is on no statement.`),
  }),
]
