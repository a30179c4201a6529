import { dateIn, instantText } from '@quarterday/core/calendar.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { decimalString, decimalText } from '@quarterday/core/decimal.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import type { BilledDecision } from '@quarterday/core/invoice/bill.ts'
import { type Line, lineKinds } from '@quarterday/core/invoice/invoice.ts'
import { z } from 'zod'
import { instant, plainDate, text } from '../../kit/fields.ts'

const money = z.int()

const previewLineSchema = z
  .strictObject({
    kind: z.enum(lineKinds),
    description: text(256),
    price: idSchema('price').nullable(),
    quantity: decimalString,
    amount: money,
    discount: money,
    tax: money,
    period: z
      .strictObject({
        start: instant,
        end: instant,
        start_on: plainDate,
        end_on: plainDate.meta({ description: 'The first day after it.' }),
      })
      .nullable(),
    full_period: z.strictObject({ start: instant, end: instant, start_on: plainDate, end_on: plainDate }).nullable(),
  })
  .meta({ id: 'PreviewLine' })

const previewInvoiceSchema = z
  .strictObject({
    currency: currencySchema,
    lines: z.array(previewLineSchema),
    subtotal: money,
    discount: money,
    tax: money,
    total: money,
    credits_applied: money,
    amount_due: money,
    credit_generated: money.meta({ description: 'What goes to the customer’s balance because credits exceed charges.' }),
    due_on: plainDate.nullable(),
  })
  .meta({ id: 'PreviewInvoice' })

export const previewSchema = z
  .strictObject({
    object: z.literal('subscription_preview'),
    effective_at: instant,
    invoice: previewInvoiceSchema.nullable().meta({ description: 'What is billed at once; null: nothing.' }),
    next_invoice: previewInvoiceSchema.nullable().meta({ description: 'What the next period will bill, with what waits for it.' }),
    next_billing_at: instant.nullable(),
  })
  .meta({ id: 'SubscriptionPreview', description: 'To the cent what would happen, by the same computation. Nothing is written.' })

export interface Preview {
  readonly effectiveAt: Temporal.Instant
  readonly now: BilledDecision | null
  readonly next: BilledDecision | null
  readonly nextAt: Temporal.Instant | null
  readonly zone: string
}

export function previewToApi({ effectiveAt, now, next, nextAt, zone }: Preview): z.input<typeof previewSchema> {
  return {
    object: 'subscription_preview',
    effective_at: effectiveAt.toString(),
    invoice: invoiceToApi(now, zone),
    next_invoice: invoiceToApi(next, zone),
    next_billing_at: nextAt?.toString() ?? null,
  }
}

function invoiceToApi(billed: BilledDecision | null, zone: string): z.input<typeof previewInvoiceSchema> | null {
  if (!billed?.invoice) return null
  const { computed, issue } = billed.invoice
  return {
    currency: computed.currency,
    lines: computed.lines.map((line) => lineToApi(line, zone)),
    subtotal: Number(computed.subtotal),
    discount: Number(computed.discount),
    tax: Number(computed.tax),
    total: Number(computed.total),
    credits_applied: Number(issue?.creditsApplied ?? 0n),
    amount_due: Number(issue?.amountDue ?? computed.total),
    credit_generated: Number(computed.creditGenerated),
    due_on: issue?.dueOn.toString() ?? null,
  }
}

function lineToApi(line: Line, zone: string): z.input<typeof previewLineSchema> {
  const { derivation, period } = line
  const full = 'full_period' in derivation && derivation.full_period ? derivation.full_period : null
  return {
    kind: line.kind,
    description: line.description,
    price: line.priceId === null ? null : encodeId('price', line.priceId),
    quantity: decimalText(line.quantity),
    amount: Number(line.amount),
    discount: Number(line.discount),
    tax: Number(line.tax),
    period: period ? periodToApi(instantText(period.start), instantText(period.end), zone) : null,
    full_period: full ? periodToApi(full.start, full.end, zone) : null,
  }
}

function periodToApi(start: string, end: string, zone: string) {
  const on = (text: string): string => dateIn(Temporal.Instant.from(text), zone).toString()
  return { start, end, start_on: on(start), end_on: on(end) }
}
