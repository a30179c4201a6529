import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type DeskEvent, deskEventStatuses } from './help-desk.ts'

export const deskEventSchema = z
  .strictObject({
    id: idSchema('hde'),
    object: z.literal('help_desk_event'),
    help_desk: idSchema('hd'),
    reference: z.string().meta({ description: 'The help desk’s own name for it.', examples: ['01HNXXXX'] }),
    type: z.string().meta({ examples: ['zen:event-type:ticket.comment_added'] }),
    about: z
      .string()
      .nullable()
      .meta({ description: 'The ticket, by the name that the help desk used. Null: nothing that concerns us.', examples: ['35436'] }),
    status: z.enum(deskEventStatuses).meta({
      description:
        '`received`: it is worked on at `next_attempt_at`. `processed`: what it tells is taken over. `ignored`: it concerns nothing here. `failed`: it was given ' +
        'up; a person has to look.',
      examples: ['processed'],
    }),
    deliveries: z
      .int()
      .min(1)
      .meta({ description: 'How often it came.', examples: [1] }),
    attempt_count: z
      .int()
      .min(0)
      .meta({ examples: [1] }),
    next_attempt_at: instant.nullable().meta({ examples: [null] }),
    last_error: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    sent_at: instant,
    received_at: instant,
    finished_at: instant.nullable(),
    body: z
      .string()
      .nullable()
      .optional()
      .meta({ description: 'As it came; not in lists. Null once its time is over, 30 days after it ended.', examples: ['{"type": "…"}'] }),
  })
  .meta({ id: 'HelpDeskEvent', description: 'What a help desk sent by itself, and what came of it. All its moments are real time.' })

export const deskEventListSchema = pageSchema('HelpDeskEventList', deskEventSchema)

export function deskEventToApi(event: DeskEvent, { withBody }: { readonly withBody: boolean }): z.input<typeof deskEventSchema> {
  return {
    ...{ id: encodeId('hde', event.id), object: 'help_desk_event', help_desk: encodeId('hd', event.helpDeskId) },
    ...{ reference: event.reference, type: event.type, about: event.aboutReference ?? event.aboutKey, status: event.status },
    ...{ deliveries: event.deliveries, attempt_count: event.attempts, next_attempt_at: event.nextAt?.toString() ?? null },
    ...{ last_error: event.lastError, sent_at: event.sentAt.toString(), received_at: event.receivedAt.toString() },
    finished_at: event.finishedAt?.toString() ?? null,
    ...(withBody && { body: event.body }),
  }
}
