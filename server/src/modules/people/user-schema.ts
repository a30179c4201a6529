import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { locale, text } from '../../kit/fields.ts'
import { email, userSchema } from './schema.ts'

export const userCreateSchema = z
  .strictObject({
    email,
    name: text(256).meta({ examples: ['Nora Nordström'] }),
    locale: locale.default('en'),
    organization: idSchema('org').optional().meta({ description: 'Where they begin to work.' }),
    role: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,63}$/, 'Must be the code of a role')
      .default('owner')
      .meta({ description: 'As what: the code of a role.', examples: ['owner'] }),
  })
  .meta({ id: 'UserCreate' })

const url = z
  .string()
  .nullable()
  .meta({ description: 'Shown once.', examples: ['https://billing.example.com/reset-password#token=…'] })

export const newUserSchema = z.strictObject({ ...userSchema.shape, password_url: url }).meta({ id: 'NewUser' })
export const passwordLinkSchema = z.strictObject({ object: z.literal('password_link'), url }).meta({ id: 'PasswordLink' })
