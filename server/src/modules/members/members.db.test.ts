import { encodeId, type OrganizationId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { type Colleague, colleague } from '../../../test/colleagues.ts'
import { movableClock } from '../../../test/movable-clock.ts'

const clock = movableClock()
let api: TestApi
beforeAll(async () => {
  api = await testApi({ clock })
})
afterAll(() => api.close())

async function office(): Promise<{
  organizationId: OrganizationId
  key: Awaited<ReturnType<TestApi['organizationClient']>>
  owner: Colleague
}> {
  const key = await api.organizationClient({ clockAt: null })
  const organizationId = key.organization.id
  return { organizationId, key, owner: await colleague(api, { organizationId, role: 'owner', now: clock.now() }) }
}

const join = (organizationId: OrganizationId, role: string) => colleague(api, { organizationId, role, now: clock.now() })
const mem = (who: Colleague) => encodeId('mem', who.memberId)

test('members are listed with their roles, searched, and shown one by one', async () => {
  const { organizationId, owner } = await office()
  const support = await join(organizationId, 'support')
  const { body } = await owner.get('/v1/members?sort=-created_at')
  expect(body.data.map((each: { id: string; role: string }) => [each.id, each.role])).toEqual([
    [mem(support), 'support'],
    [mem(owner), 'owner'],
  ])
  expect((await owner.get('/v1/members?role=support')).body.data).toHaveLength(1)
  expect((await owner.get(`/v1/members?q=${support.email.slice(0, 20)}`)).body.data).toHaveLength(1)
  expect((await owner.get(`/v1/members/${mem(support)}`)).body).toMatchObject({
    object: 'member',
    email: support.email,
    second_factor: false,
  })
  // Who works here is not for everybody.
  expect((await support.get('/v1/members')).status).toBe(403)
  const other = await office()
  expect((await other.owner.get(`/v1/members/${mem(support)}`)).status).toBe(404)
  expect((await other.owner.patch(`/v1/members/${mem(support)}`, { role: 'admin' })).status).toBe(404)
  expect((await other.owner.delete(`/v1/members/${mem(support)}`)).status).toBe(404)
})

test('S39: a change of role acts on the next request, and the person logs in again', async () => {
  const { organizationId, owner } = await office()
  const finance = await join(organizationId, 'finance')
  expect((await finance.get('/v1/organization')).status).toBe(200)
  expect((await owner.patch(`/v1/members/${mem(finance)}`, { role: 'read_only' })).body.role).toBe('read_only')
  expect((await finance.get('/v1/organization')).status).toBe(401)
  // Whatever became of the session, what it may do is read with each request.
  await api.db.ownerQuery('UPDATE user_sessions SET ended_at = NULL, end_reason = NULL WHERE user_id = $1', [finance.userId])
  expect((await finance.get('/v1/customers')).status).toBe(200)
  expect((await finance.post('/v1/customers', { name: 'Ada' })).body).toMatchObject({ status: 403, code: 'forbidden' })
  const [mail] = await api.db.ownerQuery('SELECT kind FROM person_mails WHERE address = $1', [finance.email])
  expect(mail).toEqual({ kind: 'role_changed' })
})

test('S39 F48: a removed member is out on the next request, with the keys that they made, in sandboxes too; who comes back has left them behind', async () => {
  const { organizationId, owner } = await office()
  const admin = await join(organizationId, 'admin')
  const made = await admin.post('/v1/api_keys', { name: 'Shop', scopes: ['customers:read'] })
  expect(made.body.created_by).toEqual({ user: encodeId('usr', admin.userId), name: 'admin person' })
  const heir = await api.raw(
    'POST',
    '/v1/api_keys',
    { name: 'Heir', scopes: ['customers:read'] },
    { authorization: `Bearer ${made.body.secret}` },
  )
  expect(heir.status).toBe(403)
  const sandbox = await admin.post('/v1/sandboxes', { name: 'Trial', timezone: 'UTC', currency: 'EUR' })
  const keys = [made.body.secret, sandbox.body.api_key.secret]
  const uses = () =>
    Promise.all(keys.map(async (key) => (await api.raw('GET', '/v1/customers', undefined, { authorization: `Bearer ${key}` })).status))
  expect(await uses()).toEqual([200, 200])
  const own = await owner.post('/v1/api_keys', { name: 'Ours', scopes: ['customers:read'] })

  const removed = await owner.delete(`/v1/members/${mem(admin)}`)
  expect(removed.body).toMatchObject({ deleted: true, revoked_api_keys: [{ id: made.body.id, name: 'Shop' }] })
  expect(removed.body.revoked_api_keys[0].revoked_at).not.toBeNull()
  expect(await uses()).toEqual([401, 401])
  expect((await admin.get('/v1/organization')).status).toBe(401)
  expect((await api.raw('GET', '/v1/customers', undefined, { authorization: `Bearer ${own.body.secret}` })).status).toBe(200)
  // Even a session that nobody could end in time stands nowhere.
  await api.db.ownerQuery('UPDATE user_sessions SET ended_at = NULL, end_reason = NULL WHERE user_id = $1', [admin.userId])
  expect((await admin.get('/v1/organization')).status).toBe(403)

  clock.advance({ minutes: 1 })
  await api.db.ownerQuery(
    `INSERT INTO members (organization_id, id, user_id, role, created_at, updated_at) VALUES ($1, gen_random_uuid(), $2, 'admin', $3, $3)`,
    [organizationId, admin.userId, clock.now().toString()],
  )
  expect((await admin.get('/v1/organization')).status).toBe(200)
  expect(await uses()).toEqual([401, 401])
})

test('a key made by a key belongs to the person behind it', async () => {
  const { owner } = await office()
  const first = await owner.post('/v1/api_keys', { name: 'Deploy', scopes: ['api_keys:write', 'customers:read'] })
  const second = await api.raw(
    'POST',
    '/v1/api_keys',
    { name: 'Made by it', scopes: ['customers:read'] },
    { authorization: `Bearer ${first.body.secret}` },
  )
  expect(second.body.created_by).toEqual({ user: encodeId('usr', owner.userId), name: 'owner person' })
})

test('an organization keeps one owner at least, also of two who step down at once (RACE)', async () => {
  const { organizationId, owner } = await office()
  expect((await owner.patch(`/v1/members/${mem(owner)}`, { role: 'admin' })).body.code).toBe('last_owner')
  expect((await owner.delete(`/v1/members/${mem(owner)}`)).body.code).toBe('last_owner')
  expect((await owner.post('/v1/auth/leave_organization', { organization: encodeId('org', organizationId) })).body.code).toBe('last_owner')
  for (let round = 0; round < 5; round += 1) {
    const owners = await Promise.all(Array.from({ length: 4 }, () => join(organizationId, 'owner')))
    const all = [owner, ...owners]
    const replies = await Promise.all(
      all.map((each, index) =>
        index % 2 === 0 ? each.patch(`/v1/members/${mem(each)}`, { role: 'admin' }) : each.delete(`/v1/members/${mem(each)}`),
      ),
    )
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(1)
    const [left] = await api.db.ownerQuery<{ count: number }>(
      `SELECT count(*)::int AS count FROM members WHERE organization_id = $1 AND role = 'owner'`,
      [organizationId],
    )
    expect(left?.count).toBe(1)
    await api.db.ownerQuery(`UPDATE members SET role = 'read_only' WHERE organization_id = $1`, [organizationId])
    await api.db.ownerQuery(`UPDATE members SET role = 'owner' WHERE organization_id = $1 AND id = $2`, [organizationId, owner.memberId])
    await api.db.ownerQuery(
      `INSERT INTO members (organization_id, id, user_id, role, created_at, updated_at) VALUES ($1, $2, $3, 'owner', now(), now()) ON CONFLICT DO NOTHING`,
      [organizationId, owner.memberId, owner.userId],
    )
    await api.db.ownerQuery('UPDATE user_sessions SET ended_at = NULL, end_reason = NULL WHERE user_id = $1', [owner.userId])
  }
})

test('nobody raises themselves, and nobody gives or takes more than they hold; owners are made by owners', async () => {
  const { organizationId, owner, key } = await office()
  const admin = await join(organizationId, 'admin')
  const second = await join(organizationId, 'admin')
  const refused = async (who: Pick<Colleague, 'request'>, method: string, url: string, body?: unknown) => {
    const reply = await who.request(method, url, body)
    expect([reply.status, reply.body.code], reply.text).toEqual([403, 'forbidden'])
  }
  await refused(admin, 'PATCH', `/v1/members/${mem(admin)}`, { role: 'owner' })
  await refused(admin, 'PATCH', `/v1/members/${mem(second)}`, { role: 'owner' })
  await refused(admin, 'PATCH', `/v1/members/${mem(owner)}`, { role: 'read_only' })
  await refused(admin, 'DELETE', `/v1/members/${mem(owner)}`)
  await refused(admin, 'POST', '/v1/invitations', { email: 'friend@acme.example', role: 'owner' })
  await refused(key, 'PATCH', `/v1/members/${mem(second)}`, { role: 'owner' })
  await refused(key, 'DELETE', `/v1/members/${mem(owner)}`)
  // Somebody whose role of one's own lets them manage members and little else.
  await owner.post('/v1/roles', { code: 'people', name: 'People', permissions: ['members:write', 'customers:read'] })
  const people = await join(organizationId, 'people')
  await refused(people, 'PATCH', `/v1/members/${mem(people)}`, { role: 'admin' })
  await refused(people, 'PATCH', `/v1/members/${mem(second)}`, { role: 'people' })
  await refused(people, 'POST', '/v1/invitations', { email: 'friend@acme.example', role: 'support' })
  await refused(people, 'POST', '/v1/roles', { code: 'more', name: 'More', permissions: ['invoices:write'] })
  expect((await people.post('/v1/invitations', { email: 'friend@acme.example', role: 'people' })).status).toBe(201)
  expect((await admin.patch(`/v1/members/${mem(second)}`, { role: 'finance' })).status).toBe(200)
  expect((await owner.patch(`/v1/members/${mem(second)}`, { role: 'owner' })).status).toBe(200)
  expect((await owner.patch(`/v1/members/${mem(people)}`, { role: 'nobody' })).body.errors).toEqual([
    { pointer: '/role', code: 'not_found', detail: 'There is no role nobody.' },
  ])
})

test('S36: what is not for the one who asks to write is refused by name, whoever asks', async () => {
  const { organizationId, owner } = await office()
  const support = await join(organizationId, 'support')
  const writes: [string, string, object][] = [
    ['PATCH', `/v1/members/${mem(support)}`, { role: 'finance' }],
    ['POST', '/v1/invitations', { email: 'new@acme.example', role: 'support' }],
    ['POST', '/v1/roles', { code: 'clerk', name: 'Clerk', permissions: ['customers:read'] }],
    ['POST', '/v1/api_keys', { name: 'Shop', scopes: ['customers:read'] }],
  ]
  for (const [method, url, body] of writes)
    for (const field of ['organization_id', 'status', 'user', 'permissions_of', 'balance', 'created_by', 'created_at', 'proven_at']) {
      const reply = await owner.request(method, url, { ...body, [field]: 'x' })
      expect([reply.status, reply.body.code, reply.body.errors], `${method} ${url}`).toMatchObject([
        422,
        'unknown_field',
        [{ pointer: `/${field}` }],
      ])
    }
  expect((await support.patch('/v1/auth/profile', { name: 'Sam', role: 'owner' })).body.code).toBe('unknown_field')
  expect((await owner.get(`/v1/members/${mem(support)}`)).body.role).toBe('support')
})

test('S24: what opens doors asks for a password or factor of the last ten minutes; keys are not concerned', async () => {
  const { organizationId, owner, key } = await office()
  const support = await join(organizationId, 'support')
  const deeds: [string, string, object?][] = [
    ['POST', '/v1/api_keys', { name: 'Shop', scopes: ['customers:read'] }],
    ['PATCH', `/v1/members/${mem(support)}`, { role: 'finance' }],
    ['DELETE', `/v1/members/${mem(support)}`],
    ['POST', '/v1/invitations', { email: 'new@acme.example', role: 'admin' }],
    ['POST', '/v1/roles', { code: 'clerk', name: 'Clerk', permissions: ['customers:read'] }],
    ['POST', '/v1/gateway_accounts', { gateway: 'stripe', name: 'Main', secret_key: 'sk_test_x' }],
    ['POST', '/v1/webhook_endpoints', { url: 'https://hooks.example.com/a' }],
    ['PUT', '/v1/approval_settings', { refunds: null, credits: null, write_offs: null, api_keys: false }],
  ]
  const stale = await colleague(api, {
    organizationId,
    role: 'owner',
    now: clock.now(),
    provenAt: clock.now().subtract({ minutes: 10, seconds: 1 }),
  })
  for (const [method, url, body] of deeds) {
    const reply = await stale.request(method, url, body)
    expect([reply.status, reply.body.code], `${method} ${url}`).toEqual([403, 'reauth_required'])
  }
  // What opens none is not asked for.
  expect((await stale.post('/v1/invitations', { email: 'new@acme.example', role: 'support' })).status).toBe(201)
  expect((await stale.post('/v1/customers', { name: 'Ada' })).status).toBe(201)
  const edge = await colleague(api, {
    organizationId,
    role: 'owner',
    now: clock.now(),
    provenAt: clock.now().subtract({ minutes: 9, seconds: 50 }),
  })
  expect((await edge.post('/v1/api_keys', { name: 'Shop', scopes: ['customers:read'] })).status).toBe(201)
  expect((await key.post('/v1/api_keys', { name: 'Shop', scopes: ['customers:read'] })).status).toBe(201)
  expect((await owner.patch(`/v1/members/${mem(support)}`, { role: 'finance' })).status).toBe(200)
})

test('roles of one’s own stand beside those that all have; one that is in use stays', async () => {
  const { organizationId, owner } = await office()
  const { body: role } = await owner.post('/v1/roles', {
    code: 'clerk',
    name: 'Clerk',
    permissions: ['invoices:read', 'customers:write', 'invoices:read'],
  })
  expect(role).toMatchObject({
    object: 'role',
    code: 'clerk',
    built_in: false,
    permissions: ['customers:write', 'invoices:read'],
    members: 0,
  })
  const clerk = await join(organizationId, 'clerk')
  const { body: list } = await owner.get('/v1/roles')
  expect(list.data.map((each: { code: string; members: number }) => [each.code, each.members])).toEqual([
    ['owner', 1],
    ['admin', 0],
    ['finance', 0],
    ['support', 0],
    ['read_only', 0],
    ['clerk', 1],
  ])
  expect((await clerk.get('/v1/invoices')).status).toBe(200)
  expect((await clerk.get('/v1/plans')).status).toBe(403)
  await owner.patch(`/v1/roles/${role.id}`, { permissions: ['plans:read'] })
  expect((await clerk.get('/v1/invoices')).status).toBe(403)
  expect((await clerk.get('/v1/plans')).status).toBe(200)
  expect((await owner.delete(`/v1/roles/${role.id}`)).body).toMatchObject({ status: 409, code: 'invalid_state' })
  await owner.patch(`/v1/members/${mem(clerk)}`, { role: 'support' })
  const { body: invitation } = await owner.post('/v1/invitations', { email: 'late@acme.example', role: 'clerk' })
  expect((await owner.delete(`/v1/roles/${role.id}`)).body.code).toBe('invalid_state')
  await owner.post(`/v1/invitations/${invitation.id}/revoke`)
  expect((await owner.delete(`/v1/roles/${role.id}`)).body).toEqual({ id: role.id, object: 'role', deleted: true })
  expect((await owner.post('/v1/roles', { code: 'owner', name: 'Owner', permissions: ['plans:read'] })).body.code).toBe('already_exists')
  expect((await owner.post('/v1/roles', { code: 'all', name: 'All', permissions: ['*'] })).status).toBe(422)
})

test('a role goes or is given, whichever comes first, and never both (RACE)', async () => {
  const { organizationId, owner } = await office()
  const support = await join(organizationId, 'support')
  for (let round = 0; round < 8; round += 1) {
    const { body: role } = await owner.post('/v1/roles', { code: `round_${round}`, name: 'Round', permissions: ['plans:read'] })
    const [given, gone] = await Promise.all([
      owner.patch(`/v1/members/${mem(support)}`, { role: `round_${round}` }),
      owner.delete(`/v1/roles/${role.id}`),
    ])
    expect([given.status, gone.status]).toSatisfy((statuses: number[]) => statuses.join() === '200,409' || statuses.join() === '422,200')
  }
})

test('all that can be permitted is there for everybody to read', async () => {
  const { body } = await api.raw('GET', '/v1/permissions')
  expect(body.roles.map((role: { code: string; title: string }) => [role.code, role.title])).toEqual([
    ['owner', 'Owner'],
    ['admin', 'Admin'],
    ['finance', 'Finance'],
    ['support', 'Support'],
    ['read_only', 'Read-only'],
  ])
  expect(body.permissions).toContain('invoices:write')
  expect(body.resources).toContain('approvals')
})
