import { creditNoteStatuses } from '@quarterday/core/credit-note/credit-note.ts'
import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { creditNoteListSchema, creditNoteSchema, noteToApi } from './schema.ts'
import * as creditNotes from './store.ts'

const tag = 'Credit notes'
const params = z.strictObject({ id: idSchema('cn') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/credit_notes',
    operation: 'listCreditNotes',
    tag,
    summary: 'List credit notes',
    scope: 'invoices:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: {
        customer: idSchema('cus').optional(),
        invoice: idSchema('inv').optional(),
        subscription: idSchema('sub').optional(),
        status: z.enum(creditNoteStatuses).optional(),
        'expand[]': z.enum(['lines']).optional().meta({ description: 'Adds the lines of each.' }),
      },
    }),
    reply: creditNoteListSchema,
    handle: (ctx, { query: { customer: customerId, invoice: invoiceId, subscription: subscriptionId, 'expand[]': expand, ...query } }) =>
      ctx.transaction(async (tx) => {
        const page = await creditNotes.listCreditNotes(tx, { ...query, customerId, invoiceId, subscriptionId })
        const ids = page.rows.map(({ id }) => id)
        const lines = expand ? await creditNotes.loadNoteLines(tx, ids) : undefined
        return pageToApi(page, (note) => noteToApi(note, lines && (lines.get(note.id) ?? [])))
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/credit_notes/{id}',
    operation: 'getCreditNote',
    tag,
    summary: 'Get a credit note',
    scope: 'invoices:read',
    params,
    reply: creditNoteSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) =>
      ctx.transaction(async (tx) => {
        const note = await creditNotes.getCreditNote(tx, id)
        return noteToApi(note, (await creditNotes.loadNoteLines(tx, [id])).get(id) ?? [])
      }),
  }),
]
