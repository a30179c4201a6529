import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Bug } from './assert.ts'
import { decodeId, encodeId, idOf, idPrefixes, idSchema } from './id.ts'
import { property } from './testing/property.ts'

// The published vectors of the TypeID specification, under a prefix of ours.
const vectors = [
  ['00000000-0000-0000-0000-000000000000', '00000000000000000000000000'],
  ['00000000-0000-0000-0000-000000000001', '00000000000000000000000001'],
  ['00000000-0000-0000-0000-00000000000a', '0000000000000000000000000a'],
  ['00000000-0000-0000-0000-000000000010', '0000000000000000000000000g'],
  ['00000000-0000-0000-0000-000000000020', '00000000000000000000000010'],
  ['ffffffff-ffff-ffff-ffff-ffffffffffff', '7zzzzzzzzzzzzzzzzzzzzzzzzz'],
  ['0110c853-1d09-52d8-d73e-1194e95b5f19', '0123456789abcdefghjkmnpqrs'],
  ['01890a5d-ac96-774b-bcce-b302099a8057', '01h455vb4pex5vsknk084sn02q'],
] as const

test.each(vectors)('%s is %s', (uuid, suffix) => {
  expect(encodeId('inv', uuid)).toBe(`inv_${suffix}`)
  expect(decodeId('inv', `inv_${suffix}`)).toBe(uuid)
})

test.each([
  ['another prefix', 'cus_01h455vb4pex5vsknk084sn02q'],
  ['a longer prefix', 'invx_01h455vb4pex5vsknk084sn02q'],
  ['no prefix', '01h455vb4pex5vsknk084sn02q'],
  ['no underscore', 'inv01h455vb4pex5vsknk084sn02q'],
  ['upper case', 'inv_01H455VB4PEX5VSKNK084SN02Q'],
  ['upper-case prefix', 'INV_01h455vb4pex5vsknk084sn02q'],
  ['too short', 'inv_01h455vb4pex5vsknk084sn02'],
  ['too long', 'inv_01h455vb4pex5vsknk084sn02qq'],
  ['more than 128 bits', 'inv_8zzzzzzzzzzzzzzzzzzzzzzzzz'],
  ['a letter that base 32 leaves out', 'inv_01h455vb4pex5vsknk084sn02l'],
  ['u', 'inv_01h455vb4pex5vsknk084sn02u'],
  ['a dash', 'inv_01h455vb4p-x5vsknk084sn02q'],
  ['a space behind', 'inv_01h455vb4pex5vsknk084sn02q '],
  ['a line end behind', 'inv_01h455vb4pex5vsknk084sn02q\n'],
  ['a uuid', '01890a5d-ac96-774b-bcce-b302099a8057'],
  ['nothing', ''],
])('%s is no invoice id', (_name, text) => {
  expect(decodeId('inv', text)).toBeNull()
  expect(idSchema('inv').safeParse(text).success).toBe(false)
})

property('every UUID survives the way out and in', [fc.uuid(), fc.constantFrom('org', 'inv', 'price', 'si')], (uuid, prefix) => {
  expect(decodeId(prefix, encodeId(prefix, uuid))).toBe(uuid)
})

property('ids sort as their UUIDs do', [fc.uuid(), fc.uuid()], (a, b) => {
  expect(encodeId('evt', a) < encodeId('evt', b)).toBe(a < b)
})

test('what is no UUID in lower case is a bug', () => {
  for (const wrong of ['', '01890a5d', '01890A5D-AC96-774B-BCCE-B302099A8057', 'inv_01h455vb4pex5vsknk084sn02q', `${vectors[0][0]}0`]) {
    expect(() => encodeId('inv', wrong), wrong).toThrow(Bug)
    expect(() => idOf('inv', wrong), wrong).toThrow(Bug)
  }
})

test('the codec reads and writes', () => {
  const id = idSchema('inv').parse('inv_01h455vb4pex5vsknk084sn02q')
  expect(id).toBe(idOf('inv', '01890a5d-ac96-774b-bcce-b302099a8057'))
  expect(z.encode(idSchema('inv'), id)).toBe('inv_01h455vb4pex5vsknk084sn02q')
})

test('prefixes are short lower-case letters', () => {
  for (const prefix of Object.keys(idPrefixes)) expect(prefix).toMatch(/^[a-z]{2,5}$/)
})
