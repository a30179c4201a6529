import { creditNoteStatuses } from '@quarterday/core/credit-note/credit-note.ts'
import { type CreditNoteId, encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { secondPerson } from '../approvals/second-person.ts'
import { computeCreditNote } from './compute-credit-note.ts'
import { issueCreditNote, previewCreditNote } from './issue-credit-note.ts'
import { computedNoteToApi, creditNotePreviewSchema } from './preview-schema.ts'
import { readWanted } from './read-wanted.ts'
import { creditNoteListSchema, creditNoteSchema, noteToApi } from './schema.ts'
import * as creditNotes from './store.ts'
import { voidCreditNote } from './void-credit-note.ts'
import { creditNoteCreateSchema, creditNotePreviewRequestSchema } from './wanted-schema.ts'

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
        number: z
          .string()
          .max(64)
          .optional()
          .meta({ examples: ['CN-000003'] }),
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
    handle: (ctx, { params: { id } }) => view(ctx, id),
  }),
  route({
    method: 'POST',
    path: '/v1/credit_notes',
    operation: 'createCreditNote',
    tag,
    summary: 'Give a part of an invoice back',
    description:
      'By line, or as a sum that is spread over the lines; without either all that is left of the invoice. Never more than a line, its tax and the ' +
      'invoice billed, less what was given back before. It is final at once.',
    scope: 'invoices:write',
    body: creditNoteCreateSchema,
    reply: creditNoteSchema,
    status: 201,
    refuses: ['not_found', 'invalid_state', 'conflict'],
    proof: 'sometimes',
    approval: {
      gate: secondPerson,
      deeds: async (tx, { body }) => {
        const { currency, total, settlement } = (await computeCreditNote(tx, readWanted(body), false)).note
        return [
          { kind: 'credit', money: { currency, minor: total } },
          { kind: 'refund', money: { currency, minor: settlement.refunded } },
        ]
      },
    },
    handle: async (ctx, { body }) => view(ctx, await issueCreditNote(ctx, readWanted(body))),
  }),
  route({
    method: 'POST',
    path: '/v1/credit_notes/preview',
    operation: 'previewCreditNote',
    tag,
    summary: 'Preview a credit note',
    scope: 'invoices:read',
    transaction: 'read',
    body: creditNotePreviewRequestSchema,
    reply: creditNotePreviewSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { body }) => {
      const { note, lines, customerId, timezone } = await previewCreditNote(ctx, readWanted(body))
      return { object: 'credit_note_preview' as const, customer: encodeId('cus', customerId), ...computedNoteToApi(note, lines, timezone) }
    },
  }),
  route({
    method: 'POST',
    path: '/v1/credit_notes/{id}/void',
    operation: 'voidCreditNote',
    tag,
    summary: 'Take a credit note back',
    description:
      'One that somebody issued, while nobody has used it: its credit is whole, nothing is being refunded, and its invoice is not paid.',
    scope: 'invoices:write',
    params,
    reply: creditNoteSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => {
      await voidCreditNote(ctx, id)
      return view(ctx, id)
    },
  }),
]

function view(ctx: Context, id: CreditNoteId) {
  return ctx.transaction(async (tx) => {
    const note = await creditNotes.getCreditNote(tx, id)
    return noteToApi(note, (await creditNotes.loadNoteLines(tx, [id])).get(id) ?? [])
  })
}
