import type { Chance } from '../../src/demo/chance.ts'
import { newId } from '../../src/kit/ids.ts'
import type { Route } from '../../src/kit/route.ts'
import { describedOperation } from '../proofs/described.ts'
import { hostileText, writtenBody } from './hostile.ts'
import type { Known } from './known.ts'
import { drawValue, spoiled, withKnown } from './values.ts'

export interface FuzzRequest {
  readonly operation: string
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | null
}

/** How wrong a request is to be: as in the reference, as the schema says, nearly so, or anything. */
type Manner = 'example' | 'valid' | 'nearly' | 'hostile'

/** A request for the operation, by whoever has this key. */
export function drawRequest(route: Route, authorization: string, chance: Chance, known: Known): FuzzRequest {
  const manner: Manner = chance.pick(['example', 'example', 'example', 'valid', 'valid', 'nearly', 'nearly', 'hostile'])
  const headers = headersFor(route, authorization, manner, chance)
  const target = `${pathOf(route, manner, chance, known)}${queryOf(route, manner, chance, known)}`
  const body = bodyOf(route, manner, chance, known)
  const method = manner === 'hostile' && chance.percent(8) ? chance.pick(methods) : route.method
  return { operation: route.operation, method, target: target.slice(0, 12_000), headers, body }
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'QUERY']

function pathOf(route: Route, manner: Manner, chance: Chance, known: Known): string {
  const { parameters } = describedOperation(route)
  const path = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((text, { name, schema, example }) => {
      const good = manner === 'example' ? withKnown(example, chance, known) : drawValue(schema, chance, known)
      const value = manner === 'hostile' && chance.percent(30) ? hostileText(chance).slice(0, 3000) : String(good)
      return text.replace(`{${name}}`, () => encoded(value))
    }, route.path as string)
  return manner === 'hostile' && chance.percent(6) ? `${path}${chance.pick(tails)}` : path
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

function bodyOf(route: Route, manner: Manner, chance: Chance, known: Known): Buffer | null {
  const { body, example } = describedOperation(route)
  if (body === null)
    return manner === 'hostile' && chance.percent(30) ? Buffer.from(chance.pick(['{}', '{"a":1}', '[]', 'null', 'x'])) : null
  const good = manner === 'example' || chance.percent(30) ? withKnown(example, chance, known) : drawValue(body, chance, known)
  if (manner === 'example') return Buffer.from(JSON.stringify(fresh(good, chance)))
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
      typeof inner === 'string' && ['code', 'key', 'external_id'].includes(name) && chance.percent(85) ? `${inner}${suffix}` : inner,
    ]),
  )
}

function headersFor(route: Route, authorization: string, manner: Manner, chance: Chance): Record<string, string> {
  const { parameters, body } = describedOperation(route)
  const given: Record<string, string> = { authorization }
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
