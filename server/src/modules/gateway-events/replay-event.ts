import type { GatewayEventId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { GatewayEvent } from './gateway-event.ts'
import { getEvent, replay } from './store.ts'

/** Lets the job look into it anew, within seconds. Refuses `not_found`, and `invalid_state` while it waits already or where there is nothing to look into. */
export async function replayEvent(ctx: Context, id: GatewayEventId): Promise<GatewayEvent> {
  return ctx.transaction(async (tx) => {
    const before = await getEvent(tx, id)
    if (before.about === null) throw refuse('invalid_state', { detail: `An event ${before.type} concerns nothing here.` })
    const isReplayed = await replay(tx, id, ctx.clock.now())
    if (!isReplayed) throw refuse('invalid_state', { detail: 'It waits to be looked into already.' })
    return getEvent(tx, id)
  })
}
