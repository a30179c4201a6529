import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The body, of an event of ours. Throws for anything else. */
  readonly body: z.output<typeof toldEvent>
}

/** An event as whoever listens reads it. */
const toldEvent = z.looseObject({
  id: z.string(),
  type: z.string(),
  object_id: z.string(),
  sequence: z.int(),
  created_at: z.string(),
  data: z.record(z.string(), z.unknown()),
})

export type Answering = (received: Received, response: ServerResponse) => void

/** A receiver of webhooks as somebody outside would write it, on this machine. */
export interface Receiver {
  /** `127.0.0.1:port`, for the hosts that may be posted to. */
  readonly host: string
  readonly url: string
  readonly received: Received[]
  /** What it answers from now on. Default: 200. */
  answer(how: Answering): void
  close(): Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let answering: Answering = (_received, response) => response.end('ok')
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      text += chunk
    })
    request.on('end', () => {
      const { url: path = '', headers } = request
      const one: Received = {
        path,
        headers,
        text,
        // Others listen with this too: what they are told is read by themselves.
        get body() {
          return toldEvent.parse(JSON.parse(text))
        },
      }
      received.push(one)
      answering(one, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    url: `http://${host}/hook`,
    received,
    answer: (how) => {
      answering = how
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Whether an independent library believes it, by this secret; by real time, which is what its timestamp is about. */
export function isBelieved({ text, headers }: Received, secret: string): boolean {
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  try {
    new Webhook(secret).verify(text, named)
    return true
  } catch {
    return false
  }
}
