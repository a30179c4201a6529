import { conventionsSchema } from '@quarterday/core/conventions.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'

export const cancelSchema = z
  .strictObject({
    timing: z.enum(['now', 'period_end', 'at']).default('period_end'),
    at: instant.optional().meta({
      description:
        'With the timing `at`: a local midnight is the end itself, another moment names the last day, which `cancel_day` counts or not. May lie in the running period’s past.',
    }),
    credit: conventionsSchema.shape.credit_policy
      .optional()
      .meta({ description: 'Where the unused part of what is paid goes. Absent: as the conventions say.' }),
  })
  .meta({ id: 'SubscriptionCancel' })

export const pauseSchema = z
  .strictObject({
    at: instant.optional().meta({ description: 'Absent: now. May lie in the running period’s past, or ahead.' }),
    resumes_at: instant.optional().meta({ description: 'When it goes on by itself. Absent: when somebody resumes it.' }),
  })
  .meta({ id: 'SubscriptionPause', examples: [{ resumes_at: '2027-06-01T00:00:00Z' }] })

export const resumeSchema = z
  .strictObject({
    at: instant.optional().meta({
      description: 'Absent: now, or never mind a pause that has not begun. May be dated back to the beginning of the pause, or lie ahead.',
    }),
  })
  .meta({ id: 'SubscriptionResume' })
