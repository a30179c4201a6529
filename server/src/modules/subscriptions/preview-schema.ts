import type { BilledDecision } from '@quarterday/core/invoice/bill.ts'
import { z } from 'zod'
import { instant, plainDate } from '../../kit/fields.ts'
import { computedFields, computedToApi } from '../invoices/preview-schema.ts'

const documentSchema = z
  .strictObject({ ...computedFields, due_on: plainDate.nullable().meta({ description: 'Null: it stays a draft for its grace period.' }) })
  .meta({ id: 'PreviewedInvoice' })

export const previewSchema = z
  .strictObject({
    object: z.literal('subscription_preview'),
    effective_at: instant,
    invoice: documentSchema.nullable().meta({ description: 'What is billed at once; null: nothing.' }),
    next_invoice: documentSchema.nullable().meta({ description: 'What the next period will bill, with what waits for it.' }),
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
    invoice: documentToApi(now, zone),
    next_invoice: documentToApi(next, zone),
    next_billing_at: nextAt?.toString() ?? null,
  }
}

function documentToApi(billed: BilledDecision | null, zone: string): z.input<typeof documentSchema> | null {
  if (!billed?.invoice) return null
  const { computed, issue } = billed.invoice
  return { ...computedToApi(computed, issue, zone), due_on: issue?.dueOn.toString() ?? null }
}
