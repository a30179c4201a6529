import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, test } from 'vitest'
import { type ApiClient, type Reply, type TestApi, testApi } from './api.ts'
import { testContext } from './context.ts'
import { type PrintedNote, print, printNote } from './print.ts'

/** Where a story takes place. Dates are local midnights of `timezone`. */
export interface Setting {
  readonly timezone?: string
  readonly currency?: string
  readonly now?: string
  readonly conventions?: Readonly<Record<string, unknown>>
}

export interface PlanOptions {
  readonly interval?: { readonly unit: 'day' | 'week' | 'month' | 'year'; readonly count: number }
  readonly billing?: 'in_advance' | 'in_arrears'
  readonly trialDays?: number
  /** More prices of the plan: metered ones, setup fees, commitments. */
  readonly prices?: readonly object[]
  readonly more?: object
}

/**
 * The stories of a test file. They share a database; each has a sandbox organization, a clock and customers of its own, and speaks to the API alone.
 * What an action answers is the API's own object.
 */
export function scenarios(): (name: string, setting: Setting | Story, story?: Story) => void {
  let api: TestApi
  beforeAll(async () => {
    api = await testApi()
  })
  afterAll(() => api.close())
  return (name, setting, story) => {
    const given = typeof setting === 'function' ? {} : setting
    const told = typeof setting === 'function' ? setting : story
    test(name, async () => {
      if (!told) throw new TypeError('a scenario has a story')
      await told(await openWorld(api, given))
    })
  }
}

export type Story = (world: World) => Promise<void>
export type World = Awaited<ReturnType<typeof openWorld>>
export type Customer = Awaited<ReturnType<World['customer']>>
export type Subscription = Awaited<ReturnType<Customer['subscribe']>>

async function openWorld(api: TestApi, setting: Setting) {
  const { timezone = 'Europe/Berlin', currency = 'EUR', now = '2027-04-01', conventions = {} } = setting
  const moment = (text: string, zone = timezone): string =>
    text.includes('T') ? text : Temporal.PlainDate.from(text).toZonedDateTime(zone).toInstant().toString()
  const client = await api.organizationClient({
    timezone,
    currency: currency as 'EUR',
    clockAt: Temporal.Instant.from(moment(now)),
    conventions,
  })
  const send = sender(client)
  const organization = encodeId('org', client.organization.id)
  const plans = new Map<string, { id: string; prices: readonly { id: string }[] }>()

  const world = {
    client,
    ...send,
    moment,
    /** For what no request does: a worker that stops half-way, and goes on later. */
    ctx: testContext(api.db.database, client.organization.id),
    /** Moves the clock as if no worker ran: what falls due on the way waits. */
    async moveClock(date: string): Promise<void> {
      await api.db.ownerQuery('UPDATE organizations SET clock_at = $2 WHERE id = $1', [client.organization.id, moment(date)])
    },
    /** What was logged as an error while all stories of the file so far were told. */
    loggedErrors: (): readonly string[] => api.logged.filter((line) => ['error', 'fatal'].includes(JSON.parse(line).level)),
    /** Bills, collects and does all else that falls due on the way. */
    async advanceTo(date: string): Promise<void> {
      for (let tries = 0; tries < 50; tries += 1) {
        const { done } = await send.post(`/v1/sandboxes/${organization}/advance`, { to: moment(date) })
        if (done) return
      }
      throw new Error('the clock does not get there')
    },
    /** A plan of so many minor units a month, unless told otherwise. The code becomes its name: `basic` is `Basic`. */
    async plan(code: string, amount: number | null, options: PlanOptions = {}) {
      const { interval = { unit: 'month', count: 1 }, billing = 'in_advance', trialDays = 0, prices = [], more = {} } = options
      const own = amount === null ? [] : [{ currency, interval, billing, terms: { model: 'per_unit', unit_amount: String(amount) } }]
      const name = `${code.charAt(0).toUpperCase()}${code.slice(1)}`
      const rest = prices.map((price) => ({
        currency,
        ...('kind' in price && price.kind !== 'minimum_commitment' ? {} : { interval }),
        ...price,
      }))
      const plan = await send.post('/v1/plans', { code, name, trial_days: trialDays, prices: [...own, ...rest], ...more })
      plans.set(code, plan)
      return plan
    },
    /** What is counted: by default the sum of what events carry as `units`. */
    async meter(code = 'units', aggregation = 'sum', more: object = {}): Promise<string> {
      const value = aggregation === 'count' ? {} : { value_property: 'units' }
      const { id } = await send.post('/v1/meters', { code, name: code, aggregation, ...value, ...more })
      return id
    },
    async customer(
      options: { readonly name?: string; readonly timezone?: string; readonly card?: string | null; readonly more?: object } = {},
    ) {
      const { name = 'Acme', timezone: zone, card = 'pm_card_visa', more = {} } = options
      const { id } = await send.post('/v1/customers', { name, currency, ...(zone && { timezone: zone }), ...more })
      if (card) await send.post('/v1/payment_methods', { customer: id, gateway: 'sandbox', token: card })
      return customerOf(world, id)
    },
    planId: (code: string): string => plans.get(code)?.id ?? code,
    prices: (code: string): readonly { id: string }[] => plans.get(code)?.prices ?? [],
    /** What the books say: nothing wrong, nothing to compute again. */
    async audit(): Promise<{ readonly findings: readonly unknown[]; readonly drift: readonly unknown[] }> {
      const doctor = await send.get('/v1/doctor')
      const verified = await send.get('/v1/verification')
      return { findings: doctor.findings, drift: verified.drift }
    },
    /** One request as often as `times` says, all at the same moment: the status of each answer, the smallest first, with what was answered. */
    async atOnce(times: number, url: string, given: object, key?: string): Promise<readonly Reply[]> {
      const options = key === undefined ? {} : { idempotencyKey: key }
      const replies = await Promise.all(Array.from({ length: times }, () => client.post(url, given, options)))
      return replies.toSorted((a, b) => a.status - b.status)
    },
  }
  return world
}

/** What a customer's deeds need of the world. */
type Ground = ReturnType<typeof sender> & { planId(code: string): string }

function customerOf(world: Ground, id: string) {
  const invoices = async () => {
    const { data } = await world.get(`/v1/invoices?customer=${id}&sort=created_at&limit=100`)
    const full: Parameters<typeof print>[0][] = []
    for (const invoice of data) full.push(await world.get(`/v1/invoices/${invoice.id}`))
    return full
  }
  return {
    id,
    invoices,
    /** Every document in the order in which they were made, as a reader would see them. */
    async prints(): Promise<string[]> {
      return (await invoices()).map(print)
    },
    async lastInvoice(): Promise<string> {
      const last = (await invoices()).at(-1)
      if (!last) throw new Error('there is no invoice')
      return print(last)
    },
    /** Every credit note in the order in which they were issued, as a reader would see them. */
    async notes(): Promise<string[]> {
      const { data } = await world.get(`/v1/credit_notes?customer=${id}&sort=created_at&limit=100&expand[]=lines`)
      return (data as readonly PrintedNote[]).map(printNote)
    },
    async balance(): Promise<number> {
      const { data } = await world.get(`/v1/customers/${id}/credit_balance`)
      return data.reduce((sum: number, entry: { balance: number }) => sum + entry.balance, 0)
    },
    async subscribe(plan: string, more: object = {}) {
      const started = await world.post('/v1/subscriptions', { customer: id, plan: world.planId(plan), ...more })
      return subscriptionOf(world, started.id)
    },
  }
}

function subscriptionOf(world: Ground, id: string) {
  const act =
    (action: string) =>
    (body: object = {}) =>
      world.post(`/v1/subscriptions/${id}/${action}`, body)
  return {
    id,
    read: () => world.get(`/v1/subscriptions/${id}`),
    change: (to: string | object, more: object = {}) =>
      act('change')({ ...(typeof to === 'string' ? { plan: world.planId(to), timing: 'now' } : to), ...more }),
    previewChange: (to: string | object, more: object = {}) =>
      act('preview_change')({ ...(typeof to === 'string' ? { plan: world.planId(to), timing: 'now' } : to), ...more }),
    cancel: act('cancel'),
    uncancel: act('uncancel'),
    pause: act('pause'),
    resume: act('resume'),
    moveAnchor: (day: number) => act('move_anchor')({ day }),
    /** Tells a meter that so much was used. */
    use: (meter: string, units: number | string, more: object = {}) =>
      world.post('/v1/usage_events/batch', {
        events: [{ meter, subscription: id, key: crypto.randomUUID(), properties: { units: String(units) }, ...more }],
      }),
    usage: () => world.get(`/v1/subscriptions/${id}/usage`),
  }
}

/** The verbs of the API; an answer that is not a success is thrown, with what it says. `refused` expects one. */
function sender(client: ApiClient) {
  const body = async (pending: Promise<Reply>, url: string) => {
    const reply = await pending
    if (reply.status >= 300) throw new Error(`${url} answered ${reply.status}: ${reply.text}`)
    return reply.body
  }
  return {
    get: (url: string) => body(client.get(url), url),
    post: (url: string, given: object = {}) => body(client.post(url, given), url),
    patch: (url: string, given: object) => body(client.patch(url, given), url),
    async refused(url: string, given: object = {}): Promise<{ readonly status: number; readonly code: string; readonly detail: string }> {
      const { status, body: problem } = await client.post(url, given)
      if (status < 300) throw new Error(`${url} was not refused`)
      return { status, code: problem.code, detail: problem.detail }
    },
  }
}
