import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterEach, describe, expect, test } from 'vitest'
import { type MailSink, startMailSink } from '../../test/mail-sink.ts'
import type { Channel, Email, Sms } from './channel.ts'
import { outboxChannel } from './outbox.ts'
import { sendgridChannel } from './sendgrid.ts'
import { smtpChannel } from './smtp.ts'
import { numberOf, twilioChannel } from './twilio.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close()
})

const email: Email = {
  kind: 'email',
  id: 'msg_01h455vb4pex5vsknk084sn02q',
  organizationId: 'org_01h455vb4pex5vsknk084sn02q',
  to: 'anna@acme.example',
  from: 'Café Größe <billing@quarterday.example>',
  replyTo: 'hello@seller.example',
  subject: 'Ihre Rechnung über 49,00 €',
  html: '<p>Grüße</p>',
  text: 'Grüße\n.\nEnde',
  unsubscribeUrl: 'https://pay.example/unsubscribe/abc',
  date: Temporal.Instant.from('2027-04-01T09:30:00Z'),
}
const sms: Sms = { kind: 'sms', id: email.id, organizationId: email.organizationId, to: '+49 (40) 123-456', text: 'Grüße' }

interface Heard {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A provider's server that answers as it is told; null: it hangs up. */
async function provider(...answers: ({ status: number; body?: string; headers?: Record<string, string> } | null)[]) {
  const heard: Heard[] = []
  const server = createServer((request, reply) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      heard.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
      const answer = answers.shift()
      if (answer === null) request.socket.destroy()
      else reply.writeHead(answer?.status ?? 500, answer?.headers).end(answer?.body ?? '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({ close: () => new Promise((resolve) => server.close(() => resolve())) })
  return { heard, apiBase: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function smtp(user?: { name: string; password: string }): Promise<{ sink: MailSink; channel: Channel<Email> }> {
  const sink = await startMailSink(user === undefined ? {} : { user })
  const channel = smtpChannel(sink.url, { connectMs: 2000, silenceMs: 2000 })
  open.push(sink, channel)
  return { sink, channel }
}

const channels: Record<string, () => Promise<Channel<Email>>> = {
  outbox: async () => outboxChannel(null),
  smtp: async () => (await smtp()).channel,
  sendgrid: async () => sendgridChannel({ apiKey: 'SG.x', apiBase: (await provider({ status: 202 })).apiBase }),
}

describe.each(Object.entries(channels))('%s', (_name, make) => {
  test('takes a message', async () => {
    expect(await (await make()).send(email)).toMatchObject({ kind: 'sent', reference: expect.any(String) })
  })

  test.each([
    { subject: 'Hi\r\nBcc: all@example.com' },
    { from: 'Eve\nBcc: all@example.com <x@example.com>' },
    { replyTo: 'a@example.com\r\nX-Evil: 1' },
    { to: 'a@example.com, b@example.com' },
    { to: 'a@example.com\r\nRCPT TO:<b@example.com>' },
    { unsubscribeUrl: 'https://x\r\nX-Evil: 1' },
  ])('S61: refuses a head with another line or recipient in it: %j', async (evil) => {
    expect(await (await make()).send({ ...email, ...evil })).toMatchObject({ kind: 'refused', permanent: true, isAddressDead: false })
  })
})

describe('smtp', () => {
  test('a mailbox reads it as it was meant', async () => {
    const { sink, channel } = await smtp({ name: 'quarter', password: 'p@ss:word' })
    expect(await channel.send(email)).toMatchObject({ kind: 'sent' })
    const [caught] = sink.caught
    expect(caught).toMatchObject({ from: 'billing@quarterday.example', to: ['anna@acme.example'] })
    expect(caught?.mail).toMatchObject({
      from: { name: 'Café Größe', address: 'billing@quarterday.example' },
      to: [{ address: 'anna@acme.example' }],
      replyTo: [{ address: 'hello@seller.example' }],
      subject: 'Ihre Rechnung über 49,00 €',
      messageId: '<msg_01h455vb4pex5vsknk084sn02q@quarterday.example>',
      date: '2027-04-01T09:30:00.000Z',
    })
    expect(caught?.mail.text?.trim()).toBe('Grüße\n.\nEnde')
    expect(caught?.mail.html?.trim()).toBe('<p>Grüße</p>')
    const head = new Map(caught?.mail.headers.map(({ key, value }) => [key, value]))
    expect(head.get('list-unsubscribe')).toBe('<https://pay.example/unsubscribe/abc>')
    expect(head.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  })

  test('what a contract asks for has no way to unsubscribe, and its Message-ID stays the same', async () => {
    const { sink, channel } = await smtp()
    await channel.send({ ...email, unsubscribeUrl: null })
    await channel.send({ ...email, unsubscribeUrl: null })
    expect(sink.caught).toHaveLength(2)
    expect(sink.caught[0]?.raw).not.toMatch(/list-unsubscribe/i)
    expect(sink.caught[0]?.mail.messageId).toBe(sink.caught[1]?.mail.messageId)
  })

  test('F33 a server that dies before its 250 leaves the outcome unknown', async () => {
    const { sink, channel } = await smtp()
    sink.plan.push('die')
    expect(await channel.send(email)).toMatchObject({ kind: 'unknown' })
    expect(sink.caught).toHaveLength(1)
    expect(await channel.send(email)).toMatchObject({ kind: 'sent' })
  })

  test('F33 a server that dies before the message began has certainly not taken it', async () => {
    const { sink, channel } = await smtp()
    sink.plan.push('die before')
    expect(await channel.send(email)).toMatchObject({ kind: 'refused', permanent: false })
    expect(sink.caught).toHaveLength(0)
  })

  test.each([
    ['defer', { kind: 'refused', permanent: false, isAddressDead: false }],
    ['refuse', { kind: 'refused', permanent: true, isAddressDead: false }],
    ['no such user', { kind: 'refused', permanent: true, isAddressDead: true }],
  ] as const)('%s', async (step, outcome) => {
    const { sink, channel } = await smtp()
    sink.plan.push(step)
    expect(await channel.send(email)).toMatchObject(outcome)
  })

  test('nobody listens, or nobody lets us in: it is tried later', async () => {
    const { sink } = await smtp({ name: 'quarter', password: 'right' })
    const wrong = smtpChannel(sink.url.replace('right', 'wrong'), { connectMs: 2000, silenceMs: 2000 })
    expect(await wrong.send(email)).toMatchObject({ kind: 'refused', permanent: false })
    const nobody = smtpChannel('smtp://127.0.0.1:1', { connectMs: 2000, silenceMs: 2000 })
    expect(await nobody.send(email)).toMatchObject({ kind: 'refused', permanent: false })
  })
})

describe('sendgrid', () => {
  test('is told all of it, and names its own id', async () => {
    const { heard, apiBase } = await provider({ status: 202, headers: { 'x-message-id': 'sg-1' } })
    expect(await sendgridChannel({ apiKey: 'SG.x', apiBase }).send(email)).toEqual({ kind: 'sent', reference: 'sg-1' })
    expect(heard[0]).toMatchObject({ path: '/v3/mail/send', headers: { authorization: 'Bearer SG.x', 'content-type': 'application/json' } })
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
      personalizations: [{ to: [{ email: 'anna@acme.example' }] }],
      from: { email: 'billing@quarterday.example', name: 'Café Größe' },
      reply_to: { email: 'hello@seller.example' },
      content: [
        { type: 'text/plain', value: email.text },
        { type: 'text/html', value: email.html },
      ],
      headers: {
        'Message-ID': '<msg_01h455vb4pex5vsknk084sn02q@quarterday.example>',
        'List-Unsubscribe': '<https://pay.example/unsubscribe/abc>',
      },
      custom_args: { quarterday_message: email.id, quarterday_organization: email.organizationId },
    })
  })

  test.each([
    [
      { status: 400, body: '{"errors":[]}' },
      { kind: 'refused', permanent: true },
    ],
    [{ status: 401 }, { kind: 'refused', permanent: false }],
    [{ status: 429 }, { kind: 'refused', permanent: false }],
    [{ status: 502 }, { kind: 'unknown' }],
    [null, { kind: 'unknown' }],
  ])('%j', async (answer, outcome) => {
    const { apiBase } = await provider(answer)
    expect(await sendgridChannel({ apiKey: 'SG.x', apiBase }).send(email)).toMatchObject(outcome)
  })
})

describe('twilio', () => {
  test('is told all of it', async () => {
    const { heard, apiBase } = await provider({ status: 201, body: '{"sid":"SM1"}' })
    const channel = twilioChannel({ accountSid: 'AC1', authToken: 'secret', from: '+15005550006', apiBase })
    expect(await channel.send(sms)).toEqual({ kind: 'sent', reference: 'SM1' })
    expect(heard[0]?.path).toBe('/2010-04-01/Accounts/AC1/Messages.json')
    expect(heard[0]?.headers.authorization).toBe(`Basic ${Buffer.from('AC1:secret').toString('base64')}`)
    expect(Object.fromEntries(new URLSearchParams(heard[0]?.body))).toEqual({ To: '+4940123456', From: '+15005550006', Body: 'Grüße' })
  })

  test.each([
    [
      { status: 400, body: '{"code":21211,"message":"Invalid To"}' },
      { kind: 'refused', permanent: true, isAddressDead: true },
    ],
    [
      { status: 400, body: '{"code":21610,"message":"STOP"}' },
      { kind: 'refused', permanent: true, isAddressDead: true },
    ],
    [
      { status: 400, body: '{"code":21602,"message":"Body"}' },
      { kind: 'refused', permanent: true, isAddressDead: false },
    ],
    [{ status: 429 }, { kind: 'refused', permanent: false }],
    [{ status: 500 }, { kind: 'unknown' }],
    [null, { kind: 'unknown' }],
  ])('%j', async (answer, outcome) => {
    const { apiBase } = await provider(answer)
    expect(await twilioChannel({ accountSid: 'AC1', authToken: 'secret', from: 'MG1', apiBase }).send(sms)).toMatchObject(outcome)
  })

  test.each([
    ['0049 40 123456', '+4940123456'],
    ['+1 (415) 555-2671', '+14155552671'],
    ['040 123456', null],
    ['anna', null],
  ])('%s', (text, number) => {
    expect(numberOf(text)).toBe(number)
  })
})

test('outbox: a file that mail programs open, written over by the same message', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'outbox-'))
  try {
    const channel = outboxChannel(directory)
    await channel.send(email)
    await channel.send(email)
    await channel.send(sms)
    const folder = join(directory, email.organizationId)
    expect(readdirSync(folder).sort()).toEqual([`${email.id}.eml`, `${email.id}.txt`])
    const parsed = await PostalMime.parse(readFileSync(join(folder, `${email.id}.eml`)))
    expect(parsed).toMatchObject({ subject: email.subject, to: [{ address: email.to }] })
    expect(readFileSync(join(folder, `${email.id}.txt`), 'utf8')).toContain('Grüße')
  } finally {
    rmSync(directory, { recursive: true })
  }
})
