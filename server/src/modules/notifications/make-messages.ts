import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { templateOfEvent } from '@quarterday/core/notification/occasions.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { lowestIdAt } from '../../kit/ids.ts'
import type { Event } from '../events/event.ts'
import { findEvents, takeUnannounced } from '../events/store.ts'
import { getOrganization } from '../organizations/store.ts'
import { composeMessages } from './compose-messages.ts'
import { addMessages } from './message-store.ts'
import type { Notice } from './notification.ts'
import { getSettings } from './settings-store.ts'

/** Events a transaction: each becomes a page of HTML. */
const batch = 50

/** A card that was declined may be followed by one that is not: so long a customer who stands before the page has to try another, before a message says that it failed. */
const settleSeconds = 60
const settlingTypes = ['invoice.payment_failed']

/**
 * Makes messages of what has happened since, until nothing is left or the turn is over. The mark in the event's row and its messages are one transaction: what has
 * happened is told once (I24), whatever dies in between.
 */
export async function makeMessages(ctx: Context, until: Temporal.Instant, canText: boolean): Promise<{ events: number; messages: number }> {
  const done = { events: 0, messages: 0 }
  while (Temporal.Instant.compare(ctx.clock.now(), until) < 0) {
    const { events, messages } = await makeBatch(ctx, canText)
    done.events += events
    done.messages += messages
    if (events < batch) break
  }
  return done
}

async function makeBatch(ctx: Context, canText: boolean): Promise<{ events: number; messages: number }> {
  return ctx.transaction(async (tx) => {
    const { enabled, announcesAfter } = await getSettings(tx)
    if (!enabled) return { events: 0, messages: 0 }
    const { kind } = await getOrganization(tx)
    const now = ctx.clock.now()
    // Nobody stands before a page of a sandbox whose clock leaps.
    const settledBefore = lowestIdAt(now.epochMilliseconds - (kind === 'sandbox' ? -3_600_000 : settleSeconds * 1000))
    const ids = await takeUnannounced(tx, { settlingTypes, settledBefore, after: announcesAfter, limit: batch })
    const notices = (await findEvents(tx, ids)).flatMap((event) => noticeOf(event) ?? [])
    const made = await addMessages(tx, await composeMessages(ctx, tx, notices, { canText }), now)
    return { events: ids.length, messages: made.length }
  })
}

/** What an event means to people. Null: nothing. */
export function noticeOf(event: Event): Notice | null {
  const template = templateOfEvent(event.type)
  if (template === null) return null
  const plain = {
    template,
    key: encodeId('evt', event.id),
    eventId: event.id,
    objectId: event.aggregateId,
    data: event.data,
    isByHand: false,
  }
  // Of an invoice people hear once, whatever brings it up: that it was finalized, or that there is nothing to charge for it.
  const asInvoice = { ...plain, template: 'invoice_created', key: encodeId('inv', event.aggregateId) } as const
  if (template === 'invoice_created') return asInvoice
  if (template === 'card_expiring') {
    const id = cardSchema.safeParse(event.data).data?.id
    return id === undefined ? null : { ...plain, objectId: id }
  }
  const { payment, dunning } = failureSchema.safeParse(event.data).data ?? {}
  // The policy says how loudly; not at all, for instance, while nothing but another try is needed.
  if (template === 'payment_failed' && dunning?.message === 'none') return null
  if (event.type !== 'invoice.payment_failed') return plain
  if (payment?.reason === 'no_payment_method') return asInvoice
  return payment?.redirect_url ? { ...plain, template: 'payment_confirmation' } : plain
}

const failureSchema = z.object({
  payment: z.object({ reason: z.string(), redirect_url: z.string().nullish() }).optional(),
  dunning: z.object({ message: z.string() }).nullish(),
})
const cardSchema = z.object({ id: idSchema('pm') })
