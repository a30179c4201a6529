import { expect, test } from 'vitest'
import { readOutboundUrl } from './outbound-url.ts'

const hostile = [
  // Ways to write this machine's own address.
  ...['127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0x7f.1', '017700000001', '0177.0.0.1', '0177.0.0.01'],
  ...[
    '0',
    '0.0.0.0',
    '0x0',
    '00',
    '127.0.0.1.',
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
  ],
  ...[
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    '１２７.0.0.1',
    '127.0.0.1%2f',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'a.localhost',
    'localhost.localdomain',
  ],
  // Networks and metadata.
  ...[
    '10.0.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '0xa9.0xfe.0xa9.0xfe',
    '0251.0376.0251.0376',
    '[fd00:ec2::254]',
  ],
  ...[
    '[fe80::1]',
    '[64:ff9b::a9fe:a9fe]',
    '[2002:7f00:1::]',
    'metadata.google.internal',
    'metadata',
    'instance-data',
    'printer.local',
    'db.lan',
  ],
  ...[
    'router.home',
    'host.docker.internal',
    '8.8.8.8',
    '[2606:4700:4700::1111]',
    '1.0.0.127.in-addr.arpa',
    'hidden.onion',
    'example.com.local',
  ],
].map((host) => `https://${host}/hook`)

test.each([
  ...hostile,
  ...[
    'http://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'data:text/plain,x',
    'javascript:alert(1)',
  ],
  ...['https://user@example.com/', 'https://user:secret@example.com/', 'https://127.0.0.1@example.com/', 'https://example.com@127.0.0.1/'],
  ...[
    'https://example.com:22/',
    'https://example.com:80/',
    'https://example.com:25/',
    'https://example.com:6379/',
    'https://example.com:0/',
  ],
  ...[
    'https://example.com:65536/',
    'https://example.com/#part',
    ' https://example.com/',
    'https://example.com/ ',
    'https://exam\nple.com/',
  ],
  ...[
    'https://example.com\\@127.0.0.1/',
    'https:\\\\127.0.0.1/',
    'https://example.com/\u0000',
    '//example.com/',
    'example.com',
    '',
    'https://',
    'https:///',
  ],
  ...[
    'https://example.com/\r\nHost: 127.0.0.1',
    'https://intranet/',
    'https://a/',
    'https://example.com:443@10.0.0.1/',
    `https://example.com/${'a'.repeat(2048)}`,
  ],
])('F31 %j is refused', (url) => {
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
])('%s with %j allowed: %s', (url, allowed, isFine) => {
  expect('refused' in readOutboundUrl(url, allowed)).toBe(!isFine)
})
