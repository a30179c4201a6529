import { quantityDecimal } from '@quarterday/core/decimal.ts'
import { collectionMethods, termEndings, trialEndings } from '@quarterday/core/subscription/subscription.ts'
import { capActions, capScopes } from '@quarterday/core/usage/cap-reading.ts'
import { z } from 'zod'

export const quantity = quantityDecimal.meta({ description: 'A decimal as text.', examples: ['5'] })
export const spendingCap = z
  .strictObject({
    amount: z
      .int()
      .min(1)
      .max(Number.MAX_SAFE_INTEGER)
      .meta({ description: 'Whole minor units a billing period, before discounts and tax.', examples: [50000] }),
    scope: z.enum(capScopes).default('usage').meta({ description: 'What counts: what metered prices come to.' }),
    action: z
      .enum(capActions)
      .default('limit')
      .meta({ description: '`limit`: no more is billed. `notify`: it is told, and all is billed.' }),
  })
  .meta({
    id: 'SpendingCap',
    description: 'The most that usage may come to in a billing period. Events tell when 80 and 100 percent are reached.',
    examples: [{ amount: 50000, action: 'limit' }],
  })

export const netTermsDays = z.int().min(0).max(365)
export const collectionMethod = z.enum(collectionMethods)
export const anchorDay = z
  .int()
  .min(1)
  .max(31)
  .meta({ description: 'Day of the month; shorter months use their last day.', examples: [1] })

export const trialEnd = z.enum(trialEndings).meta({
  description:
    'What becomes of it at the end of the trial. `cancel_without_payment_method` and `pause_without_payment_method` spare customers who can be charged or are sent invoices.',
})
export const termEnd = z.enum(termEndings).meta({
  description:
    'At the end of its term it expires, or another term of the same length begins, with the first period that begins at or after that moment.',
})
