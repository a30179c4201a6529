import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { type ApprovalRules, demandOf, noRules } from './approval.ts'

const rules: ApprovalRules = {
  refund: { demands: 'approval', above: [money('EUR', 10_000n), money('JPY', 5_000n)] },
  credit: { demands: 'proof', above: [money('EUR', 2_000n)] },
  write_off: { demands: 'approval', above: [] },
}

test.each([
  ['refund', 'EUR', 10_000n, null],
  ['refund', 'EUR', 10_001n, 'approval'],
  ['refund', 'JPY', 5_000n, null],
  ['refund', 'JPY', 5_001n, 'approval'],
  // No limit is known for it, so none is kept.
  ['refund', 'USD', 1n, 'approval'],
  ['credit', 'EUR', 2_000n, null],
  ['credit', 'EUR', 2_001n, 'proof'],
  ['write_off', 'EUR', 1n, 'approval'],
  ['write_off', 'EUR', 0n, null],
] as const)('%s of %s %s demands %s', (kind, currency, minor, demand) => {
  expect(demandOf(rules, [{ kind, money: money(currency, minor) }])?.demand ?? null).toBe(demand)
})

test('of several deeds at once the strictest demand counts', () => {
  const credit = { kind: 'credit', money: money('EUR', 12_000n) } as const
  const refund = { kind: 'refund', money: money('EUR', 12_000n) } as const
  expect(demandOf(rules, [credit, refund])).toEqual({ demand: 'approval', deed: refund })
  expect(demandOf(rules, [credit])).toEqual({ demand: 'proof', deed: credit })
  expect(demandOf(noRules, [credit, refund])).toBeNull()
})
