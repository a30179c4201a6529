import type { z } from 'zod'
import { pageSchema } from '../../kit/pages.ts'
import { lineSchema } from '../invoices/line-schema.ts'
import { invoiceSchema } from '../invoices/schema.ts'

const ownLineSchema = lineSchema
  .pick({ id: true, object: true, kind: true, description: true, quantity: true, amount: true, discount: true, tax: true, period: true })
  .meta({ id: 'PortalLineItem', description: 'One row of an invoice.' })

const shown = {
  id: true,
  object: true,
  number: true,
  status: true,
  subscription: true,
  currency: true,
  subtotal: true,
  discount: true,
  tax: true,
  total: true,
  taxes: true,
  tax_treatment: true,
  credits_applied: true,
  amount_paid: true,
  amount_credited: true,
  amount_due: true,
  issued_on: true,
  due_on: true,
  period: true,
  seller_details: true,
  customer_details: true,
  memo: true,
  collection_method: true,
  paid_at: true,
  credit_notes: true,
  line_count: true,
} as const

export const ownInvoiceSchema = invoiceSchema
  .pick(shown)
  .extend({ lines: ownLineSchema.array().optional().meta({ description: 'Of a single invoice; lists have none.' }) })
  .meta({ id: 'PortalInvoice', description: 'What you were billed.' })

export const ownInvoiceListSchema = pageSchema('PortalInvoiceList', ownInvoiceSchema)

/** An invoice as its customer sees it: what stands on it, what is left to pay, and nothing of how it came about. */
export function toOwnInvoice(invoice: z.input<typeof invoiceSchema>): z.input<typeof ownInvoiceSchema> {
  const { id, object, number, status, subscription, currency, subtotal, discount, tax, total, taxes, tax_treatment } = invoice
  const { credits_applied, amount_paid, amount_credited, amount_due, issued_on, due_on, period, seller_details } = invoice
  const { customer_details, memo, collection_method, paid_at, credit_notes, line_count, lines } = invoice
  return {
    ...{ id, object, number, status, subscription, currency, subtotal, discount, tax, total, taxes, tax_treatment },
    ...{ credits_applied, amount_paid, amount_credited, amount_due, issued_on, due_on, period, seller_details },
    ...{ customer_details, memo, collection_method, paid_at, credit_notes, line_count },
    ...(lines && { lines: lines.map(toOwnLine) }),
  }
}

function toOwnLine(line: z.input<typeof lineSchema>): z.input<typeof ownLineSchema> {
  const { id, object, kind, description, quantity, amount, discount, tax, period } = line
  return { id, object, kind, description, quantity, amount, discount, tax, period }
}
