import { decodeId, idOf } from '@quarterday/core/id.ts'
import { holdsCardNumber } from '@quarterday/core/payment/card-number.ts'
import { newId } from '../../kit/ids.ts'
import type { Host } from '../../kit/open-route.ts'
import { readClock } from '../organizations/store.ts'
import { keepEvent } from './event-store.ts'
import { openKept } from './open-desk.ts'
import { countRefused, findActive, organizationOfDesk } from './store.ts'

export interface Incoming {
  /** `hd_…` */
  readonly desk: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly address: string
}

/** `kept`: it is safe here. `refused`: it is not the help desk's word. `busy`: it cannot be kept now; it has to come again. */
export type Received = 'kept' | 'refused' | 'busy'

/** Keeps what a help desk sends, once it is proven to be its word, and works on nothing: that is the job's, after the help desk has its answer. */
export async function receiveEvent(host: Host, incoming: Incoming): Promise<Received> {
  const id = decodeId('hd', incoming.desk)
  const organizationId = id === null ? null : await host.database.dispatcher((tx) => organizationOfDesk(tx, id))
  if (id === null || organizationId === null) return 'refused'
  const ctx = host.contextFor(organizationId)
  if ((await ctx.transaction(readClock)) === null) return 'refused'
  const account = `${organizationId} help desk`
  if (host.isStopped(incoming.address, account) || (await host.countNotice(account)) !== null) return 'busy'
  const kept = await ctx.transaction((tx) => findActive(tx, id))
  const now = ctx.clock.now()
  const notice = kept === null ? null : openKept(ctx, kept).port.verify(incoming, now)
  if (notice === null) {
    await ctx.transaction((tx) => countRefused(tx, id, now))
    await host.countRefused(incoming.address, account)
    return 'refused'
  }
  const { reference, type, sentAt, about } = notice
  // What customers write may hold anything; a card's number is not kept.
  const body = holdsCardNumber(incoming.body.toString('utf8')) ? null : incoming.body
  await ctx.transaction((tx) =>
    keepEvent(tx, {
      ...{ id: idOf('hde', newId()), helpDeskId: id, reference, type, sentAt, receivedAt: now, body },
      ...{ aboutReference: about?.reference ?? null, aboutKey: about?.key ?? null },
    }),
  )
  return 'kept'
}
