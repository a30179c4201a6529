import { type Check, found, type Moments, sqlCheck } from './check.ts'

/** Tickets and their copies at the help desk are in step, or it is known why not. Help desks live in real time. */
export const helpDeskChecks: readonly Check[] = [
  sqlCheck<{ ticket_id: string; next_at: Temporal.Instant }>({
    id: 'tickets_are_synced',
    title: 'A ticket is brought into step with the help desk within an hour of its time.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run sync-help-desk` and look at its log.',
    sql: `SELECT s.ticket_id, s.next_at FROM help_desk_tickets s
      JOIN help_desks h ON h.organization_id = s.organization_id AND h.id = s.help_desk_id
      WHERE s.organization_id = $1 AND s.next_at < $3 AND (h.held_until IS NULL OR h.held_until < $3) ORDER BY s.next_at, s.ticket_id LIMIT $2`,
    at: anHourAgo,
    say: ({ ticket_id, next_at }) => found('tic', ticket_id, `It was to be brought into step at ${next_at.toString()}.`),
  }),
  sqlCheck<{ ticket_id: string; last_error: string | null }>({
    id: 'tickets_are_in_step',
    title: 'No ticket was given up at the help desk.',
    invariant: 'I28',
    severity: 'attention',
    remedy:
      'The reason is the help desk’s own. Mend it there, or the connection with `quarterday help-desks update` and `quarterday help-desks test`; then `quarterday tickets sync` it.',
    sql: `SELECT s.ticket_id, s.last_error FROM help_desk_tickets s
      JOIN help_desks h ON h.organization_id = s.organization_id AND h.id = s.help_desk_id AND h.status = 'active'
      WHERE s.organization_id = $1 AND s.status = 'failed' ORDER BY s.ticket_id LIMIT $2`,
    say: ({ ticket_id, last_error }) =>
      found('tic', ticket_id, `It is not in step with the help desk (${last_error ?? 'nobody knows why'}).`),
  }),
  sqlCheck<{ id: string; type: string; next_at: Temporal.Instant }>({
    id: 'help_desk_events_are_worked_on',
    title: 'What the help desk sent is worked on within an hour of its time.',
    invariant: 'I22',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run sync-help-desk` and look at its log.',
    sql: `SELECT id, type, next_at FROM help_desk_events WHERE organization_id = $1 AND next_at < $3 ORDER BY next_at, id LIMIT $2`,
    at: anHourAgo,
    say: ({ id, type, next_at }) => found('hde', id, `The event ${type} was to be worked on at ${next_at.toString()}.`),
  }),
  sqlCheck<{ id: string; type: string; last_error: string | null }>({
    id: 'help_desk_events_end_well',
    title: 'Nothing that the help desk sent was given up.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Read why, mend it, and work on it again with `quarterday help-desk-events replay`. Doing so twice changes nothing.',
    sql: `SELECT id, type, last_error FROM help_desk_events WHERE organization_id = $1 AND status = 'failed' ORDER BY id LIMIT $2`,
    say: ({ id, type, last_error }) => found('hde', id, `The event ${type} could not be worked on (${last_error ?? 'nobody knows why'}).`),
  }),
  sqlCheck<{ id: string; refused: bigint; refused_at: Temporal.Instant }>({
    id: 'help_desk_events_are_believed',
    title: 'What comes to the address of the help desk is the help desk’s word.',
    invariant: 'I28',
    severity: 'attention',
    remedy:
      'If nothing is believed since a secret was replaced, give the connection the secret that the help desk signs by with `quarterday help-desks update`. Else somebody tries doors; nothing of it was kept.',
    // One that is refused among many that are believed is somebody who tries doors: only when nothing came through since is it news.
    sql: `SELECT h.id, h.refused, h.refused_at FROM help_desks h WHERE h.organization_id = $1 AND h.status = 'active' AND h.refused_at > $3
        AND NOT EXISTS (SELECT FROM help_desk_events e WHERE e.organization_id = $1 AND e.help_desk_id = h.id AND e.received_at > $3)
      ORDER BY h.id LIMIT $2`,
    at: ({ realNow }: Moments) => realNow.subtract({ hours: 24 }),
    say: ({ id, refused, refused_at }) =>
      found(
        'hd',
        id,
        `Nothing that could be believed came in a day; refused were ${refused} in all, the last at ${refused_at.toString()}.`,
      ),
  }),
]

function anHourAgo({ realNow }: Moments): Temporal.Instant {
  return realNow.subtract({ hours: 1 })
}
