import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSecret } from '../../../test/api.ts'
import { memberOf, peopleApi, signedUp } from '../../../test/people.ts'
import { keysOf } from '../../kit/authenticate-secrets.ts'
import { systemClock } from '../../kit/clock.ts'
import { newLogger } from '../../kit/log.ts'
import { defaultOutside } from '../../kit/outside.ts'
import { verifyChain } from '../audit-log/verify-chain.ts'
import { tellAuditLogs } from './tell-audit-logs.ts'

let api: Awaited<ReturnType<typeof peopleApi>>
beforeAll(async () => {
  api = await peopleApi()
})
afterAll(() => api.close())

const tell = () =>
  tellAuditLogs({
    ...{ database: api.db.database, clock: systemClock, log: newLogger({ level: 'silent' }), deriveKey: keysOf({ secret: testSecret }) },
    outside: defaultOutside('http://localhost:4242'),
  })

interface Told {
  readonly action: string
  readonly outcome: string
  readonly actor: { readonly kind: string; readonly id: string | null }
}

test('S65: an organization is told who of its members came in, and of failures the number in a minute; nobody else is', async () => {
  const other = await signedUp(api)
  const member = await memberOf(api, api, 'finance')
  const wrong = () => api.raw('POST', '/v1/auth/login', { email: member.email, password: 'not the right password' })
  // Whoever tries too often is sent away, which is no failure of theirs.
  const tried = await Promise.all([wrong(), wrong(), wrong()])
  const failed = tried.filter(({ status }) => status === 401).length
  expect(failed).toBeGreaterThanOrEqual(2)
  await tell()
  const { data } = (await api.get('/v1/audit_log?object_type=member')).body
  const told = data.filter(({ action }: Told) => action.startsWith('auth.'))
  const logins = told.filter(({ action }: Told) => action === 'auth.logged_in')
  expect(logins).toMatchObject([
    { outcome: 'done', actor: { kind: 'member', id: expect.stringMatching(/^mem_/) }, object_type: 'member', address: '127.0.0.1' },
  ])
  const failures = told.filter(({ action }: Told) => action === 'auth.login_failed')
  expect(failures.every(({ outcome, actor }: Told) => outcome === 'denied' && actor.kind === 'visitor' && actor.id === null)).toBe(true)
  expect(failures.map(({ object_id }: { object_id: string }) => object_id)).toEqual(failures.map(() => logins[0].actor.id))
  expect(failures.reduce((sum: number, { detail }: { detail: { count: number } }) => sum + detail.count, 0)).toBe(failed)
  // The minute may turn between two of them.
  expect(failures.length).toBeLessThanOrEqual(2)
  const theirs = (await other.get('/v1/audit_log')).body.data.filter(({ action }: Told) => action.startsWith('auth.'))
  expect(theirs.map(({ action }: Told) => action).sort()).toEqual(expect.arrayContaining(['auth.logged_in']))
  expect(JSON.stringify(theirs)).not.toContain('login_failed')
})

test('S65, I26: what is told again after a breakdown is recorded once', async () => {
  const staff = await signedUp(api)
  await tell()
  const before = (await staff.get('/v1/audit_log')).body.data
  expect(before.length).toBeGreaterThan(1)
  await api.db.ownerQuery('UPDATE user_events SET audited = false')
  expect(await tell()).toEqual({ told: 0 })
  expect((await staff.get('/v1/audit_log')).body.data).toEqual(before)
  const organization = await api.db.ownerQuery<{ id: string }>('SELECT organization_id AS id FROM audit_heads ORDER BY 1')
  for (const { id } of organization) {
    const { breaks } = await api.db.database.organization(id, (tx) => verifyChain(tx, { most: 10 }))
    expect(breaks).toEqual([])
  }
})
