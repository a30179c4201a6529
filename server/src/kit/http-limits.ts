import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { keepBounded } from '@quarterday/core/calendar/bounded.ts'
import type { OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { FastifyReply } from 'fastify'
import type { Arrival, Caller } from './authenticate.ts'
import { asRefusal } from './db-errors.ts'
import { FairTurns } from './fair-turns.ts'
import { isRefusal } from './problem.ts'
import type { RateLimits } from './rate-limits.ts'
import type { Route } from './route.ts'
import type { Bucket, Taken, TokenBuckets } from './token-buckets.ts'
import { networkOf } from './try-counter.ts'

export interface HttpLimitsParts {
  readonly limits: RateLimits
  readonly buckets: TokenBuckets
  /** Whether an organization lives in real time or is a sandbox; it stays what it is. */
  readonly kindOf: (organization: OrganizationId) => Promise<'live' | 'sandbox'>
}

/** What a request is about, as far as it has been read. */
export interface Entry {
  readonly route: Pick<Route, 'operation' | 'limit' | 'files'>
  readonly arrival: Arrival
  readonly query: Readonly<Record<string, unknown>>
  readonly reply: Pick<FastifyReply, 'header'>
}

/** Lets requests in as fast as is allowed, and says on every answer how much is left. */
export interface HttpLimits {
  /**
   * Asks who it is, and counts the request for them; one without a good credential counts for its address. Refuses `rate_limited`, and `unavailable` where too
   * many come at once. A credential that was good a moment ago is counted before it is asked about again, so that what is too much costs nothing, and an
   * address that has used up its wrong tries is not asked about; who comes from there with such a credential is let in all the same.
   */
  letIn(entry: Entry, authenticate: () => Promise<Caller>): Promise<Caller>
}

/** How long a refusal takes, and of how many at a time: more than that are told at once. */
const slowedMs = 100
const mostSlowed = 512

/** Credentials that were good, by digest, and whose they are. */
const mostRemembered = 10_000

export function createHttpLimits({ limits, buckets, kindOf }: HttpLimitsParts): HttpLimits {
  const subjects = new Map<string, Subject>()
  const kinds = new Map<OrganizationId, 'live' | 'sandbox'>()
  const arriving = new Map<string, Promise<unknown>>()
  const turns = new FairTurns(turnsAtATime)
  let slowed = 0
  const stranger: Subject = { kind: 'visitor', own: null, id: null, api: limits.live }

  async function subjectOf({ actor, organizationId }: Caller): Promise<Subject> {
    const api = organizationId === null || (await kind(organizationId)) === 'live' ? limits.live : limits.test
    const organization = { id: organizationId, api }
    switch (actor.kind) {
      case 'api_key':
        return { ...organization, kind: 'staff', own: { label: 'key', name: `key ${actor.id}`, quota: api } }
      case 'member':
      case 'person':
        return {
          ...organization,
          kind: 'staff',
          own: { label: 'person', name: `person ${actor.userId} ${organizationId ?? ''}`, quota: api },
        }
      case 'customer':
        return {
          ...organization,
          kind: 'portal',
          own: { label: 'customer', name: `customer ${organizationId} ${actor.userId}`, quota: limits.customer },
        }
      case 'publishable':
        return { ...organization, kind: 'portal', own: null }
      case 'visitor':
        return { ...organization, kind: 'visitor', own: null }
      case 'operator':
      case 'system':
        return { ...organization, kind: 'operator', own: { label: 'operator', name: 'operator', quota: limits.operator } }
    }
  }

  async function kind(organization: OrganizationId): Promise<'live' | 'sandbox'> {
    const known = kinds.get(organization)
    if (known !== undefined) return known
    const found = await kindOf(organization)
    keepBounded(kinds, organization, found, mostRemembered)
    return found
  }

  function bucketsOf({ kind, own, id, api }: Subject, { route, arrival, query }: Entry): readonly Bucket[] {
    const address: Bucket = { label: 'address', name: `address ${networkOf(arrival.address)}`, quota: limits.address }
    if (kind === 'visitor' || own === null) {
      return id === null ? [address] : [address, { label: 'portal', name: `portal ${id}`, quota: limits.portal }]
    }
    if (kind === 'portal') return [own, { label: 'portal', name: `portal ${id}`, quota: limits.portal }]
    if (kind === 'operator' || id === null) return [own]
    if (route.limit === 'ingest') return [{ label: 'ingest', name: `ingest ${id}`, quota: limits.ingest }]
    const taken: Bucket[] = [own, { label: 'organization', name: `organization ${id}`, quota: api }]
    const operation = `${id} ${route.operation}`
    if (isHeavy(route, query)) taken.push({ label: 'operation', name: `operation ${operation}`, quota: limits.heavy })
    if (asksForFile(route, query)) taken.push({ label: 'export', name: `export ${operation}`, quota: limits.export })
    return taken
  }

  async function refuseIfDry(taken: Taken | null, reply: Entry['reply']): Promise<void> {
    if (taken === null) return
    for (const [name, value] of headersOf(taken)) reply.header(name, value)
    if (taken.ok) return
    await slowDown()
    const { label, quota } = taken.dry
    const per = quota.seconds === 1 ? 'a second' : quota.seconds === 3600 ? 'an hour' : `in ${quota.seconds} seconds`
    throw refuse('rate_limited', { detail: `${whose[label]}: ${quota.count} ${per}.`, retryAfterSeconds: taken.waitSeconds })
  }

  /** Whoever asks again as soon as they are refused comes ten times a second on a connection, not a thousand: the process has its time for the others. */
  async function slowDown(): Promise<void> {
    if (slowed >= mostSlowed) return
    slowed += 1
    await sleep(slowedMs).finally(() => {
      slowed -= 1
    })
  }

  /** Asks who it is, in turn with others: nobody's tries keep those of somebody else waiting for more than a few. */
  async function ask<T>(group: string, authenticate: () => Promise<T>): Promise<T> {
    let end: () => void
    try {
      end = await turns.enter(group)
    } catch (error) {
      throw asRefusal(error) ?? error
    }
    return authenticate().finally(end)
  }

  /** One whom nobody knows yet: counted when it is known who it is, or that nobody is. */
  async function letInStranger(entry: Entry, credential: string | null, authenticate: () => Promise<Caller>): Promise<Caller> {
    const byAddress = bucketsOf(stranger, entry)
    await refuseIfDry(buckets.dryOf(byAddress), entry.reply)
    const asked = ask(`address ${networkOf(entry.arrival.address)}`, async () => {
      const caller = await authenticate()
      const subject = await subjectOf(caller)
      if (credential !== null && subject.kind !== 'visitor') keepBounded(subjects, credential, subject, mostRemembered)
      return { caller, subject }
    })
    if (credential !== null) {
      const ended = asked.then(ignore, ignore).finally(() => arriving.delete(credential))
      arriving.set(credential, ended)
    }
    try {
      const { caller, subject } = await asked
      await refuseIfDry(await buckets.take(bucketsOf(subject, entry)), entry.reply)
      return caller
    } catch (error) {
      if (isRefusal(error) && error.code === 'unauthenticated') await refuseIfDry(await buckets.take(byAddress), entry.reply)
      throw error
    }
  }

  return {
    async letIn(entry, authenticate) {
      const credential = digestOf(entry.arrival)
      // Many of one credential at once: the first finds out whose it is.
      if (credential !== null && !subjects.has(credential)) await arriving.get(credential)
      const known = credential === null ? undefined : subjects.get(credential)
      if (known === undefined) return letInStranger(entry, credential, authenticate)
      await refuseIfDry(await buckets.take(bucketsOf(known, entry)), entry.reply)
      try {
        return await ask(known.own?.name ?? `portal ${known.id}`, authenticate)
      } catch (error) {
        if (credential !== null && isRefusal(error) && error.code === 'unauthenticated') subjects.delete(credential)
        throw error
      }
    },
  }
}

/** How many are asked who they are at a time: as many as there are sessions for it. Of one credential or address fewer. */
const turnsAtATime = { size: 4, share: 3, patienceMs: 1_900 }

function ignore(): undefined {
  return undefined
}

interface Subject {
  readonly kind: 'staff' | 'portal' | 'visitor' | 'operator'
  /** Null: counted by address. */
  readonly own: Bucket | null
  readonly id: OrganizationId | null
  /** What the API gives to organizations of that kind. */
  readonly api: RateLimits['live']
}

function isHeavy(route: Entry['route'], query: Entry['query']): boolean {
  return route.limit === 'heavy' || route.files.length > 0 || query.q !== undefined
}

function asksForFile(route: Entry['route'], query: Entry['query']): boolean {
  return route.limit === 'export' || (route.files.length > 0 && query.format !== undefined && query.format !== 'json')
}

/** The credential as it came, unreadable; null: there is none. */
function digestOf({ headers: { authorization, cookie } }: Arrival): string | null {
  if (authorization === undefined && cookie === undefined) return null
  return createHash('sha256').update(`${authorization}\n${cookie}`).digest('base64')
}

const whose: Readonly<Record<Bucket['label'], string>> = {
  key: 'The key may ask so often',
  person: 'You may ask so often',
  organization: 'The organization may ask so often, by all of its keys and members together',
  operation: 'The organization may ask for this so often',
  export: 'The organization may have this file made so often',
  ingest: 'The organization may send usage so often; a request takes up to a thousand events',
  portal: 'The customers of this organization may ask so often together',
  customer: 'You may ask so often',
  address: 'This address may ask so often without a valid credential',
  operator: 'The operator may ask so often',
  webhooks: 'The connected account may send so often',
}

/**
 * As draft-ietf-httpapi-ratelimit-headers-10 and -11 have them: the policies with their quota and the seconds in which all of it flows in; and of the one
 * that refused, or else is nearest to its end, what is left, and the seconds until there is more. So `Retry-After` is never sooner than `t`.
 */
export function headersOf(taken: Taken): readonly (readonly [string, string])[] {
  const { levels } = taken
  const [tightest] = levels.toSorted((a, b) => a.remaining / a.bucket.quota.burst - b.remaining / b.bucket.quota.burst)
  const told = taken.ok ? tightest : levels.find(({ bucket }) => bucket.name === taken.dry.name)
  if (told === undefined) return []
  const policies = levels.map(({ bucket: { label, quota } }) => `"${label}";q=${quota.burst};w=${windowOf(quota)}`)
  const more = told.moreInSeconds === null ? '' : `;t=${told.moreInSeconds}`
  return [
    ['ratelimit-policy', policies.join(', ')],
    ['ratelimit', `"${told.bucket.label}";r=${told.remaining}${more}`],
  ]
}

function windowOf({ count, seconds, burst }: Bucket['quota']): number {
  return Math.max(1, Math.ceil((burst * seconds) / count))
}
