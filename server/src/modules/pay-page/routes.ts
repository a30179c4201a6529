import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { defaultDays, makePayLink } from './pay-link.ts'
import { payLinkRequestSchema, payLinkSchema, payLinkToApi } from './schema.ts'

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/invoices/{id}/payment_link',
    operation: 'createPaymentLink',
    tag: 'Invoices',
    summary: 'Get a link by which the customer pays an invoice',
    description:
      'A page of ours that shows the invoice and takes the payment, in the customer’s language. Nothing is stored: each call makes another link, and all of them ' +
      'lead there until they expire.',
    scope: 'payments:write',
    params: z.strictObject({ id: idSchema('inv') }),
    body: payLinkRequestSchema,
    reply: payLinkSchema,
    refuses: ['not_found', 'invalid_state'],
    // It changes nothing, and a link that could be read in the store of answers would be a key under the mat.
    transaction: 'read',
    handle: async (ctx, { params: { id }, body: { expires_in_days: days = defaultDays } }) =>
      payLinkToApi(await makePayLink(ctx, id, days)),
  }),
]
