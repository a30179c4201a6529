import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { createPasswordLink, createUser, endUserSessions, resetSecondFactor, setDisabled } from './manage-user.ts'
import { endedSchema, userListSchema, userSchema, userToApi } from './schema.ts'
import { newUserSchema, passwordLinkSchema, userCreateSchema } from './user-schema.ts'
import { getUser, listUsers } from './user-store.ts'

const params = z.strictObject({ id: idSchema('usr') })
/** Each is safe to repeat: it ends in the same state, or refuses. */
const operator = { tag: 'Users', scope: 'operator', transaction: 'own', keyIsOptional: true } as const

/** What whoever runs the installation does with accounts, which belong to no organization. */
export const userRoutes: Route[] = [
  route({
    ...operator,
    method: 'GET',
    path: '/v1/users',
    operation: 'listUsers',
    summary: 'List users',
    query: listQuery({ sorts: ['-created_at', 'email'], search: 'names and addresses', filters: {} }),
    reply: userListSchema,
    handle: async (ctx, { query }) => pageToApi(await ctx.database.people((tx) => listUsers(tx, query)), userToApi),
  }),
  route({
    ...operator,
    method: 'GET',
    path: '/v1/users/{id}',
    operation: 'getUser',
    summary: 'Get a user',
    params,
    reply: userSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => userToApi(await ctx.database.people((tx) => getUser(tx, id))),
  }),
  route({
    ...operator,
    method: 'POST',
    path: '/v1/users',
    operation: 'createUser',
    summary: 'Make an account for somebody',
    description: 'The answer holds the link by which they choose a password, once; it goes to them by mail too, where mail is sent.',
    body: userCreateSchema,
    reply: newUserSchema,
    status: 201,
    shownOnce: ['password_url'],
    refuses: ['already_exists', 'not_found', 'invalid'],
    handle: async (ctx, { body }) => {
      const { email, name, locale, organization, role } = body
      const place = organization === undefined ? null : { organizationId: organization, role }
      const { user, url } = await createUser(ctx, { email, name, locale, place })
      return { ...userToApi(user), password_url: url }
    },
  }),
  route({
    ...operator,
    method: 'POST',
    path: '/v1/users/{id}/password_link',
    operation: 'createUserPasswordLink',
    summary: 'Make a link to set a password',
    description: 'For somebody whom no mail reaches: hand it over yourself. It works once, for 30 minutes; earlier ones are void.',
    params,
    reply: passwordLinkSchema,
    status: 201,
    shownOnce: ['url'],
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => ({ object: 'password_link' as const, url: await createPasswordLink(ctx, id) }),
  }),
  route({
    ...operator,
    method: 'POST',
    path: '/v1/users/{id}/disable',
    operation: 'disableUser',
    summary: 'Keep a user out',
    description: 'From their next request on. Nothing of them is lost.',
    params,
    reply: userSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => userToApi(await setDisabled(ctx, id, true)),
  }),
  route({
    ...operator,
    method: 'POST',
    path: '/v1/users/{id}/enable',
    operation: 'enableUser',
    summary: 'Let a user in again',
    params,
    reply: userSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => userToApi(await setDisabled(ctx, id, false)),
  }),
  route({
    ...operator,
    method: 'POST',
    path: '/v1/users/{id}/reset_second_factor',
    operation: 'resetUserSecondFactor',
    summary: 'Take a lost second factor away',
    description: 'Be sure that it is them who ask. All their sessions end, and they are told by mail.',
    params,
    reply: userSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => userToApi(await resetSecondFactor(ctx, id)),
  }),
  route({
    ...operator,
    method: 'POST',
    path: '/v1/users/{id}/end_sessions',
    operation: 'endUserSessions',
    summary: 'End all sessions of a user',
    params,
    reply: endedSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => ({ object: 'ended_sessions' as const, ended: await endUserSessions(ctx, id) }),
  }),
]
