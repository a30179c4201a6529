import type { CreditGrantId, WalletId } from '../id.ts'
import type { PayablePart } from './payable.ts'
import type { CreditScope } from './scope.ts'
import { shareCredit } from './share-credit.ts'

/** Credit that may pay for an invoice. Minor units, of the invoice's currency. */
export interface AvailableCredit {
  readonly grantId: CreditGrantId
  readonly remaining: bigint
  /** Null: customer credit, which is used before any wallet. */
  readonly wallet: WalletInOrder | null
  /** 1 to 50, the smallest first. */
  readonly priority: number
  /** Null: at once. */
  readonly availableAt: Temporal.Instant | null
  /** The first moment at which it pays for nothing any more. Null: never. */
  readonly expiresAt: Temporal.Instant | null
}

export interface WalletInOrder {
  readonly id: WalletId
  readonly priority: number
  /** What it pays for. Null: everything. */
  readonly scope: CreditScope | null
}

export interface CreditDraw {
  readonly grantId: CreditGrantId
  /** Null: customer credit. */
  readonly walletId: WalletId | null
  /** Above zero. */
  readonly amount: bigint
}

/** Where nobody says otherwise. */
export const defaultPriority = 50

/** Customer credit that a document has just given: it does not expire. */
export function freshCredit(grantId: CreditGrantId, remaining: bigint): AvailableCredit {
  return { grantId, remaining, wallet: null, priority: defaultPriority, availableAt: null, expiresAt: null }
}

/**
 * Draws on credit in the order of `compareCredit` until `due` is covered or nothing is left that can be used now. Never more than what is due, and
 * of no grant more than what remains. A wallet that pays for certain things draws no more than is owed for these: `parts` says what is owed for what,
 * and adds up to `due`; it is asked for only where it matters.
 */
export function drawCredit(
  due: bigint,
  credit: readonly AvailableCredit[],
  now: Temporal.Instant,
  parts: () => readonly PayablePart[] = () => [],
): readonly CreditDraw[] {
  const usable = credit.filter((each) => isUsable(each, now)).sort(compareCredit)
  const amounts = usable.some(({ wallet }) => wallet !== null && wallet.scope !== null)
    ? shareCredit(
        usable.map(({ remaining, wallet }) => ({ scope: wallet?.scope ?? null, most: remaining })),
        parts(),
      )
    : inOrder(due, usable)
  return usable.flatMap(({ grantId, wallet }, index) => {
    const amount = amounts[index] ?? 0n
    return amount > 0n ? [{ grantId, walletId: wallet?.id ?? null, amount }] : []
  })
}

function inOrder(due: bigint, credit: readonly AvailableCredit[]): readonly bigint[] {
  let left = due > 0n ? due : 0n
  return credit.map(({ remaining }) => {
    const amount = smaller(remaining, left)
    left -= amount
    return amount
  })
}

/** Customer credit before wallets; wallets and then grants by their priority; what expires sooner first, and what is older of the rest. */
export function compareCredit(one: AvailableCredit, other: AvailableCredit): number {
  return (
    Number(one.wallet !== null) - Number(other.wallet !== null) ||
    (one.wallet?.priority ?? 0) - (other.wallet?.priority ?? 0) ||
    one.priority - other.priority ||
    compareExpiry(one.expiresAt, other.expiresAt) ||
    // Ids rise with time.
    (one.grantId < other.grantId ? -1 : Number(one.grantId > other.grantId))
  )
}

/** At the moment of its expiry itself it cannot be used any more. */
function isUsable({ remaining, availableAt, expiresAt }: AvailableCredit, now: Temporal.Instant): boolean {
  if (remaining <= 0n) return false
  if (availableAt !== null && Temporal.Instant.compare(now, availableAt) < 0) return false
  return expiresAt === null || Temporal.Instant.compare(now, expiresAt) < 0
}

/** (Math.min does not take bigint.) */
function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

function compareExpiry(one: Temporal.Instant | null, other: Temporal.Instant | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return Temporal.Instant.compare(one, other)
}
