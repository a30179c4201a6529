import { decodeId, idOf } from '@quarterday/core/id.ts'
import { type FieldError, refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { measureEvent } from './measure-event.ts'
import { recordKnownUsage, rememberMeters } from './record-known-usage.ts'
import { type FoundCustomer, type FoundMeter, type FoundSubscription, findNamed } from './subject-store.ts'
import { addUsageEvents, ingestLock } from './usage-event-store.ts'
import type { Measured, ToldEvent, UsageEvent, UsageReceipt } from './usage-event-types.ts'

/**
 * Accepts events: all, or none when one of them is not valid. Those whose key is known change nothing. Each gets its subscription here: the one that it
 * names, else one of its customer's that was live at that moment, first those that charge for the meter. `pointer` leads to the i-th event. Refuses `invalid`.
 */
export async function recordUsage(ctx: Context, told: readonly ToldEvent[], pointer: (index: number) => string): Promise<UsageReceipt> {
  const quick = await recordKnownUsage(ctx, told)
  if (quick !== null) return quick
  const work = async (tx: Tx): Promise<UsageReceipt> => {
    const known = await lookUp(tx, told)
    rememberMeters(ctx.organizationId, known.meters)
    const events = read(told, known, tx.now, pointer)
    const fresh = events.toSorted((a, b) => (a.key < b.key ? -1 : 1)).filter(({ key }, index, all) => key !== all[index - 1]?.key)
    const accepted = await addUsageEvents(tx, fresh, ctx.clock.now())
    return { accepted, duplicates: told.length - accepted }
  }
  return ctx.database.organization(ctx.organizationId, work, { sharedLock: ingestLock, plansOnce: true })
}

interface Known {
  /** By code and by id, as events name them. */
  readonly meters: ReadonlyMap<string, FoundMeter>
  readonly customers: ReadonlyMap<string, FoundCustomer>
  readonly byExternalId: ReadonlyMap<string, FoundCustomer>
  readonly subscriptions: ReadonlyMap<string, FoundSubscription>
  readonly ofCustomer: ReadonlyMap<string, readonly FoundSubscription[]>
}

async function lookUp(tx: Tx, told: readonly ToldEvent[]): Promise<Known> {
  const meters = new Set<string>()
  const customers = new Set<string>()
  const externalIds = new Set<string>()
  const subscriptions = new Set<string>()
  for (const { meter, customer, external_customer_id: externalId, subscription } of told) {
    meters.add(decodeId('mtr', meter) ?? meter)
    if (customer !== undefined) customers.add(customer)
    if (externalId !== undefined) externalIds.add(externalId)
    if (subscription !== undefined) subscriptions.add(subscription)
  }
  const named = { meters: [...meters], customers: [...customers], externalIds: [...externalIds], subscriptions: [...subscriptions] }
  const found = await findNamed(tx, named)
  return {
    meters: new Map(
      found.meters.flatMap((meter): [string, FoundMeter][] => [
        [meter.code, meter],
        [meter.id, meter],
      ]),
    ),
    customers: new Map(found.customers.map((customer) => [customer.id, customer])),
    byExternalId: new Map(found.customers.flatMap((customer) => (customer.externalId === null ? [] : [[customer.externalId, customer]]))),
    subscriptions: new Map(found.subscriptions.map((subscription) => [subscription.id, subscription])),
    ofCustomer: Map.groupBy(found.subscriptions, (subscription) => subscription.customerId),
  }
}

function read(told: readonly ToldEvent[], known: Known, now: Temporal.Instant, pointer: (index: number) => string): UsageEvent[] {
  const latest = now.add({ hours: 24 })
  const errors: FieldError[] = []
  const events: UsageEvent[] = []
  for (const [index, each] of told.entries()) {
    const event = readOne(each, known, now, latest)
    if (!Array.isArray(event)) events.push(event)
    else if (errors.length < mostErrors) errors.push(...event.map((error) => ({ ...error, pointer: `${pointer(index)}${error.pointer}` })))
  }
  const [first] = errors
  if (first)
    throw refuse('invalid', { detail: `${first.pointer}: ${first.detail} Nothing was stored.`, errors: errors.slice(0, mostErrors) })
  return events
}

const mostErrors = 100

function readOne(told: ToldEvent, known: Known, now: Temporal.Instant, latest: Temporal.Instant): UsageEvent | FieldError[] {
  const meter = known.meters.get(decodeId('mtr', told.meter) ?? told.meter)
  const whose = ownerOf(told, known)
  const errors: FieldError[] = []
  if (!meter) errors.push({ pointer: '/meter', code: 'not_found', detail: 'There is no such meter.' })
  else if (meter.status !== 'active')
    errors.push({ pointer: '/meter', code: 'archived', detail: 'This meter is archived: it takes no more events.' })
  if ('pointer' in whose) errors.push(whose)
  const { occurred_at: occurredAt = now, key = newId() } = told
  if (told.occurred_at && Temporal.Instant.compare(occurredAt, latest) > 0) {
    errors.push({ pointer: '/occurred_at', code: 'too_far_ahead', detail: 'Must be at most one day ahead.' })
  }
  const measured = meter && measureEvent(meter, told)
  if (measured && 'detail' in measured) errors.push({ pointer: pointerTo(measured.path), code: 'invalid', detail: measured.detail })
  if (!meter || !measured || errors.length > 0 || 'pointer' in whose || 'detail' in measured) return errors
  const subscription = whose.subscription ?? attributed(known.ofCustomer.get(whose.customer.id) ?? [], meter.id, occurredAt)
  return eventOf(told, { key, occurredAt, meter, customer: whose.customer, subscription, measured })
}

interface Parts {
  readonly key: string
  readonly occurredAt: Temporal.Instant
  readonly meter: FoundMeter
  readonly customer: Pick<FoundCustomer, 'id'>
  readonly subscription: FoundSubscription | undefined
  readonly measured: Measured
}

function eventOf({ properties = {} }: ToldEvent, { key, occurredAt, meter, customer, subscription, measured }: Parts): UsageEvent {
  const ids = { id: idOf('use', newId()), meterId: meter.id, customerId: customer.id, subscriptionId: subscription?.id ?? null }
  return { ...ids, key, occurredAt, ...measured, properties }
}

function ownerOf(
  { customer, external_customer_id: externalId, subscription }: ToldEvent,
  known: Known,
): { customer: Pick<FoundCustomer, 'id'>; subscription?: FoundSubscription } | FieldError {
  if (subscription !== undefined) {
    const found = known.subscriptions.get(subscription)
    if (found) return { customer: { id: found.customerId }, subscription: found }
    return { pointer: '/subscription', code: 'not_found', detail: 'There is no such subscription.' }
  }
  const found = customer === undefined ? known.byExternalId.get(externalId ?? '') : known.customers.get(customer)
  if (found) return { customer: found }
  return {
    pointer: customer === undefined ? '/external_customer_id' : '/customer',
    code: 'not_found',
    detail: 'There is no such customer.',
  }
}

/** Of the subscriptions that were live at that moment, the first that charges for the meter, else the first. */
function attributed(all: readonly FoundSubscription[], meterId: string, occurredAt: Temporal.Instant): FoundSubscription | undefined {
  if (all.length === 0) return undefined
  const at = occurredAt.epochNanoseconds / 1000n
  const live = all.filter(({ startedAt, endedAt }) => startedAt <= at && (endedAt === null || at < endedAt))
  return live.find(({ meters }) => meters?.includes(meterId)) ?? live[0]
}

function pointerTo(path: readonly string[]): string {
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
