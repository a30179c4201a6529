import { expect, test } from 'vitest'
import { type AppOptions, createApp } from './http-app.ts'
import { newLogger } from './log.ts'

/** What an app with these options takes for the address of a caller. */
async function addressSeen(options: Partial<AppOptions>, remoteAddress: string, forwarded: string): Promise<string> {
  const own = createApp({ log: newLogger({ level: 'silent' }), publicUrl: 'http://localhost:4242', ...options })
  own.get('/', (request, reply) => reply.send(request.ip))
  const { body } = await own.inject({ url: '/', headers: { 'x-forwarded-for': forwarded }, remoteAddress })
  await own.close()
  return body
}

test('S6: nobody is believed who says for whom he forwards, but the proxies that the operator names', async () => {
  const options = { trustedProxies: ['10.0.0.0/8', 'fd00::1'] }
  expect(await addressSeen({}, '127.0.0.1', '203.0.113.9')).toBe('127.0.0.1')
  expect(await addressSeen({ trustedProxies: [] }, '127.0.0.1', '203.0.113.9')).toBe('127.0.0.1')
  expect(await addressSeen(options, '10.1.2.3', '203.0.113.9')).toBe('203.0.113.9')
  expect(await addressSeen(options, 'fd00::1', '203.0.113.9')).toBe('203.0.113.9')
  expect(await addressSeen(options, '192.0.2.1', '203.0.113.9')).toBe('192.0.2.1')
  // What the caller wrote before the proxy added its own is the caller's word.
  expect(await addressSeen(options, '10.1.2.3', '198.51.100.7, 203.0.113.9')).toBe('203.0.113.9')
  expect(await addressSeen(options, '10.1.2.3', '198.51.100.7, 10.9.9.9')).toBe('198.51.100.7')
})

test('S6: a request under a name that is not ours is refused, whatever path it asks for; health checks know only an address', async () => {
  const allowedHosts = { names: ['billing.example.com'], addresses: false, loopback: 'this machine' } as const
  const own = createApp({ log: newLogger({ level: 'silent' }), publicUrl: '', allowedHosts, trustedProxies: ['10.0.0.1'] })
  for (const path of ['/', '/healthz', '/readyz']) own.get(path, (_request, reply) => reply.send('{}'))
  const ask = async (host: string, more: { url?: string; remoteAddress?: string; forwarded?: string } = {}) => {
    const headers = { host, ...(more.forwarded === undefined ? {} : { 'x-forwarded-host': more.forwarded }) }
    const answer = await own.inject({ url: more.url ?? '/', headers, remoteAddress: more.remoteAddress ?? '192.0.2.1' })
    return answer.statusCode === 200 ? 200 : answer.json().code
  }
  expect(await ask('billing.example.com')).toBe(200)
  expect(await ask('evil.example')).toBe('host_not_allowed')
  expect(await ask('evil.example', { url: '/nothing' })).toBe('host_not_allowed')
  expect(await ask('localhost')).toBe('host_not_allowed')
  expect(await ask('localhost', { remoteAddress: '127.0.0.1' })).toBe(200)
  expect(await ask('10.0.0.9:4242', { url: '/healthz' })).toBe(200)
  expect(await ask('10.0.0.9:4242', { url: '/readyz?x=1' })).toBe(200)
  expect(await ask('evil.example', { forwarded: 'billing.example.com' })).toBe('host_not_allowed')
  expect(await ask('upstream', { forwarded: 'billing.example.com', remoteAddress: '10.0.0.1' })).toBe(200)
  expect(await ask('billing.example.com', { forwarded: 'evil.example', remoteAddress: '10.0.0.1' })).toBe('host_not_allowed')
  await own.close()
})
