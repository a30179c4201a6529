import { z } from 'zod'
import { type Doer, recordAudit } from './audit.ts'
import type { AuditOutcome } from './audit-record.ts'
import { openTally, saveTally } from './audit-tally-store.ts'
import type { Tx } from './db.ts'

export interface Tally {
  readonly action: string
  readonly outcome: AuditOutcome
  /** What goes by different names is told apart, and is part of the record. Null: there is nothing to tell apart. */
  readonly cause: string | null
  /** What is added to what has been counted since it was last told. */
  readonly counts: Readonly<Record<string, number>>
}

/**
 * Counts what happens too often for a record of its own each time, and tells the audit log once an hour at most: the first time at once, and from then on together with
 * all that was counted since. What has been counted and not told yet waits for the first time in a later hour.
 */
export async function recordTally(tx: Tx, doer: Doer, { action, outcome, cause, counts }: Tally): Promise<void> {
  const hour = doer.clock.now().round({ smallestUnit: 'hour', roundingMode: 'floor' })
  const key = { action, cause: cause ?? '' }
  const open = await openTally(tx, key, hour)
  const sums = added(open.counts, counts)
  if (!open.isNew && hour.equals(open.hour)) return saveTally(tx, key, { hour, counts: sums })
  await saveTally(tx, key, { hour, counts: {} })
  recordAudit(tx, doer, { action, outcome, detail: { ...(cause === null ? {} : { cause }), ...sums } })
}

const countsSchema = z.record(z.string(), z.number())

function added(before: unknown, more: Tally['counts']): Record<string, number> {
  const sums = { ...countsSchema.parse(before) }
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count
  return sums
}
