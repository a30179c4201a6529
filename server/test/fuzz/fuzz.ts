import { chanceOf } from '../../src/demo/chance.ts'
import { startSandboxServer } from '../../src/gateways/sandbox-server/server.ts'
import { defaultOutside } from '../../src/kit/outside.ts'
import type { Route } from '../../src/kit/route.ts'
import { routes } from '../../src/modules/index.ts'
import { type ApiClient, testApi, testSecret } from '../api.ts'
import { goodPassword } from '../people.ts'
import { cheapPasswords } from '../portal.ts'
import { digestOf } from '../proofs/digest.ts'
import { seen, world } from '../proofs/world.ts'
import { referenceBook } from '../reference-book.ts'
import { startTaxEngine } from '../tax-engine.ts'
import { Cast } from './cast.ts'
import { idsNamedIn, violationOf } from './check.ts'
import { violationOfPage } from './check-page.ts'
import type { Comer } from './comer.ts'
import { publicUrl } from './credentials.ts'
import { anywhere, Visitors } from './pages.ts'
import { type Rehearsed, rehearsed } from './rehearse.ts'
import { drawManner, drawRequest, type FuzzRequest, type Manner } from './requests.ts'
import { asCurl, type FuzzAnswer, Sender } from './send.ts'
import { Tally } from './tally.ts'

export interface Fuzzed {
  readonly requests: number
  readonly tally: Tally
  /** How often somebody had to be let in anew. */
  readonly renewals: number
  readonly violations: readonly Violation[]
  /** What the whole book of a fuzzed organization is said to be wrong with in the end. */
  readonly damage: readonly string[]
  readonly milliseconds: number
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

const clients = 8
/** So many requests, and the next organization is taken: by then most of the old one is archived, voided or deleted. */
const requestsEach = 1_500
/** So many operations are first asked for in the state that the reference has for them: those that nobody has reached yet before the others. */
const rehearsalsEach = 60
/** After so many requests who was shut out is let in again. */
const tidyEach = 150
const mostViolations = 25

/**
 * Sends requests that are drawn from the description of the API to a whole server on a socket: right ones, nearly right ones and hostile ones, by a few
 * clients at once, each with the credential that its operation wants, and some with one that it does not. Each answer is checked, and in the end what is
 * left of each organization.
 */
export async function fuzz({ requests, seed, say = () => undefined }: FuzzOptions): Promise<Fuzzed> {
  const began = performance.now()
  // Whatever is asked of gateways and of the tax engine is asked on this machine.
  const gateways = await startSandboxServer()
  const taxSecret = 'a secret that the engine and we share'
  const engine = await startTaxEngine(taxSecret)
  const outside = { ...defaultOutside(publicUrl), stripeApiBase: gateways.url, paypalApiBase: gateways.url, zendeskApiBase: gateways.url }
  const taxProvider = { url: engine.url, secret: taxSecret }
  // No limits on how often somebody may ask; those on log-ins are there, and forgotten now and then.
  const config = { ...{ secret: testSecret, publicUrl, outside, taxProvider }, signUp: { mode: 'open', needsToken: true } } as const
  const passwords = cheapPasswords()
  const passwordHash = await passwords.hash(goodPassword)
  const api = await testApi({ http: { checkReplies: false, config, passwords } })
  const origin = await api.app.listen({ host: '127.0.0.1', port: 0 })
  const sender = new Sender(Number(new URL(origin).port), clients)
  const tally = new Tally()
  const violations: Violation[] = []
  const damage: string[] = []
  let renewals = 0
  try {
    const theirs = await world(api, () => api.organizationClient({ name: 'Somebody else' }), 'others')
    const foreign = theirs.first.ids
    const stranger = await api.organizationClient({ name: 'A stranger' })
    const digests = async () => {
      const found: unknown[] = []
      for (const { client } of theirs.parties) found.push(await digestOf(api.db, client.organization.id))
      return found
    }
    const before = await digests()

    for (let from = 0; from < requests && violations.length < mostViolations; from += requestsEach) {
      const client = await api.organizationClient()
      const book = await referenceBook(client, (from / requestsEach) % 2 === 0 ? 'as in the examples' : 'others')
      const cast = await Cast.of({ api, client, book, foreign, stranger, passwordHash })
      cast.staff.learn([...(await seen(client, book)).ids.values()].flat().join(' '))
      const visitors = new Visitors(client, cast.staff)
      const upTo = Math.min(requests, from + requestsEach)
      let next = from

      async function ask(number: number, route: Route, comer: Comer, manner: Manner, things?: Rehearsed['things']): Promise<void> {
        const chance = chanceOf(seed * 1_000_003 + number)
        const drawn = drawRequest(route, { credential: comer.headers, known: comer.known, things }, chance, manner)
        const isOpen = route.scope === 'anyone' || route.scope === 'publishable'
        const sent = { ...tamed(drawn, route.operation), ...(isOpen ? { from: anywhere(chance) } : {}) }
        const answer = await measured(route.operation, number, sent)
        cast.note(comer, idsNamedIn(sent))
        if (answer !== null && answer.status < 300 && comer.learns(sent.method)) comer.known.learn(answer.text)
        note(number, violationOf(route, sent, answer, comer), sent, answer, comer.kind)
      }

      async function measured(operation: string, number: number, sent: FuzzRequest): Promise<FuzzAnswer | null> {
        const sentAt = performance.now()
        const first = await sender.send(sent)
        // A machine that is busy with something else may not keep up; what the program cannot do is not done the second time either.
        const answer = first?.status === 503 && first.text.includes('"unavailable"') ? await sender.send(sent) : first
        tally.add(operation, answer?.status ?? 0, { milliseconds: Math.round(performance.now() - sentAt), number })
        return answer
      }

      function note(number: number, what: string | null, sent: FuzzRequest, answer: FuzzAnswer | null, by: string): void {
        if (what === null) return
        const id = String(answer?.headers['request-id'] ?? '-')
        const logged = api.logged.filter((line) => line.includes(id) && line.includes('"err"')).slice(0, 3)
        const request = asCurl(sent, origin)
        if (violations.length === 0) say(`The first violation: ${what}\n${request}\n${answer?.text.slice(0, 1000)}\n${logged.join('\n')}`)
        violations.push({ number, what: `${sent.operation} by ${by}: ${what}`, request, answer: answer?.text.slice(0, 1000) ?? '', logged })
      }

      async function visit(number: number): Promise<void> {
        const { route, sent } = visitors.draw(chanceOf(seed * 1_000_003 + number))
        const answer = await measured(sent.operation, number, sent)
        if (answer !== null && String(answer.headers['content-type']).startsWith('text/html')) visitors.learn(sent.target, answer.text)
        note(number, violationOfPage(route, sent, answer), sent, answer, 'visitor')
      }

      async function one(number: number): Promise<void> {
        if (number % tidyEach === 0) await tidy()
        const chance = chanceOf(seed * 7_000_003 + number)
        if (chance.percent(3)) return visit(number)
        const route = chance.pick(routes)
        await ask(number, route, await cast.comerFor(route, chance), drawManner(chance))
      }

      async function tidy(): Promise<void> {
        await cast.tidy()
        await visitors.findLinks(book.cus ?? '')
      }

      await tidy()
      const chance = chanceOf(seed * 13 + from)
      for (const route of tally.leastReached(routes, chance).slice(0, rehearsalsEach)) {
        if (next >= upTo) break
        const scene = await rehearsed(route, { api, client, book, cast })
        if (scene === null) continue
        // Half of them are spoiled first: in this state a wrong request gets as far as it can.
        for (const manner of chance.percent(50) ? (['nearly', 'hostile', 'example'] as const) : (['example'] as const))
          await ask(next++, route, scene.comer, manner, scene.things)
      }
      const work = async () => {
        while (next < upTo && violations.length < mostViolations) await one(next++)
      }
      await Promise.all(Array.from({ length: clients }, work))
      damage.push(...(await damageOf(client)))
      renewals += cast.renewals
      // What was logged of good requests is of no use to anybody.
      if (violations.length === 0) Reflect.set(api.logged, 'length', 0)
      say(`${upTo} requests, ${violations.length} violations`)
    }
    if (JSON.stringify(await digests()) !== JSON.stringify(before)) damage.push('Something of somebody else was changed.')
  } finally {
    sender.close()
    await api.close()
    await engine.close()
    await gateways.close()
  }
  return { requests: tally.requests, tally, renewals, violations, damage, milliseconds: performance.now() - began }
}

/** A sandbox's clock moves by days, not by centuries: each day is billed. */
function tamed(sent: FuzzRequest, operation: string): FuzzRequest {
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
    // The clock is moved by hours while others write; whoever had read it before is dated before.
    .filter(({ severity, check }) => severity === 'violation' && check !== 'time_does_not_fall')
    .map(({ check, object, detail }) => `${check} ${object}: ${detail}`)
  const verified = await client.get('/v1/verification')
  if (verified.status !== 200) return [...wrong, `verifyAmounts answered ${verified.status} ${verified.text.slice(0, 300)}`]
  return [...wrong, ...verified.body.drift.map((difference: unknown) => JSON.stringify(difference))]
}
