import { once } from 'node:events'
import { Agent, request } from 'node:http'

// The process that sends: as many connections as it is told, each sends its next batch when the last is answered. Answers with the milliseconds it took.

export interface Sending {
  readonly url: string
  readonly authorization: string
  readonly connections: number
  readonly bodies: readonly string[]
}

async function post({ url, authorization }: Sending, agent: Agent, body: string): Promise<void> {
  const headers = { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const sent = request(url, { method: 'POST', agent, headers })
  sent.end(body)
  const [reply] = await once(sent, 'response')
  let text = ''
  for await (const chunk of reply) text += chunk
  if (reply.statusCode !== 201) throw new Error(`${url} answered ${reply.statusCode}: ${text.slice(0, 500)}`)
}

async function send(sending: Sending): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: sending.connections })
  const waiting = [...sending.bodies]
  const start = performance.now()
  const connection = async (): Promise<void> => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) await post(sending, agent, body)
  }
  await Promise.all(Array.from({ length: sending.connections }, connection))
  agent.destroy()
  return performance.now() - start
}

process.on('message', (sending: Sending) => {
  send(sending).then(
    (milliseconds) => process.send?.({ milliseconds }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
