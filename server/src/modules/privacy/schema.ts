import { z } from 'zod'
import { text } from '../../kit/fields.ts'
import { customerSchema } from '../customers/schema.ts'

export const privacySettingsSchema = z
  .strictObject({
    object: z.literal('privacy_settings'),
    retention_years: z
      .int()
      .min(1)
      .max(30)
      .meta({
        description:
          'How long documents keep whom they name after a customer was erased: years after the end of the one in which the last was issued.',
        examples: [10],
      }),
  })
  .meta({ id: 'PrivacySettings', description: 'How long what the law asks for is kept.' })

export const privacySettingsUpdateSchema = privacySettingsSchema.omit({ object: true }).partial().meta({ id: 'PrivacySettingsUpdate' })

export const eraseSchema = z
  .strictObject({
    confirm: text(256).meta({ description: 'The name of the customer, exactly: erasure cannot be undone.', examples: ['Nobody'] }),
    forfeit_credit: z
      .boolean()
      .default(false)
      .meta({
        description: 'Credit of their own money that is left is given up. Otherwise it has to be used or paid back first.',
        examples: [false],
      }),
  })
  .meta({ id: 'CustomerErase' })

export const erasedSchema = customerSchema

/** A file whose shape is written down in docs/privacy.md. */
export const exportSchema = z.record(z.string(), z.unknown()).meta({
  id: 'CustomerExport',
  description: 'All that is held about a customer and the people who act for them.',
  examples: [{ object: 'customer_export' }],
})
