import { encodeId } from '@quarterday/core/id.ts'
import { chanceOf } from '../../src/demo/chance.ts'
import { startSandboxServer } from '../../src/gateways/sandbox-server/server.ts'
import { defaultOutside } from '../../src/kit/outside.ts'
import { routes } from '../../src/modules/index.ts'
import { type ApiClient, testApi, testSecret } from '../api.ts'
import { cheapPasswords } from '../portal.ts'
import { digestOf } from '../proofs/digest.ts'
import { seen, world } from '../proofs/world.ts'
import { referenceBook } from '../reference-book.ts'
import { violationOf } from './check.ts'
import { Known } from './known.ts'
import { drawRequest, type FuzzRequest } from './requests.ts'
import { asCurl, type FuzzAnswer, Sender } from './send.ts'

export interface Fuzzed {
  readonly requests: number
  readonly byStatus: ReadonlyMap<number, number>
  readonly byOperation: ReadonlyMap<string, ReadonlyMap<number, number>>
  readonly violations: readonly Violation[]
  /** What the whole book of a fuzzed organization is said to be wrong with in the end. */
  readonly damage: readonly string[]
  readonly slowest: readonly Slow[]
  readonly milliseconds: number
}

export interface Slow {
  readonly operation: string
  readonly milliseconds: number
  readonly number: number
}

export interface Violation {
  readonly number: number
  readonly what: string
  readonly request: string
  readonly answer: string
  /** The errors that were logged with the request. */
  readonly logged: readonly string[]
}

export interface FuzzOptions {
  readonly requests: number
  readonly seed: number
  readonly say?: (line: string) => void
}

const publicUrl = 'http://localhost:4242'
const clients = 8
/** So many requests, and the next organization is taken: by then most of the old one is archived, voided or deleted. */
const requestsEach = 1_500
const mostViolations = 25

/**
 * Sends requests that are drawn from the description of the API to a whole server on a socket: right ones, nearly right ones and hostile ones, by a few
 * clients at once. Each answer is checked, and in the end what is left of each organization.
 */
export async function fuzz({ requests, seed, say = () => undefined }: FuzzOptions): Promise<Fuzzed> {
  const began = performance.now()
  // Whatever is asked of gateways is asked on this machine.
  const gateways = await startSandboxServer()
  const outside = { ...defaultOutside(publicUrl), stripeApiBase: gateways.url, paypalApiBase: gateways.url }
  const config = { secret: testSecret, publicUrl, outside }
  const api = await testApi({ http: { checkReplies: false, config, passwords: cheapPasswords() } })
  const origin = await api.app.listen({ host: '127.0.0.1', port: 0 })
  const sender = new Sender(Number(new URL(origin).port), clients)
  const byStatus = new Map<number, number>()
  const byOperation = new Map<string, Map<number, number>>()
  const violations: Violation[] = []
  const damage: string[] = []
  const slowest: Slow[] = []
  try {
    const theirs = await world(api, () => api.organizationClient({ name: 'Somebody else' }), 'others')
    const foreign = theirs.first.ids
    const foreignIds = new Set([...foreign.values()].flat())
    // What a client has named stands in its audit log, and is no news to it.
    const named = new Set<string>()
    const digests = () => Promise.all(theirs.parties.map(({ client }) => digestOf(api.db, client.organization.id)))
    const before = await digests()
    const drawn = routes.filter(({ scope }) => scope !== 'operator')

    async function one(number: number, client: ApiClient, known: Known): Promise<void> {
      const chance = chanceOf(seed * 1_000_003 + number)
      const route = chance.pick(drawn)
      const sent = tamed(drawRequest(route, `Bearer ${client.key}`, chance, known), known, route.operation)
      const sentAt = performance.now()
      const answer = await sender.send(sent)
      slowest.push({ operation: route.operation, milliseconds: Math.round(performance.now() - sentAt), number })
      slowest.sort((a, b) => b.milliseconds - a.milliseconds).splice(8)
      for (const id of foreignIds) if (sent.target.includes(id) || sent.body?.includes(id) === true) named.add(id)
      count(byStatus, answer?.status ?? 0)
      const own = byOperation.get(route.operation) ?? new Map<number, number>()
      byOperation.set(route.operation, own)
      count(own, answer?.status ?? 0)
      if (answer !== null && answer.status < 300) known.learn(answer.text)
      const what = violationOf(route, sent, answer, foreignIds.difference(named))
      if (what !== null) violations.push(violation(number, `${route.operation}: ${what}`, sent, answer))
    }

    function violation(number: number, what: string, sent: FuzzRequest, answer: FuzzAnswer | null): Violation {
      const id = String(answer?.headers['request-id'] ?? '-')
      const logged = api.logged.filter((line) => line.includes(id) && line.includes('"err"')).slice(0, 3)
      const found = {
        number,
        what,
        request: asCurl(sent, origin),
        answer: answer?.text.slice(0, 1000) ?? '',
        logged,
      }
      if (violations.length === 0) say(`The first violation: ${what}\n${found.request}\n${found.answer}\n${logged.join('\n')}`)
      return found
    }

    for (let from = 0; from < requests && violations.length < mostViolations; from += requestsEach) {
      const client = await api.organizationClient()
      const known = new Known(foreign, [encodeId('key', client.keyId)])
      const things = await referenceBook(client)
      const { ids } = await seen(client, things)
      known.learn([...ids.values()].flat().join(' '))
      const upTo = Math.min(requests, from + requestsEach)
      let next = from
      const work = async () => {
        while (next < upTo && violations.length < mostViolations) await one(next++, client, known)
      }
      await Promise.all(Array.from({ length: clients }, work))
      damage.push(...(await damageOf(client)))
      // What was logged of good requests is of no use to anybody.
      if (violations.length === 0) Reflect.set(api.logged, 'length', 0)
      say(`${upTo} requests, ${violations.length} violations`)
    }
    if (JSON.stringify(await digests()) !== JSON.stringify(before)) damage.push('Something of somebody else was changed.')
  } finally {
    sender.close()
    await api.close()
    await gateways.close()
  }
  const made = [...byStatus.values()].reduce((sum, each) => sum + each, 0)
  return { requests: made, byStatus, byOperation, violations, damage, slowest, milliseconds: performance.now() - began }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** A sandbox's clock moves by days, not by centuries: each day is billed. */
function tamed(sent: FuzzRequest, _known: Known, operation: string): FuzzRequest {
  if (operation !== 'advanceSandbox' || sent.body === null) return sent
  return {
    ...sent,
    body: Buffer.from(
      sent.body
        .toString()
        .replaceAll(/"days":\s*\d{2,}/g, '"days":3')
        .replaceAll(/"to":\s*"[^"]*"/g, '"days":2'),
    ),
  }
}

/** What the doctor finds in the book, and amounts that cannot be computed again. */
async function damageOf(client: ApiClient): Promise<string[]> {
  const doctor = await client.get('/v1/doctor')
  if (doctor.status !== 200) return [`runDoctor answered ${doctor.status} ${doctor.text.slice(0, 300)}`]
  const findings: { severity: string; check: string; object: string | null; detail: string }[] = doctor.body.findings
  const wrong = findings
    .filter(({ severity }) => severity === 'violation')
    .map(({ check, object, detail }) => `${check} ${object}: ${detail}`)
  const verified = await client.get('/v1/verification')
  if (verified.status !== 200) return [...wrong, `verifyAmounts answered ${verified.status} ${verified.text.slice(0, 300)}`]
  return [...wrong, ...verified.body.drift.map((difference: unknown) => JSON.stringify(difference))]
}
