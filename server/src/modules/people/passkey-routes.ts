import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { addOwnPasskey } from './add-passkey.ts'
import { askForProof, askForSecondFactor, askToLogIn, offerPasskey } from './ask-for-passkey.ts'
import { describeLogin } from './describe-session.ts'
import { logInWithPasskey } from './log-in-with-passkey.ts'
import * as passkeys from './passkey-schema.ts'
import { listPasskeys } from './passkey-store.ts'
import { removeOwnPasskey } from './remove-passkey.ts'
import { doneSchema, loggedInSchema, loginToApi, passkeyChallengeSchema } from './schema.ts'
import { standingOf } from './standing.ts'

/** Nothing of it is stored for replays: what is asked for is signed once, and what is added is there once. */
const forPeople = { transaction: 'own', keyIsOptional: true } as const
const signingIn = { ...forPeople, tag: 'Signing in' } as const
const account = { ...forPeople, tag: 'Your account', scope: 'person' } as const

/** Coming in by a passkey, and having some. */
export const passkeyRoutes: Route[] = [
  route({
    ...signingIn,
    scope: 'anyone',
    method: 'POST',
    path: '/v1/auth/login/passkey_options',
    operation: 'askPasskeyToLogIn',
    summary: 'Begin to log in with a passkey',
    description: 'What the browser asks an authenticator for, within five minutes and once. The same for everybody.',
    reply: passkeys.passkeyRequestSchema,
    handle: async (ctx) => passkeys.requestToApi(ctx.outside.publicUrl, await askToLogIn(ctx)),
  }),
  route({
    ...signingIn,
    scope: 'anyone',
    method: 'POST',
    path: '/v1/auth/login/passkey',
    operation: 'logInWithPasskey',
    summary: 'Log in with a passkey',
    description:
      'Without address or password: the authenticator has verified who holds it, so it counts as both factors. Every failure has the same answer.',
    body: passkeys.passkeyLoginSchema,
    reply: loggedInSchema,
    refuses: ['unauthenticated'],
    handle: async (ctx, { body, visit }) =>
      loginToApi(await describeLogin(ctx, await logInWithPasskey(ctx, visit, passkeys.givenFromApi(body.passkey)))),
  }),
  route({
    ...signingIn,
    scope: 'anyone',
    method: 'POST',
    path: '/v1/auth/login/second_factor/passkey_options',
    operation: 'askPasskeyForSecondFactor',
    summary: 'Begin to give a passkey as second factor',
    body: passkeyChallengeSchema,
    reply: passkeys.passkeyRequestSchema,
    refuses: ['unauthenticated'],
    handle: async (ctx, { body }) => passkeys.requestToApi(ctx.outside.publicUrl, await askForSecondFactor(ctx, body.challenge)),
  }),
  route({
    ...signingIn,
    scope: 'person',
    method: 'POST',
    path: '/v1/auth/prove/passkey_options',
    operation: 'askPasskeyForProof',
    summary: 'Begin to prove again who you are by a passkey',
    reply: passkeys.passkeyRequestSchema,
    handle: async (ctx) => passkeys.requestToApi(ctx.outside.publicUrl, await askForProof(ctx)),
  }),
  route({
    ...account,
    method: 'GET',
    path: '/v1/auth/passkeys',
    operation: 'listPasskeys',
    summary: 'List your passkeys',
    reply: passkeys.passkeyListSchema,
    handle: async (ctx) => {
      const { userId } = standingOf(ctx)
      return { data: (await ctx.database.people((tx) => listPasskeys(tx, userId))).map(passkeys.passkeyToApi) }
    },
  }),
  route({
    ...account,
    method: 'POST',
    path: '/v1/auth/passkeys/options',
    operation: 'offerPasskey',
    summary: 'Begin to add a passkey',
    description: 'What the browser asks an authenticator to make, within five minutes and once.',
    proof: 'always',
    reply: passkeys.passkeyOfferSchema,
    handle: async (ctx) => passkeys.offerToApi(ctx.outside.publicUrl, await offerPasskey(ctx)),
  }),
  route({
    ...account,
    method: 'POST',
    path: '/v1/auth/passkeys',
    operation: 'addPasskey',
    summary: 'Add a passkey',
    description: 'As your first second factor it brings ten recovery codes, shown once. Other sessions end, and you are told by mail.',
    proof: 'always',
    body: passkeys.passkeyAddSchema,
    reply: passkeys.addedPasskeySchema,
    status: 201,
    shownOnce: ['recovery_codes'],
    refuses: ['invalid', 'conflict'],
    handle: async (ctx, { body: { name, credential }, visit }) => {
      const added = await addOwnPasskey(ctx, visit, { name, credential: passkeys.credentialFromApi(credential) })
      const codes = added.recoveryCodes
      return {
        object: 'added_passkey' as const,
        passkey: passkeys.passkeyToApi(added.passkey),
        recovery_codes: codes === null ? null : [...codes],
      }
    },
  }),
  route({
    ...account,
    method: 'DELETE',
    path: '/v1/auth/passkeys/{id}',
    operation: 'removePasskey',
    summary: 'Remove a passkey',
    description:
      'It opens nothing from now on. The last second factor stays where an organization asks for one. Other sessions end, and you are told by mail.',
    proof: 'always',
    params: z.strictObject({ id: idSchema('pky') }),
    reply: doneSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params, visit }) => {
      await removeOwnPasskey(ctx, visit, params.id)
      return { object: 'done' as const }
    },
  }),
]
