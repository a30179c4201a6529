import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ConfigError, loadConfig } from './config.ts'
import { defaultOutside } from './outside.ts'
import { defaultRateLimits } from './rate-limits.ts'

const directory = mkdtempSync(join(tmpdir(), 'quarterday-config-'))
const secret = 'a secret of forty characters, no fewer!!'
afterAll(() => rmSync(directory, { recursive: true }))

test('an empty environment runs the embedded database on port 4242 of this machine', () => {
  expect(loadConfig({ QUARTERDAY_SECRET: secret })).toEqual({
    port: 4242,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataDirectory: join(process.cwd(), 'data'),
    secret,
    previousSecret: undefined,
    publicUrl: 'http://127.0.0.1:4242',
    allowedHosts: { names: ['127.0.0.1'], addresses: false, loopback: 'anywhere' },
    trustedProxies: [],
    apiDocs: true,
    rateLimits: defaultRateLimits,
    logLevel: 'info',
    workers: 1,
    demo: true,
    signUp: { mode: 'first', needsToken: false },
    taxProvider: null,
    outside: { ...defaultOutside('http://127.0.0.1:4242'), outboxDirectory: join(process.cwd(), 'data', 'outbox') },
  })
})

test('everything can be said', () => {
  const config = loadConfig({
    PORT: '80',
    HOST: '::',
    DATABASE_URL: 'postgresql://me:word@db.example.com/billing',
    DATA_DIR: '/srv/quarterday',
    QUARTERDAY_SECRET: secret,
    PUBLIC_URL: 'https://billing.example.com/',
    LOG_LEVEL: 'debug',
    WORKERS: '0',
    DEMO: '1',
  })
  expect(config).toMatchObject({ port: 80, host: '::', dataDirectory: '/srv/quarterday', workers: 0, demo: true, logLevel: 'debug' })
  expect(config.publicUrl).toBe('https://billing.example.com')
})

test('S17: who is not on this machine sets an installation up with the token that was printed', () => {
  const one = { QUARTERDAY_SECRET: secret }
  for (const HOST of ['localhost', '127.0.0.1', '::1'])
    expect(loadConfig({ ...one, HOST }).signUp).toEqual({ mode: 'first', needsToken: false })
  expect(loadConfig({ ...one, HOST: '0.0.0.0' }).signUp.needsToken).toBe(true)
  expect(loadConfig({ ...one, PUBLIC_URL: 'https://billing.example.com' }).signUp.needsToken).toBe(true)
  expect(loadConfig({ ...one, DATABASE_URL: 'postgresql://me@localhost/db' }).signUp.needsToken).toBe(true)
  expect(loadConfig({ ...one, SIGN_UP: 'open' }).signUp.mode).toBe('open')
  expect(() => loadConfig({ ...one, SIGN_UP: 'maybe' })).toThrow('SIGN_UP: is one of first, open, closed')
})

test('a database of the operator gets the demo only when asked for', () => {
  const env = { DATABASE_URL: 'postgresql://me@db.example.com/billing', QUARTERDAY_SECRET: secret }
  expect(loadConfig(env).demo).toBe(false)
  expect(loadConfig({ ...env, DEMO: '1' }).demo).toBe(true)
  expect(loadConfig({ QUARTERDAY_SECRET: secret, DEMO: '0' }).demo).toBe(false)
})

test('an empty variable is one that is not set', () => {
  expect(loadConfig({ PORT: '', DATABASE_URL: ' ', QUARTERDAY_SECRET: secret }).port).toBe(4242)
})

test.each([
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['RATE_LIMITS', 'live=fast'],
  ['PORT', '-1'],
  ['PORT', '1e3'],
  ['WORKERS', '1.5'],
  ['DEMO', 'yes'],
  ['LOG_LEVEL', 'loud'],
  ['PUBLIC_URL', 'billing.example.com'],
  ['DATABASE_URL', 'mysql://root@localhost'],
  ['QUARTERDAY_SECRET', 'too short'],
  ['QUARTERDAY_SECRET_PREVIOUS', 'too short'],
  ['ALLOWED_HOSTS', 'https://billing.example.com'],
  ['ALLOWED_HOSTS', '*.example.com'],
  ['TRUSTED_PROXIES', 'proxy.lan'],
  ['TRUSTED_PROXIES', '10.0.0.0/8, 0.0.0.0/0'],
  ['ALLOWED_PRIVATE_HOSTS', 'receiver.lan, 10.0.0.0/40'],
])('%s cannot be %s, and the message names the variable', (name, value) => {
  const load = () => loadConfig({ QUARTERDAY_SECRET: secret, [name]: value })
  expect(load).toThrow(ConfigError)
  expect(load).toThrow(new RegExp(`^${name}: (is|has) `))
})

test('S6: hosts and proxies are lists; what a server is called follows from its public URL', () => {
  const env = { QUARTERDAY_SECRET: secret, DATABASE_URL: 'postgresql://me@db.example.com/billing' }
  const { allowedHosts, trustedProxies } = loadConfig({
    ...env,
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://Billing.example.com',
    ALLOWED_HOSTS: 'old.example.com, 10.0.0.5',
    TRUSTED_PROXIES: '10.0.0.0/8 fd00::1',
  })
  expect(allowedHosts).toEqual({
    names: ['billing.example.com', 'old.example.com', '10.0.0.5'],
    addresses: false,
    loopback: 'this machine',
  })
  expect(trustedProxies).toEqual(['10.0.0.0/8', 'fd00::1'])
  expect(loadConfig({ ...env, HOST: '0.0.0.0' }).allowedHosts.addresses).toBe(true)
  expect(loadConfig(env).allowedHosts).toMatchObject({ names: ['127.0.0.1'], addresses: false })
})

test('S17, S63: no secret is built in: the one of an installation is given, or made at random for it alone', () => {
  const one = loadConfig({ DATA_DIR: join(directory, 'one') }).secret
  const other = loadConfig({ DATA_DIR: join(directory, 'other') }).secret
  expect(one).not.toBe(other)
  expect(Buffer.from(one, 'base64url')).toHaveLength(32)
  expect(() => loadConfig({ QUARTERDAY_SECRET: 'x'.repeat(31) })).toThrow(/^QUARTERDAY_SECRET: has 32 characters or more/)
})

test('a wrong value, which may be a secret, is not repeated', () => {
  expect(() => loadConfig({ DATABASE_URL: 'mysql://root:hunter2@localhost', QUARTERDAY_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
})

test('a server of its own needs a secret of its own', () => {
  expect(() => loadConfig({ DATABASE_URL: 'postgresql://localhost/billing' })).toThrow(/^QUARTERDAY_SECRET: is required with DATABASE_URL/)
})

test('the embedded database gets a secret that stays, readable by its owner alone', () => {
  const config = loadConfig({ DATA_DIR: join(directory, 'new') })
  const path = join(directory, 'new', 'secret')
  expect(config.secret).toMatch(/^[\w-]{43}$/)
  expect(readFileSync(path, 'utf8').trim()).toBe(config.secret)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(loadConfig({ DATA_DIR: join(directory, 'new') }).secret).toBe(config.secret)
})

test('a damaged secret is not replaced: what was signed and encrypted with it would be lost', () => {
  writeFileSync(join(directory, 'secret'), 'gone\n')
  expect(() => loadConfig({ DATA_DIR: directory })).toThrow(/^QUARTERDAY_SECRET: .*restore it/)
})

test('a tax engine is asked where nobody listens, with a secret of its own', () => {
  const of = (TAX_PROVIDER_URL: string, TAX_PROVIDER_SECRET?: string) => () =>
    loadConfig({ QUARTERDAY_SECRET: secret, TAX_PROVIDER_URL, TAX_PROVIDER_SECRET }).taxProvider
  expect(of('https://tax.example.com/quote', secret)()).toEqual({ url: 'https://tax.example.com/quote', secret })
  expect(of('http://127.0.0.1:4343/', secret)()).toEqual({ url: 'http://127.0.0.1:4343/', secret })
  expect(of('http://tax.example.com/quote', secret)).toThrow('TAX_PROVIDER_URL: is an https URL')
  expect(of('https://me:word@tax.example.com/', secret)).toThrow('TAX_PROVIDER_URL')
  expect(of('https://tax.example.com/quote')).toThrow('given together')
  expect(of('https://tax.example.com/quote', 'short')).toThrow('TAX_PROVIDER_SECRET: has 32 characters or more')
})
