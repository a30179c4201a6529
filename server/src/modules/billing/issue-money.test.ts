import { expect, test } from 'vitest'
import { salesOf } from './issue-money.ts'

test.each([
  ['no tax', 1000n, 0n, 'one_off', ['receivable > revenue 1000']],
  ['tax', 1190n, 190n, 'one_off', ['receivable > revenue 1000', 'receivable > tax 190']],
  ['a top-up', 5000n, 0n, 'top_up', ['receivable > prepaid 5000']],
  ['nothing', 0n, 0n, 'one_off', []],
  // 10.00 and 1.90 of tax, less an untaxed 11.00 of earlier
  ['more tax than total', 90n, 190n, 'renewal', ['receivable > tax 90', 'revenue > tax 100']],
  ['only tax', 190n, 190n, 'renewal', ['receivable > tax 190']],
  // 10.00 and 1.90 less 20.00 and 3.80: 11.90 of it went to the balance
  ['tax given back', 0n, -190n, 'change', ['tax > revenue 190']],
  ['tax given back of a total', 500n, -50n, 'change', ['receivable > revenue 500', 'tax > revenue 50']],
] as const)('%s', (_, total, tax, reason, expected) => {
  expect(salesOf({ total, tax, reason }).map(({ debit, credit, amount }) => `${debit} > ${credit} ${amount}`)).toEqual(expected)
})
