import type { Interval } from '@quarterday/core/calendar.ts'
import type { Price } from '@quarterday/core/catalog/price.ts'
import type { ConventionsPatch } from '@quarterday/core/conventions.ts'
import type { Decimal } from '@quarterday/core/decimal.ts'
import { type CustomerId, idOf, type PlanId, type SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Snapshot } from '@quarterday/core/subscription/decision.ts'
import { startSubscription as decide, type StartInput } from '@quarterday/core/subscription/start.ts'
import type { CollectionMethod } from '@quarterday/core/subscription/subscription.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { billOne } from '../billing/bill-decisions.ts'
import { type BilledCustomer, lockCustomer } from '../billing/customer-store.ts'
import { loadAdjustments } from '../billing/load-adjustments.ts'
import { creditByCustomer, creditOf } from '../billing/load-snapshots.ts'
import { conventionsOf, newRunMemory, type RunMemory } from '../billing/run-memory-types.ts'
import { loadSeller, lockCredit } from '../billing/snapshot-store.ts'
import { newIdOf, writeSlice } from '../billing/write-slice.ts'
import { intervalOf, offerOf, pricesOf, quantityFor, type WantedItem } from './resolve-items.ts'
import { findPlan } from './store.ts'

export interface StartSubscription {
  readonly customer: CustomerId
  readonly plan?: PlanId | undefined
  readonly interval?: Interval | undefined
  readonly currency?: string | undefined
  readonly quantity?: Decimal | undefined
  readonly items?: readonly WantedItem[] | undefined
  readonly trialDays?: number | undefined
  readonly termMonths?: number | null | undefined
  readonly anchorDay?: number | undefined
  readonly anchorAt?: Temporal.Instant | undefined
  readonly collectionMethod?: CollectionMethod | undefined
  readonly netTermsDays?: number | undefined
  readonly conventions?: ConventionsPatch | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
}

/** Sells a plan, or prices, to a customer from now on; bills what is due at once. Refuses `invalid`, `no_matching_price`, `currency_mismatch`. */
export async function startSubscription(ctx: Context, wanted: StartSubscription): Promise<SubscriptionId> {
  return ctx.transaction(async (tx) => {
    const { billed, customer, memory } = await decideStart(tx, wanted)
    const { subscription } = billed.decision
    const extras = new Map([[subscription.id, { conventions: wanted.conventions ?? {}, metadata: wanted.metadata ?? {} }]])
    await writeSlice(tx, [{ billed, customerPartyId: customer.party_id, eventCount: 0 }], memory.seller, extras)
    return subscription.id
  })
}

/** Decides a start and puts amounts to it; the customer is locked. The caller writes it, or shows it. */
export async function decideStart(tx: Tx, wanted: StartSubscription) {
  const customer = await lockCustomer(tx, wanted.customer)
  if (customer?.status !== 'active')
    throw wrong('/customer', customer ? 'archived' : 'not_found', customer ? 'The customer is archived.' : 'There is no such customer.')
  const memory = newRunMemory(await loadSeller(tx))
  const conventions = conventionsOf(memory, customer.conventions, wanted.conventions ?? {})
  const sold = await whatIsSold(tx, wanted, customer, memory)
  const { seller } = memory
  const input: StartInput = {
    ...sold,
    subscriptionId: newIdOf('sub'),
    customerId: idOf('cus', customer.id),
    zone: conventions.period_timezone === 'customer' ? (customer.timezone ?? seller.timezone) : seller.timezone,
    anchorDay: wanted.anchorDay,
    anchorAt: wanted.anchorAt,
    collectionMethod: wanted.collectionMethod ?? customer.collection_method ?? 'charge_automatically',
    netTermsDays: wanted.netTermsDays ?? customer.net_terms_days,
    conventions,
  }
  const decision = decide(input, tx.now, newIdOf)
  const credit = creditOf(creditByCustomer(await lockCredit(tx, [customer.id])), customer.id, input.currency)
  const snapshot: Snapshot = {
    subscription: decision.subscription,
    cycle: decision.cycle,
    items: decision.insertedItems,
    conventions,
    changes: [],
  }
  const adjustments = (await loadAdjustments(tx, [customer.id], memory))(customer.id, input.currency)
  const loaded = { snapshot, pending: [], credit, adjustments }
  return { billed: await billOne(tx, decision, loaded, memory.prices), customer, memory, loaded }
}

async function whatIsSold(tx: Tx, wanted: StartSubscription, customer: BilledCustomer, memory: RunMemory) {
  const prices = await pricesOf(tx, wanted.items ?? [], memory.prices)
  const extra = (wanted.items ?? []).map((item, index) => {
    const price = item.price === undefined ? undefined : prices.get(item.price)
    if (!price) throw wrong(`/items/${index}/price`, 'required', 'A new item needs a price.')
    return { price, quantity: quantityFor(price, item.quantity) }
  })
  const plan = wanted.plan === undefined ? null : await findPlan(tx, wanted.plan)
  if (wanted.plan !== undefined && plan?.status !== 'active')
    throw wrong('/plan', plan ? 'archived' : 'not_found', plan ? 'The plan is archived.' : 'There is no such plan.')
  const currency = wanted.currency ?? customer.currency ?? memory.seller.currency
  const offer = wanted.plan === undefined ? null : await offerOf(tx, wanted.plan, currency, wanted.interval)
  const fromPlan = (offer?.recurring ?? []).map((price) => ({ price, quantity: quantityFor(price, wanted.quantity) }))
  const items = [...fromPlan, ...extra]
  return {
    items,
    interval: intervalOf(items),
    currency: oneCurrency(items.map((item) => item.price)),
    planId: wanted.plan ?? null,
    setupFees: offer?.setupFees ?? [],
    trialDays: wanted.trialDays ?? plan?.trial_days ?? 0,
    termMonths: wanted.termMonths === undefined ? (plan?.term_months ?? null) : wanted.termMonths,
  }
}

function oneCurrency(prices: readonly Price[]): Price['currency'] {
  const [first] = prices
  if (first && prices.every((price) => price.currency === first.currency)) return first.currency
  throw refuse('currency_mismatch', {
    detail: 'All items of a subscription are in one currency.',
    errors: [{ pointer: '/items', code: 'currency_mismatch', detail: 'The prices are in several currencies.' }],
  })
}

function wrong(pointer: string, code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer, code, detail }] })
}
