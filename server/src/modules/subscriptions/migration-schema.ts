import { currencySchema } from '@quarterday/core/currency.ts'
import { decimal, decimalText } from '@quarterday/core/decimal.ts'
import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency, text } from '../../kit/fields.ts'
import type { MigrationPreview, MigrationProgress, MoverCounts } from './migration-types.ts'

export const migrationCreateSchema = z
  .strictObject({
    to: idSchema('price').meta({
      description: 'The same currency and interval. A customer who has a price in its place moves to that.',
      examples: ['price_01h455vb4pex5vsknk084sn02r'],
    }),
    timing: z.enum(['period_end', 'now']).default('period_end').meta({ description: 'Each at the end of its period, or all of them now.' }),
    proration: z
      .enum(['invoice_now', 'next_invoice', 'none'])
      .optional()
      .meta({ description: 'When the money of a change in mid-period moves. Absent: as the conventions say.' }),
    customers: z.array(idSchema('cus')).min(1).max(1000).optional().meta({ description: 'Absent: everybody.' }),
  })
  .meta({ id: 'PriceMigrationCreate' })

const count = z.int().min(0)
const countsSchema = z
  .strictObject({
    ready: count.meta({ description: 'Can be moved.' }),
    scheduled: count.meta({ description: 'A change to the new price waits already.' }),
    changing: count.meta({ description: 'Another change waits: they are left alone.' }),
    canceling: count.meta({ description: 'They are going to end: left alone.' }),
    parked: count.meta({ description: 'They could not be billed: left alone until somebody resumes them.' }),
    due: count.meta({ description: 'A period of theirs has just ended; they can be moved once it is billed.' }),
  })
  .meta({ id: 'PriceMigrationCounts', description: 'The subscriptions that are on the old price.' })

export const migrationSchema = z
  .strictObject({
    object: z.literal('price_migration'),
    moved: count.meta({ description: 'By this request.' }),
    done: z.boolean().meta({ description: 'False: there was too much to do for one answer. Ask again, under another key.' }),
    left: countsSchema,
  })
  .meta({ id: 'PriceMigration' })

const money = z.int().meta({ description: 'Minor units a month.' })

export const migrationPreviewSchema = z
  .strictObject({
    object: z.literal('price_migration_preview'),
    counts: countsSchema,
    mrr: z.array(z.strictObject({ currency, before: money, after: money })),
    pays_more: count,
    pays_less: count,
    pays_the_same: count,
    sample: z
      .array(
        z.strictObject({
          subscription: idSchema('sub'),
          customer: idSchema('cus'),
          customer_name: text(256),
          quantity: z.string(),
          before: money,
          after: money,
        }),
      )
      .meta({ description: 'Up to twenty, those for whom it changes most first.' }),
  })
  .meta({ id: 'PriceMigrationPreview', description: 'What is used is not known and counts nothing. Nothing is written.' })

export function migrationToApi({ moved, counts }: MigrationProgress): z.input<typeof migrationSchema> {
  return { object: 'price_migration', moved, done: counts.ready === 0, left: countsToApi(counts) }
}

export function migrationPreviewToApi(preview: MigrationPreview): z.input<typeof migrationPreviewSchema> {
  const { counts, before, after, more, less, same, sample } = preview
  return {
    object: 'price_migration_preview',
    counts: countsToApi(counts),
    mrr: [{ currency: currencySchema.parse(preview.currency), before: Number(before), after: Number(after) }],
    pays_more: more,
    pays_less: less,
    pays_the_same: same,
    sample: sample.map((each) => ({
      subscription: each.subscription,
      customer: each.customer,
      customer_name: each.customerName,
      quantity: decimalText(decimal(each.quantity)),
      before: Number(each.before),
      after: Number(each.after),
    })),
  }
}

function countsToApi({ ready, scheduled, changing, canceling, parked, due }: MoverCounts) {
  return { ready, scheduled, changing, canceling, parked, due }
}
