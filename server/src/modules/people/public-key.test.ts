import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { cbor } from '../../../test/authenticator.ts'
import { isUsableKey } from './public-key.ts'

const part = (text: string | undefined) => Buffer.from(text ?? '', 'base64url')
const ed = part(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x)
const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ format: 'jwk' })
const long = rsa(2048)
const short = rsa(1024)

const keys: readonly [string, boolean, [number, unknown][]][] = [
  [
    'Ed25519',
    true,
    [
      [1, 1],
      [3, -8],
      [-1, 6],
      [-2, ed],
    ],
  ],
  [
    'P-256',
    true,
    [
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, part(x)],
      [-3, part(y)],
    ],
  ],
  [
    'RSA of 2048 bits',
    true,
    [
      [1, 3],
      [3, -257],
      [-1, part(long.n)],
      [-2, part(long.e)],
    ],
  ],
  [
    'RSA of 1024 bits',
    false,
    [
      [1, 3],
      [3, -257],
      [-1, part(short.n)],
      [-2, part(short.e)],
    ],
  ],
  [
    'P-256 under the name of EdDSA',
    false,
    [
      [1, 2],
      [3, -8],
      [-1, 1],
      [-2, part(x)],
      [-3, part(y)],
    ],
  ],
  [
    'another curve',
    false,
    [
      [1, 2],
      [3, -7],
      [-1, 2],
      [-2, part(x)],
      [-3, part(y)],
    ],
  ],
]

test.each(keys)('S15: a key of %s can be used: %s', (_, isUsable, parts) => {
  expect(isUsableKey(cbor(new Map(parts)))).toBe(isUsable)
})

test('S15: a point that is not on the curve is no key', () => {
  const off = Buffer.from(part(y))
  off.writeUInt8(off.readUInt8(31) ^ 1, 31)
  expect(() =>
    isUsableKey(
      cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, part(x)],
          [-3, off],
        ]),
      ),
    ),
  ).toThrow()
  expect(() =>
    isUsableKey(
      cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, part(x)],
          [-3, part(y).subarray(1)],
        ]),
      ),
    ),
  ).toThrow()
})
