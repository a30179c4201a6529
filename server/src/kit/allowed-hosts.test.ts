import { expect, test } from 'vitest'
import { type AllowedHosts, allowedHostsOf, isAllowedHost, isHostName } from './allowed-hosts.ts'

const here = '127.0.0.1'
const elsewhere = '203.0.113.9'
const server = allowedHostsOf({
  ...{ publicUrl: 'https://billing.example.com:8443', hasPublicUrl: true, host: '0.0.0.0' },
  ...{ more: ['Old.example.com', '[fd00::5]'], isEmbedded: false },
})
const embedded = allowedHostsOf({
  publicUrl: 'http://127.0.0.1:4242',
  hasPublicUrl: false,
  host: '127.0.0.1',
  more: [],
  isEmbedded: true,
})
const everywhere = allowedHostsOf({ publicUrl: 'http://0.0.0.0:4242', hasPublicUrl: false, host: '0.0.0.0', more: [], isEmbedded: true })

const cases: readonly (readonly [string, AllowedHosts, string, boolean])[] = [
  ['billing.example.com', server, elsewhere, true],
  ['BILLING.example.com:443', server, elsewhere, true],
  ['billing.example.com.', server, elsewhere, true],
  ['old.example.com', server, elsewhere, true],
  ['[fd00::5]:4242', server, elsewhere, true],
  ['evil.example', server, elsewhere, false],
  ['billing.example.com.evil.example', server, elsewhere, false],
  ['evilbilling.example.com', server, elsewhere, false],
  ['billing.example.com@evil.example', server, elsewhere, false],
  ['billing.example.com/x', server, elsewhere, false],
  ['billing.example.com:443:1', server, elsewhere, false],
  ['', server, elsewhere, false],
  ['203.0.113.1', server, elsewhere, false],
  ['localhost:4242', server, elsewhere, false],
  ['localhost:4242', server, here, true],
  ['127.0.0.1:4242', server, '::ffff:127.0.0.1', true],
  ['localhost', embedded, elsewhere, true],
  ['127.0.0.1:4242', embedded, here, true],
  ['[::1]:4242', embedded, here, true],
  ['rebound.evil.example:4242', embedded, here, false],
  ['localhost.evil.example', embedded, here, false],
  ['192.168.1.5:4242', embedded, here, false],
  ['192.168.1.5:4242', everywhere, elsewhere, true],
  ['[fe80::1]:4242', everywhere, elsewhere, true],
  ['rebound.evil.example:4242', everywhere, elsewhere, false],
]

test.each(cases)('S6: Host %j by %j from %s: %s', (host, rules, peer, isFine) => {
  expect(isAllowedHost(rules, host, peer)).toBe(isFine)
})

test('what the operator lists is a name or an address and nothing else', () => {
  for (const name of ['billing.example.com', '10.0.0.1', '[::1]', 'gateway']) expect(isHostName(name), name).toBe(true)
  for (const name of ['https://x.example', 'x.example:80', 'x.example/', '*', '*.example.com', '', 'a b'])
    expect(isHostName(name), name).toBe(false)
})
