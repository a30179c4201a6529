import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../api.ts'
import { digestOf } from './digest.ts'
import { foreignIds, swapIds } from './id-swap.ts'
import { functionsWithoutFilters, withoutFilters, withoutRowSecurity } from './without-filters.ts'
import { idsIn, lists, type World, world } from './world.ts'

// Two walls stand between organizations: conditions that the program writes into its statements, and row-level security in the database. Each is
// taken away in turn; then both, to see that these tests would notice.

interface Stage {
  readonly api: TestApi
  readonly mine: World
  readonly theirs: World
}

async function stage(): Promise<Stage> {
  const api = await testApi()
  const mine = await world(api, () => api.organizationClient(), 'as in the examples')
  const theirs = await world(api, () => api.organizationClient({ name: 'Somebody else' }), 'others')
  return { api, mine, theirs }
}

let one: Stage
let other: Stage
beforeAll(async () => {
  one = await stage()
  other = await stage()
}, 300_000)
afterAll(async () => {
  await one.api.close()
  await other.api.close()
})

async function tried({ api, mine, theirs }: Stage, newClient: (() => Promise<ApiClient>) | null = () => api.organizationClient()) {
  const digests = () => Promise.all(theirs.parties.map(({ client }) => digestOf(api.db, client.organization.id)))
  const before = await digests()
  const foreign = foreignIds(mine, theirs)
  const listed = (await listed100(mine.first.client)).flatMap(({ path, text }) =>
    idsIn(text)
      .filter((id) => foreign.has(id))
      .map((id) => `${path} shows ${id}`),
  )
  const swapped = await swapIds(api, mine, theirs, { newClient, most: 2, findsBlind: false })
  const after = await digests()
  return { cells: swapped.cells, leaks: [...swapped.leaks, ...listed], changed: JSON.stringify(before) !== JSON.stringify(after) }
}

async function listed100(client: ApiClient): Promise<{ path: string; status: number; text: string }[]> {
  const answers: { path: string; status: number; text: string }[] = []
  for (const { path, query } of lists) {
    const { status, text } = await client.get(query.safeParse({ limit: '100' }).success ? `${path}?limit=100` : path)
    answers.push({ path, status, text })
  }
  return answers
}

test('S38: without one condition of the program’s own, row-level security lets nothing through (I25)', async () => {
  const before = await listed100(one.mine.first.client)
  const inFunctions = await functionsWithoutFilters(one.api.db)
  const unfiltered = withoutFilters()
  try {
    const after = await listed100(one.mine.first.client)
    expect(after.filter(({ status }) => status >= 500)).toEqual([])
    expect(after.map(({ path, text }) => [path, idsIn(text).toSorted()])).toEqual(
      before.map(({ path, text }) => [path, idsIn(text).toSorted()]),
    )
    const { cells, leaks, changed } = await tried(one)
    const { statements, rewritten, conditions } = unfiltered
    console.log(
      `${cells} cells; ${conditions()} conditions taken, from ${rewritten.size} of ${statements.size} statements; ${inFunctions} in functions`,
    )
    expect(leaks).toEqual([])
    expect(changed).toBe(false)
    // What is left only writes rows under the organization's id, or reads the catalogue.
    const left = [...statements].filter((text) => !rewritten.has(text) && !/^insert into/i.test(text) && !/pg_class|IS NOT NULL/.test(text))
    expect(left).toEqual([])
    expect(rewritten.size).toBeGreaterThan(statements.size * 0.8)
  } finally {
    unfiltered.stop()
  }
}, 600_000)

test('S38: without row-level security the conditions of the program let nothing through; without both, these tests see it', async () => {
  await withoutRowSecurity(other.api.db)
  const { leaks, changed } = await tried(other)
  expect(leaks).toEqual([])
  expect(changed).toBe(false)
  const unfiltered = withoutFilters()
  try {
    // No organization can be made any more, so mixed up is everything.
    const { cells, leaks: open } = await tried(other, null)
    console.log(`${open.length} leaks in ${cells} cells and all lists where nothing is in the way`)
    expect(open.length).toBeGreaterThan(100)
  } finally {
    unfiltered.stop()
  }
}, 600_000)
