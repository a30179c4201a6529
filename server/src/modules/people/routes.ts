import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { addOrganization } from './add-organization.ts'
import { describeLogin, describeSession } from './describe-session.ts'
import { endOtherSessions, endOwnSession, logOut } from './end-sessions.ts'
import { giveSecondFactor } from './give-second-factor.ts'
import { logIn } from './log-in.ts'
import { givenFromApi } from './passkey-schema.ts'
import { prove } from './prove-person.ts'
import { confirmPasswordReset, requestPasswordReset } from './reset-password.ts'
import * as schema from './schema.ts'
import { listSessions } from './session-store.ts'
import { canMail, signUp, signUpState } from './sign-up.ts'
import { standingOf } from './standing.ts'
import { verifyEmail } from './verify-email.ts'

const tag = 'Signing in'
/** People are let in by cookies, so nothing of it is stored for replays; repeated, each of these has the effect that its words say, or none. */
const forPeople = { tag, transaction: 'own', keyIsOptional: true } as const
const anyone = { ...forPeople, scope: 'anyone' } as const
const person = { ...forPeople, scope: 'person' } as const

/** Coming in, and going. */
export const routes: Route[] = [
  route({
    ...anyone,
    method: 'GET',
    path: '/v1/auth/options',
    operation: 'getAuthOptions',
    summary: 'See how people can come in',
    reply: schema.optionsSchema,
    handle: async (ctx) => ({ object: 'auth_options' as const, sign_up: await signUpState(ctx), sends_mail: canMail(ctx) }),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/v1/auth/sign_up',
    operation: 'signUp',
    summary: 'Sign up',
    description:
      'Makes an account with an organization of its own. The answer is the same whether somebody has the address already; only a mail to them says so.',
    body: schema.signUpSchema,
    reply: schema.signedUpSchema,
    status: 202,
    refuses: ['forbidden', 'password_common'],
    examples: {
      request: {
        name: 'Nora Nordström',
        email: 'nora@harbour-coffee.example',
        password: 'nine espressos before noon',
        organization: { name: 'Harbour Coffee', timezone: 'Europe/Berlin', currency: 'EUR' },
      },
    },
    handle: async (ctx, { body, visit }) => {
      const { name, email, password, locale, organization, setup_token: setupToken = null } = body
      return { object: 'sign_up' as const, next: await signUp(ctx, visit, { name, email, password, locale, organization, setupToken }) }
    },
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/v1/auth/verify_email',
    operation: 'verifyEmail',
    summary: 'Confirm an address',
    description: 'By the token of the mail and the password that was chosen. It logs in too.',
    body: schema.verifyEmailSchema,
    reply: schema.loggedInSchema,
    refuses: ['unauthenticated', 'forbidden'],
    handle: async (ctx, { body, visit }) => schema.loginToApi(await describeLogin(ctx, await verifyEmail(ctx, visit, body))),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/v1/auth/login',
    operation: 'logIn',
    summary: 'Log in',
    description:
      'Sets the cookie of a session, or asks for the second factor. Every failure has the same answer. After five in a row each further try waits.',
    body: schema.loginSchema,
    reply: schema.loggedInSchema,
    refuses: ['unauthenticated'],
    handle: async (ctx, { body, visit }) => schema.loginToApi(await describeLogin(ctx, await logIn(ctx, visit, body))),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/v1/auth/login/second_factor',
    operation: 'giveSecondFactor',
    summary: 'Give the second factor',
    description: 'A code of the authenticator, each of which works once, a recovery code, or a passkey.',
    body: schema.secondFactorSchema,
    reply: schema.loggedInSchema,
    examples: { request: { challenge: 'q'.repeat(43), code: '123456' } },
    refuses: ['unauthenticated'],
    handle: async (ctx, { body, visit }) => {
      const { challenge, code, recovery_code: recoveryCode } = body
      const passkey = body.passkey && givenFromApi(body.passkey)
      return schema.loginToApi(await describeLogin(ctx, await giveSecondFactor(ctx, visit, { challenge, code, recoveryCode, passkey })))
    },
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/v1/auth/password/request_reset',
    operation: 'requestPasswordReset',
    summary: 'Ask for a link to set a new password',
    description: 'The answer is the same whether somebody has the address or not.',
    body: schema.resetRequestSchema,
    reply: schema.doneSchema,
    status: 202,
    handle: async (ctx, { body, visit }) => {
      await requestPasswordReset(ctx, visit, body.email)
      return { object: 'done' as const }
    },
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/v1/auth/password/reset',
    operation: 'resetPassword',
    summary: 'Set a new password by the link',
    description: 'All sessions end. A second factor stays and is asked for.',
    body: schema.resetSchema,
    reply: schema.loggedInSchema,
    refuses: ['unauthenticated', 'password_common'],
    handle: async (ctx, { body, visit }) => schema.loginToApi(await describeLogin(ctx, await confirmPasswordReset(ctx, visit, body))),
  }),
  route({
    ...person,
    method: 'GET',
    path: '/v1/auth/session',
    operation: 'getSession',
    summary: 'See who is logged in',
    description: 'The person, where they are at work and what they may do there.',
    reply: schema.sessionSchema,
    handle: async (ctx) => schema.sessionToApi(await describeSession(ctx)),
  }),
  route({
    ...person,
    method: 'POST',
    path: '/v1/auth/logout',
    operation: 'logOut',
    summary: 'Log out',
    reply: schema.doneSchema,
    handle: async (ctx, { visit }) => {
      await logOut(ctx, visit)
      return { object: 'done' as const }
    },
  }),
  route({
    ...person,
    method: 'POST',
    path: '/v1/auth/prove',
    operation: 'proveIdentity',
    summary: 'Prove again who you are',
    description: 'By password, by a code or by a passkey. For ten minutes no sensitive deed asks for it again.',
    body: schema.proofSchema,
    reply: schema.sessionSchema,
    refuses: ['invalid'],
    handle: async (ctx, { body, visit }) => {
      const passkey = body.passkey && givenFromApi(body.passkey)
      await prove(ctx, visit, { password: body.password, code: body.code, recoveryCode: body.recovery_code, passkey })
      return schema.sessionToApi(await describeSession(ctx))
    },
  }),
  route({
    ...person,
    method: 'GET',
    path: '/v1/auth/sessions',
    operation: 'listSessions',
    summary: 'List your sessions',
    reply: schema.stayListSchema,
    handle: async (ctx) => {
      const { userId, sessionId } = standingOf(ctx)
      const stays = await ctx.database.people((tx) => listSessions(tx, userId, ctx.clock.now()))
      return { data: stays.map((stay) => schema.stayToApi(stay, sessionId)) }
    },
  }),
  route({
    ...person,
    method: 'POST',
    path: '/v1/auth/sessions/{id}/end',
    operation: 'endSession',
    summary: 'End one of your sessions',
    params: z.strictObject({ id: idSchema('ses') }),
    reply: schema.doneSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params, visit }) => {
      await endOwnSession(ctx, visit, params.id)
      return { object: 'done' as const }
    },
  }),
  route({
    ...person,
    method: 'POST',
    path: '/v1/auth/sessions/end_others',
    operation: 'endOtherSessions',
    summary: 'End all your other sessions',
    reply: schema.endedSchema,
    handle: async (ctx, { visit }) => ({ object: 'ended_sessions' as const, ended: await endOtherSessions(ctx, visit) }),
  }),
  route({
    ...person,
    method: 'POST',
    path: '/v1/auth/organizations',
    operation: 'createOwnOrganization',
    summary: 'Make another organization of your own',
    description: 'A live one; the session goes there.',
    body: schema.ownOrganizationSchema,
    reply: schema.sessionSchema,
    status: 201,
    refuses: ['conflict', 'organization_suspended'],
    handle: async (ctx, { body, visit }) => schema.sessionToApi(await describeSession(ctx, await addOrganization(ctx, visit, body))),
  }),
]
