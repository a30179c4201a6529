import { type Check, found, type Moments, sqlCheck } from './check.ts'

/** Who outside listens is told, or it is known why not. Receivers live in real time. */
export const webhookChecks: readonly Check[] = [
  sqlCheck<{ id: string; type: string }>({
    id: 'events_are_handed_on',
    title: 'An event is handed to the endpoints that listen within an hour.',
    invariant: 'I23',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run deliver-webhooks` and look at its log.',
    // An id says when it was made. The endpoint that has listened the longest has listened since before the events that wait.
    sql: `SELECT e.id, e.type FROM events e WHERE e.organization_id = $1 AND NOT e.fanned_out
        AND e.id > (SELECT min(listens_after::text)::uuid FROM webhook_endpoints WHERE organization_id = $1 AND status = 'enabled')
        AND to_timestamp(('x' || translate(left(e.id::text, 13), '-', ''))::bit(48)::bigint / 1000.0) < $3
      ORDER BY e.id LIMIT $2`,
    at: anHourAgo,
    say: ({ id, type }) => found('evt', id, `The event ${type} waits to be handed on.`),
  }),
  sqlCheck<{ id: string; event_type: string; next_at: Temporal.Instant }>({
    id: 'webhooks_are_sent',
    title: 'What an endpoint is to be told is sent within an hour of its time.',
    invariant: 'I23',
    severity: 'attention',
    remedy:
      'Is a worker running? Run `quarterday jobs run deliver-webhooks` and look at its log. If the endpoint answers slowly or not at all, its deliveries come one after another: `quarterday webhook-endpoints disable` it, and `replay` later.',
    sql: `SELECT d.id, d.event_type, d.next_at FROM webhook_deliveries d
      JOIN webhook_endpoints w ON w.organization_id = d.organization_id AND w.id = d.endpoint_id
      WHERE d.organization_id = $1 AND d.status = 'pending' AND d.next_at < $3 AND w.status = 'enabled' ORDER BY d.next_at, d.id LIMIT $2`,
    at: anHourAgo,
    say: ({ id, event_type, next_at }) => found('del', id, `The event ${event_type} was to be sent at ${next_at.toString()}.`),
  }),
  sqlCheck<{ id: string; status: string; endpoint_status: string }>({
    id: 'webhooks_end',
    title: 'Nothing is on its way to an endpoint that is told nothing.',
    invariant: 'I23',
    severity: 'violation',
    remedy:
      'It will never arrive, and does not say so. Enable the endpoint with `quarterday webhook-endpoints enable`, and send what it missed with `quarterday webhook-endpoints replay`.',
    sql: `SELECT d.id, d.status, w.status AS endpoint_status FROM webhook_deliveries d
      JOIN webhook_endpoints w ON w.organization_id = d.organization_id AND w.id = d.endpoint_id
      WHERE d.organization_id = $1 AND d.status = 'pending' AND w.status <> 'enabled' ORDER BY d.id LIMIT $2`,
    say: ({ id, status, endpoint_status }) => found('del', id, `It is ${status}, and its endpoint is ${endpoint_status}.`),
  }),
  sqlCheck<{ id: string; event_id: string; event_type: string }>({
    id: 'webhooks_tell_what_happened',
    title: 'What an endpoint is told is an event that was committed, of the kind that the delivery names.',
    invariant: 'I23',
    severity: 'violation',
    remedy:
      'Somebody wrote to the database past the program. Let whoever listens read the thing again; `quarterday webhook-deliveries list` says who was told what.',
    sql: `SELECT d.id, d.event_id, d.event_type FROM webhook_deliveries d
      LEFT JOIN events e ON e.organization_id = d.organization_id AND e.id = d.event_id
      WHERE d.organization_id = $1 AND (e.id IS NULL OR (e.type, e.aggregate_id, e.sequence) <> (d.event_type, d.aggregate_id, d.sequence))
      ORDER BY d.id LIMIT $2`,
    say: ({ id, event_type }) => found('del', id, `It tells of an event ${event_type} that is not there, or is another one.`),
  }),
  sqlCheck<{ id: string; url: string; disabled_at: Temporal.Instant; disabled_reason: string }>({
    id: 'endpoints_answer',
    title: 'No endpoint was disabled because it did not answer.',
    invariant: 'I28',
    severity: 'attention',
    remedy:
      'Repair or delete it. Once it is enabled again (`quarterday webhook-endpoints enable`), send what it missed with `quarterday webhook-endpoints replay`.',
    sql: `SELECT id, url, disabled_at, disabled_reason FROM webhook_endpoints
      WHERE organization_id = $1 AND disabled_reason = 'failing' ORDER BY id LIMIT $2`,
    say: ({ id, url, disabled_at }) =>
      found('we', id, `The endpoint ${url} was disabled at ${disabled_at.toString()}: days of nothing but failure.`),
  }),
]

function anHourAgo({ realNow }: Moments): Temporal.Instant {
  return realNow.subtract({ hours: 1 })
}
