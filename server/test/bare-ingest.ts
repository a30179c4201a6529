import { idOf } from '@quarterday/core/id.ts'
import { type FastifyInstance, fastify } from 'fastify'
import { systemClock } from '../src/kit/clock.ts'
import { type Connection, createPool } from '../src/kit/db-connection.ts'

/** The limit: one statement a request, nothing checked, nobody asked who they are. */
export function bareIngest(connection: Connection, organization: string): FastifyInstance {
  const pool = createPool(connection, 8)
  pool.on('connect', (client) => void client.query(`SET app.organization_id = '${idOf('org', organization)}'`))
  const app = fastify({ logger: false })
  app.post<{ Body: { events: StoredEvent[] } }>('/', async (request, reply) => {
    const events = request.body.events.toSorted((a, b) => (a.key < b.key ? -1 : 1))
    const { rowCount } = await pool.query({
      name: 'bare',
      text: statement,
      values: [
        organization,
        events.map((event) => event.key),
        events.map((event) => event.id),
        events.map((event) => event.meter),
        events.map((event) => event.customer),
        events.map((event) => event.subscription),
        events.map((event) => event.occurred_at),
        events.map((event) => event.value),
        events.map((event) => JSON.stringify(event.properties)),
        systemClock.now().toString(),
      ],
    })
    return reply.status(201).send({ accepted: rowCount })
  })
  app.addHook('onClose', () => pool.end())
  return app
}

const statement = `WITH told AS MATERIALIZED (SELECT * FROM unnest($2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::timestamptz[],
      $8::numeric[], $9::jsonb[]) AS t (key, id, meter_id, customer_id, subject_id, occurred_at, value, properties)), fresh AS (
    INSERT INTO usage_event_keys (organization_id, key, seq) SELECT $1, key, nextval('usage_events_seq') FROM told ON CONFLICT DO NOTHING RETURNING key, seq)
  INSERT INTO usage_events (organization_id, received_at, seq, key, id, meter_id, customer_id, subject_id, occurred_at, value, counted, properties)
  SELECT $1, $10, fresh.seq, told.key, told.id, told.meter_id, told.customer_id, told.subject_id, told.occurred_at, told.value, true, told.properties
  FROM told JOIN fresh USING (key)`

interface StoredEvent {
  readonly key: string
  readonly id: string
  readonly meter: string
  readonly customer: string
  readonly subscription: string
  readonly occurred_at: string
  readonly value: string
  readonly properties: object
}
