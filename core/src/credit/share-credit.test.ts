import { expect, test } from 'vitest'
import { idOf } from '../id.ts'
import type { PayablePart } from './payable.ts'
import type { CreditScope } from './scope.ts'
import { type ScopedCredit, shareCredit } from './share-credit.ts'

const nothing: CreditScope = { plans: [], products: [], prices: [], meters: [], kinds: [] }
const usage: CreditScope = { ...nothing, kinds: ['usage'] }
const fees: CreditScope = { ...nothing, kinds: ['recurring'] }
const both: CreditScope = { ...nothing, kinds: ['recurring', 'usage'] }
const elsewhere: CreditScope = { ...nothing, plans: [idOf('plan', '01890000-0000-7000-8000-000000000001')] }

const part = (kind: PayablePart['kind'], worth: bigint): PayablePart => ({ kind, price: undefined, worth })
const bill = [part('recurring', 1000n), part('usage', 600n), part('one_off', 400n)]
const credit = (scope: CreditScope | null, most: bigint): ScopedCredit => ({ scope, most })

test.each([
  ['what is not restricted pays everything', [credit(null, 5000n)], [2000n]],
  ['usage only', [credit(usage, 5000n)], [600n]],
  ['of another plan: nothing', [credit(elsewhere, 5000n)], [0n]],
  ['two for the same: the second gets the rest', [credit(usage, 500n), credit(usage, 500n)], [500n, 100n]],
  // 15.00 for anything leave the usage to the wallet that pays nothing else, where they can.
  ['credit for anything leaves what only others pay', [credit(null, 1400n), credit(usage, 600n)], [1400n, 600n]],
  ['as far as there is something else', [credit(null, 1700n), credit(usage, 600n)], [1700n, 300n]],
  // Both: first the fee (10.00), then of usage; the fee's own wallet makes it give way to usage.
  ['a part changes its payer', [credit(both, 1000n), credit(fees, 1000n), credit(usage, 100n)], [1000n, 600n, 0n]],
  ['in a row of three', [credit(both, 600n), credit(null, 900n), credit(fees, 1000n)], [600n, 900n, 500n]],
  ['what has nothing pays nothing', [credit(null, 0n), credit(usage, 1n)], [0n, 1n]],
])('%s', (_, credits, paid) => {
  expect(shareCredit(credits, bill)).toEqual(paid)
})
