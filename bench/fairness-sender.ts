import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setPriority } from 'node:os'

// The process that asks, over so many connections, each with its next request when the last is answered. It gives way to the server where processors are few: what it
// costs to ask is no part of what is measured.

export interface Asking {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  /** Taken in turn. Empty: requests have no body. */
  readonly bodies: readonly string[]
  readonly connections: number
  /** So many requests, or, where it is null, until it is told to stop. */
  readonly count: number | null
  /** Each request comes from an address of its own, as a proxy would tell. */
  readonly fromEverywhere?: boolean
}

export interface Asked {
  readonly milliseconds: readonly number[]
  readonly statuses: Readonly<Record<number, number>>
}

let stopped = false

function someAddress(): string {
  return `198.${[18, 19][randomInt(2)]}.${randomInt(256)}.${randomInt(256)}`
}

async function ask({ url, method, headers, fromEverywhere = false }: Asking, agent: Agent, body: string | undefined): Promise<number> {
  const length = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
  const sent = request(url, {
    method,
    agent,
    headers: { ...headers, ...(fromEverywhere && { 'x-forwarded-for': someAddress() }), ...length },
  })
  sent.end(body)
  const [reply] = await once(sent, 'response')
  reply.resume()
  await once(reply, 'end')
  return reply.statusCode
}

async function askAll(asking: Asking): Promise<Asked> {
  const agent = new Agent({ keepAlive: true, maxSockets: asking.connections })
  const milliseconds: number[] = []
  const statuses: Record<number, number> = {}
  let next = 0
  stopped = false
  const connection = async (): Promise<void> => {
    while (!stopped && (asking.count === null || next < asking.count)) {
      const body = asking.bodies[next % Math.max(1, asking.bodies.length)]
      next += 1
      const start = performance.now()
      // A connection that the server closes after its hundred requests is no answer.
      const status = await ask(asking, agent, body).catch(() => 0)
      if (status === 0) continue
      milliseconds.push(performance.now() - start)
      statuses[status] = (statuses[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: asking.connections }, connection))
  agent.destroy()
  return { milliseconds, statuses }
}

process.on('message', (message: Asking | 'stop') => {
  if (message === 'stop') {
    stopped = true
    return
  }
  // Floods alone: whoever is measured waits for nobody.
  if (message.count === null) setPriority(10)
  askAll(message).then(
    (asked) => process.send?.(asked),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
