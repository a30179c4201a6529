import type { HelpDeskEventId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { getEvent, replay } from './event-store.ts'
import type { DeskEvent } from './help-desk.ts'

/** Lets the job work on it anew, within seconds. Refuses `not_found`, and `invalid_state` while it waits already or where there is nothing to work on. */
export async function replayEvent(ctx: Context, id: HelpDeskEventId): Promise<DeskEvent> {
  return ctx.transaction(async (tx) => {
    const { aboutReference, aboutKey, type } = await getEvent(tx, id)
    if (aboutReference === null && aboutKey === null) {
      throw refuse('invalid_state', { detail: `An event ${type} concerns no ticket.` })
    }
    if (!(await replay(tx, id, ctx.clock.now()))) throw refuse('invalid_state', { detail: 'It waits to be worked on already.' })
    return getEvent(tx, id)
  })
}
