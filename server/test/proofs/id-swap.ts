import { encodeId, type IdPrefix, idPrefixes } from '@quarterday/core/id.ts'
import { newId } from '../../src/kit/ids.ts'
import type { ApiClient, Reply, TestApi } from '../api.ts'
import { referenceBook, type Things } from '../reference-book.ts'
import { takesCode } from '../reference-states.ts'
import { type IdPlace, labelOf } from './id-places.ts'
import { requestsNaming } from './placing.ts'
import { idsIn, idsOf, type Party, places, seen, stateFor, type World } from './world.ts'

export interface Swapped {
  /** Requests that named something of the other organization. */
  readonly cells: number
  /** Each answer that differed from the one for an id that nobody has. */
  readonly leaks: readonly string[]
  /** Places for which the other organization had nothing to name. */
  readonly unswapped: readonly string[]
  /** Places where the caller's own id is answered just as a stranger's: no request came as far as looking it up. */
  readonly blind: readonly string[]
}

export interface SwapOptions {
  /** Makes organizations for operations that need things in a certain state. Null: those are left out. */
  readonly newClient: (() => Promise<ApiClient>) | null
  /** How many ids of a kind are tried in one place. */
  readonly most: number
  /** Whether the caller's own ids are tried too, to see that the requests come far enough. */
  readonly findsBlind: boolean
}

/** Sends every operation with ids of another organization in every place, and compares the answers with those for an id that nobody has. */
export async function swapIds(api: TestApi, mine: World, theirs: World, { newClient, most, findsBlind }: SwapOptions): Promise<Swapped> {
  const foreign = foreignIds(mine, theirs)
  const leaks: string[] = []
  const blind: string[] = []
  const unswapped: string[] = []
  let cells = 0
  for (const [route, own] of inOrder(Map.groupBy(places, (place) => place.route))) {
    const isPlain = own.every((place) => needsNothing(place, mine.first))
    if (!isPlain && newClient === null) continue
    const caller = isPlain || newClient === null ? mine.first : await partyFor(api, route, await newClient())
    for (const place of own) {
      const names = spread(foreignTo(mine, theirs, place), most)
      if (names.length === 0) unswapped.push(labelOf(place))
      const unknown = strangersOf(caller, place)
      for (const id of names) {
        const nobody = await unknown(id)
        for (const [index, answer] of (await answersTo(caller, place, id)).entries()) {
          cells += 1
          const found = leakOf(place, answer, nobody[index], foreign, id)
          if (found !== null) leaks.push(`${labelOf(place)} ${id}: ${found}`)
        }
      }
    }
    if (!findsBlind || newClient === null) continue
    // Last, for what is one's own may well be changed.
    for (const place of own) {
      const isSeen =
        (await isToldApart(api, [caller, ...mine.parties], place)) ||
        (await isToldApart(api, [await partyFor(api, route, await newClient())], place))
      if (!isSeen) blind.push(labelOf(place))
    }
  }
  return { cells, leaks, unswapped, blind }
}

/**
 * The same by one who cannot make organizations, such as a customer or a person on their own account, in these places. What they have to name themselves is
 * nobody's, so of several ids in one request the first alone decides.
 */
export async function swapIdsAs(
  caller: Pick<Party, 'client' | 'things'>,
  ids: ReadonlyMap<string, readonly string[]>,
  among: readonly IdPlace[],
): Promise<Omit<Swapped, 'blind'>> {
  const leaks: string[] = []
  let cells = 0
  for (const place of among) {
    const unknown = strangersOf(caller, place)
    for (const id of place.prefixes.flatMap((prefix) => ids.get(prefix) ?? [])) {
      const nobody = await unknown(id)
      for (const [index, answer] of (await answersTo(caller, place, id)).entries()) {
        cells += 1
        const found = leakOf(place, answer, nobody[index], new Set([...ids.values()].flat()), id)
        if (found !== null) leaks.push(`${labelOf(place)} ${id}: ${found}`)
      }
    }
  }
  const unswapped = among.filter(({ prefixes }) => prefixes.every((prefix) => (ids.get(prefix) ?? []).length === 0)).map(labelOf)
  return { cells, leaks, unswapped }
}

/** What is deleted is deleted last, so that the others find it. */
function inOrder(operations: ReadonlyMap<IdPlace['route'], IdPlace[]>): [IdPlace['route'], IdPlace[]][] {
  return [...operations].sort(([a], [b]) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'))
}

/** Whether all that the request names is the stranger's. */
function needsNothing({ route, where, at: [name] }: IdPlace, { ids }: Party): boolean {
  if (where === 'query') return !route.path.includes('{')
  const [prefix = ''] = idPlacesOf(route)
  return where === 'path' && ids.has(prefix) && !route.path.replace(`{${name}}`, '').includes('{')
}

function idPlacesOf(route: IdPlace['route']): readonly string[] {
  return places.filter((place) => place.route === route && place.where === 'path').flatMap(({ prefixes }) => prefixes)
}

async function partyFor(api: TestApi, route: IdPlace['route'], client: ApiClient): Promise<Party> {
  const book = await referenceBook(client, takesCode.has(route.operation) ? 'others' : 'as in the examples')
  const things = await inState(api, client, route, book)
  return { client, things, ...(await seen(client, things)) }
}

async function inState(api: TestApi, client: ApiClient, { operation }: IdPlace['route'], things: Things): Promise<Things> {
  return { ...things, ...(await stateFor(api, operation)?.(client, things)) }
}

/** An answer without what is the same for no two requests, and without the id that was asked for. */
interface Answer {
  readonly status: number
  readonly text: string
}

async function answersTo({ client, things }: Pick<Party, 'client' | 'things'>, place: IdPlace, id: string): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const { method, url, body, headers } of requestsNaming(place, id, things))
    answers.push(plain(await client.request(method, url, body, { headers }), id))
  return answers
}

function plain({ status, text }: Reply, id: string): Answer {
  return { status, text: text.replace(/"request_id":"req_[0-9a-z]{26}"/, '"request_id":"…"').replaceAll(id, '…') }
}

/** The answers to a name of the same form that nobody has. */
function strangersOf(caller: Pick<Party, 'client' | 'things'>, place: IdPlace): (id: string) => Promise<readonly Answer[]> {
  const known = new Map<string, Promise<Answer[]>>()
  return (id) => {
    const [prefix = ''] = id.split('_')
    const isId = idsIn(id).includes(id) && prefix in idPrefixes
    const stranger = isId ? encodeId(prefix as IdPrefix, newId()) : `${id}x`.replace(/^([^a-z]*)x$/, '$1X')
    const kind = isId ? prefix : id
    const answers = known.get(kind) ?? answersTo(caller, place, stranger)
    known.set(kind, answers)
    return answers
  }
}

function leakOf(place: IdPlace, answer: Answer, nobody: Answer | undefined, foreign: ReadonlySet<string>, id: string): string | null {
  const shown = `${answer.status} ${answer.text.slice(0, 300)}`
  if (place.where === 'path' && answer.status !== 404) return `answered ${shown}`
  if (answer.status >= 500) return `answered ${shown}`
  if (answer.status !== nobody?.status || answer.text !== nobody.text)
    return `${shown} where nobody's is answered ${nobody?.status} ${nobody?.text.slice(0, 300)}`
  const found = idsIn(answer.text).find((other) => other !== id && foreign.has(other))
  return found === undefined ? null : `shows ${found}`
}

/** What they see and we do not: a person may work for both. */
export function foreignIds(mine: World, theirs: World): ReadonlySet<string> {
  const own = new Set(mine.parties.flatMap(({ ids }) => [...ids.values()].flat()))
  return new Set(theirs.parties.flatMap(({ ids }) => [...ids.values()].flat())).difference(own)
}

function foreignTo(mine: World, theirs: World, { prefixes, takesNames }: IdPlace): string[] {
  const known = foreignIds(mine, theirs)
  const ids = prefixes.flatMap((prefix) => idsOf(theirs, prefix)).filter((id) => known.has(id) || !idsIn(id).includes(id))
  if (!takesNames || prefixes.length > 1) return ids
  const own = new Set(mine.parties.flatMap(({ names }) => names))
  return [...ids, ...new Set(theirs.parties.flatMap(({ names }) => names).filter((name) => !own.has(name)))]
}

/** As many of them, the first and the last included. */
function spread(names: readonly string[], most: number): string[] {
  if (names.length <= most) return [...names]
  return Array.from({ length: most }, (_, index) => names[Math.floor((index * (names.length - 1)) / (most - 1))] ?? '')
}

async function isToldApart(api: TestApi, callers: readonly Party[], place: IdPlace): Promise<boolean> {
  for (const { client, things: given, ids, names } of callers) {
    const things = place.where === 'query' ? given : await inState(api, client, place.route, given).catch(() => given)
    const own = place.prefixes.flatMap((prefix) => [things[prefix] ?? [], ids.get(prefix) ?? []].flat())
    const unknown = strangersOf({ client, things }, place)
    for (const id of new Set([...own, ...(place.takesNames ? names : [])])) {
      const nobody = await unknown(id)
      const answers = await answersTo({ client, things }, place, id)
      if (answers.some(({ status, text }, index) => status !== nobody[index]?.status || text !== nobody[index]?.text)) return true
    }
  }
  return false
}
