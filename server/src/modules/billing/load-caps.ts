import type { UsageCharge } from '@quarterday/core/invoice/charge.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import type { CapReading, SpendingCap } from '@quarterday/core/usage/cap-reading.ts'
import { capKey } from '@quarterday/core/usage/spending-cap.ts'
import type { Tx } from '../../kit/db.ts'
import { billedInPeriods, spendingCaps } from './spending-cap-store.ts'

/** The spending caps under which these charges stand, with what was billed under each and what waits for a document: two queries, one where there is none. */
export async function loadCaps(
  tx: Tx,
  charges: readonly UsageCharge[],
  waiting: readonly Line[],
  { except, foreseen }: { readonly except: readonly string[]; readonly foreseen: ReadonlyMap<string, SpendingCap> },
): Promise<ReadonlyMap<string, CapReading>> {
  const stored = await spendingCaps(tx, [...new Set(charges.map((charge) => charge.subscriptionId))].sort())
  const caps = new Map([...stored, ...foreseen])
  if (caps.size === 0) return new Map()
  const capped = new Map(charges.filter(({ subscriptionId }) => caps.has(subscriptionId)).map((charge) => [capKey(charge), charge]))
  const periods = [...capped].map(([key, { subscriptionId, fullPeriod }]) => ({ key, subscriptionId, ...fullPeriod }))
  const billed = await billedInPeriods(tx, periods, except)
  return new Map(
    periods.flatMap(({ key, subscriptionId, start, end }) => {
      const cap = caps.get(subscriptionId)
      const still = waiting.filter(
        ({ kind, subscriptionId: of, period }) =>
          kind === 'usage' &&
          of === subscriptionId &&
          period !== null &&
          Temporal.Instant.compare(period.start, start) >= 0 &&
          Temporal.Instant.compare(period.start, end) < 0,
      )
      return cap ? [[key, { ...cap, billed: still.reduce((sum, { listed }) => sum + listed, billed.get(key) ?? 0n) }] as const] : []
    }),
  )
}
