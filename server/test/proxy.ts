import { once } from 'node:events'
import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net'
import type { Connection } from '../src/kit/db.ts'
import type { ConnectionFields } from '../src/kit/db-connection.ts'

/** What happens to one piece of traffic from the client: it passes, or it meets one of these. */
export type Fault =
  /** Neither the server nor the client hears of it again: the connection is cut before the server sees it. */
  | 'cut before'
  /** The server gets it, the client gets no answer: the connection is cut as soon as the server has it. */
  | 'cut after'
  /** The server gets it, and nothing is ever answered; the connection stays. */
  | 'silence'

export interface FaultyNetwork {
  readonly connection: Connection
  /** Asked for each piece of traffic from a client, which is one statement in what these tests send. */
  fault: (text: string) => Fault | undefined
  /** Connections accepted so far. */
  accepted(): number
  close(): Promise<void>
}

/** A proxy on loopback in front of the database that does what networks do at the worst moment. */
export async function startProxy(target: Connection): Promise<FaultyNetwork> {
  const { upstream, through } = split(target)
  const sockets = new Set<Socket>()
  let accepted = 0
  const server = createServer((client) => {
    accepted += 1
    const database = connect(upstream)
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
    }
    let isSilent = false
    client.on('close', () => database.destroy())
    database.on('close', () => client.destroy())
    database.on('data', (data) => isSilent || client.write(data))
    client.on('data', (data) => {
      const fault = proxy.fault(data.toString('latin1'))
      if (fault === 'cut before') return void client.destroy()
      isSilent ||= fault !== undefined
      // The server hangs up when it has read everything, so what it has read it carries out.
      if (fault === 'cut after') return void database.end(data, () => client.destroy())
      database.write(data)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const proxy: FaultyNetwork = {
    connection: through(port),
    fault: () => undefined,
    accepted: () => accepted,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  return proxy
}

function split(target: Connection): { upstream: NetConnectOpts; through(port: number): Connection } {
  const fields = typeof target === 'string' ? fieldsOf(new URL(target)) : target
  const upstream = fields.host.startsWith('/')
    ? { path: `${fields.host}/.s.PGSQL.${fields.port}` }
    : { host: fields.host, port: fields.port }
  return { upstream, through: (port) => ({ ...fields, host: '127.0.0.1', port }) }
}

function fieldsOf(url: URL): ConnectionFields {
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.searchParams.get('port') || url.port || 5432),
    user: url.searchParams.get('user') ?? decodeURIComponent(url.username),
    database: url.pathname.slice(1),
    ...(url.password && { password: decodeURIComponent(url.password) }),
  }
}
