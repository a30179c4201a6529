import { expect, test } from 'vitest'
import { decimal } from '../decimal.ts'
import { idOf } from '../id.ts'
import type { Line, LineKind } from '../invoice/invoice.ts'
import { payableParts } from './payable.ts'

const id = (n: number) => idOf('il', `01890000-0000-7000-8000-00000000000${n}`)

function line(n: number, kind: LineKind, amount: bigint, { tax = 0n, of = null }: { tax?: bigint; of?: number | null } = {}): Line {
  return {
    id: id(n),
    kind,
    description: '',
    subscriptionId: null,
    itemId: null,
    priceId: null,
    creditedLineId: of === null ? null : id(of),
    quantity: decimal('1'),
    period: null,
    currency: 'EUR',
    listed: amount,
    amount,
    discount: 0n,
    tax,
    discounts: [],
    taxing: { inclusive: false, category: null, rateId: null, applied: [] },
    derivation: { rule: 'entered', unit_amount: '0', quantity: '1', rounding: 'half_up' },
  }
}

const worth = (lines: readonly Line[]) => payableParts(lines, () => undefined).map((part) => [part.kind, Number(part.worth)])

test('a line is worth what it comes to with its tax', () => {
  expect(worth([line(1, 'recurring', 1000n, { tax: 190n }), line(2, 'usage', 300n)])).toEqual([
    ['recurring', 1190],
    ['usage', 300],
  ])
})

test('what the document gives back of a line lowers that line, other credits all of them in proportion', () => {
  expect(worth([line(1, 'recurring', 1000n), line(2, 'usage', 500n), line(3, 'proration_credit', -400n, { of: 1 })])).toEqual([
    ['recurring', 600],
    ['usage', 500],
  ])
  expect(worth([line(1, 'recurring', 1000n), line(2, 'usage', 500n), line(3, 'proration_credit', -300n, { of: 9 })])).toEqual([
    ['recurring', 800],
    ['usage', 400],
  ])
})

test('what goes to the balance lowers nothing', () => {
  const lines = [line(1, 'usage', 500n), line(2, 'proration_credit', -800n, { of: 9 })]
  expect(worth([...lines, line(3, 'credit_to_balance', 800n)])).toEqual([['usage', 500]])
  expect(worth([...lines, line(3, 'credit_to_balance', 300n)])).toEqual([['usage', 0]])
})
