import type { Money } from '../money.ts'

/** What an organization may not leave to one person alone: money sent back, money given as credit, and money owed that is given up. */
export const approvalKinds = ['refund', 'credit', 'write_off'] as const
export type ApprovalKind = (typeof approvalKinds)[number]

/** What is asked above the limit: that people prove again who they are, or that somebody else approves. */
export const approvalDemands = ['proof', 'approval'] as const
export type ApprovalDemand = (typeof approvalDemands)[number]

export interface ApprovalRule {
  readonly demands: ApprovalDemand
  /** A currency that is not among these has no limit that could be kept: every amount of it is above. */
  readonly above: readonly Money[]
}

/** Null: one person may do it. */
export type ApprovalRules = Readonly<Record<ApprovalKind, ApprovalRule | null>>

export const noRules: ApprovalRules = { refund: null, credit: null, write_off: null }

/** A deed as the rules see it. */
export interface RuledDeed {
  readonly kind: ApprovalKind
  readonly money: Money
}

/** What the rules demand of deeds that are done at once, and for which of them: the strictest. Null: nothing. An amount that is at the limit is not above it. */
export function demandOf(
  rules: ApprovalRules,
  deeds: readonly RuledDeed[],
): { readonly demand: ApprovalDemand; readonly deed: RuledDeed } | null {
  const found = deeds.flatMap((deed) => {
    const rule = rules[deed.kind]
    return rule !== null && isAbove(rule, deed.money) ? [{ demand: rule.demands, deed }] : []
  })
  return found.find(({ demand }) => demand === 'approval') ?? found[0] ?? null
}

function isAbove({ above }: ApprovalRule, { currency, minor }: Money): boolean {
  if (minor <= 0n) return false
  const limit = above.find((each) => each.currency === currency)
  return limit === undefined || minor > limit.minor
}
