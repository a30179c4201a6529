import { assert } from '@quarterday/core/assert.ts'
import { type CustomerId, encodeId, idOf, type OrganizationId, type UserId } from '@quarterday/core/id.ts'
import { deriveKey } from '../../src/kit/authenticate-secrets.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { cookieName } from '../../src/kit/http-cookies.ts'
import { newId } from '../../src/kit/ids.ts'
import { signOperatorToken } from '../../src/kit/operator-token.ts'
import { newSecretToken } from '../../src/kit/secret-token.ts'
import { addMember } from '../../src/modules/members/store.ts'
import { addPortalSession, addSession } from '../../src/modules/people/session-store.ts'
import { sessionCookie } from '../../src/modules/people/session-types.ts'
import { addUser } from '../../src/modules/people/user-store.ts'
import { signAccessToken, signingKeyOf } from '../../src/modules/portal/access-token.ts'
import { addLogin } from '../../src/modules/portal/login-store.ts'
import type { Standing } from '../../src/modules/portal/portal-types.ts'
import { type TestApi, testSecret } from '../api.ts'

/** With what a request comes in; names in lower case. */
export type Credential = Readonly<Record<string, string>>

/** A person whom somebody made, by public ids. */
export interface Made {
  readonly headers: Credential
  readonly userId: string
  readonly memberId: string
}

export const publicUrl = 'http://localhost:4242'

/** A member with a session of the dashboard, who has proven who they are just now. `passwordHash`: that of the password which examples give. */
export async function newMember(
  { db }: TestApi,
  { organizationId, role, passwordHash }: { readonly organizationId: OrganizationId; readonly role: string; readonly passwordHash: string },
): Promise<Made> {
  const userId = await newPerson(db, passwordHash)
  const now = systemClock.now()
  const memberId = idOf('mem', newId())
  const member = { id: memberId, userId, role, invitedBy: null, createdAt: now }
  assert(await db.database.organization(organizationId, (tx) => addMember(tx, member)), 'They are new')
  const token = newSecretToken()
  const session = {
    ...{ id: idOf('ses', newId()), userId, organizationId, createdAt: now, lastSeenAt: now, provenAt: now, secondFactorAt: now },
    ...{ expiresAt: now.add({ hours: 12 }), address: '127.0.0.1', userAgent: 'fuzz' },
  }
  await db.database.people((tx) => addSession(tx, session, token.hash))
  return { headers: byCookie(token.text), userId: encodeId('usr', userId), memberId: encodeId('mem', memberId) }
}

/** What the dashboard sends with a session of this token. */
export function byCookie(token: string): Credential {
  return { cookie: `${cookieName(sessionCookie, false)}=${token}`, 'quarterday-csrf': '1', 'sec-fetch-site': 'same-origin' }
}

/** Where somebody new is signed in to the portal. */
export async function newStay(
  { db }: TestApi,
  {
    organizationId,
    customerId,
    passwordHash,
  }: { readonly organizationId: OrganizationId; readonly customerId: CustomerId; readonly passwordHash: string },
): Promise<Standing> {
  const userId = await newPerson(db, passwordHash)
  const now = systemClock.now()
  await db.database.organization(organizationId, (tx) => addLogin(tx, customerId, userId))
  const sessionId = idOf('ses', newId())
  const stay = { id: sessionId, userId, organizationId, customerId, createdAt: now, expiresAt: now.add({ hours: 12 }) }
  await db.database.people((tx) => addPortalSession(tx, { ...stay, secondFactorAt: null, address: '127.0.0.1', userAgent: 'fuzz' }))
  return { userId, organizationId, customerId, sessionId }
}

const portalKey = signingKeyOf(deriveKey(testSecret, 'portal tokens'))

/** An access token of the portal. `at`: when it was signed, default now; it is good for five minutes. */
export async function byToken(standing: Standing, at = systemClock.now()): Promise<Credential> {
  return { authorization: `Bearer ${await signAccessToken(portalKey, standing, { issuer: publicUrl, now: at })}` }
}

/** The operator, in an organization or in none. */
export function byOperator(organizationId: OrganizationId | null, secret = testSecret, at = systemClock.now()): Credential {
  return { authorization: `Bearer ${signOperatorToken(secret, { organizationId, expiresAt: at.add({ minutes: 4 }) })}` }
}

/** Somebody whose address is confirmed, and whom nobody knows. */
export async function newPerson(db: TestApi['db'], passwordHash: string | null): Promise<UserId> {
  const id = idOf('usr', newId())
  const now = systemClock.now()
  const person = { id, email: `${id}@example.com`, name: 'Grace', locale: 'en', passwordHash, emailVerifiedAt: now }
  assert(await db.database.people((tx) => addUser(tx, person, now)), 'They are new')
  return id
}
