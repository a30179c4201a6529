import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../api.ts'
import { digestOf } from './digest.ts'
import { swapIds } from './id-swap.ts'
import { idsIn, lists, places, type World, world } from './world.ts'

let api: TestApi
let mine: World
let theirs: World
beforeAll(async () => {
  api = await testApi()
  mine = await world(() => api.organizationClient(), 'as in the examples')
  theirs = await world(() => api.organizationClient({ name: 'Somebody else' }), 'others')
}, 300_000)
afterAll(() => api.close())

/** `SWAP_IDS=all` names every id of the other organization in every place; the ordinary suite a few of each kind. */
const most = process.env.SWAP_IDS === 'all' ? Number.POSITIVE_INFINITY : 4

test('S35: what belongs to another organization is answered like what nobody has, wherever it is named (I25)', async () => {
  const digests = () => Promise.all(theirs.parties.map(({ client }) => digestOf(api.db, client.organization.id)))
  const before = await digests()
  const newClient = () => api.organizationClient()
  const { cells, leaks, unswapped, blind } = await swapIds(mine, theirs, { newClient, most, findsBlind: true })
  console.log(`${cells} cells in ${places.length} places of ${new Set(places.map(({ route }) => route.operation)).size} operations`)
  expect(leaks).toEqual([])
  expect(unswapped).toEqual([])
  expect(blind).toEqual([])
  expect(await digests()).toEqual(before)
}, 600_000)

const pages = lists.filter(({ query }) => query.safeParse({ limit: '1' }).success)

test('S35: a cursor of another organization opens no list, and no list shows what is another organization’s (I25)', async () => {
  const foreign = new Set(theirs.parties.flatMap(({ ids }) => [...ids.values()].flat()))
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
  expect(found).toEqual([])
  // Most lists have more than one thing in them, else this would have looked at nothing.
  expect(cursors).toBeGreaterThan(pages.length / 2)
})

test('S35: sorting never goes by what a list does not name', async () => {
  for (const { path } of pages) {
    const { status } = await mine.first.client.get(`${path}?sort=${encodeURIComponent('organization_id; SELECT')}`)
    expect([path, status]).toEqual([path, 422])
  }
})
