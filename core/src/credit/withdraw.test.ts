import { expect, test } from 'vitest'
import { idOf } from '../id.ts'
import { withdraw } from './withdraw.ts'

const at = (n: number) => idOf('grant', `01890000-0000-7000-8000-00000000000${n}`)

function grant(n: number, remaining: bigint, expiresAt: string | null = null, most = remaining) {
  const credit = { grantId: at(n), remaining, wallet: null, priority: 50, availableAt: null }
  return { credit: { ...credit, expiresAt: expiresAt === null ? null : Temporal.Instant.from(expiresAt) }, most }
}

test('what would be drawn first goes back first, never more than there is', () => {
  const grants = [grant(1, 500n), grant(2, 300n, '2028-01-01T00:00:00Z'), grant(3, 0n, '2027-06-01T00:00:00Z')]
  expect(withdraw(400n, grants)).toEqual([
    { grantId: at(2), amount: 300n },
    { grantId: at(1), amount: 100n },
  ])
  expect(withdraw(900n, grants).reduce((sum, { amount }) => sum + amount, 0n)).toBe(800n)
  expect(withdraw(0n, grants)).toEqual([])
})

test('of each no more than can go that way', () => {
  expect(withdraw(700n, [grant(1, 500n, null, 200n), grant(2, 300n, null, 0n), grant(3, 400n, null, 900n)])).toEqual([
    { grantId: at(1), amount: 200n },
    { grantId: at(3), amount: 400n },
  ])
})
