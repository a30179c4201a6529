import { expect, test } from 'vitest'
import { z } from 'zod'
import { dateSchema, instantSchema, zoneSchema } from './schemas.ts'

test.each([
  ['2027-01-31T09:30:00Z', '2027-01-31T09:30:00Z'],
  ['2027-01-31T09:30:00.000001+01:00', '2027-01-31T08:30:00.000001Z'],
  ['2027-01-31T00:00:00-05:30', '2027-01-31T05:30:00Z'],
])('the moment %s is written %s', (read, written) => {
  expect(z.encode(instantSchema, instantSchema.parse(read))).toBe(written)
})

test.each([
  '2027-01-31',
  '2027-01-31T09:30:00',
  '2027-01-31T09:30Z',
  '2027-01-31 09:30:00Z',
  '2027-01-31T25:00:00Z',
  '2027-02-30T00:00:00Z',
  '2027-01-31T09:30:00z',
  '2027-01-31T09:30:00Z[Europe/Berlin]',
  '2027-01-31T09:30:00.0000001Z',
  '2027-01-31T09:30:00+25:00',
  '+012027-01-31T09:30:00Z',
  '',
  5,
  null,
])('%s is no moment', (text) => {
  expect(instantSchema.safeParse(text).success).toBe(false)
})

test('a date is read and written', () => {
  expect(z.encode(dateSchema, dateSchema.parse('2028-02-29'))).toBe('2028-02-29')
})

test.each(['2027-02-29', '2027-13-01', '2027-1-1', '2027-01-31T00:00:00Z', '20270131', '2027-01-31[u-ca=hebrew]', '', 20_270_131, null])(
  '%s is no date',
  (text) => {
    expect(dateSchema.safeParse(text).success).toBe(false)
  },
)

test.each(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'US/Eastern', 'Etc/GMT+5', 'Asia/Calcutta', 'Asia/Kolkata'])(
  '%s is a zone',
  (zone) => {
    expect(zoneSchema.parse(zone)).toBe(zone)
  },
)

test.each([
  'europe/berlin',
  '+01:00',
  'Mars/Olympus',
  '',
  'Z',
  'Europe/Berlin ',
  'Europe/Berlin[u-ca=hebrew]',
  '2027-01-31T00:00:00Z[Europe/Berlin]',
  5,
  null,
])('%s is no zone', (zone) => {
  expect(zoneSchema.safeParse(zone).success).toBe(false)
})

test('every zone that Intl lists is one', () => {
  expect(Intl.supportedValuesOf('timeZone').filter((zone) => !zoneSchema.safeParse(zone).success)).toEqual([])
})
