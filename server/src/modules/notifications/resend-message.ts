import { encodeId, idOf, type MessageId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { addMessages, getMessage } from './message-store.ts'
import type { Message } from './notification.ts'

/** Sends the same words to the same address once more, as a message of its own. Refuses `not_found`, `invalid_state` while it is still on its way or its words are gone. */
export async function resendMessage(ctx: Context, id: MessageId): Promise<Message> {
  return ctx.transaction(async (tx) => {
    const before = await getMessage(tx, id)
    if (before.nextAt !== null) throw refuse('invalid_state', { detail: 'The message is on its way.' })
    if (before.body === null) throw refuse('invalid_state', { detail: 'The words of this message were cleaned up.' })
    if (before.address === '') throw refuse('invalid_state', { detail: 'The message has no address to go to.' })
    const fresh = idOf('msg', newId())
    const again = {
      ...before,
      id: fresh,
      key: `again:${encodeId('msg', fresh)}`,
      eventId: null,
      status: 'queued',
      reason: null,
      detail: null,
    } as const
    await addMessages(tx, [again], ctx.clock.now())
    return getMessage(tx, fresh)
  })
}
