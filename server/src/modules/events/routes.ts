import { idSchema } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { eventTypes } from './event-types.ts'
import { anyId, eventListSchema, eventSchema, toApi } from './schema.ts'
import * as events from './store.ts'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/events',
    operation: 'listEvents',
    tag: 'Events',
    summary: 'List events',
    description: 'What has happened, the newest first.',
    scope: 'events:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: {
        type: z.enum(Object.keys(eventTypes)).optional(),
        object_id: anyId.optional().meta({ description: 'Only what happened to this object.' }),
        created_from: instant.optional().meta({ description: 'At this moment or later.' }),
        created_before: instant.optional().meta({ description: 'Before this moment.' }),
      },
    }),
    reply: eventListSchema,
    handle: async (ctx, { query }) => {
      const { object_id: aggregateId, created_from: from, created_before: before, ...rest } = query
      return ctx.transaction(async (tx) => pageToApi(await events.listEvents(tx, { ...rest, aggregateId, from, before }), toApi))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/events/{id}',
    operation: 'getEvent',
    tag: 'Events',
    summary: 'Get an event',
    scope: 'events:read',
    params: z.strictObject({ id: idSchema('evt') }),
    reply: eventSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params }) => {
      const event = await ctx.transaction((tx) => events.findEvent(tx, params.id))
      if (event === null) throw refuse('not_found')
      return toApi(event)
    },
  }),
]
