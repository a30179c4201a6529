import { expect, test } from 'vitest'
import { hostileUrls } from '../../test/hostile-addresses.ts'
import { readOutboundUrl } from './outbound-url.ts'

test.each(hostileUrls)('S56, F31: %j is refused', (url) => {
  expect(readOutboundUrl(url, [])).toEqual({ refused: expect.stringMatching(/^Must /) })
})

test.each([
  'https://example.com',
  'https://hooks.example.com/a?b=c',
  'https://example.com:8443/',
  'https://EXAMPLE.com./',
  'https://bücher.example/',
])('%s is fine', (url) => {
  expect(readOutboundUrl(url, [])).toMatchObject({ isSecure: true, isAllowedPrivate: false })
})

test.each([
  ['http://127.0.0.1:9000/hook', ['127.0.0.1:9000'], true],
  ['http://127.0.0.1:9001/hook', ['127.0.0.1:9000'], false],
  ['http://127.1:9000/hook', ['127.0.0.1:9000'], true],
  ['http://127.0.0.1/', ['127.0.0.1:80'], true],
  ['https://receiver/', ['receiver'], true],
  ['http://receiver:1/', ['Receiver'], true],
  ['http://[::1]:8080/', ['[::1]:8080'], true],
  ['http://[::1]:8080/', ['::1'], true],
  ['http://receiver.evil.example/', ['receiver'], false],
  ['http://evilreceiver/', ['receiver'], false],
  ['http://user@receiver/', ['receiver'], false],
  // A network: its addresses themselves, and names as they would be on the internet, of which the address decides.
  ['http://10.1.2.3:9000/hook', ['10.1.0.0/16'], true],
  ['http://[fd00:1::5]/', ['fd00:1::/32'], true],
  ['http://10.2.0.1/', ['10.1.0.0/16'], false],
  ['http://169.254.169.254/', ['10.1.0.0/16'], false],
  ['https://receiver.lan/', ['10.1.0.0/16'], true],
  ['http://receiver.lan/', ['10.1.0.0/16'], false],
  ['https://receiver.lan:9000/', ['10.1.0.0/16'], false],
])('S57: %s with %j allowed: %s', (url, allowed, isFine) => {
  expect('refused' in readOutboundUrl(url, allowed)).toBe(!isFine)
})
