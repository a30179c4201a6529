import { zero } from '@quarterday/core/decimal.ts'
import type { UsageCharge } from '@quarterday/core/invoice/charge.ts'
import type { Snapshot } from '@quarterday/core/subscription/decision.ts'
import { isUsageFree, runningUsage } from '@quarterday/core/subscription/usage.ts'
import type { Readings } from '@quarterday/core/usage/reading.ts'
import { capKey } from '@quarterday/core/usage/spending-cap.ts'
import { reachedThreshold } from '@quarterday/core/usage/threshold.ts'
import { ratedUsage } from '@quarterday/core/usage/usage-lines.ts'
import type { Tx } from '../../kit/db.ts'
import { loadReadings } from './load-readings.ts'
import { thresholdsOfPlans } from './usage-due-store.ts'
import type { RatedGroup, RatedItem, RatedUsage } from './usage-types.ts'
import { newIdOf } from './write-slice.ts'

/** Rates the usage of the running periods of some subscriptions as it stands: few queries, whatever their number. Nothing is written. */
export async function rateUsage(tx: Tx, snapshots: readonly Snapshot[]): Promise<RatedUsage[]> {
  const charged = snapshots.map((snapshot) => ({ snapshot, charges: runningUsage(snapshot, newIdOf) }))
  const readings = await loadReadings(
    tx,
    charged.map(({ snapshot: { conventions }, charges }) => ({ decision: { charges }, pending: [], conventions })),
  )
  const plans = [...new Set(snapshots.flatMap(({ subscription }) => subscription.planId ?? []))].sort()
  const thresholds = await thresholdsOfPlans(tx, plans)
  return charged.map(({ snapshot, charges }) => {
    const items = charges.map((charge) => ratedItem(charge, snapshot, readings))
    const arrears = items.filter(({ charge }) => charge.price.billing === 'in_arrears')
    const { planId, currency } = snapshot.subscription
    const own = (planId === null ? undefined : thresholds.get(planId)) ?? []
    const sums = { spent: sumOf(arrears, 'spent'), billed: sumOf(arrears, 'billed') }
    return {
      snapshot,
      items,
      cap: capOf(items, readings),
      thresholds: own.filter((each) => each.currency === currency),
      ...sums,
      free: isUsageFree(snapshot),
    }
  })
}

/** What of it is to be billed before the period ends: what is paid in advance, and all of the rest where it has reached a threshold. */
export function dueNow({ snapshot, items, cap, thresholds, spent, billed, free }: RatedUsage): {
  readonly charges: readonly UsageCharge[]
  readonly threshold: bigint | null
} {
  if (free) return { charges: [], threshold: null }
  // Nothing more can be billed of the period.
  if (cap?.action === 'limit' && cap.billed >= cap.amount) return { charges: [], threshold: null }
  const threshold = reachedThreshold(thresholds, { currency: snapshot.subscription.currency, spent, billed })
  const due = items.filter((item) => item.spent !== item.billed && (item.charge.price.billing === 'in_advance' || threshold !== null))
  // What has become less is given back at the end of the period: no document is made for it alone.
  const more = due.reduce((sum, item) => sum + item.spent - item.billed, 0n) > 0n
  return { charges: more ? due.map((item) => item.charge) : [], threshold: more ? threshold : null }
}

/** The cap of the running period, with what its usage has come to. */
function capOf(items: readonly RatedItem[], { caps }: Readings): RatedUsage['cap'] {
  const [first] = items
  const cap = first && caps?.get(capKey(first.charge))
  if (!cap) return null
  return {
    ...cap,
    periodStart: first.charge.fullPeriod.start,
    spent: items.reduce((sum, { spent, billed }) => sum + spent - billed, cap.billed),
  }
}

function ratedItem(charge: UsageCharge, { subscription, conventions }: Snapshot, readings: Readings): RatedItem {
  const read = readings.usage.get(charge.lineId) ?? []
  const whole = { ...readings, usage: new Map([[charge.lineId, read.map((group) => ({ ...group, alreadyBilled: 0n }))]]) }
  const lines = ratedUsage(charge, { currency: subscription.currency, conventions, readings: whole, newLineId: () => newIdOf('il') })
  const groups = lines.map((line, index): RatedGroup => {
    return { line, units: read[index]?.quantity ?? zero, billed: read[index]?.alreadyBilled ?? 0n }
  })
  const spent = groups.reduce((sum, { line }) => sum + line.listed, 0n)
  return { charge, groups, spent, billed: groups.reduce((sum, group) => sum + group.billed, 0n) }
}

function sumOf(items: readonly RatedItem[], key: 'spent' | 'billed'): bigint {
  return items.reduce((sum, item) => sum + item[key], 0n)
}
