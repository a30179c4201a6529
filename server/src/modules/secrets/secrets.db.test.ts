import { decodeId, idOf } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { findGateway } from '../../gateways/index.ts'
import { keysOf } from '../../kit/authenticate-secrets.ts'
import type { Context } from '../../kit/context.ts'
import { seal, unseal } from '../../kit/seal.ts'
import { aboutFactor } from '../people/user-types.ts'
import { rewrapFactors, rewrapSecrets } from './rewrap-secrets.ts'

const nextSecret = 'the next secret for tests, of more than 32 characters'
const config = (more: { secret: string; previousSecret?: string }) => ({ publicUrl: 'http://localhost:4242', ...more })

let api: TestApi
let next: TestApi['app'] | undefined
beforeAll(async () => {
  api = await testApi({ clockAt: null })
})
afterAll(async () => {
  await next?.close()
  await api.close()
})

async function connected(client: ApiClient): Promise<string> {
  const account = { gateway: 'stripe', public_key: 'pk_test_1', secret_key: 'sk_test_canary_1234', webhook_secret: 'whsec_canary_1234' }
  const { status, body, text } = await client.post('/v1/gateway_accounts', account)
  expect(status, text).toBe(201)
  const zendesk = {
    kind: 'zendesk',
    address: 'acme',
    username: 'agent@acme.example',
    secret: 'canary_token_1',
    webhook_secret: 'canary_signing_1',
  }
  expect((await client.post('/v1/help_desks', zendesk)).status).toBe(201)
  const endpoint = await client.post('/v1/webhook_endpoints', { url: 'https://hooks.example.com/' })
  await client.post(`/v1/webhook_endpoints/${endpoint.body.id}/rotate_secret`)
  return body.id
}

function contextOf(client: ApiClient, keys: Context['deriveKey']): Context {
  return { ...testContext(api.db.database, client.organization.id), deriveKey: keys }
}

/** Whether the account of a gateway can be asked, which takes its key. */
async function isOpened(ctx: Context): Promise<boolean> {
  // Of one context the answer is kept.
  return findGateway({ ...ctx }, 'stripe').then(
    (found) => found?.accountId !== null && found !== null,
    () => false,
  )
}

test('S63: no secret that was given is in any table as it was', async () => {
  const client = await api.organizationClient({ clockAt: null })
  await connected(client)
  const tables = await api.db.ownerQuery<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  )
  for (const { name } of tables) {
    const found = await api.db.ownerQuery(
      `SELECT FROM ${name} t WHERE t::text LIKE '%canary%' OR t::text LIKE '%' || encode('canary', 'hex') || '%' LIMIT 1`,
    )
    expect(found, name).toHaveLength(0)
  }
})

test('S63: a row that is moved to another organization, or a secret to another row, opens nothing', async () => {
  const [one, other] = [await api.organizationClient({ clockAt: null }), await api.organizationClient({ clockAt: null })]
  const from = decodeId('ga', await connected(one))
  const to = decodeId('ga', await connected(other))
  expect(await isOpened(contextOf(other, keysOf({ secret: testSecret })))).toBe(true)
  await api.db.ownerQuery(
    `UPDATE gateway_accounts SET secret_key = (SELECT secret_key FROM gateway_accounts WHERE id = $1) WHERE id = $2`,
    [from, to],
  )
  expect(await isOpened(contextOf(other, keysOf({ secret: testSecret })))).toBe(false)
  await api.db.ownerQuery('DELETE FROM gateway_accounts WHERE id = $1', [to])
  await api.db.ownerQuery('UPDATE gateway_accounts SET organization_id = $2 WHERE id = $1', [from, other.organization.id])
  expect(await isOpened(contextOf(other, keysOf({ secret: testSecret })))).toBe(false)
})

test('S63: after a change of the secret everything opens under both, and once wrapped anew under the new one alone', async () => {
  const client = await api.organizationClient({ clockAt: null })
  await connected(client)
  const [before, both, after] = [
    keysOf({ secret: testSecret }),
    keysOf({ secret: nextSecret, previousSecret: testSecret }),
    keysOf({ secret: nextSecret }),
  ]
  const opened = async () => Promise.all([before, both, after].map((keys) => isOpened(contextOf(client, keys))))
  expect(await opened()).toEqual([true, true, false])
  expect(await rewrapSecrets(contextOf(client, both))).toEqual({ secrets: 6, rewrapped: 6 })
  expect(await opened()).toEqual([false, true, true])
  expect(await rewrapSecrets(contextOf(client, both))).toEqual({ secrets: 6, rewrapped: 0 })
})

test('S63: second factors of people are wrapped anew with all else', async () => {
  const keys = [
    keysOf({ secret: testSecret }),
    keysOf({ secret: nextSecret, previousSecret: testSecret }),
    keysOf({ secret: nextSecret }),
  ] as const
  const id = idOf('usr', '01890000-0000-7000-8000-0000000000aa')
  const sealed = seal(keys[0]('sealed secrets'), 'SEED', aboutFactor(id))
  await api.db.ownerQuery(
    `INSERT INTO users (id, email, name, locale, totp_secret, valid_after, created_at, updated_at) VALUES ($1, 'anna@acme.example', 'Anna', 'en', $2, $3, $3, $3)`,
    [id, sealed, '2027-04-01T00:00:00Z'],
  )
  expect(await rewrapFactors({ database: api.db.database, deriveKey: keys[1] })).toEqual({ secrets: 1, rewrapped: 1 })
  const [row] = await api.db.ownerQuery<{ totp_secret: Buffer }>('SELECT totp_secret FROM users WHERE id = $1', [id])
  expect(unseal(keys[2]('sealed secrets'), row?.totp_secret ?? sealed, aboutFactor(id))).toBe('SEED')
  expect(await rewrapFactors({ database: api.db.database, deriveKey: keys[1] })).toEqual({ secrets: 1, rewrapped: 0 })
})

test('S63: API keys and links go on under a changed secret; a key that is used needs the one before no more', async () => {
  const { createHttpServer } = await import('../../entry/http.ts')
  const { newLogger } = await import('../../kit/log.ts')
  const client = await api.organizationClient({ clockAt: null })
  const serve = (secrets: { secret: string; previousSecret?: string }) =>
    createHttpServer({
      ...{ database: api.db.database, config: config(secrets), clock: { now: () => Temporal.Now.instant() } },
      ...{ log: newLogger({ level: 'silent' }), webDirectory: '/nowhere' },
    })
  const ask = async (secrets: { secret: string; previousSecret?: string }, url = '/v1/organization') => {
    next = serve(secrets)
    const { statusCode } = await next.inject({ url, headers: { authorization: `Bearer ${client.key}` } })
    await next.close()
    return statusCode
  }
  const { body: customer } = await client.post('/v1/customers', { name: 'Acme' })
  const invoice = await client.post('/v1/invoices', {
    ...{ customer: customer.id, currency: 'EUR', lines: [{ description: 'Beans', unit_amount: '4900' }] },
    ...{ collection_method: 'send_invoice', finalize: true },
  })
  const link = new URL((await client.post(`/v1/invoices/${invoice.body.id}/payment_link`)).body.url).pathname
  expect(await ask({ secret: nextSecret })).toBe(401)
  expect(await ask({ secret: nextSecret }, link)).toBe(404)
  expect(await ask({ secret: nextSecret, previousSecret: testSecret }, link)).toBe(200)
  expect(await ask({ secret: nextSecret, previousSecret: testSecret })).toBe(200)
  expect(await ask({ secret: nextSecret })).toBe(200)
  expect(await ask({ secret: testSecret })).toBe(401)
})

test('S63: every column of bytes is known to hold something sealed, which is wrapped anew, or nothing that is secret', async () => {
  const columns = await api.db.ownerQuery<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea' ORDER BY 1`,
  )
  const sealed = [
    'gateway_accounts.secret_key',
    'gateway_accounts.webhook_secret',
    'help_desks.secret',
    'help_desks.webhook_secret',
    'users.totp_secret',
    'webhook_endpoints.previous_secret',
    'webhook_endpoints.secret',
  ]
  // Sealed for the hours until the mail has left.
  const passing = ['person_mails.sealed_facts']
  // Salts, digests, names that are digests, and what of a passkey is public.
  const digests = ['audit_contents.salt', 'audit_records.change_digest', 'audit_records.source_digest', 'rate_limits.name']
  const plain = [...digests, 'user_passkeys.credential_id', 'user_passkeys.public_key']
  const open = columns
    .map(({ name }) => name)
    .filter((name) => !/_hash$|\.(hash|fingerprint|body|content_hash|image|content|logo)$/.test(name))
  expect(open).toEqual([...sealed, ...passing, ...plain].sort())
})
