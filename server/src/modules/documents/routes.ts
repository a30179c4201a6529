import { idSchema } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { renderInvoice } from './render-invoice.ts'

const params = z.strictObject({ id: idSchema('inv') })
const nothing = z.strictObject({}).meta({ description: 'Always a file.' })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/invoices/{id}/pdf',
    operation: 'getInvoicePdf',
    tag: 'Invoices',
    summary: 'Get an invoice as PDF',
    description: 'PDF/A-3b in the customer’s language. Of a draft it says so; of a finalized invoice the content never changes.',
    scope: 'invoices:read',
    params,
    reply: nothing,
    files: ['application/pdf'],
    // The sheet is set outside of the transaction that reads the invoice.
    transaction: 'own',
    refuses: ['not_found', 'unavailable'],
    handle: (ctx, { params: { id } }) => renderInvoice(ctx, id),
  }),
  route({
    method: 'GET',
    path: '/v1/portal/invoices/{id}/pdf',
    operation: 'getPortalInvoicePdf',
    tag: 'Portal',
    summary: 'Get one of your invoices as PDF',
    scope: 'customer',
    params,
    reply: nothing,
    files: ['application/pdf'],
    transaction: 'own',
    refuses: ['not_found', 'unavailable'],
    handle: (ctx, { params: { id } }) =>
      renderInvoice(ctx, id, ({ customerId, status }) => {
        // Drafts are the seller's own until they are finalized.
        if (ctx.actor.kind !== 'customer' || customerId !== ctx.actor.id || status === 'draft') throw refuse('not_found')
      }),
  }),
]
