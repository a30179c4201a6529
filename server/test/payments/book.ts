import { encodeId } from '@quarterday/core/id.ts'
import { deriveKey } from '../../src/kit/authenticate-secrets.ts'
import { type Clock, systemClock } from '../../src/kit/clock.ts'
import { type Context, newContext } from '../../src/kit/context.ts'
import { newLogger } from '../../src/kit/log.ts'
import { defaultOutside, type Outside } from '../../src/kit/outside.ts'
import { type ApiClient, type Reply, type TestApi, testApi, testSecret } from '../api.ts'
import { HistoryFailure } from '../histories/sender.ts'
import { type PaymentStand, sandboxStand, stripeStand } from './stand.ts'
import type { PaymentTrace } from './trace.ts'

/** Where all histories of a file take place: one API, whose clock and whose way to Stripe each history sets anew. */
export interface Ground {
  readonly api: TestApi
  readonly clock: Clock & { setTo(minutes: number): void; add(minutes: number): void }
  readonly outside: Outside
  findStripeAt(url: string): void
}

export async function openGround(): Promise<Ground> {
  let offset = 0
  const clock = {
    now: () => systemClock.now().add({ minutes: offset }),
    setTo: (minutes: number) => {
      offset = minutes
    },
    add: (minutes: number) => {
      offset += minutes
    },
  }
  const publicUrl = 'http://localhost:4242'
  let stripeApiBase = 'http://127.0.0.1:9'
  const outside: Outside = Object.defineProperty({ ...defaultOutside(publicUrl) }, 'stripeApiBase', { get: () => stripeApiBase })
  const api = await testApi({ clock, http: { config: { secret: testSecret, publicUrl, outside } } })
  return {
    ...{ api, clock, outside },
    findStripeAt: (url) => {
      stripeApiBase = url
    },
  }
}

/** The organization of one history: its API, its gateway, its time. */
export interface PaymentBook {
  readonly api: TestApi
  readonly client: ApiClient
  readonly stand: PaymentStand
  readonly ctx: Context
  readonly clock: Ground['clock']
  readonly customers: readonly string[]
  /** References of doors in the order in which customers were shown them. */
  readonly doors: string[]
  /** Ids of what the gateway sent and we took. */
  readonly heard: Set<string>
  /** An answer below 300, else a failure; anything from 500 on is one in any case, except 503. */
  get(url: string): Promise<Reply['body']>
  /** A deed: a refusal is an answer. */
  send(url: string, body?: object): Promise<Reply>
  now(): Temporal.Instant
  /** Time passes for the organization and at the gateway; whatever falls due on the way happens. */
  wait(hours: number): Promise<void>
  /** The same while nobody works. */
  sleep(hours: number): Promise<void>
}

const begins = Temporal.Instant.from('2027-04-01T00:00:00Z')

export async function openBook({ api, clock, outside, findStripeAt }: Ground, trace: PaymentTrace): Promise<PaymentBook> {
  clock.setTo(0)
  let now = begins
  const client = await api.organizationClient({ clockAt: now, conventions: {} })
  const { id } = client.organization
  const stand = trace.gateway === 'stripe' ? await stripeStand(client, clock, findStripeAt) : sandboxStand(api, client)
  const ctx = newContext({
    ...{ organizationId: id, actor: { kind: 'system', job: 'test' }, requestId: 'req_test', log: newLogger({ level: 'silent' }) },
    ...{ database: api.db.database, clock, outside, deriveKey: (purpose) => deriveKey(testSecret, purpose) },
  })

  async function send(url: string, body: object = {}): Promise<Reply> {
    const reply = await client.post(url, body)
    if (reply.status >= 500 && reply.status !== 503)
      throw new HistoryFailure(`${reply.status} ${shapeOf(url)}`, `${reply.text}\n${lastError(api)}`)
    return reply
  }
  async function must(url: string, body: object): Promise<Reply['body']> {
    const reply = await send(url, body)
    if (reply.status >= 300) throw new HistoryFailure(`${reply.status} ${shapeOf(url)}`, reply.text)
    return reply.body
  }

  const prices = [{ currency: 'EUR', interval: { unit: 'week', count: 1 }, terms: { model: 'flat', amount: String(trace.weekly) } }]
  const plan = await must('/v1/plans', { code: 'weekly', name: 'Weekly', prices })
  const customers: string[] = []
  for (const [index, token] of trace.cards.entries()) {
    const customer = await must('/v1/customers', { name: `Customer ${index}` })
    customers.push(customer.id)
    if (token !== null) await must('/v1/payment_methods', { customer: customer.id, gateway: stand.name, token })
  }
  await must('/v1/subscriptions', { customer: customers[0], plan: plan.id })

  return {
    ...{ api, client, stand, ctx, clock, customers, doors: [], heard: new Set() },
    async get(url) {
      const reply = await client.get(url)
      if (reply.status >= 300) throw new HistoryFailure(`${reply.status} ${shapeOf(url)}`, `${reply.text}\n${lastError(api)}`)
      return reply.body
    },
    send,
    now: () => now,
    async wait(hours) {
      now = now.add({ hours })
      stand.pass(hours)
      const url = `/v1/sandboxes/${encodeId('org', id)}/advance`
      for (let tries = 0; tries < 20; tries += 1) if ((await must(url, { to: now.toString() })).done) return
      throw new HistoryFailure('advance', 'the clock does not get there')
    },
    async sleep(hours) {
      now = now.add({ hours })
      stand.pass(hours)
      await api.db.ownerQuery('UPDATE organizations SET clock_at = $2 WHERE id = $1', [id, now.toString()])
    },
  }
}

function shapeOf(url: string): string {
  return (url.split('?')[0] ?? url).replaceAll(/[a-z]+_[0-9a-z]{26}/g, '{id}')
}

/** What the server wrote down about its last failure. */
function lastError({ logged }: TestApi): string {
  const line = logged.findLast((each) => each.includes('"stack"'))
  const text = line === undefined ? 'nobody knows why' : (JSON.parse(line).err?.stack ?? line)
  return String(text).split('\n').slice(0, 12).join('\n')
}
