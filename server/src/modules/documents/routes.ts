import { idSchema } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { type Route, route } from '../../kit/route.ts'
import type { Invoice } from '../invoices/invoice.ts'
import { makeDownloadLink } from './download-link.ts'
import { renderInvoice } from './render-invoice.ts'
import { downloadLinkSchema, downloadLinkToApi } from './schema.ts'

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
    handle: (ctx, { params: { id } }) => renderInvoice(ctx, id, refuseOthers(ctx)),
  }),
  route({
    method: 'POST',
    path: '/v1/invoices/{id}/download_link',
    operation: 'createInvoiceDownloadLink',
    tag: 'Invoices',
    summary: 'Get a link by which an invoice is fetched as PDF',
    description:
      'For a browser or a program that has no key: it is sent there and saves the file. Good for 15 minutes, for this invoice alone. Nothing is stored: each call ' +
      'makes another link.',
    scope: 'invoices:read',
    params,
    reply: downloadLinkSchema,
    refuses: ['not_found'],
    // It changes nothing, and a link that could be read in the store of answers would be a key under the mat.
    transaction: 'read',
    handle: async (ctx, { params: { id } }) => downloadLinkToApi(await makeDownloadLink(ctx, id)),
  }),
  route({
    method: 'POST',
    path: '/v1/portal/invoices/{id}/download_link',
    operation: 'createPortalInvoiceDownloadLink',
    tag: 'Portal',
    summary: 'Get a link by which one of your invoices is fetched as PDF',
    description: 'For the browser, which saves the file without a token. Good for 15 minutes.',
    scope: 'customer',
    params,
    reply: downloadLinkSchema,
    refuses: ['not_found'],
    transaction: 'read',
    handle: async (ctx, { params: { id } }) => downloadLinkToApi(await makeDownloadLink(ctx, id, refuseOthers(ctx))),
  }),
]

/** Customers see what is theirs. Drafts are the seller's own until they are finalized. */
function refuseOthers({ actor }: Context): (invoice: Invoice) => void {
  return ({ customerId, status }) => {
    if (actor.kind !== 'customer' || customerId !== actor.id || status === 'draft') throw refuse('not_found')
  }
}
