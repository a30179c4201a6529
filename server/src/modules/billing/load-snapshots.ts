import { assert } from '@quarterday/core/assert.ts'
import { isBefore } from '@quarterday/core/calendar/moments.ts'
import { inLanguage, type Price } from '@quarterday/core/catalog/price.ts'
import type { AvailableCredit } from '@quarterday/core/credit/draw.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { type Decimal, decimal } from '@quarterday/core/decimal.ts'
import { type BillingPartyId, idOf } from '@quarterday/core/id.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import type { ScheduledChange, Snapshot } from '@quarterday/core/subscription/decision.ts'
import type { Cycle, Subscription, SubscriptionItem } from '@quarterday/core/subscription/subscription.ts'
import type { Tx } from '../../kit/db.ts'
import { feesIn, fromStoredChange, pricesIn as pricesOfChange } from './change-json.ts'
import { chargedFees } from './charged-fee-store.ts'
import { type CreditRow, creditFromRow } from './credit-rows.ts'
import type { Claim } from './cycle-store.ts'
import { fromStoredLine } from './line-json.ts'
import { type CustomerAdjustments, loadAdjustments } from './load-adjustments.ts'
import { loadCoveredOf } from './load-covered.ts'
import { loadPrices, type PriceMemory, type PriceReader } from './price-store.ts'
import { conventionsOf, type RunMemory } from './run-memory-types.ts'
import {
  type AgreementRow,
  type ChangeRow,
  type ItemRow,
  loadAgreements,
  loadChanges,
  loadItems,
  loadPending,
  lockCredit,
  type PendingRow,
} from './snapshot-store.ts'

/** A subscription as a decision reads it, and what its documents need besides. */
export interface LoadedSubscription {
  readonly snapshot: Snapshot
  readonly customerPartyId: BillingPartyId
  /** Events of the subscription so far. */
  readonly eventCount: number
  readonly pending: readonly Line[]
  /** One list for all subscriptions of a customer and currency in the slice: whoever draws lowers it for the rest. */
  readonly credit: AvailableCredit[]
  readonly adjustments: CustomerAdjustments
  /** In which the customer reads its documents. */
  readonly locale: string | null
}

/** Reads all that the claimed subscriptions need: one query a kind of row, whatever their number. Keeps the order of the claims. */
export async function loadSnapshots(tx: Tx, claims: readonly Claim[], memory: RunMemory): Promise<LoadedSubscription[]> {
  const ids = claims.map((claim) => claim.subscription_id)
  const agreements = new Map((await loadAgreements(tx, ids)).map((row) => [row.id, row]))
  const items = groupBy(await loadItems(tx, ids), (row) => row.subscription_id)
  const changes = groupBy(await loadChanges(tx, ids), (row) => row.subscription_id)
  const pending = groupBy(await loadPending(tx, ids), (row) => row.subscription_id)
  const credit = creditByCustomer(await lockCredit(tx, [...new Set([...agreements.values()].map((row) => row.customer_id))].sort()))
  const adjustmentsOf = await loadAdjustments(tx, [...new Set([...agreements.values()].map((row) => row.customer_id))].sort(), memory)
  const fees = [...agreements.values()].flatMap((row) => row.setup_prices ?? [])
  await loadPrices(tx, [...priceIds(items, changes, pending), ...fees], memory.prices)
  const charged = await loadChargedFees(tx, agreements, changes)
  const covered = await loadCoveredOf(
    tx,
    claims.filter(isDueInMidPeriod).map((claim) => claim.subscription_id),
    memory.prices,
  )
  return claims.map((claim) => {
    const agreement = agreements.get(claim.subscription_id)
    assert(agreement, 'a cycle belongs to a subscription')
    const subscription = toSubscription(agreement)
    const named = pricesIn(memory.prices, agreement.locale)
    const snapshot: Snapshot = {
      subscription,
      cycle: toCycle(claim),
      items: (items.get(claim.subscription_id) ?? []).map((row) => toItem(row, named)),
      conventions: conventionsOf(memory, agreement.customer_conventions, agreement.conventions),
      changes: (changes.get(claim.subscription_id) ?? []).map((row) => toChange(row, named)),
      setupFees: (agreement.setup_prices ?? []).map((id) => priceOf(id, named)),
      chargedFees: charged.get(claim.subscription_id),
      covered: covered.get(claim.subscription_id),
      canPay: agreement.has_payment_method || agreement.collection_method === 'send_invoice',
    }
    return {
      snapshot,
      customerPartyId: idOf('par', agreement.customer_party_id),
      eventCount: claim.event_count,
      pending: (pending.get(claim.subscription_id) ?? noRows).map((row: PendingRow) => fromStoredLine(row.line)),
      credit: creditOf(credit, agreement.customer_id, agreement.currency),
      adjustments: adjustmentsOf(agreement.customer_id, agreement.currency),
      locale: agreement.locale,
    }
  })
}

/** One query, and none where nothing that waits charges a fee. */
async function loadChargedFees(
  tx: Tx,
  agreements: ReadonlyMap<string, AgreementRow>,
  changes: ReadonlyMap<string, readonly ChangeRow[]>,
): ReturnType<typeof chargedFees> {
  const fees = new Map(
    [...agreements].map(([id, row]) => [
      id,
      [...(row.setup_prices ?? []), ...(changes.get(id) ?? []).flatMap(({ change }) => feesIn(change))],
    ]),
  )
  const wanted = [...fees].filter(([, prices]) => prices.length > 0)
  return chargedFees(
    tx,
    wanted.map(([id]) => id),
    [...new Set(wanted.flatMap(([, prices]) => prices))],
  )
}

/** Whatever happens before its period ends may give back what is paid. */
function isDueInMidPeriod({ next_at, period_end }: Claim): boolean {
  return next_at !== null && isBefore(next_at, period_end)
}

export function creditByCustomer(rows: readonly CreditRow[]): Map<string, AvailableCredit[]> {
  const result = new Map<string, AvailableCredit[]>()
  for (const row of rows) creditOf(result, row.customer_id, row.currency).push(creditFromRow(row))
  return result
}

export function creditOf(credit: Map<string, AvailableCredit[]>, customerId: string, currency: string): AvailableCredit[] {
  const key = `${customerId} ${currency}`
  const list = credit.get(key) ?? []
  if (list.length === 0) credit.set(key, list)
  return list
}

function toSubscription(row: AgreementRow): Subscription {
  return {
    id: idOf('sub', row.id),
    customerId: idOf('cus', row.customer_id),
    planId: row.plan_id === null ? null : idOf('plan', row.plan_id),
    status: row.status,
    currency: currencySchema.parse(row.currency),
    zone: row.timezone,
    interval: { unit: row.interval_unit, count: row.interval_count },
    anchor: { on: row.anchor_on, day: row.anchor_day, time: row.anchor_time === null ? null : Temporal.PlainTime.from(row.anchor_time) },
    collectionMethod: row.collection_method,
    netTermsDays: row.net_terms_days,
    startedAt: row.started_at,
    trialEndsAt: row.trial_ends_at,
    trialEnd: row.trial_end,
    term: row.term_months === null ? null : { months: row.term_months, end: row.term_end },
    termEndsAt: row.term_ends_at,
    cancelAt: row.cancel_at,
    canceledAt: row.canceled_at,
    endedAt: row.ended_at,
    cancelCredit: row.cancel_credit,
    pauseAt: row.pause_at,
    resumesAt: row.resumes_at,
    restarts: row.restarts,
  }
}

function toCycle(claim: Claim): Cycle {
  const { cycle, period_start: periodStart, period_end: periodEnd, usage_start: usageStart, next_at: nextAt } = claim
  return { cycle, periodStart, periodEnd, usageStart, nextAt }
}

function toItem(row: ItemRow, prices: PriceReader): SubscriptionItem {
  const { starts_at: startsAt, since } = row
  return { id: idOf('si', row.id), price: priceOf(row.price_id, prices), quantity: quantityOf(row.quantity), startsAt, since, endsAt: null }
}

/** The prices with the names that a customer reads; those of one language are made once. */
export function pricesIn(prices: PriceMemory, locale: string | null): PriceReader {
  if (locale === null) return prices
  return {
    get: (id) => {
      const price = prices.get(id)
      return price && inLanguage(price, locale)
    },
  }
}

function priceOf(id: string, prices: PriceReader): Price {
  const price = prices.get(id)
  assert(price, 'the prices of items are loaded')
  return price
}

function toChange(row: ChangeRow, prices: PriceReader): ScheduledChange {
  return { id: idOf('chg', row.id), effectiveAt: row.effective_at, phase: row.phase, change: fromStoredChange(row.change, prices) }
}

function priceIds(
  items: ReadonlyMap<string, readonly ItemRow[]>,
  changes: ReadonlyMap<string, readonly ChangeRow[]>,
  pending: ReadonlyMap<string, readonly PendingRow[]>,
): Set<string> {
  const ids = new Set<string>()
  for (const rows of items.values()) for (const row of rows) ids.add(row.price_id)
  for (const rows of changes.values()) for (const row of rows) for (const id of pricesOfChange(row.change)) ids.add(id)
  for (const rows of pending.values()) for (const row of rows) if (row.line.price_id !== null) ids.add(row.line.price_id)
  return ids
}

/** Most quantities are a few small numbers; `numeric(27,12)` arrives with its twelve places. */
const quantities = new Map<string, Decimal>()

function quantityOf(text: string): Decimal {
  const known = quantities.get(text)
  if (known) return known
  if (quantities.size > 1000) quantities.clear()
  const quantity = decimal(text)
  quantities.set(text, quantity)
  return quantity
}

function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const result = new Map<string, Row[]>()
  for (const row of rows) {
    const list = result.get(key(row))
    if (list) list.push(row)
    else result.set(key(row), [row])
  }
  return result
}

const noRows: readonly PendingRow[] = []
