import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { confirmEmailChange, requestEmailChange } from './change-email.ts'
import { changePassword } from './change-password.ts'
import { confirmSecondFactor, disableSecondFactor, offerSecondFactor, renewRecoveryCodes } from './enrol-factor.ts'
import { listEvents } from './event-store.ts'
import * as schema from './schema.ts'
import { standingOf } from './standing.ts'
import { updateProfile } from './update-profile.ts'

const person = { tag: 'Your account', transaction: 'own', keyIsOptional: true, scope: 'person' } as const

/** What a person changes about their own account. */
export const accountRoutes: Route[] = [
  route({
    ...person,
    method: 'PATCH',
    path: '/v1/auth/profile',
    operation: 'updateProfile',
    summary: 'Change your name and language',
    body: schema.profileSchema,
    reply: schema.userSchema,
    handle: async (ctx, { body }) => schema.userToApi(await updateProfile(ctx, body)),
  }),
  route({
    ...person,
    method: 'POST',
    path: '/v1/auth/password',
    operation: 'changePassword',
    summary: 'Change your password',
    description: 'All other sessions end, and this one gets a new cookie. You are told by mail.',
    body: schema.passwordChangeSchema,
    examples: { request: { current_password: 'nine espressos before noon', password: 'ten espressos after noon' } },
    reply: schema.doneSchema,
    refuses: ['invalid', 'password_common'],
    handle: async (ctx, { body, visit }) => {
      await changePassword(ctx, visit, { current: body.current_password, password: body.password })
      return { object: 'done' as const }
    },
  }),
  route({
    ...person,
    method: 'POST',
    path: '/v1/auth/email',
    operation: 'requestEmailChange',
    summary: 'Change your address',
    description: 'A link goes to the new address; nothing changes before it is followed. The old address is told.',
    body: schema.emailChangeSchema,
    examples: { request: { email: 'nora@nordstrom.example', password: 'nine espressos before noon' } },
    reply: schema.emailChangedSchema,
    status: 202,
    refuses: ['invalid', 'already_exists'],
    handle: async (ctx, { body, visit }) => ({ object: 'email_change' as const, next: await requestEmailChange(ctx, visit, body) }),
  }),
  route({
    ...person,
    scope: 'anyone',
    method: 'POST',
    path: '/v1/auth/email/confirm',
    operation: 'confirmEmailChange',
    summary: 'Confirm your new address',
    body: schema.emailConfirmSchema,
    reply: schema.doneSchema,
    refuses: ['unauthenticated', 'already_exists'],
    handle: async (ctx, { body, visit }) => {
      await confirmEmailChange(ctx, visit, body.token)
      return { object: 'done' as const }
    },
  }),
  route({
    ...person,
    method: 'POST',
    path: '/v1/auth/second_factor',
    operation: 'offerSecondFactor',
    summary: 'Begin to set up a second factor',
    description: 'Shows the seed for an authenticator, once. It counts when its first code is confirmed.',
    body: schema.passwordOnlySchema,
    reply: schema.offeredFactorSchema,
    shownOnce: ['secret', 'uri'],
    refuses: ['invalid', 'invalid_state'],
    handle: async (ctx, { body, visit }) => ({
      object: 'second_factor_offer' as const,
      ...(await offerSecondFactor(ctx, visit, body.password)),
    }),
  }),
  route({
    ...person,
    method: 'POST',
    path: '/v1/auth/second_factor/confirm',
    operation: 'confirmSecondFactor',
    summary: 'Turn the second factor on',
    description: 'By a first code. Shows ten recovery codes, once. Other sessions end.',
    body: schema.factorConfirmSchema,
    reply: schema.recoveryCodesSchema,
    refuses: ['invalid', 'invalid_state'],
    handle: async (ctx, { body, visit }) => ({
      object: 'recovery_codes' as const,
      codes: [...(await confirmSecondFactor(ctx, visit, body.code))],
    }),
  }),
  route({
    ...person,
    method: 'POST',
    path: '/v1/auth/second_factor/disable',
    operation: 'disableSecondFactor',
    summary: 'Turn the second factor off',
    body: schema.factorDisableSchema,
    examples: { request: { password: 'nine espressos before noon', code: '123456' } },
    reply: schema.doneSchema,
    refuses: ['invalid', 'invalid_state'],
    handle: async (ctx, { body, visit }) => {
      await disableSecondFactor(ctx, visit, { password: body.password, code: body.code, recoveryCode: body.recovery_code })
      return { object: 'done' as const }
    },
  }),
  route({
    ...person,
    method: 'POST',
    path: '/v1/auth/recovery_codes',
    operation: 'renewRecoveryCodes',
    summary: 'Make new recovery codes',
    description: 'Ten, shown once; those before are void.',
    body: schema.passwordOnlySchema,
    reply: schema.recoveryCodesSchema,
    refuses: ['invalid', 'invalid_state'],
    handle: async (ctx, { body, visit }) => ({
      object: 'recovery_codes' as const,
      codes: [...(await renewRecoveryCodes(ctx, visit, body.password))],
    }),
  }),
  route({
    ...person,
    method: 'GET',
    path: '/v1/auth/activity',
    operation: 'listAccountEvents',
    summary: 'See what happened to your account lately',
    query: listQuery({ sorts: ['-created_at'], filters: {} }),
    reply: schema.accountEventListSchema,
    handle: async (ctx, { query }) => {
      const { userId } = standingOf(ctx)
      return pageToApi(await ctx.database.people((tx) => listEvents(tx, userId, query)), schema.eventToApi)
    },
  }),
]
