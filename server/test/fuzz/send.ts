import { Agent, request } from 'node:http'
import type { FuzzRequest } from './requests.ts'

export interface FuzzAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** Sends requests over kept connections to a server on this machine. */
export class Sender {
  readonly #agent: Agent
  readonly #port: number

  constructor(port: number, connections: number) {
    this.#port = port
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  /** Null: the connection ended, or 40 seconds passed, without an answer. A kept connection that was closed just then is no fault: another is tried. */
  async send(wanted: FuzzRequest, tries = 4): Promise<FuzzAnswer | null> {
    const outcome = await this.#once(wanted)
    // Whose headers are too large is answered and hung up on, at times before all of the request is written.
    const mayRepeat = outcome === 'closed before' || (outcome === 'no answer' && headersOf(wanted) > mostHeaders)
    if (mayRepeat && tries > 1) return this.send(wanted, tries - 1)
    return typeof outcome === 'string' ? null : outcome
  }

  close(): void {
    this.#agent.destroy()
  }

  #once({ method, target, headers, body, from }: FuzzRequest): Promise<FuzzAnswer | 'closed before' | 'no answer'> {
    const { promise, resolve } = Promise.withResolvers<FuzzAnswer | 'closed before' | 'no answer'>()
    const sent = request(
      {
        host: '127.0.0.1',
        port: this.#port,
        method,
        path: target,
        // Who comes from elsewhere comes once.
        ...(from === undefined ? { agent: this.#agent } : { agent: false as const, localAddress: from }),
        timeout: 40_000,
        headers: { ...headers, ...(body === null ? {} : { 'content-length': String(body.length) }) },
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', () => resolve('no answer'))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() }))
      },
    )
    sent.on('timeout', () => sent.destroy(new Error('too late')))
    sent.on('error', () => resolve(sent.reusedSocket ? 'closed before' : 'no answer'))
    if (body !== null) sent.write(body)
    sent.end()
    return promise
  }
}

const mostHeaders = 16_000

function headersOf({ headers, target }: FuzzRequest): number {
  return Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, target.length)
}

/** For a person who wants to see it again. */
export function asCurl({ method, target, headers, body }: FuzzRequest, origin: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
  const shown = Object.entries(headers).map(
    ([name, value]) => `-H ${quoted(`${name}: ${name === 'authorization' ? value.slice(0, 12) : value.slice(0, 300)}`)}`,
  )
  const data = body === null ? [] : [`--data-binary ${quoted(body.toString('utf8').slice(0, 3000))}`]
  return ['curl', '-i', '--path-as-is', `-X ${method}`, ...shown, ...data, quoted(`${origin}${target.slice(0, 2000)}`)].join(' ')
}
