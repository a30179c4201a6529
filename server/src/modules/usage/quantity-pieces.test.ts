import { expect, test } from 'vitest'
import { piecesOf } from './quantity-pieces.ts'

test.each<[string, string, string[]]>([
  ['2027-04-01T00:00Z', '2027-05-01T00:00Z', ['day 04-01T00:00 05-01T00:00']],
  [
    '2027-03-31T22:00Z', // April in Berlin
    '2027-04-30T22:00Z',
    ['hour 03-31T22:00 04-01T00:00', 'day 04-01T00:00 04-30T00:00', 'hour 04-30T00:00 04-30T22:00'],
  ],
  [
    '2027-03-31T18:30Z', // April in Kolkata
    '2027-04-30T18:30Z',
    [
      'event 03-31T18:30 03-31T19:00',
      'hour 03-31T19:00 04-01T00:00',
      'day 04-01T00:00 04-30T00:00',
      'hour 04-30T00:00 04-30T18:00',
      'event 04-30T18:00 04-30T18:30',
    ],
  ],
  ['2027-04-01T10:00Z', '2027-04-01T12:00Z', ['hour 04-01T10:00 04-01T12:00']],
  ['2027-04-01T22:00Z', '2027-04-02T03:00Z', ['hour 04-01T22:00 04-02T03:00']],
  ['2027-04-01T10:10Z', '2027-04-01T10:50Z', ['event 04-01T10:10 04-01T10:50']],
  ['2027-04-01T10:10Z', '2027-04-01T11:50Z', ['event 04-01T10:10 04-01T11:00', 'event 04-01T11:00 04-01T11:50']],
  ['2027-04-01T10:00Z', '2027-04-01T10:00Z', []],
])('%s to %s', (from, to, pieces) => {
  const cut = piecesOf(Temporal.Instant.from(from), Temporal.Instant.from(to))
  expect(cut.map((piece) => `${piece.grain} ${short(piece.from)} ${short(piece.to)}`)).toEqual(pieces)
})

test('before 1970 too, and by hours at most', () => {
  const cut = piecesOf(Temporal.Instant.from('1969-12-30T23:30Z'), Temporal.Instant.from('1970-01-02T00:00Z'), 'hour')
  expect(cut.map((piece) => `${piece.grain} ${short(piece.from)} ${short(piece.to)}`)).toEqual([
    'event 12-30T23:30 12-31T00:00',
    'hour 12-31T00:00 01-02T00:00',
  ])
})

function short(at: Temporal.Instant): string {
  return at.toString().slice(5, 16)
}
