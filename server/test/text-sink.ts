import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SmsSettings } from '../src/kit/outside.ts'

export interface CaughtText {
  readonly to: string
  readonly from: string
  readonly text: string
}

export interface TextSink {
  readonly settings: SmsSettings
  readonly caught: CaughtText[]
  close(): Promise<void>
}

/** Twilio's door for messages on this machine: it takes what comes with the right account and token, and keeps it. */
export async function startTextSink(): Promise<TextSink> {
  const caught: CaughtText[] = []
  const account = { accountSid: 'AC0123456789', authToken: 'a token of the tests' }
  const authorization = `Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')}`
  const server = createServer(async (request, response) => {
    const isRight = request.method === 'POST' && request.url === `/2010-04-01/Accounts/${account.accountSid}/Messages.json`
    const words = new URLSearchParams(await bodyOf(request))
    const answer = (status: number, body: object) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (!isRight) return answer(404, { code: 20404, message: 'The requested resource was not found' })
    if (request.headers.authorization !== authorization) return answer(401, { code: 20003, message: 'Authenticate' })
    caught.push({ to: words.get('To') ?? '', from: words.get('From') ?? '', text: words.get('Body') ?? '' })
    return answer(201, { sid: `SM${caught.length}`, status: 'queued' })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    caught,
    settings: { ...account, from: '+15005550006', apiBase: `http://127.0.0.1:${port}` },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}
