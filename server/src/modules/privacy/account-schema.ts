import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant, text } from '../../kit/fields.ts'
import { passkeySchema } from '../people/passkey-schema.ts'
import { accountEventSchema, staySchema, userSchema } from '../people/schema.ts'

export const accountExportSchema = z
  .strictObject({
    object: z.literal('account_export'),
    exported_at: instant,
    user: userSchema,
    organizations: z
      .array(z.strictObject({ id: idSchema('org'), name: text(256), role: z.string().meta({ examples: ['owner'] }) }))
      .meta({ description: 'Where they work.' }),
    customers: z
      .array(z.strictObject({ organization: idSchema('org'), customer: idSchema('cus') }))
      .meta({ description: 'For whom they act.' }),
    passkeys: z.array(passkeySchema),
    sessions: z.array(staySchema).meta({ description: 'Those that go on.' }),
    activity: z
      .array(accountEventSchema)
      .meta({ description: 'The latest 1000 things that happened to the account; of more, see `GET /v1/auth/activity`.' }),
  })
  .meta({ id: 'AccountExport', description: 'All that is held about a person and their account.' })
