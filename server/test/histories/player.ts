import { encodeId } from '@quarterday/core/id.ts'
import type { Reply, TestApi } from '../api.ts'
import { idNamed } from './names.ts'
import { HistoryFailure, type Sender } from './sender.ts'
import { type Deed, deedText, isWait, type Step, type Trace } from './trace.ts'

export interface Outcome {
  readonly step: Step
  /** Null: it named something that is not there. */
  readonly status: number | null
  readonly code: string | null
}

/** A history being played: a new organization with its clock, and what things are called. */
export interface Player extends Sender {
  readonly trace: Trace
  readonly outcomes: readonly Outcome[]
  /** Moves the clock; whatever falls due on the way happens. */
  advanceTo(moment: Temporal.Instant): Promise<void>
  /** Does what is due at this very moment. */
  settle(): Promise<void>
  /** The request of a deed with real ids in it; null: it names something that is not there. */
  requestOf(deed: Deed): Promise<Deed | null>
  send(request: Deed): Promise<Reply>
  /** Writes down what a deed led to. */
  note(step: Step, reply: Reply | null): void
}

/** Opens the book of a trace. Nothing in an opening may be refused. */
export async function openPlayer(api: TestApi, trace: Trace): Promise<Player> {
  const { timezone, currency, begins, conventions } = trace.setting
  let clock = Temporal.Instant.from(begins)
  const client = await api.organizationClient({ timezone, currency, clockAt: clock, conventions })
  const organization = encodeId('org', client.organization.id)
  const known = new Map<string, string>()
  const outcomes: Outcome[] = []

  async function succeed(pending: Promise<Reply>, what: string): Promise<Reply['body']> {
    const reply = await pending
    if (reply.status >= 500) throw new HistoryFailure(`${reply.status} ${what}`, lastError(api))
    if (reply.status >= 300) throw new HistoryFailure(`${reply.status} ${what}`, reply.text)
    return reply.body
  }

  const player: Player = {
    client,
    trace,
    outcomes,
    now: () => clock,
    get: (url) => succeed(client.get(url), withoutQuery(url)),
    settle: () => player.advanceTo(clock),
    async advanceTo(moment) {
      if (Temporal.Instant.compare(moment, clock) < 0) return
      for (let tries = 0; tries < 20; tries += 1) {
        const { done } = await succeed(client.post(`/v1/sandboxes/${organization}/advance`, { to: moment.toString() }), 'advance')
        if (!done) continue
        clock = moment
        return
      }
      throw new HistoryFailure('advance', 'the clock does not get there')
    },
    async requestOf(deed) {
      const url = await withIds(deed.url, deed.url)
      const body = url === null || deed.body === undefined ? deed.body : await bodyWithIds(deed.body, url)
      const preview = deed.preview === undefined ? undefined : await withIds(deed.preview, deed.preview)
      if (url === null || body === null || preview === null) return null
      return { method: deed.method, url, ...(body && { body }), ...(deed.as && { as: deed.as }), ...(preview && { preview }) }
    },
    async send(request) {
      const reply = await client.request(request.method, request.url, request.body)
      if (reply.status >= 500)
        throw new HistoryFailure(`${reply.status} ${shapeOf(request)}`, `${deedText(request)} answered ${reply.text}`)
      if (reply.status < 300 && request.as) remember(request.as, reply.body)
      return reply
    },
    note: (step, reply) => void outcomes.push({ step, status: reply?.status ?? null, code: reply?.body?.code ?? null }),
  }

  function remember(name: string, thing: Reply['body']): void {
    known.set(name, thing.id)
    if (thing.object !== 'plan') return
    const recurring = thing.prices.filter((price: { interval: unknown }) => price.interval !== null)
    for (const [index, price] of recurring.entries()) known.set(`price${name.slice('plan'.length)}.${index}`, price.id)
  }

  async function withIds(text: string, url: string): Promise<string | null> {
    let result = text
    for (const [token, name] of text.matchAll(/@(now[+-]\d+h|[a-z_]+[0-9]*(?:\.\d+)?)/g)) {
      const id = await idNamed(name ?? '', player, known, `${url} ${result}`)
      if (id === null) return null
      result = result.replace(token, id)
    }
    return result
  }

  /** Texts in the order in which they stand: a line is one of the invoice named before it. */
  async function bodyWithIds(body: object, url: string): Promise<object | null> {
    const texts = await withIds(JSON.stringify(body), url)
    if (texts === null) return null
    return JSON.parse(texts)
  }

  for (const deed of trace.opening) {
    const request = await player.requestOf(deed)
    if (!request) throw new HistoryFailure('opening', `${deedText(deed)} names something that is not there`)
    await succeed(player.send(request), deedText(request))
  }
  return player
}

/** Does one step; what is refused or cannot be asked for is noted. */
export async function doStep(player: Player, step: Step): Promise<void> {
  if (isWait(step)) {
    await player.advanceTo(player.now().add({ hours: step.hours }))
    return player.note(step, null)
  }
  const request = await player.requestOf(step)
  player.note(step, request && (await player.send(request)))
}

/** `POST /v1/subscriptions/{id}/change`: what kind of request it is. */
export function shapeOf({ method, url }: Deed): string {
  return `${method} ${url.replaceAll(/[a-z]+_[0-9a-z]{26}/g, '{id}')}`
}

/** What the server wrote down about its last failure. */
function lastError({ logged }: TestApi): string {
  const line = logged.findLast((each) => each.includes('"stack"'))
  if (line === undefined) return 'nobody knows why'
  const { err } = JSON.parse(line)
  return String(err?.stack ?? line)
    .split('\n')
    .slice(0, 12)
    .join('\n')
}

function withoutQuery(url: string): string {
  return url.split('?')[0] ?? url
}
