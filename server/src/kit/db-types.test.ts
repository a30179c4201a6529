import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnTypes, parseDate, parseInstant, toParameter } from './db-types.ts'

const bigintArrayOid: number = 1016

test.each([
  ['2027-04-01 00:00:00+00', '2027-04-01T00:00:00Z'],
  ['2027-04-01 23:59:59.9+00', '2027-04-01T23:59:59.9Z'],
  ['2027-04-01 12:30:00.123+00', '2027-04-01T12:30:00.123Z'],
  ['2027-04-01 12:30:00.123456+00', '2027-04-01T12:30:00.123456Z'],
  ['1969-12-31 23:59:59.999999+00', '1969-12-31T23:59:59.999999Z'],
  ['0099-03-01 00:00:00+00', '0099-03-01T00:00:00Z'],
  ['2027-04-01 02:00:00+02', '2027-04-01T00:00:00Z'],
  ['2027-04-01 05:30:00+05:30', '2027-04-01T00:00:00Z'],
])('%s is %s', (text, iso) => {
  expect(parseInstant(text).equals(Temporal.Instant.from(iso))).toBe(true)
})

test('any instant to the microsecond comes back as it was', () => {
  const lowest = BigInt(Date.UTC(1000, 0, 1)) * 1000n
  const highest = BigInt(Date.UTC(9999, 11, 31)) * 1000n
  fc.assert(
    fc.property(fc.bigInt(lowest, highest), (micros) => {
      const instant = Temporal.Instant.fromEpochNanoseconds(micros * 1000n)
      const text = instant.toString().replace('T', ' ').replace('Z', '+00')
      expect(parseInstant(text).epochNanoseconds).toBe(micros * 1000n)
    }),
  )
})

test.each(['infinity', '-infinity', '0001-01-01 00:00:00+00 BC'])('%s is refused', (text) => {
  expect(() => parseInstant(text)).toThrow(RangeError)
})

test('a date is a PlainDate', () => {
  expect(parseDate('2028-02-29').equals(Temporal.PlainDate.from('2028-02-29'))).toBe(true)
  expect(() => parseDate('infinity')).toThrow(RangeError)
})

test('int8 is a bigint beyond what a number can hold, numeric keeps its digits', () => {
  expect(columnTypes.getTypeParser(20, 'text')('9223372036854775807')).toBe(9223372036854775807n)
  expect(columnTypes.getTypeParser(1700, 'text')('0.10')).toBe('0.10')
  expect(columnTypes.getTypeParser(bigintArrayOid, 'text')('{1,NULL,-3}')).toEqual([1n, null, -3n])
})

test('Temporal values leave as ISO text, also inside arrays', () => {
  const instant = Temporal.Instant.from('2027-04-01T00:00:00Z')
  expect(toParameter(instant)).toBe('2027-04-01T00:00:00Z')
  expect(toParameter([Temporal.PlainDate.from('2027-04-01'), null, [instant]])).toEqual(['2027-04-01', null, ['2027-04-01T00:00:00Z']])
  const bytes = Buffer.from('x')
  expect(toParameter(bytes)).toBe(bytes)
})
