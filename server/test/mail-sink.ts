import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Caught {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly mail: Email
}

export interface MailSink {
  readonly url: string
  readonly caught: Caught[]
  /** What it does with the next messages, one after the other; then it takes them. `die`: the connection ends when all of the message came, without an answer. */
  readonly plan: ('take' | 'die' | 'die before' | 'defer' | 'refuse' | 'no such user')[]
  close(): Promise<void>
}

/** A mail server on this machine that keeps what it is handed, and fails as it is told. */
export async function startMailSink({
  user,
}: {
  readonly user?: { readonly name: string; readonly password: string }
} = {}): Promise<MailSink> {
  const caught: Caught[] = []
  const plan: MailSink['plan'] = []
  const sockets = new Set<{ destroy(): void }>()
  const server = new SMTPServer({
    logger: false,
    disabledCommands: user ? ['STARTTLS'] : ['AUTH', 'STARTTLS'],
    authOptional: user === undefined,
    onAuth: ({ username, password }, _session, done) =>
      username === user?.name && password === user?.password ? done(null, { user: username }) : done(new Error('Wrong password')),
    onRcptTo: (_address, _session, done) => {
      const next = plan[0]
      if (next === 'no such user') {
        plan.shift()
        return done(answer(550, '5.1.1 No such user here'))
      }
      if (next === 'die before') {
        plan.shift()
        for (const socket of sockets) socket.destroy()
        return
      }
      return done()
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const step = plan.shift() ?? 'take'
        if (step === 'defer') return done(answer(451, '4.3.0 Try again later'))
        if (step === 'refuse') return done(answer(554, '5.6.0 Not such a message'))
        const { envelope } = session
        caught.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: raw.toString('utf8'),
          mail: await PostalMime.parse(raw),
        })
        if (step === 'die') for (const socket of sockets) socket.destroy()
        else done()
      })
    },
  })
  server.server.on('connection', (socket: { destroy(): void; on(name: string, listen: () => void): void }) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const login = user === undefined ? '' : `${user.name}:${encodeURIComponent(user.password)}@`
  return {
    url: `smtp://${login}127.0.0.1:${port}`,
    caught,
    plan,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
