import { assert } from '@quarterday/core/assert.ts'
import { type CustomerId, idOf, type OrganizationId, type UserId } from '@quarterday/core/id.ts'
import { deriveKey } from '../../src/kit/authenticate-secrets.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { cookieName } from '../../src/kit/http-cookies.ts'
import { newId } from '../../src/kit/ids.ts'
import { newSecretToken } from '../../src/kit/secret-token.ts'
import { addMember } from '../../src/modules/members/store.ts'
import { addPortalSession, addSession } from '../../src/modules/people/session-store.ts'
import { sessionCookie } from '../../src/modules/people/session-types.ts'
import { addUser } from '../../src/modules/people/user-store.ts'
import { signAccessToken, signingKeyOf } from '../../src/modules/portal/access-token.ts'
import { addLogin } from '../../src/modules/portal/login-store.ts'
import { type TestApi, testSecret } from '../api.ts'

/** With what a request comes in. */
export type Arrival = Readonly<Record<string, string>>

const publicUrl = 'http://localhost:4242'

/** Somebody new with a session of the dashboard, who has just proven who they are. `role`: null where they are no member of the organization any more. */
export async function staffArrival({ db }: TestApi, organizationId: OrganizationId, role: string | null): Promise<Arrival> {
  const userId = await newPerson(db)
  const now = systemClock.now()
  if (role !== null) {
    const member = { id: idOf('mem', newId()), userId, role, invitedBy: null, createdAt: now }
    assert(await db.database.organization(organizationId, (tx) => addMember(tx, member)), 'They are new')
  }
  const token = newSecretToken()
  const session = {
    ...{ id: idOf('ses', newId()), userId, organizationId, createdAt: now, lastSeenAt: now, provenAt: now, secondFactorAt: now },
    ...{ expiresAt: now.add({ hours: 12 }), address: '127.0.0.1', userAgent: 'a test' },
  }
  await db.database.people((tx) => addSession(tx, session, token.hash))
  return { cookie: `${cookieName(sessionCookie, false)}=${token.text}`, 'quarterday-csrf': '1', 'sec-fetch-site': 'same-origin' }
}

/** Somebody new who is signed in to the portal for a customer. */
export async function customerArrival({ db }: TestApi, organizationId: OrganizationId, customerId: CustomerId): Promise<Arrival> {
  const userId = await newPerson(db)
  const now = systemClock.now()
  await db.database.organization(organizationId, (tx) => addLogin(tx, customerId, userId))
  const sessionId = idOf('ses', newId())
  const stay = { id: sessionId, userId, organizationId, customerId, createdAt: now, expiresAt: now.add({ hours: 12 }) }
  await db.database.people((tx) => addPortalSession(tx, { ...stay, secondFactorAt: null, address: '127.0.0.1', userAgent: 'a test' }))
  const key = signingKeyOf(deriveKey(testSecret, 'portal tokens'))
  const token = await signAccessToken(key, { userId, organizationId, customerId, sessionId }, { issuer: publicUrl, now })
  return { authorization: `Bearer ${token}` }
}

async function newPerson(db: TestApi['db']): Promise<UserId> {
  const id = idOf('usr', newId())
  const now = systemClock.now()
  const person = { id, email: `${id}@example.com`, name: 'Grace', locale: 'en', passwordHash: null, emailVerifiedAt: now }
  assert(await db.database.people((tx) => addUser(tx, person, now)), 'They are new')
  return id
}
