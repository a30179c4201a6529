import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { encodeId } from '@quarterday/core/id.ts'
import { createHttpServer } from '../server/src/entry/http.ts'
import { deriveKey } from '../server/src/kit/authenticate-secrets.ts'
import { systemClock } from '../server/src/kit/clock.ts'
import { newId } from '../server/src/kit/ids.ts'
import { newLogger } from '../server/src/kit/log.ts'
import { defaultRateLimits } from '../server/src/kit/rate-limits.ts'
import { createOrganization } from '../server/src/modules/organizations/create-organization.ts'
import { bareIngest } from '../server/test/bare-ingest.ts'
import type { Sending } from './usage-sender.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

export interface IngestBench {
  readonly events: number
  readonly rounds: number
  readonly connections: number
}

const perBatch = 100
const customerCount = 500
export const secret = 'a secret for benches, of more than 32 characters'
export const parts = { clock: systemClock, deriveKey: (purpose: Parameters<typeof deriveKey>[1]) => deriveKey(secret, purpose) }

/** Sends the same number of events in batches of 100 to our API and to a bare route with the same statement, round about; prints the ratio of medians. */
export async function benchIngest({ events, rounds, connections }: IngestBench): Promise<number> {
  const workspace = await openWorkspace()
  try {
    const seller = await seed(workspace)
    const ours = createHttpServer({
      database: workspace.connect(),
      // Limits are part of what it costs.
      config: { secret, publicUrl: 'http://localhost', rateLimits: defaultRateLimits },
      ...parts,
      log: newLogger({ level: 'silent' }),
      webDirectory: '/nowhere',
    })
    const bare = bareIngest(workspace.runTime, seller.organization)
    const addresses = [await ours.listen({ port: 0, host: '127.0.0.1' }), await bare.listen({ port: 0, host: '127.0.0.1' })] as const
    const times: [number[], number[]] = [[], []]
    for (let round = -1; round < rounds; round += 1) {
      for (const which of [0, 1] as const) {
        const bodies = Array.from({ length: Math.ceil(events / perBatch) }, () => (which === 0 ? seller.told() : seller.stored()))
        const url = `${addresses[which]}${which === 0 ? '/v1/usage_events/batch' : '/'}`
        const milliseconds = await inSender({ url, authorization: `Bearer ${seller.key}`, connections, bodies })
        // The first round warms both.
        if (round >= 0) times[which].push(milliseconds)
      }
      const [last, limit] = [times[0].at(-1), times[1].at(-1)]
      if (last && limit)
        console.log(`round ${round + 1}: ${rate(events, last)} events/s, bare ${rate(events, limit)}; ratio ${(last / limit).toFixed(2)}`)
    }
    await ours.close()
    await bare.close()
    return median(times[0]) / median(times[1])
  } finally {
    await workspace.close()
  }
}

function rate(events: number, milliseconds: number): number {
  return Math.round(events / (milliseconds / 1000))
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

interface Seller {
  readonly organization: string
  readonly key: string
  /** A batch as our API takes it, and as the bare route does, which looks nothing up. */
  told(): string
  stored(): string
}

export async function seed(workspace: Workspace): Promise<Seller> {
  const made = await createOrganization(
    { ...parts, database: workspace.connect() },
    { name: 'Bench', clockAt: null, timezone: 'UTC', currency: 'EUR' },
  )
  const { id: organization } = made.organization
  const meter = newId()
  const start = '2026-01-01T00:00:00Z'
  const { owner } = workspace
  await owner.query(
    `INSERT INTO meters (organization_id, id, code, name, aggregation, value_property, filters, dimensions, status, metadata, created_at, updated_at)
     VALUES ($1, $2, 'calls', 'Calls', 'sum', 'calls', '{}', '{}', 'active', '{}', $3, $3)`,
    [organization, meter, start],
  )
  const customers = Array.from({ length: customerCount }, () => ({ customer: newId(), subscription: newId() }))
  const [customerIds, subscriptionIds] = [customers.map(({ customer }) => customer), customers.map(({ subscription }) => subscription)]
  await owner.query(
    `INSERT INTO customers (organization_id, id, name, party_id, created_at, updated_at)
     SELECT $1, id, 'Customer', (SELECT party_id FROM organizations WHERE id = $1), $3, $3 FROM unnest($2::uuid[]) AS id`,
    [organization, customerIds, start],
  )
  await owner.query(
    `INSERT INTO subscriptions (organization_id, id, customer_id, status, currency, timezone, interval_unit, interval_count, anchor_on, collection_method,
       started_at, created_at, updated_at)
     SELECT $1, s.id, s.customer, 'active', 'EUR', 'UTC', 'month', 1, '2026-01-01', 'charge_automatically', $4, $4, $4
     FROM unnest($2::uuid[], $3::uuid[]) AS s (id, customer)`,
    [organization, subscriptionIds, customerIds, start],
  )
  await owner.query('VACUUM ANALYZE')
  const pick = () => customers[Math.floor(Math.random() * customerCount)] ?? { customer: '', subscription: '' }
  const occurredAt = systemClock.now().toString()
  const batch = (of: () => object) => JSON.stringify({ events: Array.from({ length: perBatch }, of) })
  const properties = { calls: '12', region: 'eu' }
  return {
    organization,
    key: made.issued.text,
    told: () =>
      batch(() => ({ key: newId(), meter: 'calls', customer: encodeId('cus', pick().customer), occurred_at: occurredAt, properties })),
    stored: () =>
      batch(() => {
        const { customer, subscription } = pick()
        return { key: newId(), id: newId(), meter, customer, subscription, occurred_at: occurredAt, value: '12', properties }
      }),
  }
}

async function inSender(sending: Sending): Promise<number> {
  const sender = fork(fileURLToPath(new URL('./usage-sender.ts', import.meta.url)))
  try {
    sender.send(sending)
    const [answer] = await once(sender, 'message')
    if (typeof answer.milliseconds !== 'number') throw new Error(answer.error)
    return answer.milliseconds
  } finally {
    sender.disconnect()
  }
}
