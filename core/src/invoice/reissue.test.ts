import { expect, test } from 'vitest'
import { decimal } from '../decimal.ts'
import { idOf, type LineItemId } from '../id.ts'
import type { Line } from './invoice.ts'
import { creditPolicyOf, reissuedLines } from './reissue.ts'

const id = (n: number): LineItemId => idOf('il', `01890000-0000-7000-8000-00000000000${n}`)

function line(n: number, more: Partial<Line> = {}): Line {
  return {
    id: id(n),
    kind: 'one_off',
    description: 'Workshop',
    subscriptionId: null,
    itemId: null,
    priceId: null,
    creditedLineId: null,
    quantity: decimal('1'),
    period: null,
    currency: 'EUR',
    listed: 1190n,
    amount: 1000n,
    discount: 0n,
    tax: 190n,
    discounts: [],
    taxing: { inclusive: true, category: null, rateId: null, applied: [] },
    derivation: { rule: 'entered', unit_amount: '1190', quantity: '1', rounding: 'half_up' },
    ...more,
  }
}

const period = { start: '2027-04-01T00:00:00Z', end: '2027-05-01T00:00:00Z' }
const share = { numerator: '1', denominator: '2', unit: 'day' } as const
const gives = { rule: 'credit', price: 'p', quantity: '1', period, full_period: period, zone: 'UTC', share, entire: false } as const
const returns = { ...gives, line: id(1), still_billed: '1190', rounding: 'half_up' } as const

test('lines are listed as before, without tax, under new ids that rise as the old ones did; the balance follows from them', () => {
  let next = 5
  const lines = [line(3), line(1), line(4, { kind: 'credit_to_balance' })]
  const { lines: made, replaced } = reissuedLines(lines, () => id(next++))
  expect(made.map(({ id: each, amount, tax }) => [each, amount, tax])).toEqual([
    [id(6), 1190n, 0n],
    [id(5), 1190n, 0n],
  ])
  expect([...replaced]).toEqual([
    [id(1), id(5)],
    [id(3), id(6)],
  ])
})

test('lines of the document that name each other still do; those of others keep their names', () => {
  let next = 5
  const credit = line(2, { kind: 'proration_credit', creditedLineId: id(1), derivation: returns })
  const other = line(3, { kind: 'proration_credit', creditedLineId: id(9), derivation: { ...returns, line: id(9) } })
  const { lines } = reissuedLines([line(1), credit, other], () => id(next++))
  expect(lines.map(({ creditedLineId, derivation }) => [creditedLineId, 'line' in derivation ? derivation.line : null])).toEqual([
    [null, null],
    [id(5), id(5)],
    [id(9), id(9)],
  ])
})

test.each([
  [[1000], 0, 'invoice_line'],
  [[1000, -400], 0, 'invoice_line'],
  [[-400], 400, 'customer_balance'],
  [[1000, -400], 400, 'customer_balance'],
  [[300, -400], 100, 'invoice_line'],
] as const)('%j, of which %i went to the balance, tell the policy %s', (amounts, moved, policy) => {
  const others = amounts.map((amount, index) => line(index, { amount: BigInt(amount), tax: 0n }))
  const balance = line(9, { kind: 'credit_to_balance', amount: BigInt(moved), tax: 0n })
  expect(creditPolicyOf(moved > 0 ? [...others, balance] : others)).toBe(policy)
})
