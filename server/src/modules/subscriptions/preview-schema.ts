import type { BilledDecision } from '@quarterday/core/invoice/bill.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { z } from 'zod'
import { instant, plainDate } from '../../kit/fields.ts'
import { computedNoteFields, computedNoteToApi } from '../credit-notes/preview-schema.ts'
import { computedFields, computedToApi } from '../invoices/preview-schema.ts'

const documentSchema = z
  .strictObject({ ...computedFields, due_on: plainDate.nullable().meta({ description: 'Null: it stays a draft for its grace period.' }) })
  .meta({ id: 'PreviewedInvoice' })

const noteSchema = z.strictObject(computedNoteFields).meta({ id: 'PreviewedCreditNote' })

export const previewSchema = z
  .strictObject({
    object: z.literal('subscription_preview'),
    effective_at: instant,
    invoice: documentSchema.nullable().meta({ description: 'What is billed at once; null: nothing.' }),
    credit_notes: z.array(noteSchema).meta({ description: 'What of earlier invoices is given back at once.' }),
    next_invoice: documentSchema.nullable().meta({ description: 'What the next period will bill, with what waits for it.' }),
    next_credit_notes: z.array(noteSchema).meta({ description: 'What is given back together with `next_invoice`.' }),
    next_billing_at: instant.nullable(),
  })
  .meta({ id: 'SubscriptionPreview', description: 'To the cent what would happen, by the same computation. Nothing is written.' })

export interface Preview {
  readonly effectiveAt: Temporal.Instant
  readonly now: BilledDecision | null
  readonly next: BilledDecision | null
  readonly nextAt: Temporal.Instant | null
  readonly zone: string
  /** Those that credit notes give a part of back, by their ids. */
  readonly lines: ReadonlyMap<string, Pick<Line, 'priceId' | 'subscriptionId' | 'itemId'>>
}

export function previewToApi({ effectiveAt, now, next, nextAt, zone, lines }: Preview): z.input<typeof previewSchema> {
  return {
    object: 'subscription_preview',
    effective_at: effectiveAt.toString(),
    invoice: documentToApi(now, zone),
    credit_notes: notesToApi(now, lines, zone),
    next_invoice: documentToApi(next, zone),
    next_credit_notes: notesToApi(next, lines, zone),
    next_billing_at: nextAt?.toString() ?? null,
  }
}

function documentToApi(billed: BilledDecision | null, zone: string): z.input<typeof documentSchema> | null {
  if (!billed?.invoice) return null
  const { computed, issue } = billed.invoice
  return { ...computedToApi(computed, issue, zone), due_on: issue?.dueOn.toString() ?? null }
}

function notesToApi(billed: BilledDecision | null, lines: Preview['lines'], zone: string) {
  return (billed?.creditNotes ?? []).map((note) => computedNoteToApi(note, lines, zone))
}
