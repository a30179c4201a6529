import { encodeId, type InvoiceId, idSchema } from '@quarterday/core/id.ts'
import { invoiceReasons, invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import type { RefusalCode } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { currency, deletedSchema, plainDate } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Approval, type Proof, type Route, route } from '../../kit/route.ts'
import { secondPerson } from '../approvals/second-person.ts'
import { loadLines } from '../billing/line-store.ts'
import { estimateTaxes } from '../taxes/estimate-taxes.ts'
import { quoteTax } from '../taxes/quote-taxes.ts'
import { createInvoice, previewInvoice } from './create-invoice.ts'
import { deleteDraft, editDraft } from './edit-draft.ts'
import { finalizeInvoice } from './finalize-invoices.ts'
import type { Invoice } from './invoice.ts'
import { markUncollectible } from './mark-uncollectible.ts'
import { invoicePreviewSchema, previewToApi } from './preview-schema.ts'
import { previewReissue, reissueInvoice } from './reissue-invoice.ts'
import {
  invoiceCreateSchema,
  invoiceListSchema,
  invoicePreviewRequestSchema,
  invoiceReissueSchema,
  invoiceSchema,
  invoiceUpdateSchema,
  toApi,
} from './schema.ts'
import * as invoices from './store.ts'
import { voidInvoice } from './void-invoice.ts'

const tag = 'Invoices'
const params = z.strictObject({ id: idSchema('inv') })
const expandable = z.enum(['lines'])

/** Whichever way an invoice is given up, what is due on it will not come. */
const givesUp = {
  proof: 'sometimes',
  approval: {
    gate: secondPerson,
    deeds: async (tx: Tx, { params: { id } }: { readonly params: z.output<typeof params> }) => {
      const { currency, amountDue } = await invoices.getInvoice(tx, id)
      return [{ kind: 'write_off' as const, money: { currency, minor: amountDue } }]
    },
  },
} as const

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/invoices',
    operation: 'listInvoices',
    tag,
    summary: 'List invoices',
    description: 'Without their lines, unless `expand[]=lines` is given; `line_count` says how many there are.',
    scope: 'invoices:read',
    query: listQuery({
      sorts: ['-created_at', '-issued_on', 'due_on', '-total', '-number'],
      search: 'the number and the name of the customer',
      filters: {
        status: z.enum(invoiceStatuses).optional(),
        customer: idSchema('cus').optional(),
        subscription: idSchema('sub').optional(),
        reason: z.enum(invoiceReasons).optional(),
        currency: currency.optional(),
        overdue: z.stringbool().optional().meta({ description: 'Those that are late, also before the job has said so, or all others.' }),
        issued_on_gte: plainDate.optional().meta({ description: 'Issued on this day or later.' }),
        issued_on_lte: plainDate.optional().meta({ description: 'Issued on this day or earlier.' }),
        due_on_gte: plainDate.optional().meta({ description: 'Due on this day or later.' }),
        due_on_lte: plainDate.optional().meta({ description: 'Due on this day or earlier.' }),
        'expand[]': z.union([expandable, z.array(expandable).max(10)]).optional(),
      },
    }),
    reply: invoiceListSchema,
    handle: (ctx, { query: { 'expand[]': expand, ...query } }) =>
      ctx.transaction(async (tx) => {
        const page = await invoices.listInvoices(tx, {
          ...query,
          customerId: query.customer,
          subscriptionId: query.subscription,
          issuedOnFrom: query.issued_on_gte,
          issuedOnTo: query.issued_on_lte,
          dueOnFrom: query.due_on_gte,
          dueOnTo: query.due_on_lte,
        })
        return pageToApi(expand === undefined ? page : { ...page, rows: await withLines(tx, page.rows) }, toApi)
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/invoices',
    operation: 'createInvoice',
    tag,
    summary: 'Create a one-off invoice',
    description:
      'A draft, or with `finalize` an invoice. What its lines would be below zero becomes credit of the customer when it is finalized.',
    scope: 'invoices:write',
    body: invoiceCreateSchema,
    reply: invoiceSchema,
    status: 201,
    refuses: ['currency_mismatch'],
    handle: async (ctx, { body }) => view(ctx, await createInvoice(ctx, body)),
  }),
  route({
    method: 'POST',
    path: '/v1/invoices/preview',
    operation: 'previewInvoice',
    tag,
    summary: 'Preview a one-off invoice',
    scope: 'invoices:read',
    transaction: 'asks',
    body: invoicePreviewRequestSchema,
    reply: invoicePreviewSchema,
    refuses: ['currency_mismatch', 'tax_unavailable'],
    handle: async (ctx, { body }) => previewToApi(await estimateTaxes(ctx, (asking) => previewInvoice(asking, body))),
  }),
  route({
    method: 'GET',
    path: '/v1/invoices/{id}',
    operation: 'getInvoice',
    tag,
    summary: 'Get an invoice with its lines',
    scope: 'invoices:read',
    params,
    reply: invoiceSchema,
    refuses: ['not_found'],
    handle: (ctx, { params }) => view(ctx, params.id),
  }),
  route({
    method: 'PATCH',
    path: '/v1/invoices/{id}',
    operation: 'updateInvoice',
    tag,
    summary: 'Change a draft',
    description:
      'Its lines can be replaced where it is a one-off invoice. What is finalized does not change: corrections are new documents.',
    scope: 'invoices:write',
    params,
    body: invoiceUpdateSchema,
    reply: invoiceSchema,
    refuses: ['not_found', 'invalid_state', 'currency_mismatch'],
    handle: async (ctx, { params: { id }, body }) => {
      await editDraft(ctx, id, body)
      return view(ctx, id)
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/invoices/{id}',
    operation: 'deleteInvoice',
    tag,
    summary: 'Delete a one-off draft',
    scope: 'invoices:write',
    params,
    reply: deletedSchema('inv', 'invoice', 'DeletedInvoice'),
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => {
      await deleteDraft(ctx, id)
      return { id: encodeId('inv', id), object: 'invoice', deleted: true } as const
    },
  }),
  action(
    'finalize',
    'finalizeInvoice',
    'Finalize a draft',
    'It gets its number; from here on its content does not change. Not before its tax is known; where usage that came meanwhile has to be taxed by an engine first, it stays a draft and is finalized as soon as that has answered.',
    finalizeInvoice,
    { refuses: ['tax_not_known'] },
  ),
  action(
    'quote_tax',
    'quoteInvoiceTax',
    'Ask for the tax of a draft now',
    'Asks the tax engine whenever its turn would be. What came of it `tax_quote` says; a draft that waited for nothing else is finalized.',
    quoteTax,
    { transaction: 'own' },
  ),
  action(
    'void',
    'voidInvoice',
    'Void an invoice',
    'Nothing is owed on it any more. Credit that it used is the customer’s again. Not where money was paid.',
    voidInvoice,
    givesUp,
  ),
  route({
    method: 'POST',
    path: '/v1/invoices/{id}/reissue',
    operation: 'reissueInvoice',
    tag,
    summary: 'Reissue an invoice',
    description:
      'Voids it and puts another one with a number of its own in its place: the same lines for the same time, with the discounts that they had, taxed for the customer as they are now. Answers the new one. Not where money was paid, nor where a later document gives a part of it back.',
    scope: 'invoices:write',
    params,
    body: invoiceReissueSchema,
    reply: invoiceSchema,
    status: 201,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id }, body }) => view(ctx, await reissueInvoice(ctx, id, body)),
  }),
  route({
    method: 'POST',
    path: '/v1/invoices/{id}/reissue/preview',
    operation: 'previewInvoiceReissue',
    tag,
    summary: 'Preview the reissue of an invoice',
    scope: 'invoices:read',
    transaction: 'asks',
    params,
    body: invoiceReissueSchema,
    reply: invoicePreviewSchema,
    refuses: ['not_found', 'invalid_state', 'tax_unavailable'],
    handle: async (ctx, { params: { id }, body }) => previewToApi(await estimateTaxes(ctx, (asking) => previewReissue(asking, id, body))),
  }),
  action(
    'mark_uncollectible',
    'markInvoiceUncollectible',
    'Mark an invoice as uncollectible',
    'Writes off what is due. It can still be paid.',
    markUncollectible,
    givesUp,
  ),
]

interface ActionTerms {
  readonly refuses?: readonly RefusalCode[]
  readonly transaction?: 'one' | 'own'
  readonly proof?: Proof
  readonly approval?: Approval<z.output<typeof params>, unknown>
}

function action(
  verb: string,
  operation: string,
  summary: string,
  description: string,
  flow: (ctx: Context, id: InvoiceId) => Promise<void>,
  { refuses = [], transaction = 'one', proof = 'never', approval }: ActionTerms = {},
): Route {
  return route({
    method: 'POST',
    path: `/v1/invoices/{id}/${verb}`,
    operation,
    tag,
    summary,
    description,
    scope: 'invoices:write',
    transaction,
    proof,
    ...(approval && { approval }),
    params,
    reply: invoiceSchema,
    refuses: ['not_found', 'invalid_state', ...refuses],
    handle: async (ctx, { params: { id } }) => {
      await flow(ctx, id)
      return view(ctx, id)
    },
  })
}

function view(ctx: Context, id: InvoiceId): Promise<z.input<typeof invoiceSchema>> {
  return ctx.transaction(async (tx) => {
    const [invoice] = await withLines(tx, [await invoices.getInvoice(tx, id)])
    if (!invoice) throw new Error('one invoice in, one out')
    return toApi(invoice)
  })
}

async function withLines(tx: Tx, page: readonly Invoice[]): Promise<Invoice[]> {
  const lines = await loadLines(
    tx,
    page.map((invoice) => invoice.id),
  )
  return page.map((invoice) => ({ ...invoice, lines: lines.get(invoice.id) ?? [] }))
}
