import { idOf, type MemberId, type OrganizationId, type UserId } from '@quarterday/core/id.ts'
import { cookieName } from '../src/kit/http-cookies.ts'
import { newId } from '../src/kit/ids.ts'
import { newSecretToken } from '../src/kit/secret-token.ts'
import { addMember } from '../src/modules/members/store.ts'
import { addSession } from '../src/modules/people/session-store.ts'
import { longestHours, sessionCookie } from '../src/modules/people/session-types.ts'
import { addUser } from '../src/modules/people/user-store.ts'
import type { Reply, RequestOptions, TestApi } from './api.ts'

/** A member of staff with a session of the dashboard, without the price of a password: whoever tests what happens after the log-in begins here. */
export interface Colleague {
  readonly userId: UserId
  readonly memberId: MemberId
  readonly email: string
  /** What the browser holds; another one after an answer that sets it. */
  cookie(): string
  request(method: string, url: string, body?: unknown, options?: RequestOptions): Promise<Reply>
  get(url: string): Promise<Reply>
  post(url: string, body?: unknown, options?: RequestOptions): Promise<Reply>
  patch(url: string, body: unknown): Promise<Reply>
  put(url: string, body: unknown): Promise<Reply>
  delete(url: string): Promise<Reply>
}

export interface ColleagueWishes {
  readonly organizationId: OrganizationId
  readonly role: string
  readonly now: Temporal.Instant
  /** When they last gave their password. Default: now. */
  readonly provenAt?: Temporal.Instant
  readonly email?: string
}

export async function colleague(
  api: TestApi,
  { organizationId, role, now, provenAt = now, email: wanted }: ColleagueWishes,
): Promise<Colleague> {
  const userId = idOf('usr', newId())
  const memberId = idOf('mem', newId())
  const email = wanted ?? `${role}-${userId.slice(-12)}@acme.example`
  const { database } = api.db
  const user = { id: userId, email, name: `${role} person`, locale: 'en', passwordHash: null, emailVerifiedAt: now }
  await database.people((tx) => addUser(tx, user, now))
  await database.organization(organizationId, (tx) => addMember(tx, { id: memberId, userId, role, invitedBy: null, createdAt: now }))
  const token = newSecretToken()
  await database.people((tx) =>
    addSession(
      tx,
      {
        ...{
          id: idOf('ses', newId()),
          userId,
          organizationId,
          createdAt: now,
          lastSeenAt: now,
          expiresAt: now.add({ hours: longestHours }),
        },
        ...{ provenAt, secondFactorAt: null, address: '127.0.0.1', userAgent: null },
      },
      token.hash,
    ),
  )
  const name = cookieName(sessionCookie, false)
  let held = `${name}=${token.text}`
  const request: Colleague['request'] = async (method, url, body, options = {}) => {
    const headers = { cookie: held, 'quarterday-csrf': '1', 'sec-fetch-site': 'same-origin', ...options.headers }
    const reply = await api.raw(method, url, body, { ...options, headers })
    const given = new RegExp(`${name}=([\\w-]{43})`).exec(reply.headers['set-cookie'] ?? '')
    if (given?.[1] !== undefined) held = `${name}=${given[1]}`
    return reply
  }
  return {
    userId,
    memberId,
    email,
    cookie: () => held,
    request,
    get: (url) => request('GET', url),
    post: (url, body, options) => request('POST', url, body, options),
    patch: (url, body) => request('PATCH', url, body),
    put: (url, body) => request('PUT', url, body),
    delete: (url) => request('DELETE', url),
  }
}
