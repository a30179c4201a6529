import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { connectDesk, disconnectDesk, updateDesk } from './connect-desk.ts'
import { deskStatuses } from './help-desk.ts'
import * as schema from './schema.ts'
import { getDesk, listDesks } from './store.ts'
import { testDesk } from './test-desk.ts'

const tag = 'Help desks'
const params = z.strictObject({ id: idSchema('hd') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/help_desks',
    operation: 'listHelpDesks',
    tag,
    summary: 'List help desks',
    scope: 'help_desks:read',
    query: listQuery({ sorts: ['-created_at'], filters: { status: z.enum(deskStatuses).optional() } }),
    reply: schema.deskListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await listDesks(tx, query), schema.deskToApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/help_desks',
    operation: 'connectHelpDesk',
    tag,
    summary: 'Connect a help desk',
    description:
      'Tickets that are opened or changed from now on are kept there too. The secrets are sealed and never shown again. One can be connected at a time.',
    scope: 'help_desks:write',
    proof: 'always',
    body: schema.deskCreateSchema,
    reply: schema.connectedSchema,
    status: 201,
    shownOnce: ['secret', 'webhook_secret'],
    refuses: ['already_exists'],
    handle: async (
      ctx,
      { body: { webhook_secret: webhookSecret, shares_notes: sharesNotes, mails_customers: mailsCustomers, ...rest } },
    ) => {
      const { desk, made } = await connectDesk(ctx, { ...rest, secret: rest.secret, webhookSecret, sharesNotes, mailsCustomers })
      return { ...schema.deskToApi(desk), secret: made.secret, webhook_secret: made.webhookSecret }
    },
  }),
  route({
    method: 'GET',
    path: '/v1/help_desks/{id}',
    operation: 'getHelpDesk',
    tag,
    summary: 'Get a help desk',
    scope: 'help_desks:read',
    params,
    reply: schema.deskSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => schema.deskToApi(await getDesk(tx, id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/help_desks/{id}',
    operation: 'updateHelpDesk',
    tag,
    summary: 'Change a help desk',
    description: 'Its secrets and settings, of the same help desk: what is kept there stays known.',
    scope: 'help_desks:write',
    proof: 'always',
    params,
    body: schema.deskUpdateSchema,
    reply: schema.deskSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (
      ctx,
      { params: { id }, body: { webhook_secret: webhookSecret, shares_notes: sharesNotes, mails_customers: mailsCustomers, ...rest } },
    ) => schema.deskToApi(await updateDesk(ctx, id, { ...rest, webhookSecret, sharesNotes, mailsCustomers })),
  }),
  route({
    method: 'POST',
    path: '/v1/help_desks/{id}/test',
    operation: 'testHelpDesk',
    tag,
    summary: 'Test a help desk',
    description: 'Asks it whether it lets us in. Nothing is changed there.',
    scope: 'help_desks:write',
    transaction: 'own',
    limit: 'heavy',
    params,
    reply: schema.testedSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => {
      const { isGood, detail } = await testDesk(ctx, id)
      return { object: 'help_desk_test' as const, ok: isGood, detail }
    },
  }),
  route({
    method: 'POST',
    path: '/v1/help_desks/{id}/disconnect',
    operation: 'disconnectHelpDesk',
    tag,
    summary: 'Disconnect a help desk',
    description: 'Its secrets are forgotten. Tickets stay on both sides, and go their own ways.',
    scope: 'help_desks:write',
    proof: 'always',
    params,
    reply: schema.deskSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => schema.deskToApi(await disconnectDesk(ctx, id)),
  }),
]
