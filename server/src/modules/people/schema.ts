import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { agentText } from '@quarterday/core/people/agent.ts'
import { z } from 'zod'
import { currency, email as emailSchema, instant, locale, text, timezone } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { tokenPattern } from '../../kit/secret-token.ts'
import { suspensionSchema, suspensionToApi } from '../organizations/schema.ts'
import { type UserEvent, userEventKinds } from './event-types.ts'
import { passkeyAnswerSchema } from './passkey-schema.ts'
import { idleMinutes, type Session } from './session-types.ts'
import { hasAuthenticator, hasFactor, type User, type Workplace } from './user-types.ts'

/** As it is stored: in lower case. */
export const email = emailSchema
  .max(254)
  .transform((address) => address.toLowerCase())
  .meta({ examples: ['nora@harbour-coffee.example'] })
/** What was chosen once is only compared; rules are asked when one is chosen. */
export const password = z
  .string()
  .min(1)
  .max(1024)
  .meta({ format: 'password', examples: ['nine espressos before noon'] })
const newPassword = password.meta({
  format: 'password',
  description: '8 to 256 characters of any kind; 15 and more are better. Common ones are refused.',
  examples: ['nine espressos before noon'],
})
const token = z
  .string()
  .regex(tokenPattern, 'Must be the token of a link')
  .meta({ examples: ['q'.repeat(43)] })
const code = z
  .string()
  .regex(/^\d{6}$/, 'Must be six digits')
  .meta({ description: 'What the authenticator shows.', examples: ['123456'] })
const recoveryCode = z
  .string()
  .max(40)
  .regex(/^[0-9A-Za-z -]{16,40}$/, 'Must be a recovery code')
  .meta({ description: 'One of the codes on paper, in place of `code`.', examples: ['k7n2-9dxe-04mp-zq8r'] })
const name = text(256).meta({ examples: ['Nora Nordström'] })

export const signUpSchema = z
  .strictObject({
    name,
    email,
    password: newPassword,
    locale: locale.default('en'),
    organization: z
      .strictObject({
        name: text(256).meta({ examples: ['Harbour Coffee'] }),
        timezone: timezone.default('UTC'),
        currency: currency.default('EUR'),
      })
      .meta({ id: 'SignUpOrganization' }),
    setup_token: token.optional().meta({ description: 'What was printed when the server was first started; only for its first account.' }),
  })
  .meta({ id: 'SignUp' })
export const signedUpSchema = z
  .strictObject({
    object: z.literal('sign_up'),
    next: z
      .enum(['log_in', 'confirm_email'])
      .meta({ description: 'What comes next: it depends on whether this installation sends mail, never on who is known.' }),
  })
  .meta({ id: 'SignedUp' })

export const verifyEmailSchema = z.strictObject({ token, password }).meta({ id: 'EmailVerification' })
export const loginSchema = z.strictObject({ email, password }).meta({ id: 'LoginRequest' })
export const secondFactorSchema = z
  .strictObject({
    challenge: token,
    code: code.optional(),
    recovery_code: recoveryCode.optional(),
    passkey: passkeyAnswerSchema.optional(),
  })
  .refine(({ challenge: _, ...given }) => hasOne(given), 'Must have one of `code`, `recovery_code` and `passkey`')
  .meta({ id: 'SecondFactor' })
/** What the first step was answered with, for the second. */
export const passkeyChallengeSchema = z.strictObject({ challenge: token }).meta({ id: 'SecondFactorPasskey' })
export const proofSchema = z
  .strictObject({
    password: password.optional(),
    code: code.optional(),
    recovery_code: recoveryCode.optional(),
    passkey: passkeyAnswerSchema.optional(),
  })
  .refine(hasOne, 'Must have one of `password`, `code`, `recovery_code` and `passkey`')
  .meta({ id: 'Proof', examples: [{ password: 'nine espressos before noon' }] })
export const resetRequestSchema = z.strictObject({ email }).meta({ id: 'PasswordResetRequest' })
export const resetSchema = z.strictObject({ token, password: newPassword }).meta({ id: 'PasswordReset' })
export const passwordChangeSchema = z.strictObject({ current_password: password, password: newPassword }).meta({ id: 'PasswordChange' })
export const emailChangeSchema = z.strictObject({ email, password }).meta({ id: 'EmailChange' })
export const emailConfirmSchema = z.strictObject({ token }).meta({ id: 'EmailConfirmation' })
export const profileSchema = z.strictObject({ name, locale }).partial().meta({ id: 'ProfileUpdate' })
export const passwordOnlySchema = z.strictObject({ password }).meta({ id: 'PasswordProof' })
export const factorConfirmSchema = z.strictObject({ code }).meta({ id: 'SecondFactorConfirmation' })
export const factorDisableSchema = z
  .strictObject({ password, code: code.optional(), recovery_code: recoveryCode.optional() })
  .refine(({ password: _, ...given }) => hasOne(given), 'Must have `code` or `recovery_code`, one of them')
  .meta({ id: 'SecondFactorRemoval' })
export const ownOrganizationSchema = z
  .strictObject({
    name: text(256).meta({ examples: ['Harbour Tea'] }),
    timezone: timezone.default('UTC'),
    currency: currency.default('EUR'),
  })
  .meta({ id: 'OwnOrganization' })

function hasOne(given: object): boolean {
  return Object.values(given).filter((value) => value !== undefined).length === 1
}

export const optionsSchema = z
  .strictObject({
    object: z.literal('auth_options'),
    sign_up: z.enum(['open', 'first', 'first_with_token', 'closed']).meta({
      description:
        '`first`: this installation has no account yet, and whoever comes first sets it up; `first_with_token`: with the link that was printed.',
    }),
    sends_mail: z
      .boolean()
      .meta({ description: 'Whether mail leaves this installation. False: links to confirm and to reset are kept in its outbox.' }),
  })
  .meta({ id: 'AuthOptions' })

export const userSchema = z
  .strictObject({
    id: idSchema('usr'),
    object: z.literal('user'),
    name,
    email: emailSchema.meta({ examples: ['nora@harbour-coffee.example'] }),
    email_verified: z.boolean(),
    locale,
    has_password: z.boolean(),
    has_second_factor: z.boolean().meta({ description: 'A code or a passkey is asked of them beside the password.' }),
    has_authenticator: z.boolean().meta({ description: 'They have a program that shows codes.' }),
    has_passkey: z.boolean(),
    disabled: z.boolean(),
    created_at: instant,
  })
  .meta({ id: 'User', description: 'A person who may come in.' })
export const userListSchema = pageSchema('UserList', userSchema)

const workplaceFields = {
  id: idSchema('org'),
  name: text(256),
  kind: z.enum(['live', 'sandbox']),
  role: z.string().meta({ examples: ['owner'] }),
  suspension: suspensionSchema,
}
const workplaceSchema = z
  .strictObject(workplaceFields)
  .meta({ id: 'Workplace', description: 'An organization, and as what the person works there.' })

export const sessionSchema = z
  .strictObject({
    id: idSchema('ses'),
    object: z.literal('session'),
    user: userSchema,
    organization: workplaceSchema.nullable().meta({ description: 'Where they are at work; null: nowhere yet.' }),
    permissions: z.array(z.string()).meta({ description: 'What their role permits there; `*` is everything.', examples: [['*']] }),
    organizations: z.array(workplaceSchema).meta({ description: 'Where they work.' }),
    needs_second_factor: z.boolean().meta({
      description: 'The organization wants a second factor of them, and until they have given one they can do nothing else there.',
    }),
    recovery_codes_left: z.int(),
    proven_at: instant.meta({
      description: 'When they last gave their password, a code or a passkey: sensitive deeds ask that this was within ten minutes.',
    }),
    created_at: instant,
    expires_at: instant.meta({ description: 'The end, whatever happens.' }),
    idle_minutes: z.int().meta({ description: 'Unused for so long, it is over.', examples: [30] }),
  })
  .meta({ id: 'Session', description: 'A stay of a person in the dashboard. What opens it is in a cookie.' })

export const loggedInSchema = z
  .strictObject({
    object: z.literal('login'),
    status: z.enum(['logged_in', 'second_factor_needed']),
    session: sessionSchema.nullable(),
    challenge: z.string().nullable().meta({ description: 'To be sent with the code of the second factor, within five minutes.' }),
    challenge_expires_at: instant.nullable(),
    second_factors: z.array(z.enum(['code', 'passkey', 'recovery_code'])).meta({ description: 'By what the second step can be taken.' }),
  })
  .meta({ id: 'Login' })

const stayFields = {
  id: idSchema('ses'),
  object: z.literal('stay'),
  current: z.boolean().meta({ description: 'The one that asks.' }),
  device: z.string().meta({ description: 'What the browser says of itself.', examples: ['Firefox on Linux'] }),
  address: z
    .string()
    .nullable()
    .meta({ examples: ['203.0.113.7'] }),
  second_factor: z.boolean(),
  created_at: instant,
  last_seen_at: instant,
  expires_at: instant,
}
export const staySchema = z.strictObject(stayFields).meta({ id: 'Stay' })
export const stayListSchema = z
  .strictObject({ data: z.array(staySchema) })
  .meta({ id: 'StayList', description: 'The sessions that go on, the one used last first.' })
export const endedSchema = z.strictObject({ object: z.literal('ended_sessions'), ended: z.int() }).meta({ id: 'EndedSessions' })
export const doneSchema = z.strictObject({ object: z.literal('done') }).meta({ id: 'Done' })
export const emailChangedSchema = z
  .strictObject({ object: z.literal('email_change'), next: z.enum(['done', 'confirm_email']) })
  .meta({ id: 'EmailChangeAsked' })
export const offeredFactorSchema = z
  .strictObject({
    object: z.literal('second_factor_offer'),
    secret: z
      .string()
      .nullable()
      .meta({ description: 'To type where no QR code can be read.', examples: ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'] }),
    uri: z
      .string()
      .nullable()
      .meta({ description: 'What the QR code says.', examples: ['otpauth://totp/Quarterday:nora@harbour-coffee.example'] }),
  })
  .meta({ id: 'SecondFactorOffer' })
export const recoveryCodesSchema = z
  .strictObject({
    object: z.literal('recovery_codes'),
    codes: z.array(z.string()).meta({ description: 'Each works once. They are shown once.' }),
  })
  .meta({ id: 'RecoveryCodes' })

export const accountEventSchema = z
  .strictObject({
    id: idSchema('uev'),
    object: z.literal('account_event'),
    kind: z.enum(userEventKinds),
    address: z.string().nullable(),
    device: z.string(),
    created_at: instant,
  })
  .meta({ id: 'AccountEvent' })
export const accountEventListSchema = pageSchema('AccountEventList', accountEventSchema)

export function userToApi(user: User): z.input<typeof userSchema> {
  return {
    id: encodeId('usr', user.id),
    object: 'user',
    name: user.name,
    email: user.email,
    email_verified: user.emailVerifiedAt !== null,
    locale: user.locale,
    has_password: user.passwordHash !== null,
    has_second_factor: hasFactor(user),
    has_authenticator: hasAuthenticator(user),
    has_passkey: user.hasPasskey,
    disabled: user.disabledAt !== null,
    created_at: user.createdAt.toString(),
  }
}

/** What `describeSession` answers. */
interface Shown {
  readonly session: Session
  readonly user: User
  readonly workplace: Workplace | null
  readonly workplaces: readonly Workplace[]
  readonly recoveryCodesLeft: number
  readonly needsSecondFactor: boolean
}

export function sessionToApi({
  session,
  user,
  workplace,
  workplaces,
  recoveryCodesLeft,
  needsSecondFactor,
}: Shown): z.input<typeof sessionSchema> {
  return {
    id: encodeId('ses', session.id),
    object: 'session',
    user: userToApi(user),
    organization: workplace === null ? null : workplaceToApi(workplace),
    permissions: workplace === null || needsSecondFactor || workplace.suspension !== null ? [] : [...workplace.permissions],
    organizations: workplaces.map(workplaceToApi),
    needs_second_factor: needsSecondFactor,
    recovery_codes_left: recoveryCodesLeft,
    proven_at: session.provenAt.toString(),
    created_at: session.createdAt.toString(),
    expires_at: session.expiresAt.toString(),
    idle_minutes: idleMinutes,
  }
}

export function loginToApi(
  login:
    | { readonly status: 'logged_in'; readonly view: Shown }
    | {
        readonly status: 'second_factor_needed'
        readonly challenge: string
        readonly expiresAt: Temporal.Instant
        readonly factors: readonly ('code' | 'passkey' | 'recovery_code')[]
      },
): z.input<typeof loggedInSchema> {
  if (login.status === 'logged_in')
    return {
      ...{ object: 'login', status: 'logged_in', session: sessionToApi(login.view) },
      ...{ challenge: null, challenge_expires_at: null, second_factors: [] },
    }
  const { status, challenge, expiresAt, factors } = login
  return { object: 'login', status, session: null, challenge, challenge_expires_at: expiresAt.toString(), second_factors: [...factors] }
}

export function stayToApi(session: Session, currentId: string) {
  return {
    id: encodeId('ses', session.id),
    object: 'stay' as const,
    current: session.id === currentId,
    device: agentText(session.userAgent),
    address: session.address,
    second_factor: session.secondFactorAt !== null,
    created_at: session.createdAt.toString(),
    last_seen_at: session.lastSeenAt.toString(),
    expires_at: session.expiresAt.toString(),
  }
}

export function eventToApi({ id, kind, address, userAgent, createdAt }: UserEvent): z.input<typeof accountEventSchema> {
  return { id: encodeId('uev', id), object: 'account_event', kind, address, device: agentText(userAgent), created_at: createdAt.toString() }
}

function workplaceToApi({ id, name, kind, role, suspension }: Workplace): z.input<typeof workplaceSchema> {
  return { id: encodeId('org', id), name, kind, role, suspension: suspensionToApi(suspension) }
}
