import type { Conventions, ConventionsPatch } from '@quarterday/core/conventions.ts'
import { type CustomerId, idOf, type SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { effectiveAt } from '@quarterday/core/subscription/anchor.ts'
import type { Decision, ScheduledChange, Snapshot } from '@quarterday/core/subscription/decision.ts'
import { chargedAfter } from '@quarterday/core/subscription/setup-fees.ts'
import { startSubscription as decide, type SharedAnchor, type StartInput } from '@quarterday/core/subscription/start.ts'
import type { CollectionMethod, Term, TermEnding, TrialEnding } from '@quarterday/core/subscription/subscription.ts'
import type { SpendingCap } from '@quarterday/core/usage/cap-reading.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { isUniqueViolation } from '../../kit/db-errors.ts'
import type { NewAgreement } from '../billing/agreement-store.ts'
import { billOne } from '../billing/bill-decisions.ts'
import { type BilledCustomer, lockCustomer } from '../billing/customer-store.ts'
import { loadAdjustments } from '../billing/load-adjustments.ts'
import { creditByCustomer, creditOf } from '../billing/load-snapshots.ts'
import { conventionsOf, newRunMemory } from '../billing/run-memory-types.ts'
import { loadSeller, lockCredit } from '../billing/snapshot-store.ts'
import { capToStored } from '../billing/spending-cap-json.ts'
import { newIdOf, writeSlice } from '../billing/write-slice.ts'
import { redeemAtStart } from '../coupons/redeem-at-start.ts'
import type { WantedCoupon } from '../coupons/redeem-coupon.ts'
import { catchUp, mostSteps } from './load-for-change.ts'
import { resolveSale, type Sale, type WantedSale, wrong } from './resolve-sale.ts'
import { phaseChanges, resolvePhases, schedulePhases, type WantedPhase } from './schedule-phases.ts'
import { findBilledTime, findSharedAnchor, hasLiveSubscription } from './store.ts'

export interface StartSubscription extends WantedSale, WantedCoupon {
  readonly customer: CustomerId
  readonly startAt?: Temporal.Instant | undefined
  /** A start in the past may bill time that another subscription has billed for the same price. */
  readonly allowOverlap?: boolean | undefined
  readonly trialDays?: number | undefined
  readonly trialEndsAt?: Temporal.Instant | undefined
  readonly trialEnd?: TrialEnding | undefined
  readonly termMonths?: number | null | undefined
  readonly termEnd?: TermEnding | undefined
  readonly phases?: readonly WantedPhase[] | undefined
  readonly endBehavior?: 'release' | 'cancel' | undefined
  readonly anchorDay?: number | undefined
  readonly anchorAt?: Temporal.Instant | undefined
  readonly collectionMethod?: CollectionMethod | undefined
  readonly netTermsDays?: number | undefined
  readonly spendingCap?: SpendingCap | undefined
  readonly conventions?: ConventionsPatch | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
}

/**
 * Sells a plan, or prices, to a customer: from now on, later, or from a moment that has passed. What is due is billed at once, oldest first; more than
 * can be billed at once is left to the billing run. Refuses `invalid`, `no_matching_price`, `currency_mismatch`, `already_billed_time`,
 * `one_active_subscription`, `coupon_not_valid`, `coupon_limit_reached`.
 */
export async function startSubscription(ctx: Context, wanted: StartSubscription): Promise<SubscriptionId> {
  return ctx.transaction(async (tx) => {
    const { billed, customer, memory, extra, changes } = await decideStart(tx, wanted, 'write')
    const { subscription } = billed.decision
    const extras = new Map([[subscription.id, extra]])
    await writeSlice(tx, [{ billed, customerPartyId: customer.party_id, eventCount: 0 }], memory.seller, extras).catch((error: unknown) => {
      throw isUniqueViolation(error, 'subscriptions_one_active') ? refuse('one_active_subscription') : error
    })
    await schedulePhases(tx, billed.decision, changes)
    await catchUp(tx, subscription.id, memory, mostSteps - 1)
    return subscription.id
  })
}

/** Decides a start and puts amounts to it; the customer is locked. The caller writes it, or shows it; a coupon is redeemed only for the first. */
export async function decideStart(tx: Tx, wanted: StartSubscription, mode: 'write' | 'preview') {
  const customer = await lockCustomer(tx, wanted.customer)
  if (customer?.status !== 'active')
    throw wrong('/customer', customer ? 'archived' : 'not_found', customer ? 'The customer is archived.' : 'There is no such customer.')
  const memory = newRunMemory(await loadSeller(tx))
  const conventions = conventionsOf(memory, customer.conventions, wanted.conventions ?? {})
  if (conventions.subscription_policy === 'one_active' && (await hasLiveSubscription(tx, customer.id)))
    throw refuse('one_active_subscription')
  const phases = await phasesOf(tx, wanted, customer, memory)
  const sale = phases[0]?.sale ?? (await resolveSale(tx, wanted, customer, memory))
  const { seller } = memory
  const input: StartInput = {
    ...sale,
    ...lifeOf(wanted, sale),
    subscriptionId: newIdOf('sub'),
    customerId: idOf('cus', customer.id),
    zone: conventions.period_timezone === 'customer' ? (customer.timezone ?? seller.timezone) : seller.timezone,
    sharedAnchor: await sharedAnchor(tx, customer, conventions),
    collectionMethod: wanted.collectionMethod ?? customer.collection_method ?? 'charge_automatically',
    netTermsDays: wanted.netTermsDays ?? customer.net_terms_days,
    conventions,
  }
  await refuseBilledTime(tx, wanted, input)
  const { decision, changes } = withPhases(decide(input, tx.now, newIdOf), phases, wanted, conventions, tx.now)
  const credit = creditOf(creditByCustomer(await lockCredit(tx, [customer.id])), customer.id, input.currency)
  const waits = decision.subscription.status === 'incomplete'
  const setupFees = waits ? input.setupFees : []
  const canPay = customer.payment_method_id !== null || input.collectionMethod === 'send_invoice'
  const { subscription, cycle, insertedItems: items } = decision
  const snapshot: Snapshot = {
    subscription,
    cycle,
    items,
    conventions,
    changes,
    setupFees,
    canPay,
    chargedFees: chargedAfter(undefined, decision, tx.now),
  }
  const sold = wanted.phases === undefined ? [...items.map(({ price }) => price), ...input.setupFees] : null
  const { id: subscriptionId, customerId } = subscription
  const redeemer = { customerId, subscriptionId, currency: input.currency, prices: sold, zone: input.zone }
  const foreseen = await redeemAtStart(tx, wanted, { ...redeemer, remainder: conventions.coupon_remainder }, mode)
  const { discounts, tax } = (await loadAdjustments(tx, [customer.id], memory))(customer.id, input.currency)
  const adjustments = { discounts: [...discounts, ...foreseen], tax }
  const loaded = { snapshot, pending: [], credit, adjustments, locale: customer.locale, cap: wanted.spendingCap }
  const extra: NewAgreement = {
    conventions: wanted.conventions ?? {},
    metadata: wanted.metadata ?? {},
    exclusive: conventions.subscription_policy === 'one_active',
    setupPrices: setupFees.map((price) => price.id),
    ...(wanted.spendingCap && { spendingCap: capToStored(wanted.spendingCap) }),
  }
  return { billed: await billOne(tx, decision, loaded, memory.prices), customer, memory, loaded, extra, changes }
}

async function phasesOf(
  tx: Tx,
  wanted: StartSubscription,
  customer: BilledCustomer,
  memory: Parameters<typeof resolveSale>[3],
): Promise<Awaited<ReturnType<typeof resolvePhases>>> {
  if (wanted.phases === undefined) {
    if (wanted.endBehavior !== undefined) throw wrong('/end_behavior', 'excluded', 'Only a subscription with phases has an end behavior.')
    return []
  }
  if (wanted.plan !== undefined || wanted.items !== undefined || wanted.quantity !== undefined || wanted.interval !== undefined)
    throw wrong('/phases', 'excluded', 'What is sold is said by the phases: leave out plan, interval, quantity and items.')
  const options = { currency: wanted.currency, ends: wanted.endBehavior === 'cancel' }
  return resolvePhases(tx, wanted.phases, options, customer, memory)
}

/** What the request says of trial, term and anchor; else what the plan says. */
function lifeOf(wanted: StartSubscription, { plan }: Sale) {
  const months = wanted.termMonths === undefined ? (plan?.term_months ?? null) : wanted.termMonths
  const term: Term | null = months === null ? null : { months, end: wanted.termEnd ?? plan?.term_end ?? 'expire' }
  if (wanted.termEnd !== undefined && term === null)
    throw wrong('/term_end', 'excluded', 'A subscription without a term has no end of one.')
  if (wanted.trialDays !== undefined && wanted.trialEndsAt !== undefined)
    throw wrong('/trial_ends_at', 'excluded', 'Say trial_days or trial_ends_at, not both.')
  const trial = { trialDays: wanted.trialDays ?? plan?.trial_days ?? 0, trialEndsAt: wanted.trialEndsAt }
  const { startAt, anchorDay, anchorAt } = wanted
  return { ...trial, trialEnd: wanted.trialEnd ?? plan?.trial_end ?? 'activate', term, startAt, anchorDay, anchorAt }
}

async function sharedAnchor(tx: Tx, customer: BilledCustomer, conventions: Conventions): Promise<SharedAnchor | null> {
  if (conventions.sub_alignment !== 'shared_account_anchor') return null
  const row = await findSharedAnchor(tx, customer.id)
  if (!row) return null
  const time = row.anchor_time === null ? null : Temporal.PlainTime.from(row.anchor_time)
  return {
    anchor: { on: row.anchor_on, day: row.anchor_day, time },
    interval: { unit: row.interval_unit, count: row.interval_count },
  }
}

/** A start in the past must not bill time that is billed already. */
async function refuseBilledTime(tx: Tx, { startAt, allowOverlap }: StartSubscription, input: StartInput): Promise<void> {
  if (startAt === undefined || allowOverlap === true) return
  const [from, today] = [startAt, tx.now].map((each) => effectiveAt(input.conventions, each, input.zone))
  if (!from || !today || Temporal.Instant.compare(from, today) >= 0) return
  const prices = input.items.map(({ price }) => price.id)
  const billed = await findBilledTime(tx, input.customerId, prices, from, today)
  if (!billed) return
  const detail = `Another subscription of the customer has billed one of these prices from ${billed.starts_at} to ${billed.ends_at}. Start later, or say allow_overlap.`
  throw refuse('already_billed_time', { detail, errors: [{ pointer: '/start_at', code: 'already_billed_time', detail }] })
}

function withPhases(
  decision: Decision,
  phases: Awaited<ReturnType<typeof resolvePhases>>,
  { endBehavior }: StartSubscription,
  conventions: Conventions,
  now: Temporal.Instant,
): { readonly decision: Decision; readonly changes: readonly ScheduledChange[] } {
  if (phases.length === 0) return { decision, changes: [] }
  const { changes, endsAt } = phaseChanges(decision, phases, conventions)
  if (endBehavior !== 'cancel' || endsAt === null) return { decision, changes }
  const subscription = { ...decision.subscription, cancelAt: endsAt, canceledAt: now }
  return { decision: { ...decision, subscription, events: [...decision.events, 'subscription.cancellation_scheduled'] }, changes }
}
