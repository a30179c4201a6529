import type { Interval } from '@quarterday/core/calendar.ts'
import type { Decimal } from '@quarterday/core/decimal.ts'
import type { PlanId, SubscriptionId } from '@quarterday/core/id.ts'
import type { BilledDecision } from '@quarterday/core/invoice/bill.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { effectiveAt } from '@quarterday/core/subscription/anchor.ts'
import { changeItems, isUpgrade } from '@quarterday/core/subscription/change.ts'
import type { ChangeProration, ItemsChange, Snapshot } from '@quarterday/core/subscription/decision.ts'
import { endsOf } from '@quarterday/core/subscription/draft.ts'
import { isInTrial } from '@quarterday/core/subscription/step.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { billOne } from '../billing/bill-decisions.ts'
import { closeChanges } from '../billing/change-store.ts'
import { chargedFees } from '../billing/charged-fee-store.ts'
import { loadCovered } from '../billing/load-covered.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { type ChangeableSubscription, loadForChange } from './load-for-change.ts'
import type { WantedItem } from './resolve-items.ts'
import { targetOf } from './resolve-target.ts'
import { scheduleChange } from './schedule-change.ts'
import { findPlan } from './store.ts'
import { writeChange } from './write-change.ts'

export type ChangeTiming = 'now' | 'period_end' | 'at'

export interface ChangeSubscription {
  readonly plan?: PlanId | undefined
  readonly interval?: Interval | undefined
  readonly quantity?: Decimal | undefined
  readonly items?: readonly WantedItem[] | undefined
  /** Absent: as the conventions say for an upgrade or a downgrade. */
  readonly timing?: ChangeTiming | undefined
  /** For `at`. */
  readonly at?: Temporal.Instant | undefined
  readonly proration?: ChangeProration | undefined
  /** A new period begins with the change, on a schedule of this day of the month. */
  readonly anchorDay?: number | undefined
  /** Phases that were still to come are given up. */
  readonly releaseSchedule?: boolean | undefined
}

/** Changes the items: now, at the end of the period or at a date. Refuses `not_found`, `invalid_state`, `invalid`, `no_matching_price`, `currency_mismatch`. */
export async function changeSubscription(ctx: Context, id: SubscriptionId, wanted: ChangeSubscription): Promise<void> {
  await ctx.transaction(async (tx) => {
    const loaded = await loadForChange(tx, id)
    const { change, effectiveAt } = await resolveChange(tx, loaded, wanted)
    await withdrawItemChanges(tx, loaded.snapshot)
    const without = { ...loaded, snapshot: withoutItemChanges(loaded.snapshot) }
    if (effectiveAt) return scheduleChange(tx, without, change, effectiveAt, { byCustomer: ctx.actor.kind === 'customer' })
    await writeChange(tx, loaded, await billChange(tx, without, change, wanted))
  })
}

/** The complete target of a change, and when it is to happen; null: now. */
export async function resolveChange(
  tx: Tx,
  loaded: ChangeableSubscription,
  wanted: ChangeSubscription,
): Promise<{ change: ItemsChange; effectiveAt: Temporal.Instant | null }> {
  const { subscription, items, conventions } = loaded.snapshot
  if (wanted.plan === undefined && wanted.quantity === undefined && wanted.items === undefined) {
    throw refuse('invalid', { detail: 'Say what to change: a plan, a quantity or items.' })
  }
  if (subscription.cancelAt) throw refuse('invalid_state', { detail: 'The subscription is going to be canceled; take that back first.' })
  if (wanted.releaseSchedule !== true && loaded.snapshot.changes.some(({ phase }) => phase !== null)) {
    const detail = 'The subscription has phases to come, which this change would give up. Say release_schedule, or withdraw them first.'
    throw refuse('invalid_state', { detail, errors: [{ pointer: '/release_schedule', code: 'required', detail }] })
  }
  if (wanted.plan !== undefined && (await findPlan(tx, wanted.plan))?.status !== 'active') {
    throw refuse('invalid', {
      detail: 'There is no such active plan.',
      errors: [{ pointer: '/plan', code: 'not_found', detail: 'There is no such active plan.' }],
    })
  }
  const { customerId, planId, interval, currency } = subscription
  const change = await targetOf(
    tx,
    { customerId, planId, interval, currency, items, locale: loaded.locale },
    { ...wanted, planId: wanted.plan },
    loaded.memory.prices,
  )
  const upgrade = isUpgrade({ interval, items }, change)
  const byConvention = upgrade ? conventions.upgrade_timing : conventions.downgrade_timing
  const timing = wanted.timing ?? (byConvention === 'immediate' ? 'now' : 'period_end')
  const when = momentOf(tx, loaded.snapshot, { timing, at: wanted.at })
  if (wanted.anchorDay !== undefined)
    return { change: { ...change, anchorDay: anchorDayFor(loaded.snapshot, change, when, wanted.anchorDay) }, effectiveAt: null }
  return { change: when ? { ...change, proration: wanted.proration } : change, effectiveAt: when }
}

/** Refuses a billing day where no paid period runs that could be cut: there the anchor is moved by itself. */
function anchorDayFor(snapshot: Snapshot, { interval }: ItemsChange, when: Temporal.Instant | null, day: number): number {
  const { status } = snapshot.subscription
  const runs = (status === 'active' || status === 'past_due') && !isInTrial(snapshot)
  const hasNoDay = interval.unit === 'day' || interval.unit === 'week'
  if (runs && when === null && !hasNoDay) return day
  const detail = hasNoDay
    ? `A subscription billed by the ${interval.unit} has no day of the month.`
    : 'A change moves the billing day only at once and in a paid period. Move the anchor by itself.'
  throw refuse('invalid', { detail, errors: [{ pointer: '/anchor_day', code: hasNoDay ? 'no_day_of_month' : 'excluded', detail }] })
}

/** Null: now. While it is paused no period runs whose end could be waited for. */
function momentOf(
  tx: Tx,
  { subscription, cycle, conventions }: Snapshot,
  { timing, at }: { readonly timing: ChangeTiming; readonly at?: Temporal.Instant | undefined },
): Temporal.Instant | null {
  if (timing !== 'at' && at) throw wrongMoment('excluded', 'A moment goes with the timing `at`.')
  if (timing === 'now') return null
  if (timing === 'period_end') return subscription.status === 'paused' ? null : cycle.periodEnd
  if (!at) throw wrongMoment('required', 'Say when it changes.')
  const [when, today] = [at, tx.now].map((each) => effectiveAt(conventions, each, subscription.zone))
  if (!when || !today) throw new Error('two moments stay two')
  const { startedAt, trialEndsAt } = subscription
  const from = trialEndsAt ?? startedAt
  if (Temporal.Instant.compare(when, today) < 0) throw wrongMoment('too_early', 'A change is not dated back.')
  if (Temporal.Instant.compare(when, from) < 0)
    throw wrongMoment('too_early', `The paid service begins at ${from}: change it now, or after that.`)
  if (endsOf(subscription).some((end) => Temporal.Instant.compare(when, end) >= 0))
    throw wrongMoment('too_late', 'The subscription ends before that.')
  return when.equals(today) ? null : when
}

function wrongMoment(code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer: '/at', code, detail }] })
}

/** A change of items takes the place of one that still waits. */
export function withoutItemChanges(snapshot: Snapshot): Snapshot {
  return { ...snapshot, changes: snapshot.changes.filter(({ change }) => change.kind !== 'items') }
}

export async function billChange(
  tx: Tx,
  loaded: ChangeableSubscription,
  change: ItemsChange,
  wanted: ChangeSubscription,
): Promise<BilledDecision> {
  const { snapshot, memory } = loaded
  const { conventions, subscription } = snapshot
  const covered = await loadCovered(tx, subscription.id, memory.prices)
  const trialDays = change.planId === null ? 0 : ((await findPlan(tx, change.planId))?.trial_days ?? 0)
  const proration = wanted.proration ?? (conventions.proration_invoicing === 'next_invoice' ? 'next_invoice' : 'invoice_now')
  const at = effectiveAt(conventions, tx.now, subscription.zone)
  const charged = await withChargedFees(tx, snapshot, change)
  return billOne(tx, changeItems({ snapshot: charged, change, at, covered, proration, trialDays, newId: newIdOf }), loaded, memory.prices)
}

/** With what was charged before of the fees that the change brings. */
export async function withChargedFees(tx: Tx, snapshot: Snapshot, { setupFees = [] }: ItemsChange): Promise<Snapshot> {
  const { id } = snapshot.subscription
  const waiting = snapshot.changes.flatMap(({ change }) => (change.kind === 'items' ? (change.setupFees ?? []) : []))
  const wanted = [...snapshot.setupFees, ...waiting, ...setupFees].map((fee) => fee.id)
  return { ...snapshot, chargedFees: (await chargedFees(tx, [id], [...new Set(wanted)])).get(id) }
}

/** One change of items waits at most: a newer one takes its place. */
async function withdrawItemChanges(tx: Tx, snapshot: Snapshot): Promise<void> {
  const ids = snapshot.changes.filter(({ change }) => change.kind === 'items').map((change) => change.id)
  if (ids.length > 0) await closeChanges(tx, ids, 'withdrawn')
}
