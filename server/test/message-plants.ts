/** A message of the first organization, as it should be but for what is said otherwise. */
function message(status: string, nextAt: string, finishedAt: string, createdAt: string): string {
  return `INSERT INTO messages (organization_id, id, template, key, recipient, channel, address, locale, is_optional, sender, subject, status, next_at,
      finished_at, created_at)
    SELECT id, '01890000-0000-7000-8000-0000000000b1', 'invoice_paid', 'x', 'staff', 'email', 'a@b.example', 'en', false, 'b@c.example', 'x', '${status}',
      ${nextAt}, ${finishedAt}, ${createdAt} FROM organizations ORDER BY id LIMIT 1`
}

const told = 'UPDATE events SET announced = true'

/** What the checks of messages must see. */
export const messagePlants = {
  events_are_told: {
    // Made long ago, by its id.
    sql: `${told}; UPDATE events SET id = '01890000-0000-7000-8000-0000000000b2', announced = false
      WHERE id = (SELECT id FROM events WHERE type = 'invoice.finalized' ORDER BY id LIMIT 1)`,
  },
  messages_are_sent: { sql: `${told}; ${message('queued', `'2020-01-01Z'`, 'NULL', `'2020-01-01Z'`)}` },
  messages_are_known: { sql: `${told}; ${message('unknown', 'NULL', 'now()', 'now()')}` },
}
