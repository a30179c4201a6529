import { keepBounded } from '@quarterday/core/calendar/bounded.ts'
import { decodeId, idOf } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { measureEvent } from './measure-event.ts'
import type { FoundMeter } from './subject-store.ts'
import { recordMeasuredEvents } from './usage-event-store.ts'
import type { MeasuredEvent, ToldEvent, UsageReceipt } from './usage-event-types.ts'

/**
 * The quick way for events of meters that were seen before: one statement. Null where something about them needs a closer look, of whatever kind; then
 * nothing is stored.
 */
export async function recordKnownUsage(ctx: Context, told: readonly ToldEvent[]): Promise<UsageReceipt | null> {
  const events = measured(ctx.organizationId, told)
  if (events === null) return null
  // Ids and keys stand before the first try: one whose answer was lost is made again and finds them.
  const accepted = await ctx.database.organization(
    ctx.organizationId,
    (tx) => recordMeasuredEvents(tx, ctx.organizationId, events, ctx.clock.now()),
    { single: true },
  )
  return accepted === null ? null : { accepted, duplicates: told.length - accepted }
}

/** Keeps what meters measure, under the text that names them. What that is never changes; whether they are there and active is asked each time. */
export function rememberMeters(organizationId: string, meters: ReadonlyMap<string, FoundMeter>): void {
  for (const [name, meter] of meters) keepBounded(remembered, `${organizationId} ${name}`, meter, 10_000)
}

const remembered = new Map<string, FoundMeter>()

/** In the order of their keys. Null: a meter is new here or cannot measure its event, or a key occurs twice. */
function measured(organizationId: string, told: readonly ToldEvent[]): MeasuredEvent[] | null {
  const events: MeasuredEvent[] = []
  let name: string | undefined
  let meter: FoundMeter | undefined
  for (const event of told) {
    if (event.meter !== name) {
      name = event.meter
      meter = remembered.get(`${organizationId} ${decodeId('mtr', name) ?? name}`)
    }
    const seen = meter && measureEvent(meter, event)
    if (!meter || !seen || 'detail' in seen) return null
    events.push({ id: idOf('use', newId()), key: event.key ?? newId(), meterId: meter.id, told: event, measured: seen })
  }
  events.sort((a, b) => (a.key < b.key ? -1 : 1))
  return events.some(({ key }, index) => key === events[index + 1]?.key) ? null : events
}
