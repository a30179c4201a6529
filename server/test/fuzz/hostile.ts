import type { Chance } from '../../src/demo/chance.ts'

/** JSON that `JSON.stringify` cannot write, under a text that stands for it until the body is written. */
export const rawJson: Readonly<Record<string, string>> = {
  '\u0001huge': '1e400',
  '\u0001minus': '-1e400',
  '\u0001precise': '9007199254740993',
  '\u0001long': '1'.repeat(400),
  '\u0001zero': '-0',
  '\u0001tiny': '1e-400',
  '\u0001surrogate': '"\\ud800"',
  '\u0001nul': '"a\\u0000b"',
  '\u0001twice': '{"a":1,"a":2}',
  '\u0001proto': '{"__proto__":{"polluted":true}}',
  '\u0001constructor': '{"constructor":{"prototype":{"polluted":true}}}',
  '\u0001deep': `${'['.repeat(40)}${']'.repeat(40)}`,
  '\u0001deeper': `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`,
  '\u0001open': '[',
  '\u0001comment': '/* */ 1',
  '\u0001single': "'a'",
  '\u0001nan': 'NaN',
  '\u0001hex': '0x10',
  '\u0001bom': '"\ufeff"',
}

const rawMarks = Object.keys(rawJson)

const texts = [
  '',
  ' ',
  '\t',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e',
  '\ufeff',
  '\u0007',
  'ｅＵＲ',
  '😀'.repeat(200),
  'x'.repeat(257),
  'x'.repeat(70_000),
  `' OR '1'='1`,
  `'; DROP TABLE invoices; --`,
  `1); SELECT pg_sleep(9); --`,
  '%_\\%',
  '\\',
  '$' + '{7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=cmd|" /C calc"!A0',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'file:///etc/passwd',
  'http://127.0.0.1:1/',
  'https://169.254.169.254/latest/meta-data',
  'javascript:alert(1)',
  '\r\nSet-Cookie: a=b',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '-1',
  '-0',
  '1e400',
  '1e3',
  '0x10',
  '1.5',
  '99999999999999999999999999',
  '0.0000000000000000000000000001',
  '1,000',
  '٣',
  '2027-02-30',
  '2027-04-01T25:00:00Z',
  '0000-01-01',
  '9999-12-31T23:59:59Z',
  '-271821-04-20',
  '+275760-09-13',
  '2027-04-01T00:00:00+99:00',
  'Europe/Atlantis',
  'EUR ',
  'eur',
  'XXX',
  '(a+)+$',
  `${'a'.repeat(60)}!`,
]

const numbers = [
  0,
  -1,
  1.5,
  0.1,
  -0.000001,
  2 ** 31,
  2 ** 31 - 1,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 53 - 1,
  -(2 ** 53),
  1e18,
  1e21,
  1e300,
  -1e300,
  5e-324,
]

/** Something that nobody should send. */
export function hostileValue(chance: Chance): unknown {
  switch (chance.between(0, 6)) {
    case 0:
      return chance.pick(numbers)
    case 1:
      return chance.pick(rawMarks)
    case 2:
      return chance.pick([null, true, false, [], {}, [[]], [null], { '': '' }, { a: { b: { c: {} } } }])
    case 3:
      return Array.from({ length: chance.pick([1, 21, 101, 1001]) }, () => chance.pick([0, 'x', null]))
    default:
      return chance.pick(texts)
  }
}

export function hostileText(chance: Chance): string {
  return chance.pick(texts)
}

/** The body as it is sent: with what stands for other JSON replaced by that. */
export function writtenBody(body: unknown): string {
  const text = JSON.stringify(body) ?? ''
  return text.replaceAll(/"\\u0001([a-z]+)"/g, (whole, name: string) => rawJson[`\u0001${name}`] ?? whole)
}
