import { idSchema } from '@quarterday/core/id.ts'
import { invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { loadLines } from '../billing/line-store.ts'
import { toApi } from '../invoices/schema.ts'
import { getInvoice, type InvoiceQuery, listInvoices } from '../invoices/store.ts'
import { defaultDays, makePayLink } from '../pay-page/pay-link.ts'
import { payLinkSchema, payLinkToApi } from '../pay-page/schema.ts'
import { completePayment } from '../payments/complete-payment.ts'
import { openDoor } from '../payments/open-door.ts'
import { payInvoice } from '../payments/pay-invoice.ts'
import { doorToApi, payInvoiceSchema, paymentIntentRequestSchema, toApi as paymentToApi } from '../payments/schema.ts'
import { ownInvoiceListSchema, ownInvoiceSchema, toOwnInvoice } from './invoice-schema.ts'
import { ownIntentSchema, ownPaymentSchema, toOwnIntent, toOwnPayment } from './payment-schema.ts'
import { ownInvoice, ownMethod, ownPage, ownPayment, standingOf } from './standing.ts'

const tag = 'Portal'
const params = z.strictObject({ id: idSchema('inv') })

const statusFilter = z
  .enum(['pending', ...invoiceStatuses])
  .exclude(['draft'])
  .meta({ description: '`pending`: open, and the last day to pay has not passed.', examples: ['pending'] })

/** A customer's own invoices, and paying them. */
export const invoiceRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/portal/invoices',
    operation: 'listPortalInvoices',
    tag,
    summary: 'List your invoices',
    scope: 'customer',
    query: listQuery({ sorts: ['-created_at', '-issued_on', 'due_on', '-total'], filters: { status: statusFilter.optional() } }),
    reply: ownInvoiceListSchema,
    handle: (ctx, { query: { status, ...query } }) =>
      ctx.transaction(async (tx) => {
        const wanted = { ...query, ...filterOf(status), issued: true, customerId: standingOf(ctx).customerId }
        return pageToApi(await listInvoices(tx, wanted), (invoice) => toOwnInvoice(toApi(invoice)))
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/portal/invoices/{id}',
    operation: 'getPortalInvoice',
    tag,
    summary: 'Get an invoice of yours',
    description: 'With its lines.',
    scope: 'customer',
    params,
    reply: ownInvoiceSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => {
      await ownInvoice(ctx, id)
      return ctx.transaction(async (tx) => {
        const lines = (await loadLines(tx, [id])).get(id) ?? []
        return toOwnInvoice(toApi({ ...(await getInvoice(tx, id)), lines }))
      })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/portal/invoices/{id}/payment_intent',
    operation: 'createPortalPaymentIntent',
    tag,
    summary: 'Pay an invoice in person',
    description:
      'Opens a door at the gateway for all that is owed: its client secret, or its page. What your browser says settles nothing: the gateway is asked, ' +
      'by its notice or by `complete`.',
    scope: 'customer',
    params,
    body: paymentIntentRequestSchema,
    reply: ownIntentSchema,
    refuses: ['not_found', 'invalid_state', 'no_gateway', 'not_a_sandbox', 'conflict', 'unavailable'],
    shownOnce: ['client_secret'],
    transaction: 'own',
    handle: async (ctx, { params: { id }, body: { gateway, keep_method: keepMethod = false, return_url: returnUrl } }) => {
      await ownInvoice(ctx, id)
      const pageUrl = await ownPage(ctx)
      return toOwnIntent(doorToApi(await openDoor(ctx, id, { gateway, keepMethod, returnUrl: returnUrl ?? pageUrl })))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/portal/invoices/{id}/pay',
    operation: 'payPortalInvoice',
    tag,
    summary: 'Pay an invoice by a payment method of yours',
    description: 'All that is owed, now. A decline is no error: the payment says so.',
    scope: 'customer',
    params,
    body: payInvoiceSchema,
    reply: ownPaymentSchema,
    refuses: ['not_found', 'invalid_state', 'no_payment_method', 'conflict'],
    transaction: 'own',
    handle: async (ctx, { params: { id }, body: { payment_method: method }, operationId }) => {
      await ownInvoice(ctx, id)
      if (method !== undefined) await ownMethod(ctx, method).catch(noSuchMethod)
      return toOwnPayment(paymentToApi(await payInvoice(ctx, id, { method, operationId })))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/portal/invoices/{id}/payment_link',
    operation: 'createPortalPaymentLink',
    tag,
    summary: 'Get a link to a page where an invoice can be paid',
    scope: 'customer',
    params,
    reply: payLinkSchema,
    refuses: ['not_found', 'invalid_state'],
    transaction: 'read',
    handle: async (ctx, { params: { id } }) => {
      await ownInvoice(ctx, id)
      return payLinkToApi(await makePayLink(ctx, id, defaultDays))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/portal/payments/{id}/complete',
    operation: 'completePortalPayment',
    tag,
    summary: 'Find out what became of a payment',
    description: 'Asks the gateway now: for who comes back from its form or page.',
    scope: 'customer',
    params: z.strictObject({ id: idSchema('pay') }),
    reply: ownPaymentSchema,
    refuses: ['not_found', 'no_gateway', 'unavailable'],
    transaction: 'own',
    handle: async (ctx, { params: { id } }) => {
      await ownPayment(ctx, id)
      return toOwnPayment(paymentToApi(await completePayment(ctx, id)))
    },
  }),
]

/** Late is what the days say, whether or not the job has said so. */
function filterOf(status: z.output<typeof statusFilter> | undefined): Pick<InvoiceQuery, 'status' | 'overdue'> {
  if (status === 'pending') return { status: 'open', overdue: false }
  return status === 'overdue' ? { overdue: true } : { status }
}

function noSuchMethod(): never {
  const detail = 'You have no such payment method.'
  throw refuse('invalid', { detail, errors: [{ pointer: '/payment_method', code: 'not_found', detail }] })
}
