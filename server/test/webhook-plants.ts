const endpointId = '01890000-0000-7000-8000-0000000000a1'
const someId = '01890000-0000-7000-8000-0000000000a2'

function endpoint(status: string, disabled = 'NULL, NULL'): string {
  return `INSERT INTO webhook_endpoints (organization_id, id, url, event_filters, api_version, status, disabled_reason, disabled_at, secret, listens_after,
      created_at, updated_at)
    SELECT id, '${endpointId}', 'https://hooks.example.com/', '{*}', 'v1', '${status}', ${disabled}, '', '00000000-0000-7000-8000-000000000000',
      '2020-01-01Z', '2020-01-01Z' FROM organizations ORDER BY id LIMIT 1`
}

/** A delivery of the first event, as it should be but for what is said otherwise. */
function delivery(status: string, nextAt: string, finishedAt: string, type = 'type'): string {
  return `INSERT INTO webhook_deliveries (organization_id, id, endpoint_id, event_id, event_type, aggregate_id, sequence, status, next_at, finished_at, created_at)
    SELECT organization_id, '${someId}', '${endpointId}', id, ${type}, aggregate_id, sequence, '${status}', ${nextAt}, ${finishedAt}, '2020-01-01Z'
    FROM events WHERE organization_id = (SELECT id FROM organizations ORDER BY id LIMIT 1) ORDER BY id LIMIT 1`
}

const handedOn = 'UPDATE events SET fanned_out = true'

/** What the checks of webhooks must see. */
export const webhookPlants = {
  events_are_handed_on: {
    // Made long ago, by its id.
    sql: `${endpoint('enabled')}; ${handedOn}; UPDATE events SET id = '01890000-0000-7000-8000-0000000000a3', fanned_out = false
      WHERE id = (SELECT min(id::text)::uuid FROM events)`,
  },
  webhooks_are_sent: { sql: `${endpoint('enabled')}; ${handedOn}; ${delivery('pending', `'2020-01-01Z'`, 'NULL')}` },
  webhooks_end: { sql: `${endpoint('disabled', `'by_hand', '2020-01-01Z'`)}; ${delivery('pending', `'2020-01-01Z'`, 'NULL')}` },
  webhooks_tell_what_happened: {
    sql: `${endpoint('enabled')}; ${handedOn}; ${delivery('delivered', 'NULL', `'2020-01-01Z'`, `'plan.deleted'`)}`,
  },
  endpoints_answer: { sql: endpoint('disabled', `'failing', '2020-01-01Z'`) },
}
