import { idOf } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { findEvents } from '../events/store.ts'
import { composeMessages } from './compose-messages.ts'
import { noticeOf } from './make-messages.ts'
import { addMessages, suppressWaiting } from './message-store.ts'
import { knownAddress, type Message, type Notice } from './notification.ts'
import { addSuppression } from './suppression-store.ts'

/**
 * One channel did not get through: says the same by the other, if the customer has one and the message is short enough (F34). A dead address gets nothing more; what
 * else waits for it goes the other way too.
 */
export async function fallBack(
  ctx: Context,
  message: Message,
  { isAddressDead, detail, canText }: { readonly isAddressDead: boolean; readonly detail: string; readonly canText: boolean },
): Promise<void> {
  await ctx.transaction(async (tx) => {
    if (isAddressDead) await suppressAddress(ctx, tx, { channel: message.channel, address: message.address, reason: 'bounce', detail })
    const waiting = isAddressDead ? await suppressWaiting(tx, message, ctx.clock.now()) : []
    await sayOtherwise(ctx, tx, [message, ...waiting], canText)
  })
}

/** Sends nothing to an address any more. False: nothing was sent before. */
export async function suppressAddress(
  ctx: Context,
  tx: Tx,
  given: {
    readonly channel: Message['channel']
    readonly address: string
    readonly reason: 'bounce' | 'complaint' | 'unsubscribed' | 'by_hand'
    readonly detail: string | null
  },
): Promise<boolean> {
  const address = knownAddress(given.channel, given.address)
  return addSuppression(tx, { ...given, id: idOf('supp', newId()), address, createdAt: ctx.clock.now() })
}

/** The same messages by the other channel of each, under the same key: who has got it so before does not get it again. */
export async function sayOtherwise(ctx: Context, tx: Tx, messages: readonly Message[], canText: boolean): Promise<void> {
  for (const only of ['email', 'sms'] as const) {
    const notices = await noticesOf(
      tx,
      messages.filter(({ channel }) => channel !== only),
    )
    await addMessages(tx, await composeMessages(ctx, tx, notices, { canText, only }), ctx.clock.now())
  }
}

/** What messages told of, from the events that they were made of. Tests tell of nothing. */
async function noticesOf(tx: Tx, messages: readonly Message[]): Promise<Notice[]> {
  const events = new Map(
    (
      await findEvents(
        tx,
        messages.flatMap(({ eventId }) => eventId ?? []),
      )
    ).map((event) => [event.id, event]),
  )
  return messages.flatMap(({ template, key, eventId, objectId, customerId }) => {
    if (customerId === null || objectId === null) return []
    const event = eventId === null ? undefined : events.get(eventId)
    const notice = event === undefined ? null : noticeOf(event)
    return [notice ?? { template, key, eventId, objectId, data: null, isByHand: true }]
  })
}
