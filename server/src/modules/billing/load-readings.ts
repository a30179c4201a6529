import type { Conventions } from '@quarterday/core/conventions.ts'
import { zero } from '@quarterday/core/decimal.ts'
import type { CommitmentCharge, UsageCharge } from '@quarterday/core/invoice/charge.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import type { Decision } from '@quarterday/core/subscription/decision.ts'
import type { SpendingCap } from '@quarterday/core/usage/cap-reading.ts'
import { noReadings, type Readings, type UsageGroup } from '@quarterday/core/usage/reading.ts'
import type { Tx } from '../../kit/db.ts'
import { billedUsage, coveringLines, startsOfLines, waitingLines } from './billed-usage-store.ts'
import { fromStoredLine } from './line-json.ts'
import { loadCaps } from './load-caps.ts'
import { type Counted, type CountedCharge, readCharges } from './read-charges.ts'

/** A decision, and the lines that wait for its document: a preview has some that are not written. */
export interface ReadFor {
  readonly decision: Pick<Decision, 'charges'>
  readonly pending: readonly Line[]
  readonly conventions: Pick<Conventions, 'proration' | 'usage_weighting'>
  /** The spending cap of a subscription that only a preview has made. */
  readonly cap?: SpendingCap | undefined
}

/**
 * Reads what the metered charges and minimum commitments of some decisions need: one query a kind, whatever their number, and none where there is no such
 * charge. `except`: drafts that are being computed again.
 */
export async function loadReadings(tx: Tx, decisions: readonly ReadFor[], except: readonly string[] = []): Promise<Readings> {
  const usage: CountedCharge[] = []
  const commitments: CommitmentCharge[] = []
  const foreseen = new Map<string, SpendingCap>()
  for (const { decision, conventions, cap } of decisions) {
    for (const charge of decision.charges) {
      if (cap && charge.rule === 'usage') foreseen.set(charge.subscriptionId, cap)
      if (charge.rule === 'usage') usage.push({ charge, conventions })
      else if (charge.rule === 'commitment') commitments.push(charge)
    }
  }
  if (usage.length === 0 && commitments.length === 0) return noReadings
  const waiting = await waitingFor(tx, [...usage.map(({ charge }) => charge), ...commitments], decisions)
  return {
    usage: usage.length === 0 ? noReadings.usage : await readUsage(tx, usage, waiting, except),
    caps: await loadCaps(
      tx,
      usage.map(({ charge }) => charge),
      waiting,
      { except, foreseen },
    ),
    covered: commitments.length === 0 ? noReadings.covered : await readCovered(tx, commitments, waiting, except),
  }
}

async function waitingFor(tx: Tx, charges: readonly (UsageCharge | CommitmentCharge)[], decisions: readonly ReadFor[]): Promise<Line[]> {
  const stored = await waitingLines(tx, [...new Set(charges.map((charge) => charge.subscriptionId))].sort())
  const lines = new Map<string, Line>(stored.map((line) => [line.id, fromStoredLine(line)]))
  for (const { pending } of decisions) for (const line of pending) lines.set(line.id, line)
  return [...lines.values()]
}

async function readUsage(
  tx: Tx,
  charges: readonly CountedCharge[],
  waiting: readonly Line[],
  except: readonly string[],
): Promise<Readings['usage']> {
  const counted = await readCharges(tx, charges)
  const wanted = charges.map(({ charge: { itemId, period } }) => ({ itemId, periodStart: period.start }))
  const billed = new Map<string, Map<string, { group: UsageGroup['group']; listed: bigint }>>()
  const add = (item: string, start: Temporal.Instant, group: UsageGroup['group'], listed: bigint): void => {
    const key = `${item} ${start.epochMilliseconds}`
    const groups = billed.get(key) ?? new Map<string, { group: UsageGroup['group']; listed: bigint }>()
    groups.set(groupKey(group), { group, listed: (groups.get(groupKey(group))?.listed ?? 0n) + listed })
    billed.set(key, groups)
  }
  for (const row of await billedUsage(tx, wanted, except)) add(row.item_id, row.period_start, row.group, row.listed)
  for (const { kind, itemId, period, derivation, listed } of waiting) {
    if (kind === 'usage' && itemId && period && derivation.rule === 'usage') add(itemId, period.start, derivation.group, listed)
  }
  return new Map(
    charges.map(({ charge }) => {
      const before = billed.get(`${charge.itemId} ${charge.period.start.epochMilliseconds}`) ?? new Map()
      return [charge.lineId, withBilled(counted.get(charge.lineId) ?? [], charge, before)]
    }),
  )
}

type Billed = ReadonlyMap<string, { readonly group: UsageGroup['group']; readonly listed: bigint }>

/** What was counted together with what was billed of it; a group that was billed and is not counted any more has come to nothing. */
function withBilled(counted: readonly Counted[], charge: UsageCharge, billed: Billed): UsageGroup[] {
  const groups = counted.length === 0 && charge.price.meter?.groupBy.length === 0 ? [{ group: null, quantity: zero }] : counted
  const known = new Set(groups.map(({ group }) => groupKey(group)))
  const gone = [...billed].filter(([key]) => !known.has(key)).map(([, { group }]) => ({ group, quantity: zero }))
  return [...groups, ...gone].map((each) => ({ ...each, alreadyBilled: billed.get(groupKey(each.group))?.listed ?? 0n }))
}

function groupKey(group: UsageGroup['group']): string {
  return group === null ? '' : JSON.stringify(Object.entries(group).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function readCovered(
  tx: Tx,
  charges: readonly CommitmentCharge[],
  waiting: readonly Line[],
  except: readonly string[],
): Promise<Readings['covered']> {
  const wanted = charges.map(({ lineId: key, subscriptionId, itemId, period: { start, end } }) => ({
    key,
    subscriptionId,
    itemId,
    start,
    end,
  }))
  const rows = Map.groupBy(await coveringLines(tx, wanted, except), (row) => row.key)
  const dated = await withStarts(tx, waiting)
  return new Map(
    charges.map((charge) => {
      const billed = (rows.get(charge.lineId) ?? []).map((row) => row.listed)
      const still = dated.filter((each) => countsTowards(charge, each)).map(({ line }) => line.listed)
      return [charge.lineId, [...billed, ...still]]
    }),
  )
}

const covering: ReadonlySet<Line['kind']> = new Set(['recurring', 'usage', 'proration_credit'])

interface DatedLine {
  readonly line: Line
  /** Since when it bills; what gives back counts for the time of what it credits, as it will on its document. */
  readonly start: Temporal.Instant | null
}

async function withStarts(tx: Tx, waiting: readonly Line[]): Promise<readonly DatedLine[]> {
  const here = new Map(waiting.map((line) => [line.id, line.period?.start]))
  const credited = waiting.flatMap(({ creditedLineId: id }) => (id === null || here.has(id) ? [] : [id]))
  const starts = await startsOfLines(tx, [...new Set(credited)].sort())
  return waiting.map((line) => {
    const { creditedLineId: id } = line
    const start = id === null ? line.period?.start : (here.get(id) ?? starts.get(id))
    return { line, start: start ?? null }
  })
}

function countsTowards({ subscriptionId, itemId, period }: CommitmentCharge, { line, start }: DatedLine): boolean {
  if (line.subscriptionId !== subscriptionId || !start) return false
  if (!covering.has(line.kind) && !(line.kind === 'minimum_commitment' && line.itemId === itemId)) return false
  return Temporal.Instant.compare(start, period.start) >= 0 && Temporal.Instant.compare(start, period.end) < 0
}
