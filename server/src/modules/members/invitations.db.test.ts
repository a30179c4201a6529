import { encodeId, type OrganizationId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Reply, type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { type Colleague, colleague } from '../../../test/colleagues.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { deriveKey } from '../../kit/authenticate-secrets.ts'
import { unseal } from '../../kit/seal.ts'
import { aboutMail } from '../people/mail-types.ts'

const clock = movableClock()
let api: TestApi
beforeAll(async () => {
  api = await testApi({ clock })
})
afterAll(() => api.close())

async function office(): Promise<{ organizationId: OrganizationId; organization: string; owner: Colleague }> {
  const { organization } = await api.organizationClient({ clockAt: null })
  const organizationId = organization.id
  const owner = await colleague(api, { organizationId, role: 'owner', now: clock.now() })
  return { organizationId, organization: encodeId('org', organizationId), owner }
}

/** What the last mail to an address says. */
async function mailTo(email: string): Promise<Record<string, string>> {
  const [mail] = await api.db.ownerQuery<{ id: string; sealed_facts: Buffer }>(
    'SELECT id, sealed_facts FROM person_mails WHERE address = $1 ORDER BY id DESC LIMIT 1',
    [email],
  )
  if (mail === undefined) throw new Error(`No mail to ${email}`)
  return JSON.parse(unseal(deriveKey(testSecret, 'sealed secrets'), mail.sealed_facts, aboutMail(mail.id)))
}

async function tokenFor(email: string): Promise<string> {
  return /#token=([\w-]{43})$/.exec((await mailTo(email)).url ?? '')?.[1] ?? ''
}

const ask = (url: string, body: unknown, cookie?: string): Promise<Reply> =>
  api.raw('POST', url, body, { headers: { 'quarterday-csrf': '1', 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) } })
const password = 'nine espressos before noon'

test('S16: an invitation is a mail with a token of 256 bits, stored as its hash, that opens one organization once for seven days', async () => {
  const { owner, organization } = await office()
  const { body: invitation, status } = await owner.post('/v1/invitations', { email: 'Grace@Acme.example', role: 'finance', locale: 'de' })
  expect(status).toBe(201)
  expect(invitation).toMatchObject({
    object: 'invitation',
    email: 'grace@acme.example',
    role: 'finance',
    status: 'open',
    invited_by: encodeId('usr', owner.userId),
  })
  const facts = await mailTo('grace@acme.example')
  expect(facts).toMatchObject({ organization: 'Harbour Coffee', role: 'Finance', inviter: 'owner person' })
  expect(facts.url).toMatch(/^http:\/\/localhost:4242\/accept-invitation#token=[\w-]{43}$/)
  const token = await tokenFor('grace@acme.example')
  const stored = await api.db.ownerQuery('SELECT FROM invitations WHERE token_hash = sha256($1::text::bytea)', [token])
  expect(stored).toHaveLength(1)
  expect(api.logged.join('\n')).not.toContain(token)

  const { body: held } = await ask('/v1/auth/invitation', { token })
  expect(held).toMatchObject({
    organization: { id: organization, name: 'Harbour Coffee' },
    email: 'grace@acme.example',
    role_name: 'Finance',
    inviter: 'owner person',
    has_account: false,
  })
  expect((await ask('/v1/auth/accept_invitation', { token })).body.errors).toMatchObject([{ pointer: '/name', code: 'required' }])
  expect((await ask('/v1/auth/accept_invitation', { token, name: 'Grace', password: 'password1' })).body.code).toBe('password_common')
  const accepted = await ask('/v1/auth/accept_invitation', { token, name: 'Grace', password })
  expect(accepted.status, accepted.text).toBe(200)
  expect(accepted.body).toMatchObject({ object: 'session', organization: { id: organization, role: 'finance' }, user: { name: 'Grace' } })
  const cookie = (accepted.headers['set-cookie'] ?? '').split(';')[0] ?? ''
  expect((await api.raw('GET', '/v1/organization', undefined, { headers: { cookie } })).status).toBe(200)

  for (const url of ['/v1/auth/invitation', '/v1/auth/accept_invitation']) {
    const again = await ask(url, { token })
    expect([again.status, again.body.code]).toEqual([401, 'unauthenticated'])
  }
  expect((await owner.get(`/v1/invitations/${invitation.id}`)).body.status).toBe('accepted')
  expect((await owner.post(`/v1/invitations/${invitation.id}/revoke`)).body.code).toBe('invalid_state')
  expect((await ask('/v1/auth/login', { email: 'grace@acme.example', password })).status).toBe(200)
})

test('an invitation runs out, is taken back, and is sent again with another link', async () => {
  const { owner } = await office()
  const { body: first } = await owner.post('/v1/invitations', { email: 'late@acme.example', role: 'support' })
  const old = await tokenFor('late@acme.example')
  expect((await owner.post('/v1/invitations', { email: 'LATE@acme.example', role: 'support' })).body.code).toBe('already_exists')
  expect((await owner.post(`/v1/invitations/${first.id}/resend`, {})).status).toBe(429)
  clock.advance({ minutes: 2 })
  expect((await owner.post(`/v1/invitations/${first.id}/resend`, {})).status).toBe(200)
  const fresh = await tokenFor('late@acme.example')
  expect((await ask('/v1/auth/invitation', { token: old })).status).toBe(401)
  expect((await ask('/v1/auth/invitation', { token: fresh })).status).toBe(200)
  clock.advance({ hours: 7 * 24 })
  expect((await ask('/v1/auth/invitation', { token: fresh })).status).toBe(401)
  expect((await ask('/v1/auth/accept_invitation', { token: fresh, name: 'Late', password })).status).toBe(401)
  // The session of the owner has run out as well.
  const { owner: other } = await office()
  const { body: second } = await other.post('/v1/invitations', { email: 'late@acme.example', role: 'support' })
  const token = await tokenFor('late@acme.example')
  expect((await other.post(`/v1/invitations/${second.id}/revoke`)).body.status).toBe('revoked')
  expect((await ask('/v1/auth/accept_invitation', { token, name: 'Late', password })).status).toBe(401)
  expect((await other.post(`/v1/invitations/${second.id}/resend`, {})).body.code).toBe('invalid_state')
  expect((await other.post('/v1/invitations', { email: 'late@acme.example', role: 'support' })).status).toBe(201)
  expect((await other.post('/v1/invitations', { email: other.email, role: 'support' })).body.code).toBe('already_exists')
})

test('whoever has an account accepts as who they have logged in as, and as nobody else', async () => {
  const { owner, organization } = await office()
  const { owner: stranger } = await office()
  const { owner: invited } = await office()
  await owner.post('/v1/invitations', { email: invited.email, role: 'support' })
  const token = await tokenFor(invited.email)
  expect((await ask('/v1/auth/invitation', { token })).body.has_account).toBe(true)
  expect((await ask('/v1/auth/accept_invitation', { token, name: 'Thief', password })).body.code).toBe('conflict')
  expect((await stranger.post('/v1/auth/accept_invitation', { token })).body.code).toBe('forbidden')
  const before = invited.cookie()
  const accepted = await invited.post('/v1/auth/accept_invitation', { token })
  expect(accepted.body).toMatchObject({ object: 'session', organization: { id: organization, role: 'support' } })
  expect(invited.cookie()).not.toBe(before)
  expect((await invited.get('/v1/members')).status).toBe(403)
})

test('S43: of 32 who accept at once one gets in', async () => {
  const { owner, organizationId } = await office()
  await owner.post('/v1/invitations', { email: 'crowd@acme.example', role: 'support' })
  const token = await tokenFor('crowd@acme.example')
  const person = await colleague(api, {
    organizationId: (await office()).organizationId,
    role: 'owner',
    now: clock.now(),
    email: 'crowd@acme.example',
  })
  const cookie = person.cookie()
  const replies = await Promise.all(Array.from({ length: 32 }, () => ask('/v1/auth/accept_invitation', { token }, cookie)))
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(replies.filter(({ status }) => status >= 500 && status !== 503)).toEqual([])
  const rows = await api.db.ownerQuery('SELECT FROM members WHERE organization_id = $1 AND user_id = $2', [organizationId, person.userId])
  expect(rows).toHaveLength(1)
})

test('who may let nobody in any more has let nobody in: invitations go with whoever sent them', async () => {
  const { owner, organizationId } = await office()
  const admin = await colleague(api, { organizationId, role: 'admin', now: clock.now() })
  const lesser = await colleague(api, { organizationId, role: 'admin', now: clock.now() })
  await admin.post('/v1/invitations', { email: 'backdoor@acme.example', role: 'admin' })
  await lesser.post('/v1/invitations', { email: 'sidedoor@acme.example', role: 'admin' })
  const tokens = [await tokenFor('backdoor@acme.example'), await tokenFor('sidedoor@acme.example')]
  await owner.delete(`/v1/members/${encodeId('mem', admin.memberId)}`)
  await owner.patch(`/v1/members/${encodeId('mem', lesser.memberId)}`, { role: 'support' })
  for (const token of tokens) expect((await ask('/v1/auth/invitation', { token })).status).toBe(401)
})

test('S20 S27: going to another organization gives another session id; where one does not work is not found', async () => {
  const { owner, organizationId, organization } = await office()
  const other = await office()
  const sandbox = (await owner.post('/v1/sandboxes', { name: 'Trial', timezone: 'UTC', currency: 'EUR' })).body.id
  const { body: mine } = await owner.get('/v1/auth/organizations')
  expect(mine.data.map((each: { id: string; role: string; sandbox_of: string | null }) => [each.id, each.role, each.sandbox_of])).toEqual([
    [organization, 'owner', null],
    [sandbox, 'owner', organization],
  ])
  const before = owner.cookie()
  const there = await owner.post('/v1/auth/switch_organization', { organization: sandbox })
  expect(there.body).toMatchObject({ object: 'session', organization: { id: sandbox, kind: 'sandbox', role: 'owner' } })
  expect(owner.cookie()).not.toBe(before)
  expect((await api.raw('GET', '/v1/organization', undefined, { headers: { cookie: before } })).status).toBe(401)
  expect((await owner.get('/v1/organization')).body.id).toBe(sandbox)
  // The organization comes from the session, whatever a header says.
  expect((await owner.request('GET', '/v1/organization', undefined, { headers: { 'x-organization-id': organization } })).body.id).toBe(
    sandbox,
  )
  expect((await owner.post('/v1/auth/switch_organization', { organization: other.organization })).status).toBe(404)
  expect((await owner.post('/v1/auth/switch_organization', { organization })).status).toBe(200)

  // A member without power there has none in its sandbox; who leaves is out of both.
  const support = await colleague(api, { organizationId, role: 'support', now: clock.now() })
  await support.post('/v1/auth/switch_organization', { organization: sandbox })
  expect((await support.get('/v1/customers')).status).toBe(200)
  expect((await support.post('/v1/plans', { code: 'club', name: 'Club' })).status).toBe(403)
  expect((await support.post('/v1/auth/leave_organization', { organization })).body).toEqual({ object: 'left_organization', organization })
  expect((await support.get('/v1/customers')).status).toBe(401)
})
