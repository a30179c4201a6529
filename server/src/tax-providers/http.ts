import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { assert } from '@quarterday/core/assert.ts'
import type { Endpoint } from '../kit/config.ts'
import { readAnswer, readRefusal } from './answer-json.ts'
import type { TaxOutcome, TaxProviderAdapter } from './tax-provider.ts'

/** For one try, in milliseconds, until the last byte. */
const triesMs = 8_000
/** Before the second and the third try. */
const pausesMs = [250, 1_000]
const mostBytes = 2 * 1024 * 1024

/** The generic protocol of docs/taxes.md: one POST of JSON, signed with the shared secret, and its answer. */
export const httpTaxProvider: TaxProviderAdapter = {
  protocol: 'http',
  connect({ database }, endpoint) {
    return {
      name: new URL(endpoint.url).host.slice(0, 64),
      async quote(question) {
        assert(!database.isInTransaction(), 'An engine is asked for tax outside of transactions')
        return askUntilAnswered(endpoint, JSON.stringify(question), question.idempotency_key)
      },
    }
  },
}

/** A short absence is waited for here, under the same key; a longer one is for whoever asks again later. */
async function askUntilAnswered(endpoint: Endpoint, body: string, key: string): Promise<TaxOutcome> {
  let outcome = await askOnce(endpoint, body, key)
  for (const pause of pausesMs) {
    if (!outcome.mayPass) break
    await sleep(pause)
    outcome = await askOnce(endpoint, body, key)
  }
  return outcome.said
}

interface Try {
  readonly said: TaxOutcome
  /** Asking again in a moment may help. */
  readonly mayPass: boolean
}

async function askOnce({ url, secret }: Endpoint, body: string, key: string): Promise<Try> {
  const signal = AbortSignal.timeout(triesMs)
  try {
    const at = Math.floor(Date.now() / 1000)
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        accept: 'application/json',
        'idempotency-key': key,
        'quarterday-signature': signatureOf(secret, at, body),
      },
      body,
      signal,
      // The question names customers: it goes where the operator said and nowhere else.
      redirect: 'error',
    })
    const text = await readWithin(response)
    if (text === null) return { said: { kind: 'unknown', reason: `The answer is longer than ${mostBytes} bytes` }, mayPass: false }
    if (response.ok) return { said: readAnswer(text), mayPass: false }
    const mayPass = response.status >= 500 || passing.has(response.status)
    return { said: mayPass ? { kind: 'unknown', reason: `It answered ${response.status}` } : readRefusal(response.status, text), mayPass }
  } catch (error) {
    const reason = signal.aborted ? `No answer came within ${triesMs / 1000} seconds` : `It could not be reached (${codeOf(error)})`
    // Who has taken all of its time once would do so again.
    return { said: { kind: 'unknown', reason }, mayPass: !signal.aborted }
  }
}

/** Statuses below 500 that speak of the moment and not of the question. */
const passing: ReadonlySet<number> = new Set([408, 425, 429])

/** `t=<seconds since 1970>,v1=<HMAC-SHA-256 of "<t>.<body>", hexadecimal>`. */
function signatureOf(secret: string, at: number, body: string): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}

/** The text of the answer; null: there is more of it than anyone would need. */
async function readWithin(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength
    // Leaving the loop closes the connection.
    if (length > mostBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** `ECONNREFUSED`: never the whole message, which may repeat what we sent. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Error) return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
  return 'unknown error'
}
