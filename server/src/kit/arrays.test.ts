import { expect, test } from 'vitest'
import { bigintArray, booleanArray, dateArray, intArray, jsonArray, numericArray, textArray, timestampArray, uuidArray } from './arrays.ts'

const april = Temporal.Instant.from('2027-04-01T00:00:00Z')
const may = Temporal.Instant.from('2027-05-01T00:00:00.5Z')
const hostile = ['a', '', 'NULL', null, 'b,c', '{}', 'say "hi"', 'back\\slash']

test.each([
  ['nothing', uuidArray([]), '{}'],
  ['uuids', uuidArray(['00000000-0000-7000-8000-000000000001', null]), '{00000000-0000-7000-8000-000000000001,NULL}'],
  ['bigints', bigintArray([0n, -9223372036854775808n, null]), '{0,-9223372036854775808,NULL}'],
  ['ints', intArray([1, null, -2]), '{1,NULL,-2}'],
  ['booleans', booleanArray([true, false, null]), '{true,false,NULL}'],
  ['decimals', numericArray(['0.10', '1e-8', null]), '{0.10,1e-8,NULL}'],
  ['instants', timestampArray([april, april, null, may]), '{2027-04-01T00:00:00Z,2027-04-01T00:00:00Z,NULL,2027-05-01T00:00:00.5Z}'],
  ['dates', dateArray([Temporal.PlainDate.from('2027-04-01'), null]), '{2027-04-01,NULL}'],
  ['texts', textArray(hostile), '{"a","","NULL",NULL,"b,c","{}","say \\"hi\\"","back\\\\slash"}'],
  ['JSON', jsonArray([{ a: '"' }, 1, null, undefined]), '{"{\\"a\\":\\"\\\\\\"\\"}","1",NULL,NULL}'],
])('%s', (_name, literal, expected) => {
  expect(literal).toBe(expected)
})
