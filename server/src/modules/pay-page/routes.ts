import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { getInvoice } from '../invoices/store.ts'
import { keepLink, revokeLink } from './keep-link.ts'
import { listLinks } from './link-store.ts'
import { defaultDays } from './pay-link.ts'
import { keptLinkListSchema, keptLinkSchema, keptLinkToApi, newLinkSchema, payLinkRequestSchema } from './schema.ts'

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/invoices/{id}/payment_link',
    operation: 'createPaymentLink',
    tag: 'Invoices',
    summary: 'Get a link by which the customer pays an invoice',
    description:
      'A page of ours that shows the invoice and takes the payment, in the customer’s language. Each call makes another link, and all of them lead there until ' +
      'they expire or are revoked. The address itself is answered once and kept nowhere.',
    scope: 'payments:write',
    params: z.strictObject({ id: idSchema('inv') }),
    body: payLinkRequestSchema,
    reply: newLinkSchema,
    refuses: ['not_found', 'invalid_state'],
    shownOnce: ['url'],
    handle: async (ctx, { params: { id }, body: { expires_in_days: days = defaultDays } }) => {
      const { url, ...link } = await keepLink(ctx, id, days)
      return { ...keptLinkToApi(link, ctx.clock.now()), url }
    },
  }),
  route({
    method: 'GET',
    path: '/v1/invoices/{id}/payment_links',
    operation: 'listPaymentLinks',
    tag: 'Invoices',
    summary: 'List the payment links of an invoice',
    description:
      'Those that were asked for, the newest first, without their addresses. Links in messages, and in the portal, are not listed.',
    scope: 'payments:read',
    params: z.strictObject({ id: idSchema('inv') }),
    query: listQuery({ sorts: ['-created_at'], filters: {} }),
    reply: keptLinkListSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id }, query }) =>
      ctx.transaction(async (tx) => {
        await getInvoice(tx, id)
        const now = ctx.clock.now()
        return pageToApi(await listLinks(tx, { ...query, invoiceId: id }), (link) => keptLinkToApi(link, now))
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/payment_links/{id}/revoke',
    operation: 'revokePaymentLink',
    tag: 'Invoices',
    summary: 'Revoke a payment link',
    description:
      'It leads nowhere any more, from the next click on. What the customer has begun at a payment gateway goes on there. A second time nothing changes.',
    scope: 'payments:write',
    params: z.strictObject({ id: idSchema('plink') }),
    reply: keptLinkSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => keptLinkToApi(await revokeLink(ctx, id), ctx.clock.now()),
  }),
]
