import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSecret } from '../../../test/api.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { type MailSink, startMailSink } from '../../../test/mail-sink.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { browser, goodPassword, peopleApi, tokenIn } from '../../../test/people.ts'
import { keysOf } from '../../kit/authenticate-secrets.ts'
import { newLogger } from '../../kit/log.ts'
import { defaultOutside, type Outside } from '../../kit/outside.ts'
import { cleanUpPeople } from './clean-up-people.ts'
import { deliverPersonMails } from './deliver-person-mails.ts'
import { type NewPersonMail, queuePersonMail } from './queue-person-mail.ts'

const clock = movableClock()
const deriveKey = keysOf({ secret: testSecret })
const logged: string[] = []
const log = newLogger({ level: 'debug', destination: { write: (line) => void logged.push(line) } })
let db: TestDatabase
let mails: MailSink
let outbox: string
let posted: Parameters<typeof deliverPersonMails>[0]
beforeAll(async () => {
  db = await testDatabase({ clock })
  mails = await startMailSink()
  outbox = await mkdtemp(join(tmpdir(), 'quarterday-outbox-'))
  posted = partsWith({ mail: { from: 'Quarterday <post@billing.example>', transport: { kind: 'smtp', url: mails.url } } })
})
afterAll(async () => {
  await db.drop()
  await mails.close()
  await rm(outbox, { recursive: true })
})

function partsWith(outside: Partial<Outside>) {
  return { database: db.database, clock, log, deriveKey, outside: { ...defaultOutside('https://billing.example'), ...outside } }
}

const secret = 'https://billing.example/reset-password#token=canary-of-a-link'

async function queue(mail: Partial<NewPersonMail<'reset_password'>> = {}): Promise<void> {
  const wanted = { to: 'nora@roast.example', locale: 'en', kind: 'reset_password', facts: { name: 'Nora', url: secret }, ...mail } as const
  await db.database.people((tx) => queuePersonMail({ deriveKey, clock }, tx, wanted))
}

const rows = () =>
  db.ownerQuery<{ status: string; attempts: number; sealed_facts: Buffer | null }>('SELECT * FROM person_mails ORDER BY id DESC')

test('S16 S18: a mail is sealed until it leaves, goes to one person in their language, and is forgotten but for its kind', async () => {
  await queue({ locale: 'de-CH' })
  const [waiting] = await rows()
  expect(JSON.stringify(waiting)).not.toContain('canary')
  expect(waiting?.sealed_facts?.includes('canary')).toBe(false)
  expect(await deliverPersonMails(posted)).toEqual({ sent: 1, failed: 0, unknown: 0 })
  const caught = mails.caught.at(-1)
  expect(caught).toMatchObject({ from: 'post@billing.example', to: ['nora@roast.example'], mail: { subject: 'Passwort zurücksetzen' } })
  expect(caught?.mail.text).toContain(secret)
  expect(caught?.mail.html).toContain('Neues Passwort wählen')
  expect((await rows())[0]).toMatchObject({ status: 'sent', sealed_facts: null })
  expect(await deliverPersonMails(posted)).toEqual({ sent: 0, failed: 0, unknown: 0 })
})

test('S64: what is logged of mails holds no link and no address', async () => {
  await queue()
  await deliverPersonMails(partsWith({ outboxDirectory: outbox }))
  const said = logged.filter((line) => line.includes('mail kept in the outbox'))
  expect(said).toHaveLength(1)
  expect(logged.join()).not.toMatch(/canary|nora@roast/)
  const [name = ''] = await readdir(join(outbox, 'people'))
  expect(JSON.parse(said[0] ?? '').file).toBe(join(outbox, 'people', name))
  expect((await readFile(join(outbox, 'people', name), 'utf8')).replaceAll('=\r\n', '')).toContain('canary-of-a-link')
})

test('F33: a mail that was deferred is tried again, one that nobody answered for once more, one that is refused never', async () => {
  const before = mails.caught.length
  mails.plan.push('defer')
  await queue()
  expect(await deliverPersonMails(posted)).toEqual({ sent: 0, failed: 0, unknown: 0 })
  expect(await deliverPersonMails(posted)).toEqual({ sent: 0, failed: 0, unknown: 0 })
  clock.advance({ hours: 1 })
  expect(await deliverPersonMails(posted)).toEqual({ sent: 1, failed: 0, unknown: 0 })
  mails.plan.push('no such user')
  await queue()
  expect(await deliverPersonMails(posted)).toEqual({ sent: 0, failed: 1, unknown: 0 })
  mails.plan.push('die', 'die')
  await queue()
  await deliverPersonMails(posted)
  clock.advance({ hours: 1 })
  expect(await deliverPersonMails(posted)).toEqual({ sent: 0, failed: 0, unknown: 1 })
  clock.advance({ hours: 24 })
  expect(await deliverPersonMails(posted)).toEqual({ sent: 0, failed: 0, unknown: 0 })
  expect(mails.caught.length - before).toBe(3)
})

test('two workers send each mail once, and what a dead one had begun is taken up when its lease is over', async () => {
  await Promise.all(Array.from({ length: 20 }, () => queue()))
  const before = mails.caught.length
  const all = await Promise.all([deliverPersonMails(posted), deliverPersonMails(posted)])
  expect(all.map(({ sent = 0 }) => sent).reduce((a, b) => a + b)).toBe(20)
  expect(mails.caught.length - before).toBe(20)
  await queue()
  await db.ownerQuery(`UPDATE person_mails SET status = 'sending', attempts = 1, next_at = $1 WHERE status = 'queued'`, [
    clock.now().add({ minutes: 3 }),
  ])
  expect((await deliverPersonMails(posted)).sent).toBe(0)
  clock.advance({ minutes: 4 })
  expect((await deliverPersonMails(posted)).sent).toBe(1)
})

test('a mail can be queued in the transaction of an organization, which sees none', async () => {
  const id = '01919191-0000-7000-8000-000000000001'
  await db.database.organization(id, (tx) =>
    queuePersonMail({ deriveKey, clock }, tx, {
      to: 'x@y.example',
      locale: 'en',
      kind: 'invitation',
      facts: { url: secret, organization: 'Harbour Coffee' },
    }),
  )
  await expect(db.database.organization(id, (tx) => tx.query('SELECT * FROM person_mails'))).rejects.toThrow('permission denied')
  await deliverPersonMails(posted)
  expect(mails.caught.at(-1)?.mail.subject).toBe('You are invited to Harbour Coffee')
})

test('S61: what people are called cannot make a second recipient, a second header or a link elsewhere', async () => {
  const name = 'Eve\r\nBcc: all@roast.example\n[Click](https://evil.example) <b>x</b>'
  await queue({ facts: { name, url: secret } })
  await deliverPersonMails(posted)
  const last = mails.caught.at(-1)
  expect(last?.to).toEqual(['nora@roast.example'])
  expect(last?.mail.html).not.toMatch(/<b>x|href="https:\/\/evil/)
  expect(last?.raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m)
})

test('S18: people hear of a log-in from a new browser, and of nothing from one that is known', async () => {
  const api = await peopleApi({ mail: mails, clock })
  try {
    const email = 'devices@roast.example'
    const own = browser(api, { 'user-agent': 'Mozilla/5.0 (iPhone) AppleWebKit/605 Version/18.0 Safari/604.1' })
    await own.post('/v1/auth/sign_up', { name: 'Nora', email, password: goodPassword, organization: { name: 'Roastery' } })
    await api.deliverMails()
    await own.post('/v1/auth/verify_email', { token: tokenIn(mails, email), password: goodPassword })
    const before = mails.caught.length
    await own.post('/v1/auth/login', { email, password: goodPassword })
    await api.deliverMails()
    expect(mails.caught).toHaveLength(before)
    await browser(api, { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' }).post('/v1/auth/login', {
      email,
      password: goodPassword,
    })
    await api.deliverMails()
    expect(mails.caught.at(-1)?.mail.subject).toBe('New log-in to your account')
    expect(mails.caught.at(-1)?.mail.text).toContain('Device: Firefox on Windows')
    await own.post('/v1/auth/password', { current_password: goodPassword, password: 'another one entirely' })
    await api.deliverMails()
    expect(mails.caught.at(-1)?.mail.subject).toBe('Your password was changed')
  } finally {
    await api.close()
  }
})

test('what no longer counts is forgotten', async () => {
  const api = await peopleApi({ clock })
  try {
    const nora = browser(api)
    await nora.post('/v1/auth/sign_up', { name: 'Nora', email: 'n@o.example', password: goodPassword, organization: { name: 'Roastery' } })
    await nora.post('/v1/auth/login', { email: 'n@o.example', password: goodPassword })
    await nora.post('/v1/auth/login', { email: 'n@o.example', password: 'guessed' })
    await nora.post('/v1/auth/password/request_reset', { email: 'n@o.example' })
    await api.deliverMails()
    const parts = { ...posted, database: api.db.database }
    expect(await cleanUpPeople(parts)).toMatchObject({ tokens: 0, mails: 0, sessions: 0, events: 0, devices: 0 })
    clock.advance({ hours: 24 * 32 })
    expect(await cleanUpPeople(parts)).toMatchObject({ tokens: 1, mails: 1, sessions: 1, events: 0, devices: 0 })
    clock.advance({ hours: 24 * 400 })
    expect(await cleanUpPeople(parts)).toMatchObject({ tokens: 0, devices: 1 })
    const left = await api.db.ownerQuery<{ n: number }>(
      'SELECT (SELECT count(*) FROM login_throttles)::int + (SELECT count(*) FROM user_events)::int AS n',
    )
    expect(left[0]?.n).toBe(0)
  } finally {
    await api.close()
  }
})
