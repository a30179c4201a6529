import { type Check, found, type Moments, sqlCheck } from './check.ts'

/** Who is to be told is told, or it is known why not. People live in real time. */
export const messageChecks: readonly Check[] = [
  sqlCheck<{ id: string; type: string }>({
    id: 'events_are_told',
    title: 'Messages are made of an event within an hour.',
    invariant: 'I24',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run deliver-messages` and look at its log.',
    // An id says when it was made.
    sql: `SELECT e.id, e.type FROM events e LEFT JOIN notification_settings s ON s.organization_id = e.organization_id
      WHERE e.organization_id = $1 AND NOT e.announced AND quarterday_concerns_people(e.type) AND coalesce(s.enabled, true)
        AND e.id > coalesce(s.announces_after, '00000000-0000-0000-0000-000000000000'::uuid)
        AND to_timestamp(('x' || translate(left(e.id::text, 13), '-', ''))::bit(48)::bigint / 1000.0) < $3
      ORDER BY e.id LIMIT $2`,
    at: anHourAgo,
    say: ({ id, type }) => found('evt', id, `Nobody was told of the event ${type}.`),
  }),
  sqlCheck<{ id: string; template: string; next_at: Temporal.Instant }>({
    id: 'messages_are_sent',
    title: 'A message is sent within an hour of its time.',
    invariant: 'I24',
    severity: 'attention',
    remedy: 'Is a worker running, and does the mail server answer? Run `quarterday jobs run deliver-messages` and look at its log.',
    sql: `SELECT id, template, next_at FROM messages WHERE organization_id = $1 AND next_at < $3 ORDER BY next_at, id LIMIT $2`,
    at: anHourAgo,
    say: ({ id, template, next_at }) => found('msg', id, `The message “${template}” was to be sent at ${next_at.toString()}.`),
  }),
  sqlCheck<{ id: string; template: string; created_at: Temporal.Instant }>({
    id: 'messages_are_known',
    title: 'Of every message it is known whether it left.',
    invariant: 'I24',
    severity: 'attention',
    remedy: 'Look at the log of the mail server for its Message-ID. If it did not leave, send it again with `quarterday messages resend`.',
    sql: `SELECT id, template, created_at FROM messages WHERE organization_id = $1 AND status = 'unknown' AND created_at > $3 ORDER BY id LIMIT $2`,
    at: ({ realNow }) => realNow.subtract({ hours: 24 * 14 }),
    say: ({ id, template, created_at }) =>
      found('msg', id, `The message “${template}” of ${created_at.toString()} may have left, and may not have.`),
  }),
]

function anHourAgo({ realNow }: Moments): Temporal.Instant {
  return realNow.subtract({ hours: 1 })
}
