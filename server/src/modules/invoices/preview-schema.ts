import { encodeId, idSchema } from '@quarterday/core/id.ts'
import type { ComputedInvoice } from '@quarterday/core/invoice/compute.ts'
import type { Issue } from '@quarterday/core/invoice/issue.ts'
import { z } from 'zod'
import { currency, plainDate } from '../../kit/fields.ts'
import { adjustmentFields, adjustmentsToApi } from './adjustments-schema.ts'
import { amount, lineFields, lineFieldsToApi } from './line-schema.ts'

/** What a document says before it exists: here for a one-off invoice, in the previews of subscriptions for what they would bill. */
export const computedFields = {
  currency,
  lines: z.array(z.strictObject(lineFields).meta({ id: 'InvoicePreviewLine' })),
  subtotal: amount,
  discount: amount,
  tax: amount,
  total: amount,
  ...adjustmentFields,
  credit_generated: amount.meta({ description: 'What the invoice would be below zero goes to the customer’s balance.' }),
  credits_applied: amount,
  wallet_applied: amount.meta({ description: 'The part of `credits_applied` that comes from wallets.', examples: [0] }),
  amount_due: amount,
}

export const invoicePreviewSchema = z
  .strictObject({
    object: z.literal('invoice_preview'),
    customer: idSchema('cus'),
    ...computedFields,
    issued_on: plainDate,
    due_on: plainDate,
  })
  .meta({ id: 'InvoicePreview', description: 'The invoice if it were finalized now, to the cent. Nothing is written.' })

export interface InvoicePreview {
  readonly customerId: string
  readonly computed: ComputedInvoice
  readonly issue: Issue
  readonly zone: string
}

export function previewToApi({ customerId, computed, issue, zone }: InvoicePreview): z.input<typeof invoicePreviewSchema> {
  return {
    object: 'invoice_preview',
    customer: encodeId('cus', customerId),
    ...computedToApi(computed, issue, zone),
    issued_on: issue.issuedOn.toString(),
    due_on: issue.dueOn.toString(),
  }
}

/** A draft, which is not issued yet, draws on no credit: all of it is due. */
export function computedToApi(computed: ComputedInvoice, issue: Issue | null, zone: string) {
  return {
    currency: computed.currency,
    lines: computed.lines.map((line) => lineFieldsToApi(line, zone)),
    subtotal: Number(computed.subtotal),
    discount: Number(computed.discount),
    tax: Number(computed.tax),
    total: Number(computed.total),
    ...adjustmentsToApi(computed),
    credit_generated: Number(computed.creditGenerated),
    credits_applied: Number(issue?.creditsApplied ?? 0n),
    wallet_applied: Number(issue?.walletApplied ?? 0n),
    amount_due: Number(issue?.amountDue ?? computed.total),
  }
}
