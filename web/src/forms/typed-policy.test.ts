import { standardDunning } from '@quarterday/core/payment/dunning-terms.ts'
import { expect, test } from 'vitest'
import { termsOf, typedFrom } from './typed-policy.ts'

const typed = typedFrom('Ours', standardDunning)

test('what is shown of terms is read back as the same terms', () => {
  expect(termsOf(typed)).toEqual(standardDunning)
})

test('retries are put in order, and days are read however they are separated', () => {
  const terms = termsOf({
    ...typed,
    before: '7; 3 1',
    retries: [
      { day: '5', message: 'none' },
      { day: ' 2 ', message: 'warning' },
    ],
  })
  expect(terms).toMatchObject({
    remind_days_before_due: [7, 3, 1],
    retries: [
      { after_days: 2, message: 'warning' },
      { after_days: 5, message: 'none' },
    ],
  })
})

test.each([
  ['a word for a day', { before: 'soon' }],
  ['a day twice', { after: '3, 3' }],
  [
    'two retries on one day',
    {
      retries: [
        { day: '2', message: 'none' as const },
        { day: '2', message: 'none' as const },
      ],
    },
  ],
  ['no time', { time: '' }],
])('%s is refused with a sentence', (_, fault) => {
  expect(termsOf({ ...typed, ...fault })).toEqual(expect.stringContaining('Days are whole numbers'))
})

test('an end before the last retry says so', () => {
  expect(termsOf({ ...typed, end: '2' })).toEqual(expect.stringContaining('after 7 days'))
})
