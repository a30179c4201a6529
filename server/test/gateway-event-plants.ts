const someId = '01890000-0000-7000-8000-0000000000c1'

function event(status: string, nextAt: string, finishedAt: string): string {
  return `INSERT INTO gateway_events (organization_id, id, gateway, reference, type, about_kind, about_reference, sent_at, received_at, status, next_at,
      finished_at)
    SELECT id, '${someId}', 'stripe', 'evt_1', 'payment_intent.succeeded', 'charge', 'pi_1', '2020-01-01Z', '2020-01-01Z', '${status}', ${nextAt}, ${finishedAt}
    FROM organizations ORDER BY id LIMIT 1`
}

/** What the checks of what gateways send must see. */
export const gatewayEventPlants = {
  gateway_events_are_looked_into: { sql: event('received', `'2020-01-01Z'`, 'NULL') },
  gateway_events_end_well: { sql: event('failed', 'NULL', `'2020-01-01Z'`) },
  gateway_events_are_believed: {
    sql: `INSERT INTO gateway_refusals (organization_id, gateway, refused, last_at)
      SELECT id, 'stripe', 3, '2999-01-01Z' FROM organizations ORDER BY id LIMIT 1`,
  },
}
