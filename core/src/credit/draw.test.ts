import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../id.ts'
import { property } from '../testing/property.ts'
import { type AvailableCredit, drawCredit } from './draw.ts'

const now = Temporal.Instant.from('2027-04-01T00:00:00Z')
const later = now.add({ hours: 1 })
const muchLater = now.add({ hours: 2 })

const grant = (number: number) => idOf('grant', `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`)
const wallet = (priority: number) => ({ id: idOf('wal', '01890000-0000-7000-8000-0000000000aa'), priority, scope: null })

function credit(number: number, parts: Partial<AvailableCredit> = {}): AvailableCredit {
  return { grantId: grant(number), remaining: 100n, wallet: null, priority: 50, availableAt: null, expiresAt: null, ...parts }
}

/** The numbers of the grants in the order in which they are drawn on, with what is drawn. */
function drawn(due: bigint, list: readonly AvailableCredit[], at = now): string {
  return drawCredit(due, list, at)
    .map(({ grantId, amount }) => `${Number(grantId.slice(24))}:${amount}`)
    .join(' ')
}

test.each([
  ['older first', [credit(2), credit(1)], '1:100 2:50'],
  ['what expires sooner before what is older', [credit(1), credit(2, { expiresAt: later })], '2:100 1:50'],
  ['of two that expire the sooner', [credit(1, { expiresAt: muchLater }), credit(2, { expiresAt: later })], '2:100 1:50'],
  ['priority before expiry', [credit(1, { expiresAt: later }), credit(2, { priority: 1 })], '2:100 1:50'],
  ['customer credit before any wallet', [credit(1, { wallet: wallet(1), priority: 1, expiresAt: later }), credit(2)], '2:100 1:50'],
  ['wallets by their priority', [credit(1, { wallet: wallet(2), priority: 1 }), credit(2, { wallet: wallet(1) })], '2:100 1:50'],
  [
    'wallets of one priority as one',
    [credit(1, { wallet: wallet(1), expiresAt: muchLater }), credit(2, { wallet: wallet(1), expiresAt: later })],
    '2:100 1:50',
  ],
])('is drawn on in order: %s', (_, list, expected) => {
  expect(drawn(150n, list)).toBe(expected)
  expect(drawn(150n, [...list].reverse())).toBe(expected)
})

describe('time', () => {
  test.each([
    ['a moment before its expiry', { expiresAt: now.add({ milliseconds: 1 }) }, '1:100'],
    ['at its expiry', { expiresAt: now }, ''],
    ['after its expiry', { expiresAt: now.subtract({ hours: 1 }) }, ''],
    ['a moment before it is available', { availableAt: now.add({ milliseconds: 1 }) }, ''],
    ['from the moment at which it is available', { availableAt: now }, '1:100'],
    ['with nothing left', { remaining: 0n }, ''],
  ])('%s', (_, parts, expected) => {
    expect(drawn(1000n, [credit(1, parts)])).toBe(expected)
  })
})

test.each([
  [0n, ''],
  [1n, '1:1'],
  [100n, '1:100'],
  [101n, '1:100 2:1'],
  [200n, '1:100 2:100'],
  [201n, '1:100 2:100'],
])('%s due', (due, expected) => {
  expect(drawn(due, [credit(1), credit(2)])).toBe(expected)
})

const anyCredit = fc
  .record({
    remaining: fc.bigInt({ min: 0n, max: 500n }),
    priority: fc.integer({ min: 1, max: 3 }),
    wallet: fc.option(fc.integer({ min: 1, max: 2 }).map(wallet)),
    expiresAt: fc.option(fc.integer({ min: -2, max: 2 }).map((hours) => now.add({ hours }))),
    availableAt: fc.option(fc.integer({ min: -2, max: 2 }).map((hours) => now.add({ hours }))),
  })
  .map((parts) => parts)

property(
  'what is drawn is what is due or all that can be used, and of no grant more than what remains (I14)',
  [fc.bigInt({ min: 0n, max: 2000n }), fc.array(anyCredit, { maxLength: 8 })],
  (due, parts) => {
    const list = parts.map((each, index) => credit(index + 1, each))
    const usable = list.filter(
      ({ availableAt, expiresAt }) =>
        (availableAt === null || availableAt.epochMilliseconds <= now.epochMilliseconds) &&
        (expiresAt === null || expiresAt.epochMilliseconds > now.epochMilliseconds),
    )
    const most = usable.reduce((sum, { remaining }) => sum + remaining, 0n)
    const draws = drawCredit(due, list, now)
    expect(draws.reduce((sum, { amount }) => sum + amount, 0n)).toBe([due, most].sort((a, b) => Number(a - b))[0])
    for (const { grantId, amount } of draws) {
      const of = usable.find((each) => each.grantId === grantId)
      expect(amount > 0n && of !== undefined && amount <= of.remaining).toBe(true)
    }
    expect(new Set(draws.map(({ grantId }) => grantId)).size).toBe(draws.length)
  },
)
