import { z } from 'zod'
import type { Answer, Asking, DeskAccount } from './help-desk.ts'

/** For one question, until the last byte, in milliseconds. */
const timeoutMs = 15_000
const mostBytes = 4 * 1024 * 1024

export interface ZendeskQuestion {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** From the base on, with its query. */
  readonly path: string
  readonly body?: unknown
  /** `Idempotency-Key`: Zendesk keeps it for two hours, for new tickets. */
  readonly key?: string
}

export interface ZendeskClient {
  /** Puts one question. It never throws for what comes back. What was only read and has no answer is `later`: nothing can have come of it. */
  ask<Schema extends z.ZodType>(question: ZendeskQuestion, schema: Schema): Promise<Answer<z.output<Schema>>>
}

/** Talks to one Zendesk: `https://{subdomain}.zendesk.com`, with an API token of an agent or an OAuth access token. */
export function zendeskClient({ outside }: Asking, { address, username, secret }: DeskAccount): ZendeskClient {
  const base = outside.zendeskApiBase.replace('{subdomain}', address)
  const authorization = username === null ? `Bearer ${secret}` : `Basic ${Buffer.from(`${username}/token:${secret}`).toString('base64')}`
  return {
    async ask({ method, path, body, key }, schema) {
      const signal = AbortSignal.timeout(timeoutMs)
      const silence = (detail: string) => (method === 'GET' ? later(detail) : ({ kind: 'unknown', detail } as const))
      try {
        const response = await fetch(`${base}${path}`, {
          method,
          headers: {
            authorization,
            accept: 'application/json',
            'user-agent': 'Quarterday-Help-Desk/1',
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...(key !== undefined && { 'idempotency-key': key }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
          signal,
          // The secret goes to Zendesk and nowhere else.
          redirect: 'error',
        })
        const text = await readWithin(response)
        if (!response.ok) return notDone(response, text, silence)
        const parsed = schema.safeParse(text === null ? undefined : jsonOf(text))
        return parsed.success ? { kind: 'done', value: parsed.data } : silence('Zendesk’s answer could not be understood.')
      } catch (error) {
        if (neverLeft.has(codeOf(error))) return later(`Zendesk could not be reached (${codeOf(error)}).`)
        return silence(signal.aborted ? `No answer came within ${timeoutMs / 1000} seconds.` : 'The connection to Zendesk broke.')
      }
    },
  }
}

/** Nobody was there to take the question. A connection that broke later may have carried it. */
const neverLeft: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

function notDone<Value>(response: Response, text: string | null, silence: (detail: string) => Answer<Value>): Answer<Value> {
  const { status } = response
  const detail = `Zendesk answered ${status}${wordsOf(text)}.`
  const wait = retryAfterOf(response.headers.get('retry-after'))
  if (status === 429 || status === 409) return { kind: 'later', detail, retryAfterSeconds: wait }
  // A service that says it is away has done nothing; another error of its own may have come after the deed.
  if (status === 503 && wait !== null) return { kind: 'later', detail, retryAfterSeconds: wait }
  if (status >= 500 || status === 408) return silence(detail)
  // The key is known with another body: a try of ours of which we have no answer. The ticket is looked for next time.
  if (status === 400 && text?.includes('IdempotentRequestError')) return { kind: 'unknown', detail }
  // Tokens are renewed by people: what waits for that is not lost meanwhile.
  if (status === 401 || status === 403) return later(detail)
  return { kind: 'refused', detail }
}

function later(detail: string) {
  return { kind: 'later', detail, retryAfterSeconds: null } as const
}

/** Zendesk's own words for what is wrong; nothing of what else it may have answered. */
function wordsOf(text: string | null): string {
  const parsed = text === null ? null : errorAnswer.safeParse(jsonOf(text))
  if (!parsed?.success) return ''
  const { error, description, details } = parsed.data
  const fields = Object.values(details ?? {}).flatMap((each) => each.flatMap((one) => one.description ?? []))
  const said = fields.length > 0 ? fields : [description ?? (typeof error === 'string' ? error : error?.message) ?? '']
  const plain = said
    .join('; ')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
  return plain === '' ? '' : `: ${plain.slice(0, 300).toWellFormed()}`
}

const words = z.string().max(10_000)
const errorAnswer = z.object({
  error: z.union([words, z.object({ message: words.nullish() })]).nullish(),
  description: words.nullish(),
  details: z
    .record(z.string(), z.array(z.object({ description: words.nullish() })))
    .nullish()
    .catch(null),
})

function retryAfterOf(text: string | null): number | null {
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause === undefined ? '' : codeOf(error.cause)
}

/** Null: it is longer than whatever Zendesk has to say. */
async function readWithin(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > mostBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
