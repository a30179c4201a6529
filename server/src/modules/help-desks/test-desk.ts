import type { HelpDeskId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import type { Context } from '../../kit/context.ts'
import { deskMachine } from './help-desk.ts'
import { openKept } from './open-desk.ts'
import { getDesk, noteTest, readDesk } from './store.ts'

export interface Tested {
  readonly isGood: boolean
  /** As whom it lets us in, or what is wrong. */
  readonly detail: string
}

/** Asks the help desk whether it lets us in; nothing is changed there. Refuses `not_found`, `invalid_state` for one that is disconnected. */
export async function testDesk(ctx: Context, id: HelpDeskId): Promise<Tested> {
  const kept = await ctx.transaction(async (tx) => {
    next(deskMachine, (await getDesk(tx, id)).status, 'test')
    return readDesk(tx, id)
  })
  const answer = await openKept(ctx, kept).port.test()
  const isGood = answer.kind === 'done'
  const detail = isGood ? answer.value : answer.detail
  await ctx.transaction((tx) => noteTest(tx, id, ctx.clock.now(), isGood ? null : detail.slice(0, 500)))
  return { isGood, detail }
}
