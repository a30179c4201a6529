import { nonNegativeDecimal } from '@quarterday/core/decimal.ts'
import { collectionMethods, termEndings, trialEndings } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'

export const quantity = nonNegativeDecimal.meta({ description: 'A decimal as text.', examples: ['5'] })
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
