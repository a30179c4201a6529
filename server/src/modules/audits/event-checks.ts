import { aggregatePrefix } from '../events/event-types.ts'
import { type Check, type Found, found, sqlCheck } from './check.ts'

/** What happened was announced, each time and in order. */
export const eventChecks: readonly Check[] = [
  sqlCheck<{ aggregate_id: string; type: string; count: bigint; first: number; last: number }>({
    id: 'events_without_gap',
    title: 'The events of one thing are numbered 1 to n.',
    invariant: 'I23',
    severity: 'violation',
    remedy:
      'An event is missing: whoever listens has missed a change. Let them read the thing again; `quarterday events list` shows what is left.',
    sql: `SELECT aggregate_id, max(type) AS type, count(*) AS count, min(sequence) AS first, max(sequence) AS last
      FROM events WHERE organization_id = $1 GROUP BY aggregate_id HAVING count(*) <> max(sequence) OR min(sequence) <> 1
      ORDER BY 1 LIMIT $2`,
    say: ({ aggregate_id, type, count, first, last }) =>
      about(type, aggregate_id, `It has ${count} events, numbered from ${first} to ${last}.`),
  }),
  sqlCheck<{ id: string; kind: string; counted: number; announced: bigint }>({
    id: 'events_are_counted',
    title: 'A thing counts as many events as it has.',
    invariant: 'I23',
    severity: 'violation',
    remedy:
      'A change was written without its event, or an event without its change: `quarterday events list` shows what is there. Let whoever listens read the thing again.',
    sql: `SELECT c.id, c.kind, c.counted, coalesce(e.announced, 0) AS announced FROM (
        SELECT id, 'invoice' AS kind, event_count AS counted FROM invoices WHERE organization_id = $1
        UNION ALL SELECT id, 'customer', event_count FROM customers WHERE organization_id = $1
        UNION ALL SELECT id, 'credit_note', event_count FROM credit_notes WHERE organization_id = $1
        UNION ALL SELECT id, 'refund', event_count FROM refunds WHERE organization_id = $1
        UNION ALL SELECT id, 'dispute', event_count FROM disputes WHERE organization_id = $1
        UNION ALL SELECT id, 'gateway_account', event_count FROM gateway_accounts WHERE organization_id = $1
        UNION ALL SELECT subscription_id, 'subscription', event_count FROM subscription_cycles WHERE organization_id = $1) c
      LEFT JOIN (SELECT aggregate_id, count(*) AS announced FROM events WHERE organization_id = $1 GROUP BY 1) e ON e.aggregate_id = c.id
      WHERE c.counted <> coalesce(e.announced, 0) ORDER BY 1 LIMIT $2`,
    say: ({ id, kind, counted, announced }) => about(kind, id, `It counts ${counted} events and has ${announced}.`),
  }),
  sqlCheck<{ id: string; occurred_at: Temporal.Instant; before: Temporal.Instant }>({
    id: 'time_does_not_fall',
    title: 'A later event of one thing did not happen earlier.',
    invariant: 'I20',
    severity: 'violation',
    remedy:
      'Check the clocks of the machines that work on this database; `quarterday events list` shows the order in which things were written.',
    // Of two transactions that wait for one another the second may have read its clock first.
    sql: `SELECT id, occurred_at, before FROM (
        SELECT id, occurred_at, lag(occurred_at) OVER (PARTITION BY aggregate_id ORDER BY sequence) AS before
        FROM events WHERE organization_id = $1) x
      WHERE before - occurred_at > interval '1 minute' ORDER BY id LIMIT $2`,
    say: ({ id, occurred_at, before }) =>
      found('evt', id, `It happened at ${occurred_at.toString()}, the event before it at ${before.toString()}.`),
  }),
  sqlCheck<{ operation: string; key: string; created_at: Temporal.Instant }>({
    id: 'requests_are_answered',
    title: 'A request with an idempotency key has its answer within a minute.',
    invariant: 'I21',
    severity: 'attention',
    remedy: 'The process that worked on it died. Send the request again with the same key: what was done is found, not repeated.',
    sql: `SELECT operation, key, created_at FROM idempotency_keys WHERE organization_id = $1 AND status IS NULL AND created_at < $3
      ORDER BY created_at, operation, key LIMIT $2`,
    at: ({ realNow }) => realNow.subtract({ minutes: 1 }),
    say: ({ operation, key, created_at }) => ({
      object: null,
      detail: `The request ${operation} with the key “${key}” of ${created_at.toString()} has no answer.`,
    }),
  }),
]

function about(kind: string, id: string, detail: string): Found {
  return found(aggregatePrefix(kind), id, detail)
}
