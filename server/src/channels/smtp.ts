import { Readable } from 'node:stream'
import SmtpConnection from 'nodemailer/lib/smtp-connection'
import { type Channel, type Email, headFault, mailboxOf, refused, type SendOutcome, unknown } from './channel.ts'
import { composeEmail } from './compose-email.ts'

export interface SmtpTimes {
  readonly connectMs: number
  /** From one word of the server to the next. */
  readonly silenceMs: number
}

const usualTimes: SmtpTimes = { connectMs: 10_000, silenceMs: 20_000 }
const mostIdle = 8

/**
 * Hands messages to a mail server. `smtp://` goes over to TLS where the server offers it, `smtps://` begins with it; `?require_tls=1` takes nothing less.
 * Connections are kept for further messages. Only an answer of the server after the whole message says that it was taken: a connection that ends after its first
 * byte left and before that answer is `unknown` (F33).
 */
export function smtpChannel(url: string, times: SmtpTimes = usualTimes): Channel<Email> {
  const idle: SmtpConnection[] = []

  async function connected(): Promise<SmtpConnection | SendOutcome> {
    const kept = idle.pop()
    if (kept !== undefined) return kept
    const { options, auth } = settingsOf(url, times)
    const connection = new SmtpConnection(options)
    try {
      await until(connection, (done) => connection.connect(done))
      if (auth !== null) await until(connection, (done) => connection.login({ credentials: auth }, done))
      return connection
    } catch (error) {
      connection.close()
      return refused(`The mail server was not reached: ${saidBy(error)}`, 'later')
    }
  }

  return {
    name: 'smtp',
    async send(email) {
      const fault = headFault(email)
      if (fault !== null) return refused(fault, 'never')
      const bytes = await composeEmail(email)
      const connection = await connected()
      if (!(connection instanceof SmtpConnection)) return connection
      let hasBegun = false
      const message = new Readable({
        read() {
          hasBegun = true
          this.push(bytes)
          this.push(null)
        },
      })
      try {
        const envelope = { from: mailboxOf(email.from).address, to: [email.to], size: bytes.length }
        const { response } = await until<SmtpConnection.SentMessageInfo>(connection, (done) => connection.send(envelope, message, done))
        await until(connection, (done) => connection.reset(done)).then(
          () => keep(connection),
          () => connection.close(),
        )
        return { kind: 'sent', reference: response.slice(0, 300) }
      } catch (error) {
        connection.close()
        return outcomeOf(error, hasBegun)
      }
    },
    async close() {
      for (const connection of idle.splice(0)) connection.quit()
    },
  }

  function keep(connection: SmtpConnection): void {
    if (idle.length >= mostIdle) {
      connection.quit()
      return
    }
    idle.push(connection)
    connection.once('end', () => {
      const at = idle.indexOf(connection)
      if (at >= 0) idle.splice(at, 1)
    })
  }
}

function outcomeOf(error: unknown, hasBegun: boolean): SendOutcome {
  const { code, isRecipient } = answerIn(error)
  const said = saidBy(error)
  if (code === null) return hasBegun ? unknown(`The mail server did not say whether it took the message: ${said}`) : refused(said, 'later')
  if (code < 500) return refused(said, 'later')
  return refused(said, isRecipient ? 'dead address' : 'never')
}

/** What the server answered, if it did, and whether it was to the name of the recipient. */
function answerIn(error: unknown): { readonly code: number | null; readonly isRecipient: boolean } {
  if (typeof error !== 'object' || error === null) return { code: null, isRecipient: false }
  const code = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null
  const response = 'response' in error && typeof error.response === 'string' ? error.response : ''
  const isOfRecipient = 'command' in error && error.command === 'RCPT TO'
  // 5.7.x is a rule about who may send, 5.2.2 a full mailbox: the address itself is good.
  return { code, isRecipient: isOfRecipient && !/\b5\.(7\.|2\.2)/.test(response) }
}

function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function settingsOf(url: string, { connectMs, silenceMs }: SmtpTimes) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const secure = protocol === 'smtps:'
  const options = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: searchParams.get('require_tls') === '1',
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    dnsTimeout: connectMs,
  }
  const auth = username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  return { options, auth }
}

/** One step of the conversation, which also fails when the connection does. */
function until<Answer = unknown>(
  connection: SmtpConnection,
  step: (done: (error?: Error | null | undefined, answer?: Answer) => void) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => settle(() => reject(error))
    const end = (): void => settle(() => reject(new Error('The connection was closed.')))
    function settle(then: () => void): void {
      connection.off('error', fail)
      connection.off('end', end)
      // Whatever the socket says after this concerns nobody.
      connection.on('error', () => {})
      then()
    }
    connection.once('error', fail)
    connection.once('end', end)
    step((error, answer) => (error ? fail(error) : settle(() => resolve(answer as Answer))))
  })
}
