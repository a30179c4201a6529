import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Clock, systemClock } from '../../kit/clock.ts'
import { Book } from './book.ts'
import { answerControl } from './control.ts'
import { Deliveries } from './deliveries.ts'
import { fieldsOf, readBody, type SandboxAnswer, type SandboxRequest } from './http.ts'
import type { PersonAnswer } from './protocol.ts'
import { protocols } from './protocols.ts'

export interface SandboxServerOptions {
  /** Default 0: any that is free. */
  readonly port?: number
  /** Default: this machine only. */
  readonly host?: string
  /** Default: the machine's. */
  readonly clock?: Clock
}

/** A sandbox gateway that listens. */
export interface SandboxServer {
  /** For STRIPE_API_BASE and PAYPAL_API_BASE, without a slash at its end. */
  readonly url: string
  readonly book: Book
  /** A person at the gateway's form: `token` is a test card by its name. */
  enterCard(reference: string, token: string): PersonAnswer
  authenticate(reference: string, isApproved: boolean): PersonAnswer
  close(): Promise<void>
}

const mostConnections = 256

/**
 * Starts a gateway in which no money moves and that speaks the protocols of real ones, faults included. What it remembers it forgets when it ends. It
 * trusts whoever reaches it, so it listens on this machine alone unless told otherwise.
 */
export async function startSandboxServer({
  port = 0,
  host = '127.0.0.1',
  clock = systemClock,
}: SandboxServerOptions = {}): Promise<SandboxServer> {
  const deliveries = new Deliveries(clock)
  const book = new Book(clock, deliveries)
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5000 }, (message, reply) => {
    handle(message, reply, book).catch(() => reply.destroy())
  })
  server.maxConnections = mostConnections
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  book.baseUrl = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`
  return {
    url: book.baseUrl,
    book,
    enterCard: (reference, token) => first((protocol) => protocol.enterCard(book, reference, token)),
    authenticate: (reference, isApproved) => first((protocol) => protocol.authenticate(book, reference, isApproved)),
    async close() {
      deliveries.stop()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await deliveries.settled()
    },
  }
}

function first(ask: (protocol: (typeof protocols)[number]) => PersonAnswer | null): PersonAnswer {
  for (const protocol of protocols) {
    const answer = ask(protocol)
    if (answer !== null) return answer
  }
  return 'closed'
}

async function handle(message: IncomingMessage, reply: ServerResponse, book: Book): Promise<void> {
  const url = new URL(message.url ?? '/', 'http://sandbox')
  const body = await readBody(message)
  if (body === null) return send(reply, { status: 413, body: { error: { message: 'Too large' } } })
  const method = message.method ?? 'GET'
  const headers = Object.fromEntries(
    Object.entries(message.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
  const request: SandboxRequest = { method, path: url.pathname, query: fieldsOf(url.search.slice(1)), headers, body, wrongAmount: null }
  if (url.pathname.startsWith('/_sandbox')) return send(reply, await answerControl(request, book, protocols))
  const fault = book.faults.take(method, url.pathname)
  switch (fault?.kind) {
    case undefined:
      return send(reply, answer(request, book))
    case 'delay':
      await sleep(fault.milliseconds)
      return send(reply, answer(request, book))
    case 'lose_question':
      message.socket.resetAndDestroy()
      return
    case 'lose_answer':
      answer(request, book)
      message.socket.resetAndDestroy()
      return
    case 'too_many': {
      const error = { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests hit the API too quickly.' }
      return send(reply, { status: 429, headers: { 'retry-after': String(fault.seconds) }, body: { error } })
    }
    case 'error_before':
      return send(reply, broken)
    case 'error_after':
      answer(request, book)
      return send(reply, broken)
    case 'wrong_amount':
      return send(reply, answer({ ...request, wrongAmount: BigInt(fault.amount ?? 1) }, book))
    case 'forget_keys':
      book.forgetKeys()
      return send(reply, answer(request, book))
  }
}

const broken: SandboxAnswer = { status: 500, body: { error: { type: 'api_error', message: 'An error occurred while processing.' } } }

function answer(request: SandboxRequest, book: Book): SandboxAnswer {
  const protocol = protocols.find((each) => each.speaks(request))
  return (
    protocol?.answer(request, book) ?? {
      status: 404,
      body: { error: { type: 'invalid_request_error', message: `Unrecognized request URL (${request.path})` } },
    }
  )
}

function send(reply: ServerResponse, { status, headers = {}, body }: SandboxAnswer): void {
  const isText = typeof body === 'string'
  const type = isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8'
  reply.writeHead(status, { 'content-type': type, ...headers })
  reply.end(isText ? body : JSON.stringify(body))
}
