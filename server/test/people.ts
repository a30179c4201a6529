import { randomInt } from 'node:crypto'
import { assert } from '@quarterday/core/assert.ts'
import { decodeId, encodeId, idOf } from '@quarterday/core/id.ts'
import { TOTP } from 'otpauth'
import { keysOf } from '../src/kit/authenticate-secrets.ts'
import { type Clock, systemClock } from '../src/kit/clock.ts'
import { newId } from '../src/kit/ids.ts'
import { newLogger } from '../src/kit/log.ts'
import { defaultOutside, type Outside } from '../src/kit/outside.ts'
import { createPasswords, type Passwords } from '../src/kit/password.ts'
import { addMember } from '../src/modules/members/store.ts'
import { deliverPersonMails } from '../src/modules/people/deliver-person-mails.ts'
import { addUser } from '../src/modules/people/user-store.ts'
import { type ApiClient, type Reply, type RequestOptions, type TestApi, type TestApiOptions, testApi, testSecret } from './api.ts'
import type { MailSink } from './mail-sink.ts'

/** Hashes at a price that tests can pay by the hundred. Only what is handed in by code can be so cheap. */
export const cheapPasswords: () => Passwords = () => createPasswords({ logN: 4, r: 8, p: 1 })

export const goodPassword = 'nine espressos before noon'

/** The API where people can sign up without being asked for a mail, and hashes are cheap. `mail`: they are, and the mails come to a server of this machine. */
export async function peopleApi({
  mail,
  ...options
}: TestApiOptions & { readonly mail?: MailSink } = {}): Promise<
  TestApi & { deliverMails(): Promise<void>; readonly passwords: Passwords }
> {
  const publicUrl = options.http?.config?.publicUrl ?? 'http://localhost:4242'
  const plain = defaultOutside(publicUrl)
  const outside: Outside = mail === undefined ? plain : { ...plain, mail: { ...plain.mail, transport: { kind: 'smtp', url: mail.url } } }
  const passwords = options.http?.passwords ?? cheapPasswords()
  const config = {
    secret: testSecret,
    publicUrl,
    outside,
    signUp: { mode: 'open', needsToken: true },
    rateLimits: null,
    ...options.http?.config,
  } as const
  const api = await testApi({ ...options, http: { ...options.http, passwords, config } })
  const { clock = systemClock } = options
  const parts = {
    database: api.db.database,
    clock,
    log: newLogger({ level: 'silent' }),
    deriveKey: keysOf({ secret: testSecret }),
    outside,
  }
  return { ...api, passwords, deliverMails: async () => void (await deliverPersonMails(parts)) }
}

/** A browser: it keeps its cookies, and sends what a page of ours sends. */
export interface Browser {
  readonly cookies: Map<string, string>
  request(method: string, url: string, body?: unknown, options?: RequestOptions): Promise<Reply>
  get(url: string): Promise<Reply>
  post(url: string, body?: unknown, options?: RequestOptions): Promise<Reply>
  patch(url: string, body: unknown, options?: RequestOptions): Promise<Reply>
  put(url: string, body: unknown): Promise<Reply>
  delete(url: string): Promise<Reply>
}

/** `headers` go with each request: a `user-agent`, an address behind a proxy. */
export function browser(api: Pick<TestApi, 'raw'>, headers: Readonly<Record<string, string>> = {}): Browser {
  const cookies = new Map<string, string>()
  async function request(method: string, url: string, body?: unknown, options: RequestOptions = {}): Promise<Reply> {
    const reply = await api.raw(method, url, body, {
      ...options,
      headers: {
        'sec-fetch-site': 'same-origin',
        'quarterday-csrf': '1',
        ...(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...headers,
        ...options.headers,
      },
    })
    for (const [name, value] of cookiesSetBy(reply)) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return reply
  }
  return {
    cookies,
    request,
    get: (url) => request('GET', url),
    post: (url, body, options) => request('POST', url, body, options),
    patch: (url, body, options) => request('PATCH', url, body, options),
    put: (url, body) => request('PUT', url, body),
    delete: (url) => request('DELETE', url),
  }
}

/** Somebody who has logged in, in a browser of their own. */
export interface Staff extends Browser {
  readonly email: string
  readonly password: string
  /** Public ids. */
  readonly userId: string
  readonly organizationId: string
}

/** Signs somebody up, as the owner of a new live organization, and logs them in. The installation has to let people sign up, and to send no mail. */
export async function signedUp(
  api: Pick<TestApi, 'raw'>,
  {
    email = `nora.${newId().slice(-12)}@harbour-coffee.example`,
    password = goodPassword,
    name = 'Nora Nordström',
    organization = 'Roastery',
    headers = {},
  } = {},
): Promise<Staff> {
  const own = browser(api, headers)
  const wanted = { name, email, password, organization: { name: organization, timezone: 'Europe/Berlin', currency: 'EUR' } }
  // Of one address only so many may sign up in a minute.
  const signUp = await own.post('/v1/auth/sign_up', wanted, { address: `127.${randomInt(1, 255)}.${randomInt(255)}.${randomInt(1, 255)}` })
  assert(signUp.status === 202, `Sign-up was answered ${signUp.text}`)
  return loggedIn(api, { email, password, own })
}

/** Logs somebody in who has no second factor. */
export async function loggedIn(
  api: Pick<TestApi, 'raw'>,
  { email, password = goodPassword, own = browser(api) }: { readonly email: string; readonly password?: string; readonly own?: Browser },
): Promise<Staff> {
  const login = await own.post('/v1/auth/login', { email, password })
  assert(login.body?.status === 'logged_in', `Log-in was answered ${login.text}`)
  const { user, organization } = login.body.session
  return { ...own, email, password, userId: user.id, organizationId: organization?.id ?? '' }
}

/** Makes somebody a member of an organization that is there, past the invitation, and logs them in. `role` may be one of its own. */
export async function memberOf(
  api: Pick<TestApi, 'raw' | 'db'> & { readonly passwords: Passwords },
  { organization }: Pick<ApiClient, 'organization'>,
  role: string,
  { clock = systemClock, ...given }: { readonly clock?: Clock; readonly email?: string; readonly name?: string } = {},
): Promise<Staff> {
  const { email = `${role}.${newId().slice(-12)}@harbour-coffee.example`, name = `The ${role}` } = given
  const id = idOf('usr', newId())
  const now = clock.now()
  const passwordHash = await api.passwords.hash(goodPassword)
  await api.db.database.people((tx) => addUser(tx, { id, email, name, locale: 'en', passwordHash, emailVerifiedAt: now }, now))
  await api.db.database.organization(organization.id, (tx) =>
    addMember(tx, { id: idOf('mem', newId()), userId: id, role, invitedBy: null, createdAt: now }),
  )
  const staff = await loggedIn(api, { email })
  assert(staff.organizationId === encodeId('org', organization.id), 'They stand where they are a member')
  return staff
}

/** What an authenticator shows now that was given this secret. */
export function codeOfNow(secret: string): string {
  return new TOTP({ secret }).generate()
}

/** The UUID of a public id. */
export function uuidOf(publicId: string): string {
  const [prefix = ''] = publicId.split('_')
  const id = decodeId(prefix as 'usr', publicId)
  assert(id, `An id of ours: ${publicId}`)
  return id
}

/** The token of the newest mail to somebody that has a link, out of the mailbox of the fake server. */
export function tokenIn(mails: MailSink, to: string): string {
  const mail = mails.caught.findLast((each) => each.to.includes(to) && /#token=/.test(each.mail.text ?? ''))
  const [, token] = /#token=([\w-]{43})/.exec(mail?.mail.text ?? '') ?? []
  assert(token, `A mail to ${to} with a link in it`)
  return token
}

function cookiesSetBy({ headers }: Reply): [string, string][] {
  // `testApi` joins several headers of one name by commas; none of ours has one in its value.
  return (headers['set-cookie'] ?? '').split(/,(?=\S+=)/).flatMap((each) => {
    const [, name, value] = /^([^=;]+)=([^;]*)/.exec(each) ?? []
    return name === undefined || value === undefined ? [] : [[name, value] as [string, string]]
  })
}
