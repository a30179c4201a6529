import { type Check, found, type Moments, sqlCheck } from './check.ts'

/** What gateways send is looked into, or it is known why not. Gateways live in real time. */
export const gatewayEventChecks: readonly Check[] = [
  sqlCheck<{ id: string; type: string; next_at: Temporal.Instant }>({
    id: 'gateway_events_are_looked_into',
    title: 'What a payment gateway sent is looked into within an hour of its time.',
    invariant: 'I22',
    severity: 'attention',
    remedy: 'Is a worker running? Run `quarterday jobs run process-gateway-events` and look at its log.',
    sql: `SELECT id, type, next_at FROM gateway_events WHERE organization_id = $1 AND next_at < $3 ORDER BY next_at, id LIMIT $2`,
    // Who looks into one has it to themselves for up to an hour.
    at: ({ realNow }: Moments) => realNow.subtract({ hours: 1 }),
    say: ({ id, type, next_at }) => found('gwe', id, `The event ${type} was to be looked into at ${next_at.toString()}.`),
  }),
  sqlCheck<{ id: string; type: string; last_error: string | null }>({
    id: 'gateway_events_end_well',
    title: 'Nothing that a payment gateway sent was given up.',
    invariant: 'I28',
    severity: 'attention',
    remedy: 'Read why, mend it, and look into it again with `quarterday gateway-events replay`. Doing so twice changes nothing.',
    sql: `SELECT id, type, last_error FROM gateway_events WHERE organization_id = $1 AND status = 'failed' ORDER BY id LIMIT $2`,
    say: ({ id, type, last_error }) =>
      found('gwe', id, `The event ${type} could not be looked into (${last_error ?? 'nobody knows why'}).`),
  }),
  sqlCheck<{ gateway: string; refused: bigint; last_at: Temporal.Instant }>({
    id: 'gateway_events_are_believed',
    title: 'What comes to the address of a payment gateway is the gateway’s word.',
    invariant: 'I28',
    severity: 'attention',
    remedy:
      'If nothing is believed since a secret was replaced, give the account the secret that the gateway shows for this address with `quarterday gateway-accounts update`. Else somebody tries doors; nothing of it was kept.',
    // One that is refused among many that are believed is somebody who tries doors: only when nothing came through since is it news.
    sql: `SELECT r.gateway, r.refused, r.last_at FROM gateway_refusals r WHERE r.organization_id = $1 AND r.last_at > $3
        AND NOT EXISTS (SELECT FROM gateway_events e WHERE e.organization_id = $1 AND e.gateway = r.gateway AND e.received_at > $3)
      ORDER BY r.gateway LIMIT $2`,
    at: ({ realNow }: Moments) => realNow.subtract({ hours: 24 }),
    say: ({ gateway, refused, last_at }) => ({
      object: 'gateway_refusals',
      detail: `For ${gateway} nothing that could be believed came in a day; refused were ${refused} in all, the last at ${last_at.toString()}.`,
    }),
  }),
]
