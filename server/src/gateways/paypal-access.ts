import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../kit/clock.ts'

/** By what we are known at PayPal, and where PayPal is. */
export interface PaypalIdentity {
  /** Without a slash at its end. */
  readonly base: string
  readonly clientId: string
  readonly clientSecret: string
}

interface Access {
  readonly token: string
  readonly until: Temporal.Instant
}

const schema = z.object({ access_token: z.string().min(1).max(4096), expires_in: z.int().min(0) })
const mostRemembered = 1000
/** A token is taken for expired this long before it is. */
const marginSeconds = 60
const mostBytes = 64 * 1024

const known = new Map<string, Promise<Access>>()

/**
 * A token by which PayPal lets us in, got with the account's id and secret and kept until it expires; those who come at once share one. Throws where
 * PayPal gives none: whatever was to be asked has not been asked then.
 */
export async function accessToken(identity: PaypalIdentity, clock: Clock, deadline: AbortSignal): Promise<string> {
  const name = nameOf(identity)
  const held = known.get(name)
  if (held !== undefined) {
    const { token, until } = await held
    if (Temporal.Instant.compare(clock.now(), until) < 0) return token
    if (known.get(name) === held) known.delete(name)
  }
  return (await (known.get(name) ?? remember(name, request(identity, clock, deadline)))).token
}

function remember(name: string, asked: Promise<Access>): Promise<Access> {
  if (known.size >= mostRemembered) known.clear()
  known.set(name, asked)
  asked.catch(() => {
    if (known.get(name) === asked) known.delete(name)
  })
  return asked
}

/** PayPal no longer accepts it: the next question gets a new one. */
export function forgetAccess(identity: PaypalIdentity): void {
  known.delete(nameOf(identity))
}

async function request({ base, clientId, clientSecret }: PaypalIdentity, clock: Clock, deadline: AbortSignal): Promise<Access> {
  const answer = await fetch(`${base}/v1/oauth2/token`, {
    ...{ method: 'POST', redirect: 'manual', signal: deadline, body: 'grant_type=client_credentials' },
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
  })
  const text = await readText(answer, mostBytes)
  if (answer.status !== 200 || text === null) throw new Error(`PayPal gives no access: ${answer.status}`)
  const { access_token: token, expires_in: seconds } = schema.parse(JSON.parse(text))
  return { token, until: clock.now().add({ seconds: Math.max(Math.min(seconds, 86_400) - marginSeconds, 0) }) }
}

/** The body as text; null: there is more of it than may be. */
export async function readText({ body }: Response, most: number): Promise<string | null> {
  if (body === null) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function nameOf({ base, clientId, clientSecret }: PaypalIdentity): string {
  return JSON.stringify([base, clientId, createHash('sha256').update(clientSecret).digest('hex')])
}
