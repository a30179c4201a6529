import { randomUUID } from 'node:crypto'
import type { Route } from '../src/kit/route.ts'
import { hashOfToken, newSecretToken } from '../src/kit/secret-token.ts'
import type { ApiClient, Reply, TestApi } from './api.ts'
import { linkedToken, openPortal, type Portal, type SignedIn } from './portal.ts'
import type { Things } from './reference-book.ts'
import { membersPrepared } from './reference-members.ts'
import { staffSpeaker } from './reference-staff.ts'

export interface Speaker {
  /** `ifMatch`: the ETag of what it has read. */
  request(method: string, url: string, body?: unknown, ifMatch?: string): Promise<Reply>
  /** What an example says and what stands in its place, beside ids. */
  readonly instead: Things
}

/** Who sends the example of an operation: the seller's own software, or whoever it is for. */
export async function speakerFor(route: Route, api: TestApi, client: ApiClient, things: Things): Promise<Speaker> {
  const members = await membersPrepared[route.operation]?.(api, client, things)
  if (members !== undefined) {
    const { speaker = client, things: instead } = members
    return { request: matching(speaker === 'nobody' ? api.raw : speaker.request), instead }
  }
  const staff = await staffSpeaker(route, api)
  if (staff !== null) return { ...staff, request: matching(staff.request) }
  if (route.scope !== 'customer' && route.scope !== 'publishable') return { request: matching(client.request), instead: {} }
  const portal = await openPortal(api, client)
  const ada = await customerOf(api, client, portal, things)
  const authorization = `Bearer ${route.scope === 'customer' ? ada.tokens.access_token : portal.key}`
  const instead = {
    ...(await tokenFor(route.operation, api, client, portal, ada.tokens)),
    ...(await idFor(route.operation, ada, things)),
  }
  return { request: matching((method, url, body, options) => api.raw(method, url, body, { authorization, ...options })), instead }
}

function matching(request: ApiClient['request']): Speaker['request'] {
  return (method, url, body, ifMatch) => request(method, url, body, ifMatch === undefined ? {} : { headers: { 'if-match': ifMatch } })
}

/** Somebody who acts for the customer of the book, under the address that examples name. */
async function customerOf(api: TestApi, client: ApiClient, portal: Portal, { cus }: Things) {
  // All examples come from one address, where no more than some people try in a minute.
  await api.db.ownerQuery('DELETE FROM login_throttles')
  await api.db.ownerQuery(`UPDATE users SET email = id || '@earlier.example' WHERE email = $1`, [exampleEmail])
  const invited = await client.post(`/v1/customers/${cus}/logins`, { email: exampleEmail })
  if (invited.status !== 201) throw new Error(invited.text)
  const token = await linkedToken(api, exampleEmail, 'reset_password')
  await portal.fromPage('password_reset/confirm', { token, password: examplePassword })
  return portal.logIn(exampleEmail, examplePassword)
}

const exampleEmail = 'mia@lang.example'
const examplePassword = 'correct horse battery staple'
const exampleToken = 'A'.repeat(43)

async function tokenFor(
  operation: string,
  api: TestApi,
  client: ApiClient,
  portal: Portal,
  tokens: { refresh_token: string },
): Promise<Things> {
  switch (operation) {
    case 'refreshPortalToken':
      return { [exampleToken]: tokens.refresh_token }
    case 'redeemPortalMagicLink':
      await portal.fromPage('magic_link', { email: exampleEmail })
      return { [exampleToken]: await linkedToken(api, exampleEmail, 'magic_link') }
    case 'confirmPortalPasswordReset':
      await portal.fromPage('password_reset', { email: exampleEmail })
      return { [exampleToken]: await linkedToken(api, exampleEmail, 'reset_password') }
    case 'verifyPortalEmail':
      return { [exampleToken]: await verification(api, client) }
    default:
      return {}
  }
}

/** Of what a customer has there by their own doing. */
async function idFor(operation: string, ada: SignedIn, { sub }: Things): Promise<Things> {
  switch (operation) {
    case 'endPortalSession':
      return { ses: (await ada.get('/v1/portal/sessions')).body.data[0].id }
    case 'withdrawPortalSubscriptionChange': {
      const url = `/v1/portal/subscriptions/${sub}`
      await ada.patch(url, { quantity: '3' })
      const { body } = await ada.patch(url, { quantity: '2' })
      return { chg: body.scheduled_changes[0].id }
    }
    default:
      return {}
  }
}

/** As it is written where mail leaves the installation. */
async function verification(api: TestApi, { organization }: ApiClient): Promise<string> {
  const token = newSecretToken()
  const about = { portal: organization.id, name: 'Mia Lang', locale: 'en', password_hash: '' }
  await api.db.ownerQuery(
    `INSERT INTO user_tokens (id, user_id, purpose, token_hash, about, created_at, expires_at)
     SELECT $1, id, 'verify_email', $2, $3, '2026-01-01Z', '2100-01-01Z' FROM users WHERE email = $4`,
    [randomUUID(), hashOfToken(token.text), JSON.stringify(about), exampleEmail],
  )
  return token.text
}
