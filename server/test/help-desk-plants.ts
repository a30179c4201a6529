const desk = '01890000-0000-7000-8000-0000000000d1'
const ticket = '01890000-0000-7000-8000-0000000000d2'
const event = '01890000-0000-7000-8000-0000000000d3'

/** A connection of the first organization, and a ticket that it keeps. */
function kept(status: string, nextAt: string): string {
  return `${connected('NULL')};
    INSERT INTO help_desk_tickets (organization_id, help_desk_id, ticket_id, wanted, status, next_at, created_at)
      SELECT id, '${desk}', '${ticket}', 1, '${status}', ${nextAt}, '2020-01-01Z' FROM organizations ORDER BY id LIMIT 1`
}

function connected(refusedAt: string): string {
  return `INSERT INTO help_desks (organization_id, id, kind, address, secret, secret_last4, shares_notes, mails_customers, status, refused, refused_at,
      created_at, updated_at)
    SELECT id, '${desk}', 'zendesk', 'acme', '\\x00', '', false, true, 'active', 3, ${refusedAt}, '2020-01-01Z', '2020-01-01Z'
    FROM organizations ORDER BY id LIMIT 1`
}

function sent(status: string, nextAt: string, finishedAt: string): string {
  return `${connected('NULL')};
    INSERT INTO help_desk_events (organization_id, id, help_desk_id, reference, type, about_reference, sent_at, received_at, status, next_at, finished_at)
      SELECT id, '${event}', '${desk}', 'evt-1', 'trigger', '101', '2020-01-01Z', '2020-01-01Z', '${status}', ${nextAt}, ${finishedAt}
      FROM organizations ORDER BY id LIMIT 1`
}

// The ticket itself is not there.
const also = ['references_lead_somewhere']

/** What the checks of the help desk must see. */
export const helpDeskPlants = {
  tickets_are_synced: { sql: kept('waiting', `'2020-01-01Z'`), also },
  tickets_are_in_step: { sql: kept('failed', 'NULL'), also },
  help_desk_events_are_worked_on: { sql: sent('received', `'2020-01-01Z'`, 'NULL') },
  help_desk_events_end_well: { sql: sent('failed', 'NULL', `'2020-01-01Z'`) },
  help_desk_events_are_believed: { sql: connected(`'2999-01-01Z'`) },
}
