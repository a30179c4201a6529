import type { TicketId } from '@quarterday/core/id.ts'
import { addTicketMessage } from '../modules/tickets/add-message.ts'
import { openTicket } from '../modules/tickets/open-ticket.ts'
import { moveTicket } from '../modules/tickets/update-ticket.ts'
import type { Scene, Stage } from './stage.ts'

interface Conversation {
  /** By the name that the story has for them; who has not joined asks nothing. */
  readonly who: string
  readonly daysAgo: number
  readonly subject: string
  readonly priority?: 'low' | 'high' | 'urgent'
  /** What was said, and how many hours after the one before. */
  readonly said: readonly { readonly by: 'customer' | 'staff' | 'note'; readonly body: string; readonly hours: number }[]
  readonly isSolved: boolean
}

/** What customers have asked in the last months; two of them still wait for an answer. */
export function ticketScenes(end: Temporal.Instant): readonly Scene[] {
  return conversations.flatMap((conversation) => scenesOf(conversation, end))
}

function scenesOf({ who, daysAgo, subject, priority = undefined, said, isSolved }: Conversation, end: Temporal.Instant): Scene[] {
  let id: TicketId | null = null
  let at = end.subtract({ hours: 24 * daysAgo })
  const scenes = said.map(({ by, body, hours }, index): Scene => {
    at = at.add({ hours })
    return {
      at,
      play: async (stage) => {
        if (index === 0) id = await opened(stage, { who, subject, priority: priority ?? 'normal', body })
        else if (id)
          await addTicketMessage(stage.ctx, id, { author: by === 'customer' ? 'customer' : 'staff', isInternal: by === 'note', body })
      },
    }
  })
  const solving: Scene = { at: at.add({ hours: 20 }), play: async ({ ctx }) => id && moveTicket(ctx, id, 'solve') }
  return isSolved ? [...scenes, solving] : scenes
}

async function opened(
  { ctx, customers, subscriptions }: Stage,
  asked: { readonly who: string; readonly subject: string; readonly priority: 'low' | 'normal' | 'high' | 'urgent'; readonly body: string },
): Promise<TicketId | null> {
  const customerId = customers.get(asked.who)
  if (!customerId) return null
  const { subject, body, priority } = asked
  const about = { subscriptionId: subscriptions.get(asked.who) ?? null, invoiceId: null, lineId: null, assigneeId: null }
  return (await openTicket(ctx, { customerId, subject, body, priority, author: 'customer', ...about })).id
}

const conversations: readonly Conversation[] = [
  {
    who: 'shop-3',
    daysAgo: 96,
    subject: 'Two amounts on our first invoice',
    said: [
      { by: 'customer', body: 'We ordered one plan, and there are two amounts on the invoice. Is one of them a mistake?', hours: 0 },
      { by: 'note', body: 'Joined in mid-month; the first period is shorter.', hours: 2 },
      {
        by: 'staff',
        body: 'Neither is: the first pays for the days up to the end of that month, the second for the month after. From now on there is one.',
        hours: 1,
      },
      { by: 'customer', body: 'That makes sense, thank you.', hours: 5 },
    ],
    isSolved: true,
  },
  {
    who: 'shop-8',
    daysAgo: 41,
    subject: 'Can we pay by bank transfer?',
    priority: 'low',
    said: [
      { by: 'customer', body: 'Our accountant would rather transfer the money than use a card.', hours: 0 },
      { by: 'staff', body: 'On the Enterprise plan, yes: invoices are sent and due in 14 days. Shall we move you?', hours: 18 },
    ],
    isSolved: false,
  },
  {
    who: 'shop-21',
    daysAgo: 12,
    subject: 'VAT number missing on the invoice',
    said: [
      { by: 'customer', body: 'Please add our VAT number to future invoices.', hours: 0 },
      { by: 'staff', body: 'Done. The invoices to come will show it.', hours: 3 },
    ],
    isSolved: true,
  },
  {
    who: 'shop-14',
    daysAgo: 2,
    subject: 'Card was replaced by our bank',
    priority: 'high',
    said: [{ by: 'customer', body: 'The bank has sent us a new card. Where do we enter it before the next payment fails?', hours: 0 }],
    isSolved: false,
  },
  {
    who: 'shop-30',
    daysAgo: 1,
    subject: 'Three more seats from Monday',
    said: [
      { by: 'customer', body: 'Three colleagues join us on Monday. What will that cost for the rest of the month?', hours: 0 },
      { by: 'note', body: 'The preview of the change has the figure.', hours: 4 },
    ],
    isSolved: false,
  },
]
