import type { Conventions } from '@quarterday/core/conventions.ts'
import type { UsageCharge } from '@quarterday/core/invoice/charge.ts'
import type { Decision } from '@quarterday/core/subscription/decision.ts'
import type { Tx } from '../../kit/db.ts'
import { lateUsageOf } from './late-usage-store.ts'
import { loadLatePeriods } from './load-counted.ts'
import type { PriceMemory } from './price-store.ts'
import type { CountedCharge, NotedLate } from './usage-types.ts'
import { newIdOf } from './write-slice.ts'

/** What came late of one subscription: the periods that documents have billed, and those that still stand on a draft. */
export interface LatePeriods {
  readonly noted: readonly NotedLate[]
  /** Charges for the next document, with lines of their own. */
  readonly charges: readonly UsageCharge[]
  readonly drafts: readonly string[]
}

/** Reads what came late of some subscriptions, by subscription: two queries, one where nothing did. Under `next_invoice_own_period` drafts are left alone. */
export async function loadLate(
  tx: Tx,
  of: ReadonlyMap<string, Pick<Conventions, 'late_usage'>>,
  prices: PriceMemory,
): Promise<ReadonlyMap<string, LatePeriods>> {
  const noted = Map.groupBy(await lateUsageOf(tx, [...of.keys()].sort()), (row) => row.subscriptionId)
  if (noted.size === 0) return new Map()
  const periods = Map.groupBy(await loadLatePeriods(tx, [...noted.values()].flat(), prices), ({ charge }): string => charge.subscriptionId)
  return new Map(
    [...noted].map(([id, rows]) => {
      const onDraft = ({ draftId }: CountedCharge): boolean => draftId !== null && of.get(id)?.late_usage === 'current_draft'
      const own = periods.get(id) ?? []
      const charges = own
        .filter((each) => !onDraft(each))
        .flatMap(({ charge }): UsageCharge[] => (charge.rule === 'usage' ? [afresh(charge)] : []))
      const drafts = [...new Set(own.filter(onDraft).flatMap(({ draftId }) => draftId ?? []))]
      return [id, { noted: rows, charges, drafts }]
    }),
  )
}

/** Whether a decision's document takes late usage along: that of a period's end, or the last one. */
export function takesLateUsage({ decidedOn, reason, charges }: Decision): boolean {
  return decidedOn !== null && (reason === 'renewal' || reason === 'cancel') && charges.some((charge) => charge.rule === 'usage')
}

function afresh(charge: UsageCharge): UsageCharge {
  return { ...charge, lineId: newIdOf('il') }
}
