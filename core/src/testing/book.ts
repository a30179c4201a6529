import type { Price } from '../catalog/price.ts'
import { type ConventionsPatch, resolveConventions } from '../conventions.ts'
import { decimal } from '../decimal.ts'
import { type CustomerId, type Id, type IdPrefix, idOf } from '../id.ts'
import { type BilledDecision, billDecision } from '../invoice/bill.ts'
import type { BilledLine, CommitmentCharge, UsageCharge } from '../invoice/charge.ts'
import type { Line } from '../invoice/invoice.ts'
import { snapshotAfter } from '../subscription/after.ts'
import type { CoveredItem, Decision, Snapshot } from '../subscription/decision.ts'
import type { NewId } from '../subscription/draft.ts'
import { renewSubscription } from '../subscription/renew.ts'
import { type StartInput, startSubscription } from '../subscription/start.ts'
import type { Coverage, SubscriptionItem } from '../subscription/subscription.ts'

/** A tiny book in memory for tests of decisions: keeps what the database would keep of one subscription. */
export class Book {
  snapshot: Snapshot
  readonly coverage: Coverage[] = []
  readonly lines: Line[] = []
  readonly documents: { readonly on: string; readonly lines: readonly Line[]; readonly total: bigint }[] = []
  waiting: Line[] = []
  /** Charges whose amounts come from readings; nothing was read, so they come to nothing. */
  readonly counted: (UsageCharge | CommitmentCharge)[] = []

  constructor(input: Partial<StartInput> & { readonly items: StartInput['items'] }, now: string, conventions: ConventionsPatch = {}) {
    const resolved = resolveConventions(conventions)
    const first = input.items[0]
    if (!first?.price.interval) throw new TypeError('a subscription has an item that recurs')
    const decision = startSubscription(
      {
        subscriptionId: newId('sub'),
        customerId: anybody,
        planId: null,
        currency: first.price.currency,
        zone: 'UTC',
        interval: first.price.interval,
        setupFees: [],
        trialDays: 0,
        term: null,
        collectionMethod: 'charge_automatically',
        netTermsDays: null,
        conventions: resolved,
        ...input,
      },
      Temporal.Instant.from(now),
      newId,
    )
    this.snapshot = {
      subscription: decision.subscription,
      cycle: decision.cycle,
      items: [],
      conventions: resolved,
      changes: [],
      setupFees: input.setupFees ?? [],
      canPay: true,
    }
    this.write(decision, Temporal.Instant.from(now))
  }

  /** Bills what falls due up to and at `until`. */
  runTo(until: string): this {
    const end = Temporal.Instant.from(until)
    for (let steps = 0; steps < 5000; steps += 1) {
      const { nextAt } = this.snapshot.cycle
      if (!nextAt || Temporal.Instant.compare(nextAt, end) > 0) return this
      this.write(renewSubscription({ ...this.snapshot, covered: this.covered() }, newId), nextAt)
    }
    throw new Error('the book does not come to an end')
  }

  write(decision: Decision, now: Temporal.Instant): BilledDecision {
    const counted = decision.charges.filter((each) => each.rule === 'usage' || each.rule === 'commitment')
    this.counted.push(...counted)
    const readings = {
      usage: new Map(counted.map((each) => [each.lineId, []])),
      covered: new Map(counted.map((each) => [each.lineId, plenty])),
    }
    const { conventions } = this.snapshot
    const billed = billDecision({ decision, conventions, now, pending: this.waiting, credit: [], newId, readings })
    for (const cut of decision.cuts) this.cut(cut)
    this.coverage.push(...billed.coverage)
    const consumed = new Set(billed.consumed)
    this.waiting = [...this.waiting.filter((line) => !consumed.has(line.id)), ...billed.waiting]
    if (billed.invoice) {
      const { lines, total } = billed.invoice.computed
      this.lines.push(...lines)
      this.documents.push({ on: now.toString().slice(0, 10), lines, total })
    }
    this.snapshot = snapshotAfter(this.snapshot, decision)
    return billed
  }

  /** What a change in mid-period reads besides the snapshot. */
  covered(): ReadonlyMap<SubscriptionItem['id'], CoveredItem> {
    const rows = this.snapshot.items.flatMap((item): [SubscriptionItem['id'], CoveredItem][] => {
      const coverage = this.coverage.filter((row) => row.itemId === item.id).at(-1)
      return coverage ? [[item.id, { coverage, billed: this.billedLines(coverage.lineId, item) }]] : []
    })
    return new Map(rows)
  }

  /** Amounts of all documents, in minor units, credits included. */
  net(): bigint {
    return [...this.lines, ...this.waiting].filter((line) => line.kind !== 'credit_to_balance').reduce((sum, line) => sum + line.amount, 0n)
  }

  private billedLines(lineId: string | null, item: SubscriptionItem): readonly BilledLine[] {
    const all = [...this.lines, ...this.waiting]
    const line = all.find((each) => each.id === lineId)
    if (line?.derivation.rule !== 'price' || !line.period) return []
    const full = line.derivation.full_period
    const fullPeriod = full ? { start: Temporal.Instant.from(full.start), end: Temporal.Instant.from(full.end) } : line.period
    const alreadyCredited = all.filter((each) => each.creditedLineId === line.id).reduce((sum, each) => sum - each.amount, 0n)
    const price = pricesMade.get(line.derivation.price) ?? item.price
    const { above, beside } = line.derivation
    const billed = {
      lineId: line.id,
      price,
      quantity: line.quantity,
      above: above === undefined ? null : decimal(above),
      period: line.period,
      fullPeriod,
      amount: line.amount,
      alreadyCredited,
      document: null,
    }
    return [billed, ...this.billedLines(beside ?? null, item)]
  }

  private cut({ itemId, startsAt, endsAt }: Decision['cuts'][number]): void {
    const index = this.coverage.findIndex((row) => row.itemId === itemId && row.startsAt.equals(startsAt))
    const row = this.coverage[index]
    if (!row) throw new Error('a cut is of a stretch that exists')
    if (endsAt.equals(startsAt)) this.coverage.splice(index, 1)
    else this.coverage[index] = { ...row, endsAt }
  }
}

/** More than any minimum of a test. */
const plenty = [10n ** 12n]

const pricesMade = new Map<string, Price>()

/** A price of so many minor units of EUR a month, unless told otherwise. */
export function priceOf(amount: number | string, over: Partial<Price> = {}): Price {
  const terms = { model: 'per_unit' as const, unit_amount: decimal(String(amount)) }
  const made: Price = {
    id: newId('price'),
    productId: newId('prod'),
    planId: null,
    name: `${amount}`,
    currency: 'EUR',
    kind: 'recurring',
    interval: { unit: 'month', count: 1 },
    billing: 'in_advance',
    usage: 'licensed',
    meter: null,
    tax: { behavior: null, category: null, rateId: null },
    names: {},
    terms,
    ...over,
  }
  pricesMade.set(made.id, made)
  return made
}

let made = 0

export const newId: NewId = <P extends IdPrefix>(prefix: P): Id<P> => {
  made += 1
  return idOf(prefix, `00000000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`)
}

const anybody: CustomerId = newId('cus')

/** Coverage tiles: each stretch starts where the one before it ended, and says so. */
export function gaps(coverage: readonly Coverage[]): string[] {
  return [...Map.groupBy(coverage, (row) => row.itemId).values()].flatMap((rows) => {
    const sorted = rows.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
    return sorted.flatMap((row, index) => {
      const before = sorted[index - 1]
      const chained = before ? row.previousEnd?.equals(before.endsAt) && row.startsAt.equals(before.endsAt) : row.previousEnd === null
      return chained && Temporal.Instant.compare(row.startsAt, row.endsAt) < 0 ? [] : [`${row.startsAt}–${row.endsAt}`]
    })
  })
}
