import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant, locale, text } from '../../kit/fields.ts'
import { loginEmail } from './access-schema.ts'
import type { Login } from './portal-types.ts'

export const loginSchema = z
  .strictObject({
    object: z.literal('customer_login'),
    user: idSchema('usr'),
    customer: idSchema('cus'),
    email: z.string().meta({ examples: ['mia@lang.example'] }),
    name: text(256),
    verified: z.boolean().meta({ description: 'Whether they have proven that the address is theirs; before that they cannot log in.' }),
    created_at: instant,
  })
  .meta({ id: 'CustomerLogin', description: 'A person who acts for a customer in the portal.' })

export const loginListSchema = z.strictObject({ data: z.array(loginSchema) }).meta({ id: 'CustomerLoginList' })

export const loginCreateSchema = z
  .strictObject({
    email: loginEmail,
    name: text(256)
      .optional()
      .meta({ description: 'What mails call them. Default: the name of the customer.', examples: ['Mia Lang'] }),
    locale: locale.optional().meta({ description: 'Default: that of the customer, else en.' }),
  })
  .meta({ id: 'CustomerLoginCreate', examples: [{ email: 'mia@lang.example' }] })

export function loginToApi(login: Login): z.input<typeof loginSchema> {
  return {
    object: 'customer_login',
    user: encodeId('usr', login.userId),
    customer: encodeId('cus', login.customerId),
    email: login.email,
    name: login.name,
    verified: login.isVerified,
    created_at: login.createdAt.toString(),
  }
}
