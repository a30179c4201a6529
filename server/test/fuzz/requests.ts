import type { Chance } from '../../src/demo/chance.ts'
import { newId } from '../../src/kit/ids.ts'
import type { Route } from '../../src/kit/route.ts'
import { describedOperation } from '../proofs/described.ts'
import { type Things, withIds } from '../reference-book.ts'
import type { Credential } from './credentials.ts'
import { hostileText, writtenBody } from './hostile.ts'
import type { Known } from './known.ts'
import { drawValue, spoiled, withKnown } from './values.ts'

export interface FuzzRequest {
  readonly operation: string
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | null
  /** The address of this machine that it comes from. Default: 127.0.0.1. */
  readonly from?: string
  /** Neither method nor path was bent: it is this operation that answers. */
  readonly isOnRoute: boolean
  /** It comes with the credential that was meant. */
  readonly isAsMeant: boolean
}

/** How wrong a request is to be: as in the reference, as the schema says, nearly so, or anything. */
export type Manner = 'example' | 'valid' | 'nearly' | 'hostile'

export function drawManner(chance: Chance): Manner {
  return chance.pick(['example', 'example', 'example', 'valid', 'valid', 'nearly', 'nearly', 'hostile'])
}

/** Who sends it, and what they can name. `things`: the example is to be about these, as it stands. */
export interface Sender {
  readonly credential: Credential
  readonly known: Known
  readonly things?: Things | undefined
}

/** A request for the operation. */
export function drawRequest(route: Route, { credential, ...words }: Sender, chance: Chance, manner: Manner): FuzzRequest {
  const headers = headersFor(route, credential, manner, chance)
  const path = pathOf(route, manner, chance, words)
  const target = `${path.text}${words.things === undefined ? queryOf(route, manner, chance, words.known) : ''}`
  const body = bodyOf(route, manner, chance, words)
  const method = manner === 'hostile' && chance.percent(8) ? chance.pick(methods) : route.method
  // Who answers headers that are too large to be read cannot know that the answer must have no body.
  if (method === 'HEAD') delete headers['x-filler']
  return {
    ...{ operation: route.operation, method, target: target.slice(0, 12_000), headers, body },
    isOnRoute: method === route.method && !path.isBent && target.length < 12_000,
    isAsMeant: Object.entries(credential).every(([name, value]) => headers[name] === value),
  }
}

type Words = Omit<Sender, 'credential'>

/** An example with what exists in place of what it names. */
function filled(example: unknown, { known, things }: Words, chance: Chance): unknown {
  return things === undefined ? withKnown(example, chance, known) : withIds(example, things)
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'QUERY']

function pathOf(route: Route, manner: Manner, chance: Chance, words: Words): { readonly text: string; readonly isBent: boolean } {
  const { parameters } = describedOperation(route)
  let isBent = false
  const text = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((path, { name, schema, example }) => {
      const isExample = manner === 'example' || words.things !== undefined
      const good = isExample ? filled(example, words, chance) : drawValue(schema, chance, words.known)
      const isHostile = manner === 'hostile' && chance.percent(30)
      isBent ||= isHostile
      const value = isHostile ? hostileText(chance).slice(0, 3000) : String(good)
      return path.replace(`{${name}}`, () => encoded(value))
    }, route.path as string)
  return manner === 'hostile' && chance.percent(6) ? { text: `${text}${chance.pick(tails)}`, isBent: true } : { text, isBent }
}

const tails = ['/', '//', '/..', '/%2e%2e/%2e%2e/etc/passwd', '%00', '%', '%zz', ';a=b', '/..;/', '\\', '?', '#x', '%c0%af', '.json']

function queryOf(route: Route, manner: Manner, chance: Chance, known: Known): string {
  const { parameters } = describedOperation(route)
  const pairs = parameters
    .filter((parameter) => parameter.in === 'query')
    .filter(
      ({ required, name }) =>
        required === true || (name !== 'cursor' && chance.percent(20)) || (manner === 'hostile' && chance.percent(10)),
    )
    .map(({ name, schema }): [string, string] => [name, String(drawValue(schema, chance, known))])
  const spoil = manner === 'nearly' || manner === 'hostile'
  const odd =
    spoil && chance.percent(30)
      ? [
          ...pairs,
          [
            chance.pick(['limit', 'cursor', 'sort', 'q', 'customer', 'x', '__proto__', 'expand[]']),
            hostileText(chance).slice(0, 2000),
          ] as const,
        ]
      : pairs
  const text = odd.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
  return text === '' ? '' : `?${text}`
}

/** Half surrogates have no UTF-8; they are sent as what cannot be decoded. */
function encoded(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '%ed%a0%80'
}

function bodyOf(route: Route, manner: Manner, chance: Chance, words: Words): Buffer | null {
  const { body, example } = describedOperation(route)
  if (body === null)
    return manner === 'hostile' && chance.percent(30) ? Buffer.from(chance.pick(['{}', '{"a":1}', '[]', 'null', 'x'])) : null
  const isExample = manner === 'example' || words.things !== undefined || chance.percent(30)
  const good = isExample ? filled(example, words, chance) : drawValue(body, chance, words.known)
  if (manner === 'example') return Buffer.from(JSON.stringify(words.things === undefined ? fresh(good, chance) : good))
  if (manner === 'valid') return Buffer.from(JSON.stringify(good))
  const bad = Array.from({ length: manner === 'hostile' ? chance.between(1, 3) : 1 }).reduce((value) => spoiled(value, chance), good)
  const text = writtenBody(bad)
  if (manner === 'nearly' || !chance.percent(15)) return Buffer.from(text)
  return chance.pick([
    Buffer.from(text.slice(0, chance.between(0, text.length))),
    Buffer.from(`${text}${text}`),
    Buffer.from(text, 'utf16le'),
    Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
    Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    Buffer.alloc(0),
  ])
}

/** Examples are made again and again: codes and keys that must be new are. */
function fresh(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const suffix = chance.between(0, 1_000_000)
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      typeof inner === 'string' && chance.percent(mostlyNew[name] ?? 0)
        ? name === 'email'
          ? `x${suffix}.${inner}`
          : `${inner}${suffix}`
        : inner,
    ]),
  )
}

/** In how many of a hundred cases. An address is of somebody who is to be new, or of somebody who is there. */
const mostlyNew: Readonly<Record<string, number>> = { code: 85, key: 85, external_id: 85, email: 50 }

function headersFor(route: Route, credential: Credential, manner: Manner, chance: Chance): Record<string, string> {
  const { parameters, body } = describedOperation(route)
  const given: Record<string, string> = { ...credential }
  if (body !== null) given['content-type'] = 'application/json'
  for (const { name, in: where, required } of parameters) {
    if (where !== 'header' || !(required === true || chance.percent(20))) continue
    given[name.toLowerCase()] = name === 'If-Match' ? '*' : newId()
  }
  if (manner === 'example' || manner === 'valid' || chance.percent(60)) return given
  return { ...given, ...chance.pick(tricks)(chance) }
}

const tricks: readonly ((chance: Chance) => Record<string, string>)[] = [
  (chance) => ({
    'content-type': chance.pick([
      'text/plain',
      'application/xml',
      'application/json; charset=latin1',
      'multipart/form-data',
      'application/json;charset=utf-8',
      '*/*',
    ]),
  }),
  (chance) => ({
    authorization: chance.pick([
      'Bearer ',
      'Bearer x',
      'Basic YTpi',
      'Bearer qd_test_0_0',
      `Bearer ${'x'.repeat(3000)}`,
      'bearer null',
      'Bearer eyJhbGciOiJub25lIn0.e30.',
    ]),
  }),
  (chance) => ({ 'idempotency-key': chance.pick([' ', 'a'.repeat(256), 'a b', '0', 'same', 'same', '\u00e9', '"', '%00']) }),
  (chance) => ({ 'if-match': chance.pick(['*', 'x', '"x"', 'W/"x"', '"a", "b"', '""', ',', `"${'a'.repeat(5000)}"`]) }),
  (chance) => ({ 'content-encoding': chance.pick(['gzip', 'identity', 'br', '']) }),
  () => ({
    'x-http-method-override': 'DELETE',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': 'evil.example',
    'x-original-url': '/v1/organization',
  }),
  (chance) => ({
    cookie: chance.pick(['a=b', '__Host-sid=x', '=', ';;;', `a=${'b'.repeat(3000)}`]),
    origin: chance.pick(['null', 'https://evil.example']),
  }),
  (chance) => ({ accept: chance.pick(['text/html', 'text/csv', 'application/xml', '']), 'accept-language': 'x'.repeat(300) }),
  (chance) => ({
    range: 'bytes=0-1',
    'if-none-match': chance.pick(['*', '"x"', 'x']),
    'x-filler': 'y'.repeat(chance.pick([10, 9_000, 17_000])),
  }),
  (chance) => ({
    'request-id': hostileText(chance)
      .replaceAll(/[^\x20-\x7e]/g, '?')
      .slice(0, 500),
    'user-agent': '',
  }),
]
