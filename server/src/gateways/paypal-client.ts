import { assert } from '@quarterday/core/assert.ts'
import { z } from 'zod'
import type { Clock } from '../kit/clock.ts'
import type { Logger } from '../kit/log.ts'
import { deadlineMs } from './ask.ts'
import type { NotPut } from './gateway.ts'
import { accessToken, forgetAccess, type PaypalIdentity, readText } from './paypal-access.ts'

export interface PaypalQuestion {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** From the base on, with its query. */
  readonly path: string
  /** `PayPal-Request-Id`: the same is the same question. */
  readonly key?: string
  /** JSON, as text. */
  readonly body?: string
}

export type PaypalAnswer =
  /** It is done, and this is what PayPal says; undefined where it says nothing. */
  | { readonly kind: 'answered'; readonly body: unknown }
  /** PayPal will not do it: nothing was done. `issues` are its words for why. */
  | { readonly kind: 'refused'; readonly status: number; readonly issues: readonly string[] }
  | { readonly kind: 'unknown' }
  | NotPut

export interface PaypalAsking {
  readonly clock: Clock
  readonly log: Logger
  /** Called before each question: whoever may not ask now is stopped. */
  readonly asking: () => void
}

export interface PaypalClient {
  readonly identity: PaypalIdentity
  /** Puts one question. It never throws for what comes back. */
  ask(question: PaypalQuestion): Promise<PaypalAnswer>
  /** Reads something; null: there is nothing of this name. Throws where PayPal does not say, or says what cannot be understood. */
  read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema> | null>
}

/** PayPal gave no answer to something that was only read. */
export class PaypalSilent extends Error {}

const mostBytes = 2 * 1024 * 1024
const mostKeyCharacters = 108
/** Nobody was there to take the question. A connection that broke later may have carried it. */
const neverLeft: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const errorSchema = z.object({
  name: z.string().optional(),
  error: z.string().optional(),
  details: z.array(z.object({ issue: z.string().optional() })).optional(),
})

/** PayPal's REST interface, each question put once within half a minute: who asks again is who called, under the same key. */
export function paypalClient(identity: PaypalIdentity, { clock, log, asking }: PaypalAsking): PaypalClient {
  async function put(question: PaypalQuestion, deadline: AbortSignal, isLast: boolean): Promise<PaypalAnswer> {
    let token: string
    try {
      token = await accessToken(identity, clock, deadline)
    } catch (error) {
      log.warn({ reason: causeOf(error) }, 'PayPal gave no access')
      return notPut(null)
    }
    try {
      const answer = await send(identity.base, token, question, deadline)
      // It was not looked at: the token has been revoked before its time.
      if (answer.status === 401) {
        forgetAccess(identity)
        return isLast ? notPut(null) : put(question, deadline, true)
      }
      return await readAnswer(answer)
    } catch (error) {
      const cause = causeOf(error)
      log.warn({ reason: cause, method: question.method }, 'PayPal gave no answer')
      return neverLeft.has(cause) ? notPut(null) : { kind: 'unknown' }
    }
  }

  async function ask(question: PaypalQuestion): Promise<PaypalAnswer> {
    asking()
    assert((question.key?.length ?? 0) <= mostKeyCharacters, 'PayPal takes keys of 108 characters')
    return put(question, AbortSignal.timeout(deadlineMs - 2000), false)
  }

  return {
    identity,
    ask,
    async read(path, schema) {
      const answer = await ask({ method: 'GET', path })
      if (answer.kind === 'refused' && answer.status === 404) return null
      if (answer.kind === 'refused') throw new PaypalRefused(answer.status, answer.issues)
      if (answer.kind !== 'answered') throw new PaypalSilent('PayPal gave no answer')
      return schema.parse(answer.body)
    },
  }
}

/** PayPal will not show something: as a rule the app in its dashboard lacks a permission. */
export class PaypalRefused extends Error {
  readonly status: number

  constructor(status: number, issues: readonly string[]) {
    super(`PayPal refuses: ${status} ${issues.join(' ')}`)
    this.status = status
  }
}

function send(base: string, token: string, { method, path, key, body }: PaypalQuestion, signal: AbortSignal): Promise<Response> {
  return fetch(`${base}${path}`, {
    ...{ method, redirect: 'manual', signal },
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      prefer: 'return=representation',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'paypal-request-id': key }),
    },
    ...(body === undefined ? {} : { body }),
  })
}

async function readAnswer(answer: Response): Promise<PaypalAnswer> {
  const { status, headers } = answer
  if (status === 429) return notPut(headers.get('retry-after'))
  const text = await readText(answer, mostBytes)
  if (text === null) return { kind: 'unknown' }
  if (status >= 200 && status < 300) return { kind: 'answered', body: text === '' ? undefined : JSON.parse(text) }
  // 409: another question about the same thing is being answered; 408 and 5xx: nobody knows how far it went.
  if (status === 400 || status === 403 || status === 404 || status === 422) return { kind: 'refused', status, issues: issuesOf(text) }
  return { kind: 'unknown' }
}

function issuesOf(text: string): readonly string[] {
  const { success, data } = z.preprocess((value) => parsed(String(value)), errorSchema).safeParse(text)
  if (!success) return []
  return [...(data.details ?? []).map(({ issue }) => issue), data.name, data.error].filter((issue) => issue !== undefined)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function notPut(retryAfter: string | null): NotPut {
  const seconds = retryAfter !== null && /^\d{1,9}$/.test(retryAfter) ? Math.min(Number(retryAfter), 86_400) : null
  return { kind: 'not_put', retryAfterSeconds: seconds }
}

/** The code alone: messages may carry addresses and bodies. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  if (cause instanceof AggregateError) return causeOf(cause.errors[0])
  if (cause instanceof Error) return causeOf(cause)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
