import type { MessageId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { findEvents } from '../events/store.ts'
import { loadTold } from './load-told.ts'
import { noticeOf } from './make-messages.ts'
import { knownAddress, type Message } from './notification.ts'
import { suppressedAmong } from './suppression-store.ts'

/**
 * Which of these are not sent after all, as things stand now: the invoice of a failed payment is paid meanwhile, or nothing is sent to the address any more. A customer is
 * not told two things that do not go together (field 2.4.19).
 */
export async function overtaken(
  ctx: Context,
  tx: Tx,
  messages: readonly Message[],
): Promise<ReadonlyMap<MessageId, 'superseded' | 'suppressed_address'>> {
  if (messages.length === 0) return new Map()
  const over = new Map<MessageId, 'superseded' | 'suppressed_address'>()
  const known = (message: Message): string => `${message.channel} ${knownAddress(message.channel, message.address)}`
  const suppressed = await suppressedAmong(tx, messages.map(known))
  const events = new Map(
    (
      await findEvents(
        tx,
        messages.flatMap(({ eventId }) => eventId ?? []),
      )
    ).map((event) => [event.id, event]),
  )
  const notices = messages.flatMap((message) => {
    const event = message.eventId === null ? undefined : events.get(message.eventId)
    const notice = event === undefined ? null : noticeOf(event)
    return notice === null ? [] : [{ message, notice }]
  })
  const told = await loadTold(
    ctx,
    tx,
    notices.map(({ notice }) => notice),
  )
  for (const { message, notice } of notices) if (told.get(notice)?.isOver) over.set(message.id, 'superseded')
  for (const message of messages) if (suppressed.has(known(message))) over.set(message.id, 'suppressed_address')
  return over
}
