import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { explainInvoice } from '../audits/explain-invoice.ts'
import { explanationSchema, explanationToApi } from '../audits/schema.ts'
import { getCreditNote, listCreditNotes, loadNoteLines } from '../credit-notes/store.ts'
import { balancesOf } from '../credits/store.ts'
import { toApi as paymentToApi } from '../payments/schema.ts'
import { listPayments } from '../payments/view-store.ts'
import { listWallets } from '../wallets/store.ts'
import { ownCreditSchema, ownNoteListSchema, ownNoteSchema, ownPaymentListSchema, toOwnNote, toOwnWallet } from './document-schema.ts'
import { toOwnPayment } from './payment-schema.ts'
import { ownCreditNote, ownInvoice, standingOf } from './standing.ts'

const tag = 'Portal'
const ofInvoice = { invoice: idSchema('inv').optional() }

/** What belongs to a customer's invoices: why they cost what they cost, what was paid and given back, and what the next ones can be paid from. */
export const documentRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/portal/invoices/{id}/explanation',
    operation: 'explainPortalInvoice',
    tag,
    summary: 'See why an invoice costs what it costs',
    description: 'Each line in sentences, in the order of the computation, and how the total comes about.',
    scope: 'customer',
    params: z.strictObject({ id: idSchema('inv') }),
    reply: explanationSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => {
      await ownInvoice(ctx, id)
      return explanationToApi(await explainInvoice(ctx, id))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/portal/payments',
    operation: 'listPortalPayments',
    tag,
    summary: 'List what you have paid, and tried to',
    scope: 'customer',
    query: listQuery({ sorts: ['-created_at'], filters: ofInvoice }),
    reply: ownPaymentListSchema,
    handle: (ctx, { query }) =>
      ctx.transaction(async (tx) => {
        const page = await listPayments(tx, { ...query, customer: standingOf(ctx).customerId })
        return pageToApi(page, (payment) => toOwnPayment(paymentToApi(payment)))
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/portal/credit_notes',
    operation: 'listPortalCreditNotes',
    tag,
    summary: 'List what was given back to you',
    scope: 'customer',
    query: listQuery({ sorts: ['-created_at'], filters: ofInvoice }),
    reply: ownNoteListSchema,
    handle: (ctx, { query: { invoice: invoiceId, ...query } }) =>
      ctx.transaction(async (tx) => {
        const page = await listCreditNotes(tx, { ...query, invoiceId, customerId: standingOf(ctx).customerId })
        return pageToApi(page, (note) => toOwnNote(note))
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/portal/credit_notes/{id}',
    operation: 'getPortalCreditNote',
    tag,
    summary: 'Get a credit note of yours',
    description: 'With its lines.',
    scope: 'customer',
    params: z.strictObject({ id: idSchema('cn') }),
    reply: ownNoteSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => {
      await ownCreditNote(ctx, id)
      return ctx.transaction(async (tx) => toOwnNote(await getCreditNote(tx, id), (await loadNoteLines(tx, [id])).get(id) ?? []))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/portal/credit',
    operation: 'getPortalCredit',
    tag,
    summary: 'See your credit',
    scope: 'customer',
    reply: ownCreditSchema,
    handle: (ctx) =>
      ctx.transaction(async (tx) => {
        const { customerId } = standingOf(ctx)
        const balances = (await balancesOf(tx, customerId)).map(({ currency, balance }) => ({ currency, balance: Number(balance) }))
        const { rows } = await listWallets(tx, { customerId, status: 'active', limit: 100, sort: 'created_at' })
        return { object: 'portal_credit', balances, wallets: rows.map(toOwnWallet) } as const
      }),
  }),
]
