import { expect, test } from 'vitest'
import { hostileAddresses } from '../../test/hostile-addresses.ts'
import { isPublicAddress } from './outbound-address.ts'

test.each(hostileAddresses)('S57, F31: %j is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each([
  ...['8.8.8.8', '1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.1'],
  ...['172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '223.255.255.255'],
  ...['2606:4700:4700::1111', '2a00:1450:4001:800::200e', '2001:4860:4860::8888', '2003::1', '3ffe::1'],
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})
