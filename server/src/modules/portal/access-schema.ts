import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { locale, text } from '../../kit/fields.ts'
import { tokenPattern } from '../../kit/secret-token.ts'
import { customerChoiceSchema, toChoice } from './me-schema.ts'
import { accessTokenSeconds, type Tokens } from './portal-types.ts'

/** In lower case, as accounts know it. */
export const loginEmail = z
  .string()
  .max(254)
  .regex(/^[^\s@<>"(),;:\\]{1,64}@[^\s@<>"(),;:\\]{1,189}$/, 'Must be an e-mail address')
  .transform((text) => text.toLowerCase())
  .pipe(z.string())
  .meta({ format: 'email', examples: ['mia@lang.example'] })

/** Any text that might be one: of what must not be one, the rules speak where a password is chosen. */
const password = z
  .string()
  .min(1)
  .max(1024)
  .meta({ examples: ['correct horse battery staple'] })
const token = z
  .string()
  .regex(tokenPattern, 'Must be the token of the link')
  .meta({ examples: ['A'.repeat(43)] })
const code = z
  .string()
  .min(6)
  .max(40)
  .optional()
  .meta({ description: 'Six digits of the second factor, or a recovery code, of those who have one.', examples: ['123456'] })

const useCookie = z
  .boolean()
  .optional()
  .meta({
    description:
      'For the hosted page: keep the refresh token in a cookie that no script sees, in place of the answer. Takes `Quarterday-Csrf: 1` from a page of this server.',
    examples: [false],
  })

export const signUpSchema = z
  .strictObject({
    name: text(256).meta({ description: 'As it appears on invoices.', examples: ['Mia Lang'] }),
    email: loginEmail,
    password,
    locale: locale.optional().meta({ description: 'The language of mails. Default: en.' }),
  })
  .meta({ id: 'PortalSignUp', examples: [{ name: 'Mia Lang', email: 'mia@lang.example', password: 'correct horse battery staple' }] })

export const acceptedSchema = z
  .strictObject({
    object: z.literal('accepted'),
    next: z.enum(['log_in', 'confirm_email']).meta({
      description: 'What comes next; it says nothing about whether anybody was known. `confirm_email`: by the link that was sent.',
    }),
  })
  .meta({ id: 'PortalAccepted' })

export const sentSchema = z
  .strictObject({ object: z.literal('sent') })
  .meta({ id: 'PortalSent', description: 'A mail was sent, if there is somebody to send it to.' })

export const doneSchema = z.strictObject({ object: z.literal('done') }).meta({ id: 'PortalDone' })

export const logInSchema = z
  .strictObject({
    email: loginEmail,
    password,
    code,
    customer: idSchema('cus')
      .optional()
      .meta({ description: 'For whom, where there are several. Default: for whom they have acted longest.' }),
    use_cookie: useCookie,
  })
  .meta({ id: 'PortalLogIn', examples: [{ email: 'mia@lang.example', password: 'correct horse battery staple' }] })

export const emailSchema = z.strictObject({ email: loginEmail }).meta({ id: 'PortalEmail', examples: [{ email: 'mia@lang.example' }] })

export const verifyEmailSchema = z
  .strictObject({
    token,
    password: password.meta({ description: 'The one that was chosen at sign-up; of who had an account, that of the account.' }),
    code,
    use_cookie: useCookie,
  })
  .meta({ id: 'PortalVerifyEmail', examples: [{ token: 'A'.repeat(43), password: 'correct horse battery staple' }] })

export const magicLinkSchema = z
  .strictObject({ token, code, use_cookie: useCookie })
  .meta({ id: 'PortalMagicLink', examples: [{ token: 'A'.repeat(43) }] })

export const resetPasswordSchema = z
  .strictObject({ token, password: password.meta({ description: 'The new one: 8 to 256 characters of any kind.' }) })
  .meta({ id: 'PortalResetPassword', examples: [{ token: 'A'.repeat(43), password: 'correct horse battery staple' }] })

export const refreshSchema = z
  .strictObject({
    refresh_token: z
      .string()
      .regex(tokenPattern, 'Must be a refresh token')
      .optional()
      .meta({ description: 'Unless it is in the cookie.' }),
    use_cookie: useCookie.meta({
      description: 'The refresh token is in the cookie, and so will be the next. Takes `Quarterday-Csrf: 1` from a page of this server.',
      examples: [false],
    }),
  })
  .meta({ id: 'PortalRefresh', examples: [{ refresh_token: 'A'.repeat(43) }] })

export const switchSchema = z.strictObject({ customer: idSchema('cus'), use_cookie: useCookie }).meta({ id: 'PortalSwitch' })

export const tokensSchema = z
  .strictObject({
    object: z.literal('portal_tokens'),
    token_type: z.literal('Bearer'),
    access_token: z
      .string()
      .meta({ description: 'A JWT, for `Authorization: Bearer …`.', examples: ['eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl'] }),
    expires_in: z.int().meta({ description: 'Seconds until the access token ends.', examples: [accessTokenSeconds] }),
    refresh_token: z
      .string()
      .nullable()
      .meta({
        description:
          'For `POST /v1/portal/token/refresh`, once: its answer has the next. One that comes a second time ends the session. Null: it is in the cookie.',
        examples: ['A'.repeat(43)],
      }),
    customer: customerChoiceSchema,
    customers: z.array(customerChoiceSchema).meta({ description: 'All whom they act for here.' }),
  })
  .meta({ id: 'PortalTokens', description: 'What opens the portal to a customer.' })

/** The same where the request may carry a key: a replay of the answer is without what was shown once. */
export const switchedSchema = tokensSchema
  .extend({ access_token: tokensSchema.shape.access_token.nullable() })
  .meta({ id: 'PortalSwitched', description: 'The same as `PortalTokens`; null where the answer is a replay.' })

export function tokensToApi({ accessToken, refreshToken, login, all }: Tokens): z.input<typeof tokensSchema> {
  return {
    object: 'portal_tokens',
    token_type: 'Bearer',
    access_token: accessToken,
    expires_in: accessTokenSeconds,
    refresh_token: refreshToken,
    customer: toChoice(login),
    customers: all.map(toChoice),
  }
}
