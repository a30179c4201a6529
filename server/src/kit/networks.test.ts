import { expect, test } from 'vitest'
import { isNetwork, networksOf } from './networks.ts'

test.each(['10.0.0.0/8', '10.1.2.3', '192.168.0.0/32', '::1', 'fd00::/8', '2001:db8::1/128'])('%s is an address or a network', (text) => {
  expect(isNetwork(text)).toBe(true)
})

test.each([
  '',
  '10.0.0.0/33',
  '0.0.0.0/0',
  '::/0',
  '10.0.0/8',
  '10.0.0.0/',
  '10.0.0.0/-1',
  'fe80::1%eth0',
  'proxy.lan',
  'fd00::/129',
  '10.0.0.0/8 ',
])('%j is neither', (text) => {
  expect(isNetwork(text)).toBe(false)
})

test('an address is in a network up to its last one, and a mapped address counts as the one that it leads to', () => {
  const networks = networksOf(['10.1.0.0/16', '192.0.2.7', 'fd00:1::/32'])
  for (const address of ['10.1.0.0', '10.1.255.255', '192.0.2.7', 'fd00:1::', 'fd00:1:ffff::9', '::ffff:10.1.2.3'])
    expect(networks.has(address), address).toBe(true)
  for (const address of ['10.0.255.255', '10.2.0.0', '192.0.2.6', 'fd00:2::1', '::ffff:10.2.0.0', 'fd00:1::1%eth0', '', 'localhost'])
    expect(networks.has(address), address).toBe(false)
})
