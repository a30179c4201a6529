import type { Conventions } from '@quarterday/core/conventions.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Decision, ScheduledChange, TargetItem } from '@quarterday/core/subscription/decision.ts'
import { matchItems } from '@quarterday/core/subscription/match.ts'
import { phaseEnds } from '@quarterday/core/subscription/phases.ts'
import type { Tx } from '../../kit/db.ts'
import { toStoredChange } from '../billing/change-json.ts'
import { insertChanges, type NewChange } from '../billing/change-store.ts'
import type { BilledCustomer } from '../billing/customer-store.ts'
import type { RunMemory } from '../billing/run-memory-types.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { resolveSale, type Sale, type WantedSale, wrong } from './resolve-sale.ts'

/** A stretch of a subscription's life with prices of its own. */
export interface WantedPhase extends Omit<WantedSale, 'currency'> {
  readonly periods?: number | undefined
  readonly until?: Temporal.Instant | undefined
}

export interface Phase {
  readonly sale: Sale
  readonly periods: number | null
  readonly until: Temporal.Instant | null
}

/** What is sold in each phase. Refuses `invalid` where a phase that is followed by another has no end. */
export async function resolvePhases(
  tx: Tx,
  phases: readonly WantedPhase[],
  { currency, ends }: { readonly currency: string | undefined; readonly ends: boolean },
  customer: BilledCustomer,
  memory: RunMemory,
): Promise<Phase[]> {
  const resolved: Phase[] = []
  for (const [index, { periods, until, ...wanted }] of phases.entries()) {
    const isLast = index === phases.length - 1
    if (periods !== undefined && until !== undefined) throw wrong(`/phases/${index}/until`, 'excluded', 'Say periods or until, not both.')
    if (periods === undefined && until === undefined && (!isLast || ends))
      throw wrong(`/phases/${index}/periods`, 'required', 'Say how long it lasts: periods or until.')
    const sale = await resolveSale(tx, { ...wanted, currency }, customer, memory, `/phases/${index}`)
    if (sale.currency !== (resolved[0]?.sale.currency ?? sale.currency))
      throw refuse('currency_mismatch', { detail: 'All phases of a subscription are in one currency.' })
    resolved.push({ sale, periods: periods ?? null, until: until ?? null })
  }
  return resolved
}

/** The changes that begin the second phase and those after it, and when the last one is over. */
export function phaseChanges(
  decision: Decision,
  phases: readonly Phase[],
  conventions: Conventions,
): { readonly changes: readonly ScheduledChange[]; readonly endsAt: Temporal.Instant | null } {
  const lengths = phases.map(({ sale, periods, until }) => ({ interval: sale.interval, periods, until }))
  const ends = phaseEnds(decision.subscription, lengths, conventions)
  ends.forEach((end, index) => {
    const before = ends[index - 1] ?? decision.subscription.startedAt
    if (end && before && Temporal.Instant.compare(end, before) <= 0)
      throw wrong(`/phases/${index}/until`, 'too_early', 'A phase ends after it began.')
  })
  const changes = phases.slice(1).flatMap(({ sale }, index): ScheduledChange[] => {
    const effectiveAt = ends[index]
    if (!effectiveAt) return []
    const before = matchItems(
      decision.insertedItems,
      sale.items.map(({ price }) => price),
      decision.subscription.planId,
    )
    const items = sale.items.map(({ price, quantity }, place): TargetItem => {
      return { itemId: before[place]?.id ?? null, price, quantity }
    })
    const change = { kind: 'items' as const, planId: sale.planId, interval: sale.interval, items, setupFees: sale.setupFees }
    return [{ id: newIdOf('chg'), effectiveAt, change, phase: index + 2 }]
  })
  return { changes, endsAt: ends[phases.length - 1] ?? null }
}

/** Lets the later phases of a new subscription wait for their moments. */
export async function schedulePhases(tx: Tx, { subscription }: Decision, changes: readonly ScheduledChange[]): Promise<void> {
  const rows = changes.map(({ id, effectiveAt, change, phase }): NewChange => {
    return { id, subscriptionId: subscription.id, effectiveAt, change: toStoredChange(change), phase }
  })
  await insertChanges(tx, rows)
}
