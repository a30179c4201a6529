import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { ticketSchema, ticketToApi } from '../tickets/schema.ts'
import { getView } from '../tickets/view-store.ts'
import { deskEventListSchema, deskEventSchema, deskEventToApi } from './event-schema.ts'
import { getEvent, listEvents } from './event-store.ts'
import { deskEventStatuses, syncStatuses } from './help-desk.ts'
import { replayEvent } from './replay-event.ts'
import { syncListSchema, syncToApi } from './schema.ts'
import { syncNow } from './sync-now.ts'
import { listSyncs } from './sync-store.ts'

const tag = 'Help desks'
const ofEvent = z.strictObject({ id: idSchema('hde') })

/** What travels between tickets and the help desk, and what waits for a person. */
export const syncRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/help_desk_tickets',
    operation: 'listHelpDeskTickets',
    tag,
    summary: 'List tickets that a help desk keeps',
    description: 'With `status=failed` those that were given up: `last_error` says what to mend.',
    scope: 'tickets:read',
    query: listQuery({ sorts: ['-created_at'], filters: { status: z.enum(syncStatuses).optional() } }),
    reply: syncListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await listSyncs(tx, query), syncToApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/tickets/{id}/sync',
    operation: 'syncTicket',
    tag,
    summary: 'Bring a ticket into step',
    description: 'With the help desk, within seconds: one that was given up, that waits, or that was there before the connection.',
    scope: 'tickets:write',
    params: z.strictObject({ id: idSchema('tic') }),
    reply: ticketSchema,
    changesByItself: ['help_desk'],
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => {
      await syncNow(ctx, id)
      return ctx.transaction(async (tx) => ticketToApi(await getView(tx, id)))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/help_desk_events',
    operation: 'listHelpDeskEvents',
    tag,
    summary: 'List what the help desk has sent',
    scope: 'tickets:read',
    query: listQuery({ sorts: ['-created_at'], filters: { status: z.enum(deskEventStatuses).optional() } }),
    reply: deskEventListSchema,
    handle: (ctx, { query }) =>
      ctx.transaction(async (tx) => pageToApi(await listEvents(tx, query), (event) => deskEventToApi(event, { withBody: false }))),
  }),
  route({
    method: 'GET',
    path: '/v1/help_desk_events/{id}',
    operation: 'getHelpDeskEvent',
    tag,
    summary: 'Get what the help desk has sent',
    scope: 'tickets:read',
    params: ofEvent,
    reply: deskEventSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => deskEventToApi(await getEvent(tx, id), { withBody: true })),
  }),
  route({
    method: 'POST',
    path: '/v1/help_desk_events/{id}/replay',
    operation: 'replayHelpDeskEvent',
    tag,
    summary: 'Work on a help desk event again',
    description: 'Within seconds. Doing so again changes nothing that was taken over before.',
    scope: 'tickets:write',
    params: ofEvent,
    reply: deskEventSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => deskEventToApi(await replayEvent(ctx, id), { withBody: true }),
  }),
]
