import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { diagnose } from './diagnose.ts'
import { explainCreditNote } from './explain-credit-note.ts'
import { explainInvoice } from './explain-invoice.ts'
import { noteExplanationSchema, noteExplanationToApi } from './note-explanation-schema.ts'
import { diagnosisSchema, diagnosisToApi, explanationSchema, explanationToApi, verificationSchema, verificationToApi } from './schema.ts'
import { verifyAmounts } from './verify-amounts.ts'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/invoices/{id}/explanation',
    operation: 'explainInvoice',
    tag: 'Invoices',
    summary: 'Explain an invoice',
    description: 'Why each line costs what it costs, and how the total comes about, in words for whoever has to pay it.',
    scope: 'invoices:read',
    params: z.strictObject({ id: idSchema('inv') }),
    reply: explanationSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params }) => explanationToApi(await explainInvoice(ctx, params.id)),
  }),
  route({
    method: 'GET',
    path: '/v1/credit_notes/{id}/explanation',
    operation: 'explainCreditNote',
    tag: 'Credit notes',
    summary: 'Explain a credit note',
    description: 'Why each line gives back what it gives back, with its part of discount and tax, and where that goes.',
    scope: 'invoices:read',
    params: z.strictObject({ id: idSchema('cn') }),
    reply: noteExplanationSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params }) => noteExplanationToApi(await explainCreditNote(ctx, params.id)),
  }),
  route({
    method: 'GET',
    path: '/v1/verification',
    operation: 'verifyAmounts',
    tag: 'Health',
    summary: 'Compute every stored amount again',
    description:
      'Computes each amount of each invoice again from what it was made of, and lists whatever differs from what is stored. Nothing is changed.',
    scope: 'doctor:read',
    reply: verificationSchema,
    transaction: 'own',
    limit: 'heavy',
    handle: async (ctx) => verificationToApi(await verifyAmounts(ctx)),
  }),
  route({
    method: 'GET',
    path: '/v1/doctor',
    operation: 'runDoctor',
    tag: 'Health',
    summary: 'Check what must always hold',
    description: 'Looks for whatever should never be stored, and for what waits for a person, each with its remedy. Nothing is changed.',
    scope: 'doctor:read',
    reply: diagnosisSchema,
    transaction: 'own',
    limit: 'heavy',
    handle: async (ctx) => diagnosisToApi(await diagnose(ctx)),
  }),
]
