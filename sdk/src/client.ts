import type { Call, Send } from './call.ts'
import { errorOf, noAnswer, QuarterdayError, refuseHeld } from './error.ts'
import { operations } from './operations.gen.ts'

export interface QuarterdayOptions {
  /** `qd_live_…` or `qd_test_…`. Null, on a page of the server itself: whoever has signed in there, by the cookie that the browser keeps. */
  readonly apiKey: string | null
  /** Where the server is, without a slash at its end. In a browser the default is the page's own server. */
  readonly baseUrl?: string | undefined
  /** How often a request that is safe to repeat is repeated after no answer, 429 or 503. Default 2. */
  readonly retries?: number | undefined
  /** Default: the global one. */
  readonly fetch?: typeof fetch | undefined
}

export type Quarterday = ReturnType<typeof operations>

/** A client of the API with one function an operation. What is not a success is thrown as a `QuarterdayError`. */
export function quarterday(options: QuarterdayOptions): Quarterday {
  const { apiKey, baseUrl = '', retries = 2 } = options
  // The header beside a cookie is one that a page of somebody else cannot send.
  const credential = apiKey === null ? { 'quarterday-csrf': '1' } : { authorization: `Bearer ${apiKey}` }
  // Whoever comes with a key comes with nothing but the key.
  const credentials = apiKey === null ? 'same-origin' : 'omit'
  const send: Send = async <Reply>(method: string, path: string, { query = {}, body, options: call = {} }: Call) => {
    const headers: Record<string, string> = { accept: 'application/json', ...credential }
    if (body !== undefined) headers['content-type'] = 'application/json'
    // One key for all tries, so that however often it is sent it happens once.
    if (method === 'POST') headers['idempotency-key'] = call.idempotencyKey ?? crypto.randomUUID()
    if (call.ifMatch !== undefined) headers['if-match'] = call.ifMatch
    const request: RequestInit = {
      method,
      headers,
      credentials,
      body: body === undefined ? null : JSON.stringify(body),
      signal: call.signal ?? null,
    }
    const url = `${baseUrl}${path}${queryText(query)}`
    return withRetries<Reply>(retries, call.signal, () => once<Reply>(options.fetch ?? fetch, url, request))
  }
  return operations(send)
}

/** Names the state in which an object was answered: give it as `ifMatch` to change it only if it is still so. Empty: of this very object none was answered. */
export function etagOf(reply: object): string {
  return etags.get(reply) ?? ''
}

/** Every item of a list, page after page: `for await (const customer of each(api.listCustomers, { status: 'active' }))`. */
export async function* each<Query extends object, Item>(
  list: (query: Query) => Promise<{ data: Item[]; next_cursor: string | null }>,
  query: Query,
): AsyncGenerator<Item> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: { data: Item[]; next_cursor: string | null } = await list(cursor === undefined ? query : { ...query, cursor })
    yield* page.data
    cursor = page.next_cursor
  }
}

function queryText(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).flatMap(([name, value]) => [value].flat().map((each): [string, unknown] => [name, each]))
  const pairs = given.filter(([, value]) => value !== undefined && value !== null)
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}

async function once<Reply>(ask: typeof fetch, url: string, request: RequestInit): Promise<Reply> {
  const response = await ask(url, request).catch((error: unknown) => {
    if (request.signal?.aborted) throw error
    throw noAnswer(error)
  })
  if (!response.ok) throw await errorOf(response)
  // The one place where bytes become a typed answer: the types are those of the description by which the server answers.
  const reply = (await response.json()) as Reply
  if (response.status === 202) refuseHeld(reply, response)
  const etag = response.headers.get('etag')
  if (etag !== null && typeof reply === 'object' && reply !== null) etags.set(reply, etag)
  return reply
}

const etags = new WeakMap<object, string>()

/** Every operation may be repeated: reads change nothing, POST carries its key, and the other methods come to the same end. */
async function withRetries<Reply>(retries: number, signal: AbortSignal | undefined, attempt: () => Promise<Reply>): Promise<Reply> {
  for (let tried = 0; ; tried++) {
    try {
      return await attempt()
    } catch (error) {
      if (tried >= retries || signal?.aborted || !isPassing(error)) throw error
      await pause(waitSeconds(error, tried), signal)
    }
  }
}

const passing = new Set(['no_answer', 'rate_limited', 'unavailable', 'idempotency_key_running'])

function isPassing(error: unknown): error is QuarterdayError {
  return error instanceof QuarterdayError && passing.has(error.code)
}

/** As long as the server asks for, at most 30 seconds; else longer each time, from a quarter of a second. */
function waitSeconds({ retryAfterSeconds }: QuarterdayError, tried: number): number {
  return retryAfterSeconds === null ? 0.25 * 2 ** tried : Math.min(retryAfterSeconds, 30)
}

function pause(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, seconds * 1000)
  signal?.addEventListener('abort', () => {
    clearTimeout(timer)
    reject(signal.reason)
  })
  return promise
}
