import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency, instant } from '../../kit/fields.ts'
import { suspensionSchema, suspensionToApi } from '../organizations/schema.ts'
import type { Diagnosis, Explanation, Verification } from './audit.ts'

const count = z.int().min(0)

export const explanationSchema = z
  .strictObject({
    object: z.literal('invoice_explanation'),
    invoice: idSchema('inv'),
    number: z
      .string()
      .nullable()
      .meta({ examples: ['INV-000042'] }),
    currency,
    lines: z.array(
      z.strictObject({
        line: idSchema('il'),
        title: z.string().meta({ examples: ['Pro, 16–30 April 2027'] }),
        amount: z.int().meta({ description: 'Whole minor units.', examples: [1500] }),
        steps: z.array(z.string()).meta({ description: 'Sentences, in the order of the computation.' }),
      }),
    ),
    summary: z.array(z.string()).meta({ description: 'How total, credit, payments and what is due come about.' }),
    text: z.string().meta({ description: 'All of it as one text, ready to be read.' }),
  })
  .meta({ id: 'InvoiceExplanation', description: 'Why an invoice comes to what it comes to.' })

export const verificationSchema = z
  .strictObject({
    object: z.literal('verification'),
    verified_at: instant,
    invoices: count.meta({ description: 'How many were computed again.' }),
    lines: count,
    credit_grants: count,
    credit_notes: count,
    drift_count: count.meta({ description: 'How many stored values differ. Zero is the only good answer.' }),
    drift: z
      .array(
        z.strictObject({
          object: z.string().meta({ description: 'The id of what holds the value.', examples: ['il_01h455vb4pex5vsknk084sn02q'] }),
          field: z.string().meta({ examples: ['amount'] }),
          stored: z
            .string()
            .nullable()
            .meta({ examples: ['1500'] }),
          computed: z
            .string()
            .nullable()
            .meta({ examples: ['1499'] }),
          detail: z.string(),
        }),
      )
      .meta({ description: 'The first 200 of them.' }),
  })
  .meta({ id: 'Verification', description: 'Every stored amount, computed again from what it is made of.' })

const severity = z.enum(['violation', 'attention']).meta({
  description: '`violation`: it should never exist. `attention`: nothing is wrong with the books, but somebody has to look.',
})

export const diagnosisSchema = z
  .strictObject({
    object: z.literal('diagnosis'),
    examined_at: instant,
    suspension: suspensionSchema,
    checks: z.array(
      z.strictObject({
        check: z.string().meta({ examples: ['receivable_equals_due'] }),
        title: z.string(),
        invariant: z.string().meta({ examples: ['I7'] }),
        severity,
        found: count.meta({ description: 'How many findings of it are listed.' }),
        more: z.boolean().meta({ description: 'There are more than are listed.' }),
      }),
    ),
    findings: z.array(
      z.strictObject({
        check: z.string(),
        invariant: z.string(),
        severity,
        object: z.string().nullable().meta({ description: 'The id of what is concerned, or the name of a table.' }),
        detail: z.string(),
        remedy: z.string(),
      }),
    ),
  })
  .meta({ id: 'Diagnosis', description: 'Which of the facts that must always hold do not.' })

export function explanationToApi(explanation: Explanation): z.input<typeof explanationSchema> {
  return {
    object: 'invoice_explanation',
    invoice: encodeId('inv', explanation.invoiceId),
    number: explanation.number,
    currency: explanation.currency,
    lines: explanation.lines.map(({ lineId, title, amount, steps }) => ({
      line: encodeId('il', lineId),
      title,
      amount: Number(amount),
      steps: [...steps],
    })),
    summary: [...explanation.summary],
    text: explanation.text,
  }
}

export function verificationToApi(verification: Verification): z.input<typeof verificationSchema> {
  return {
    object: 'verification',
    verified_at: verification.verifiedAt.toString(),
    invoices: verification.invoices,
    lines: verification.lines,
    credit_grants: verification.creditGrants,
    credit_notes: verification.creditNotes,
    drift_count: verification.driftCount,
    drift: verification.drift.map((each) => ({ ...each })),
  }
}

export function diagnosisToApi(diagnosis: Diagnosis): z.input<typeof diagnosisSchema> {
  return {
    object: 'diagnosis',
    examined_at: diagnosis.examinedAt.toString(),
    suspension: suspensionToApi(diagnosis.suspension),
    checks: diagnosis.checks.map((each) => ({ ...each })),
    findings: diagnosis.findings.map((each) => ({ ...each })),
  }
}
