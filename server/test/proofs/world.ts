import { assert } from '@quarterday/core/assert.ts'
import { idPrefixes } from '@quarterday/core/id.ts'
import { routes } from '../../src/modules/index.ts'
import type { ApiClient, TestApi } from '../api.ts'
import { referenceBook, type Things } from '../reference-book.ts'
import { membersPrepared } from '../reference-members.ts'
import { prepared } from '../reference-states.ts'
import { type IdPlace, idPlaces } from './id-places.ts'
import { exampleRequest } from './placing.ts'

/** One organization and what its own key can see. */
export interface Party {
  readonly client: ApiClient
  /** One of each kind. */
  readonly things: Things
  /** By the kind of thing. */
  readonly ids: ReadonlyMap<string, readonly string[]>
  /** Codes and names of its own making. */
  readonly names: readonly string[]
}

/** A thing of every kind that a request can name: in one organization, and in more of the same owner where one cannot hold them all. */
export interface World {
  readonly first: Party
  readonly parties: readonly Party[]
}

/** Every place of every operation that a key of an organization can ask for. */
export const places: readonly IdPlace[] = routes.filter(({ scope }) => /:(read|write)$/.test(scope)).flatMap(idPlaces)

/** The same of what customers, and people on their own account, can ask for. */
export const peoplesPlaces: readonly IdPlace[] = routes.filter(({ scope }) => scope === 'customer' || scope === 'person').flatMap(idPlaces)

export function idsOf({ parties }: World, prefix: string): string[] {
  return [...new Set(parties.flatMap(({ ids }) => ids.get(prefix) ?? []))]
}

/**
 * `codes`: those of the examples, or others, so that two worlds share none. Beside the book of the reference it holds whatever any example makes or asks
 * for. What cannot be so in one organization at once is made in the next; it throws when an organization could take nothing of what is left.
 */
export async function world(api: TestApi, newClient: () => Promise<ApiClient>, codes: 'as in the examples' | 'others'): Promise<World> {
  // What waits for a second person makes other operations wait as well, so it comes last.
  const members = new Set(Object.values(membersPrepared))
  let left: ReadonlyMap<Prepare, unknown> = new Map(
    [...new Set(Object.values(prepared)), ...[...members].map((prepare) => withApi(api, prepare))].map((prepare) => [prepare, null]),
  )
  const party = async ({ withExamples }: { withExamples: boolean }): Promise<Party> => {
    const client = await newClient()
    const things = await referenceBook(client, codes)
    if (withExamples) await makeExamples(client, things, codes)
    const still = await prepareAll(client, things, left)
    assert(withExamples || still.size < left.size, `States of the reference cannot be brought about: ${[...still.values()].join('\n')}`)
    left = still
    await assign(client, things)
    return { client, things, ...(await seen(client, things)) }
  }
  const first = await party({ withExamples: true })
  const parties = [first]
  while (left.size > 0) parties.push(await party({ withExamples: false }))
  return { first, parties }
}

/** What a key can see of its organization by all the lists, beside these things. */
export async function seen(client: ApiClient, things: Things): Promise<Pick<Party, 'ids' | 'names'>> {
  const ids = new Map(Object.entries(things).map(([prefix, id]): [string, string[]] => [prefix, [id]]))
  const names = new Set<string>()
  for (const { path, query } of lists) {
    const reply = await client.get(query.safeParse({ limit: '100' }).success ? `${path}?limit=100` : path)
    for (const [id, prefix = ''] of reply.text.matchAll(anyId)) {
      const known = ids.get(prefix) ?? []
      if (prefix in idPrefixes && !known.includes(id)) ids.set(prefix, [...known, id])
    }
    for (const [, name] of reply.text.matchAll(/"(?:code|external_id)":"([^"]+)"/g)) if (name !== undefined) names.add(name)
  }
  return { ids, names: [...names] }
}

export const lists = routes.filter(({ method, scope, path }) => method === 'GET' && scope.endsWith(':read') && !path.includes('{'))

const anyId = /\b([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g

export function idsIn(text: string): string[] {
  return [...text.matchAll(anyId)].map(([id]) => id)
}

type Prepare = (client: ApiClient, things: Things) => Promise<Things>

/** What has to be so before an operation makes sense. */
export function stateFor(api: TestApi, operation: string): Prepare | undefined {
  const members = membersPrepared[operation]
  return prepared[operation] ?? (members && withApi(api, members))
}

function withApi(api: TestApi, prepare: (typeof membersPrepared)[string]): Prepare {
  return async (client, things) => (await prepare(api, client, things)).things
}

/** Answers those that do not go together with the ones before them, and why: two may make things of one name, or leave one in different states. */
async function prepareAll(client: ApiClient, things: Things, wanted: ReadonlyMap<Prepare, unknown>): Promise<Map<Prepare, unknown>> {
  const left = new Map<Prepare, unknown>()
  for (const prepare of wanted.keys()) {
    try {
      for (const [prefix, id] of Object.entries(await prepare(client, things))) things[prefix] ??= id
    } catch (error) {
      left.set(prepare, error)
    }
  }
  return left
}

/** No example gives anybody something to do. */
async function assign(client: ApiClient, { cus, mem }: Things): Promise<void> {
  if (mem !== undefined) await client.post('/v1/tickets', { customer: cus, subject: 'Whose is it?', body: 'Yours.', assignee: mem })
}

/** What examples make is there, where nothing else is in its way. Under other codes, people have other addresses too: a person is one whoever invites them. */
async function makeExamples(client: ApiClient, things: Things, codes: 'as in the examples' | 'others'): Promise<void> {
  for (const route of routes.filter(({ status, scope }) => status === 201 && scope.endsWith(':write'))) {
    const { method, url, body, headers } = exampleRequest(route, things)
    const text = JSON.stringify(body)
    await client.request(method, url, codes === 'others' ? text?.replaceAll(/"([\w.]+)@/g, '"$1.other@') : text, { headers })
  }
}
