import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ConfigError, loadConfig } from './config.ts'
import { defaultOutside } from './outside.ts'

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
    publicUrl: 'http://127.0.0.1:4242',
    logLevel: 'info',
    workers: 1,
    demo: true,
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
  ['PORT', '-1'],
  ['PORT', '1e3'],
  ['WORKERS', '1.5'],
  ['DEMO', 'yes'],
  ['LOG_LEVEL', 'loud'],
  ['PUBLIC_URL', 'billing.example.com'],
  ['DATABASE_URL', 'mysql://root@localhost'],
  ['QUARTERDAY_SECRET', 'too short'],
])('%s cannot be %s, and the message names the variable', (name, value) => {
  const load = () => loadConfig({ QUARTERDAY_SECRET: secret, [name]: value })
  expect(load).toThrow(ConfigError)
  expect(load).toThrow(new RegExp(`^${name}: (is|has) `))
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
