import { idSchema } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../api.ts'
import { openPortal } from '../portal.ts'
import { referenceBook } from '../reference-book.ts'
import { customerArrival, staffArrival } from './arrivals.ts'
import { digestOf } from './digest.ts'
import { foreignIds, swapIds, swapIdsAs } from './id-swap.ts'
import { idsIn, lists, peoplesPlaces, places, seen, type World, world } from './world.ts'

let api: TestApi
let mine: World
let theirs: World
let looked: Awaited<ReturnType<typeof listsLookedAt>>
beforeAll(async () => {
  api = await testApi()
  mine = await world(api, () => api.organizationClient(), 'as in the examples')
  theirs = await world(api, () => api.organizationClient({ name: 'Somebody else' }), 'others')
  // Before anything else: what somebody has asked for stands in their own audit log.
  looked = await listsLookedAt()
}, 300_000)
afterAll(() => api.close())

/** `SWAP_IDS=all` names every id of the other organization in every place; the ordinary suite a few of each kind. */
const most = process.env.SWAP_IDS === 'all' ? Number.POSITIVE_INFINITY : 2

test('S35: what belongs to another organization is answered like what nobody has, wherever it is named (I25)', async () => {
  const digests = () => Promise.all(theirs.parties.map(({ client }) => digestOf(api.db, client.organization.id)))
  const before = await digests()
  const newClient = () => api.organizationClient()
  const { cells, leaks, unswapped, blind } = await swapIds(api, mine, theirs, { newClient, most, findsBlind: true })
  console.log(`${cells} cells in ${places.length} places of ${new Set(places.map(({ route }) => route.operation)).size} operations`)
  expect(leaks).toEqual([])
  expect(unswapped).toEqual([])
  expect(blind).toEqual([])
  expect(await digests()).toEqual(before)
}, 600_000)

const pages = lists.filter(({ query }) => query.safeParse({ limit: '1' }).success)

/** What is wrong with the lists of somebody who has named nothing of another yet, and how many cursors were tried. */
async function listsLookedAt(): Promise<{ cursors: number; found: string[] }> {
  const foreign = foreignIds(mine, theirs)
  const found: string[] = []
  let cursors = 0
  for (const { path, query } of pages) {
    const { body } = await theirs.first.client.get(`${path}?limit=1`)
    if (typeof body.next_cursor === 'string') {
      cursors += 1
      const { status, body: answer } = await mine.first.client.get(`${path}?limit=1&cursor=${encodeURIComponent(body.next_cursor)}`)
      if (status !== 422 || answer.errors[0].code !== 'invalid_cursor') found.push(`${path} took a cursor that was another's: ${status}`)
    }
    const expanded = query.safeParse({ 'expand[]': 'lines' }).success ? '&expand[]=lines' : ''
    const texts = query.safeParse({ q: 'x' }).success ? ['', ...theirs.first.names.map((name) => `&q=${encodeURIComponent(name)}`)] : ['']
    for (const text of texts) {
      const reply = await mine.first.client.get(`${path}?limit=100${text}${expanded}`)
      found.push(
        ...idsIn(reply.text)
          .filter((id) => foreign.has(id))
          .map((id) => `${path} shows ${id}`),
      )
    }
  }
  return { cursors, found }
}

test('S35: a cursor of another organization opens no list, and no list shows what is another organization’s (I25)', () => {
  expect(looked.found).toEqual([])
  // Most lists have more than one thing in them, else this would have looked at nothing.
  expect(looked.cursors).toBeGreaterThan(pages.length / 2)
})

test('S35: sorting never goes by what a list does not name', async () => {
  for (const { path } of pages) {
    const { status } = await mine.first.client.get(`${path}?sort=${encodeURIComponent('organization_id; SELECT')}`)
    expect([path, status]).toEqual([path, 422])
  }
})

/** A client that comes in by something else than a key. */
function comingWith(client: ApiClient, arrival: Readonly<Record<string, string>>): ApiClient {
  const request: ApiClient['request'] = (method, url, body, options) =>
    api.raw(method, url, body, { ...options, headers: { ...options?.headers, ...arrival } })
  return { ...client, request }
}

test('S35: a customer names nothing of another customer, nor a person of another, whichever organization it is in', async () => {
  const client = await api.organizationClient()
  await openPortal(api, client, { allow_subscribe: true, allow_plan_change: true, cancel: 'now' })
  // All that the organization has is another customer's.
  const things = await referenceBook(client)
  const { ids } = await seen(client, things)
  const { id: organization } = client.organization
  const someone = (await client.post('/v1/customers', { name: 'Bea', currency: 'EUR' })).body.id
  const customer = comingWith(client, await customerArrival(api, organization, idSchema('cus').decode(someone)))
  const person = comingWith(client, await staffArrival(api, organization, null))
  // What a seller offers is for all its customers; another seller's offers are not.
  const offered = new Set(['plan', 'price', 'feat', 'prod', 'coup', 'promo'])
  const others = new Map([...ids].filter(([prefix]) => !offered.has(prefix)))
  const elsewhere = new Map(theirs.parties.flatMap((party) => [...party.ids]))
  const found: string[] = []
  let cells = 0
  for (const [caller, scope] of [
    [customer, 'customer'],
    [person, 'person'],
  ] as const) {
    const own = peoplesPlaces.filter(({ route }) => route.scope === scope)
    for (const foreign of [others, elsewhere]) {
      const swapped = await swapIdsAs({ client: caller, things }, foreign, own)
      cells += swapped.cells
      found.push(...swapped.leaks)
    }
  }
  console.log(`${cells} cells in ${peoplesPlaces.length} places of people`)
  expect(found).toEqual([])
  expect(cells).toBeGreaterThan(peoplesPlaces.length)
}, 300_000)
