import type { UserId } from '@quarterday/core/id.ts'
import type { TicketAuthor } from '@quarterday/core/ticket/ticket.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { nameOfUser } from './message-store.ts'

export interface Author {
  readonly author: TicketAuthor
  readonly userId: UserId | null
  readonly authorName: string
}

/** Who is shown as having written: the person who is signed in, the customer whose words are passed on, or the seller's software. */
export async function authorOf(ctx: Context, tx: Tx, speaks: 'customer' | 'staff', customerName: string): Promise<Author> {
  const { actor } = ctx
  if (actor.kind === 'customer') {
    return { author: 'customer', userId: actor.userId, authorName: (await nameOfUser(tx, actor.userId)) ?? customerName }
  }
  if (speaks === 'customer') return { author: 'customer', userId: null, authorName: customerName }
  if (actor.kind === 'member') return { author: 'staff', userId: actor.userId, authorName: (await nameOfUser(tx, actor.userId)) ?? 'Staff' }
  return {
    author: actor.kind === 'operator' ? 'staff' : 'software',
    userId: null,
    authorName: actor.kind === 'operator' ? 'Staff' : 'Support',
  }
}
