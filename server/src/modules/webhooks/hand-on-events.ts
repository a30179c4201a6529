import { wants } from '@quarterday/core/webhook/endpoint.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { lowestIdAt, millisecondsOf, newId } from '../../kit/ids.ts'
import { type FreshEvent, takeFreshEvents } from '../events/store.ts'
import { addDeliveries } from './delivery-store.ts'
import { holdListening } from './endpoint-store.ts'
import type { WebhookEndpoint } from './endpoint-types.ts'

/** Events a transaction, and transactions a run: the next run does the rest. */
const batch = 1000
const mostBatches = 50

export interface HandedOn {
  readonly events: number
  readonly deliveries: number
}

/** Puts what has happened since on its way to the endpoints that want it. */
export async function handOnEvents(ctx: Context): Promise<HandedOn> {
  let sums: HandedOn = { events: 0, deliveries: 0 }
  for (let count = 0; count < mostBatches; count += 1) {
    const done = await ctx.transaction((tx) => handOnBatch(ctx, tx))
    sums = { events: sums.events + done.events, deliveries: sums.deliveries + done.deliveries }
    if (done.events < batch) break
  }
  return sums
}

/** The same in a running transaction: what is committed by now goes to those that listen by now, and to nobody who begins to listen after this. */
export async function settleThePast(ctx: Context, tx: Tx): Promise<void> {
  for (let count = 0; count < mostBatches; count += 1) if ((await handOnBatch(ctx, tx)).events < batch) return
}

/**
 * How far back events are looked at for somebody who begins to listen now: longer than any transaction and than the clocks of two machines are apart, so that
 * what is committed after this moment has an id above it.
 */
const lookBackMs = 10 * 60_000

/** Above this id stands whatever is committed from now on. */
export function listeningFromNow(): string {
  return lowestIdAt(millisecondsOf(newId()) - lookBackMs)
}

async function handOnBatch(ctx: Context, tx: Tx): Promise<HandedOn> {
  const listening = await holdListening(tx)
  const [after = listeningFromNow()] = listening.map(({ listensAfter }) => listensAfter).sort()
  const fresh = await takeFreshEvents(tx, after, batch)
  const wanted = fresh.flatMap((event) =>
    listening.filter((endpoint) => isFor(endpoint, event)).map((endpoint) => ({ endpointId: endpoint.id, eventId: event.id })),
  )
  const made = await addDeliveries(tx, wanted, { at: ctx.clock.now(), again: false })
  return { events: fresh.length, deliveries: made.length }
}

/** An endpoint is not told what happens to itself: its own test is put on its way by whoever asks for it. */
function isFor(endpoint: WebhookEndpoint, { id, type, aggregateId }: FreshEvent): boolean {
  return type !== 'webhook_endpoint.test' && aggregateId !== endpoint.id && id > endpoint.listensAfter && wants(endpoint.eventFilters, type)
}
