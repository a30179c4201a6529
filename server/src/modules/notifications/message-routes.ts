import { decodeId, type IdPrefix, idSchema } from '@quarterday/core/id.ts'
import { messageStatuses } from '@quarterday/core/notification/message.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import * as messages from './message-store.ts'
import { resendMessage } from './resend-message.ts'
import { channel, messageListSchema, messageSchema, messagesSchema, templateCode, toApi } from './schema.ts'
import { sendInvoice } from './send-invoice.ts'

const tag = 'Messages'
const params = z.strictObject({ id: idSchema('msg') })
const about = ['inv', 'sub', 're', 'cn', 'pm', 'wal', 'dp', 'we'] as const satisfies readonly IdPrefix[]

const anyObject = z
  .string()
  .max(64)
  .transform((text) => about.map((prefix) => decodeId(prefix, text)).find((id) => id !== null) ?? '00000000-0000-0000-0000-000000000000')

export const messageRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/messages',
    operation: 'listMessages',
    tag,
    summary: 'List messages',
    description: 'What customers and staff were told, the newest first: the outbox.',
    scope: 'notifications:read',
    query: listQuery({
      sorts: ['-created_at'],
      search: 'subject and address',
      filters: {
        customer: idSchema('cus').optional(),
        object: anyObject
          .optional()
          .meta({ description: 'What they tell of: the id of an invoice, a subscription, a refund …', type: 'string' }),
        template: templateCode.optional(),
        channel: channel.optional(),
        status: z.enum(messageStatuses).optional(),
      },
    }),
    reply: messageListSchema,
    handle: (ctx, { query: { customer: customerId, object: objectId, ...rest } }) =>
      ctx.transaction(async (tx) => pageToApi(await messages.listMessages(tx, { ...rest, customerId, objectId }), toApi)),
  }),
  route({
    method: 'GET',
    path: '/v1/messages/{id}',
    operation: 'getMessage',
    tag,
    summary: 'Get a message',
    scope: 'notifications:read',
    params,
    reply: messageSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => toApi(await messages.getMessage(tx, id))),
  }),
  route({
    method: 'POST',
    path: '/v1/messages/{id}/resend',
    operation: 'resendMessage',
    tag,
    summary: 'Send a message again',
    description: 'The same words to the same address, as a message of its own.',
    scope: 'notifications:write',
    params,
    reply: messageSchema,
    status: 201,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => toApi(await resendMessage(ctx, id)),
  }),
  route({
    method: 'POST',
    path: '/v1/invoices/{id}/send',
    operation: 'sendInvoice',
    tag,
    summary: 'Send an invoice to its customer',
    description:
      'By hand, as often as you like: what is owed as an invoice, what is paid as a receipt, by the channels that the customer prefers.',
    scope: 'notifications:write',
    params: z.strictObject({ id: idSchema('inv') }),
    reply: messagesSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => ({ data: (await sendInvoice(ctx, id)).map(toApi) }),
  }),
]
