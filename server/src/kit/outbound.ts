import { lookup, Resolver } from 'node:dns/promises'
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { isPublicAddress } from './outbound-address.ts'
import { type OutboundTarget, privateNetworks, readOutboundUrl } from './outbound-url.ts'

export interface OutboundPost {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface OutboundRules {
  readonly allowedPrivateHosts: readonly string[]
  /** For all of it, from the name's resolution to the last byte that is read. */
  readonly timeoutMs: number
  /** What comes after so many bytes of the answer is not read. */
  readonly mostBytes: number
  /** Finds the addresses of a name. Default: the name servers of this machine. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
}

/** What can go wrong before there is an answer. */
export const outboundFailures = ['refused_url', 'refused_address', 'dns', 'connection', 'tls', 'timeout', 'protocol'] as const
export type OutboundFailure = (typeof outboundFailures)[number]

export type OutboundAnswer =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** What a `Retry-After` asks for, as a date too; null: nothing, or nothing that can be read. */
      readonly retryAfterSeconds: number | null
      /** The beginning of the body, as far as it was read. */
      readonly body: string
      readonly milliseconds: number
    }
  | { readonly kind: 'failed'; readonly failure: OutboundFailure; readonly detail: string; readonly milliseconds: number }

/**
 * Posts to an address that somebody outside gave us. The name is resolved here, every address that it has must be public, and the connection goes to one that was
 * checked, so that a name server cannot say one thing to the check and another to the connection. Follows no redirect and uses no proxy.
 */
export async function postOutbound(post: OutboundPost, rules: OutboundRules): Promise<OutboundAnswer> {
  const startedAt = performance.now()
  const deadline = AbortSignal.timeout(rules.timeoutMs)
  try {
    const target = readOutboundUrl(post.url, rules.allowedPrivateHosts)
    if ('refused' in target) throw new Failed('refused_url', `${target.refused}.`)
    const addresses = await addressesOf(target, rules, deadline)
    const answer = await send(target, addresses, post, rules, deadline)
    return { kind: 'answered', ...answer, milliseconds: since(startedAt) }
  } catch (error) {
    const { failure, detail } = error instanceof Failed ? error : failedBy(error, deadline)
    return { kind: 'failed', failure, detail, milliseconds: since(startedAt) }
  }
}

class Failed extends Error {
  readonly failure: OutboundFailure
  readonly detail: string

  constructor(failure: OutboundFailure, detail: string) {
    super(`${failure}: ${detail}`)
    this.failure = failure
    this.detail = detail
  }
}

async function addressesOf(target: OutboundTarget, rules: OutboundRules, deadline: AbortSignal): Promise<readonly string[]> {
  const { host, isAllowedPrivate } = target
  if (isIP(host) !== 0) return [host]
  const resolve = rules.resolve ?? (isAllowedPrivate ? resolveLocally : resolvePublicly)
  const found = await untilAborted(resolve(host), deadline).catch((error: unknown) => {
    if (deadline.aborted) throw error
    throw new Failed('dns', `The host name could not be resolved${codeOf(error)}.`)
  })
  if (found.length === 0) throw new Failed('dns', 'The host name has no address.')
  // One private address among public ones is reason enough: which of them a connection takes is chance. It is not told which: that would be a map of our network.
  if (!isAllowedPrivate && !found.every((address) => mayBeReached(address, rules))) {
    throw new Failed('refused_address', 'The host name leads to an address that is not public.')
  }
  return found
}

/** Public, or within a network that the operator names. */
function mayBeReached(address: string, { allowedPrivateHosts }: OutboundRules): boolean {
  return isPublicAddress(address) || privateNetworks(allowedPrivateHosts).has(address)
}

/** Asks the name servers themselves: no hosts file, no search list, and no thread that a slow server could hold. */
async function resolvePublicly(host: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 4000, tries: 2 })
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  const failure = answers.find((answer) => answer.status === 'rejected')
  if (found.length === 0 && failure) throw failure.reason
  return found
}

async function resolveLocally(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address)
}

interface Answer {
  readonly status: number
  readonly retryAfterSeconds: number | null
  readonly body: string
}

function send(
  target: OutboundTarget,
  addresses: readonly string[],
  { headers, body }: OutboundPost,
  rules: OutboundRules,
  deadline: AbortSignal,
): Promise<Answer> {
  const { url, host, port, isSecure, isAllowedPrivate } = target
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const options = {
    ...{ host, port, path: `${url.pathname}${url.search}`, method: 'POST', signal: deadline, maxHeaderSize: 16_384 },
    headers: { ...headers, host: url.host, 'content-length': String(Buffer.byteLength(body)), 'accept-encoding': 'identity' },
    lookup: pinnedTo(addresses),
    // An agent of its own: no connection is shared, and none goes by a proxy that the environment names.
    agent: isSecure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
  }
  const request = isSecure ? requestHttps({ ...options, ...(isIP(host) === 0 && { servername: host }) }) : requestHttp(options)
  let isConnected = false
  let isTrusted = !isSecure
  let isAnswered = false
  request.on('socket', (socket: Socket) => {
    socket.on('connect', () => {
      isConnected = true
      if (!isAllowedPrivate && !mayBeReached(socket.remoteAddress ?? '', rules)) {
        request.destroy(new Failed('refused_address', 'The connection led to an address that is not public.'))
      }
    })
    socket.on('secureConnect', () => {
      isTrusted = true
    })
  })
  request.on('error', (error) => {
    if (!isAnswered) reject(isConnected && !isTrusted && !deadline.aborted && !(error instanceof Failed) ? untrusted(error) : error)
  })
  request.on('response', (response) => {
    isAnswered = true
    readAnswer(response, rules.mostBytes).then(resolve, reject)
  })
  request.end(body)
  return promise.finally(() => request.destroy())
}

/** Hands out what was checked, whatever the name servers say by now. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  const [first] = all
  return (_host, options, callback) => {
    if (options.all) callback(null, all)
    else callback(null, first?.address ?? '', first?.family)
  }
}

/** The status counts as soon as it is there; a body that is long, slow or broken off is only read as far as it goes. */
async function readAnswer(response: IncomingMessage, mostBytes: number): Promise<Answer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response) {
      chunks.push(Buffer.from(chunk))
      size += chunk.length
      if (size >= mostBytes) break
    }
  } catch {
    // What there is of it is kept.
  }
  const body = Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8')
  return { status: response.statusCode ?? 0, retryAfterSeconds: retryAfterOf(response.headers['retry-after']), body }
}

function retryAfterOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^\d{1,9}$/.test(text)) return Number(text)
  // Only what is a date of HTTP: the parser of dates also makes something of `-5`.
  const at = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000))
}

function untrusted(error: Error): Failed {
  return new Failed('tls', `No trusted connection came about${codeOf(error)}.`)
}

function failedBy(error: unknown, deadline: AbortSignal): { failure: OutboundFailure; detail: string } {
  if (deadline.aborted) return { failure: 'timeout', detail: 'No answer came in time.' }
  const code = codeOf(error)
  if (code.includes('HPE_')) return { failure: 'protocol', detail: `What came back is not HTTP${code}.` }
  return { failure: 'connection', detail: `The connection failed${code}.` }
}

/** The code alone: messages of the system name addresses. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', abort))
}

function since(start: number): number {
  return Math.round(performance.now() - start)
}
