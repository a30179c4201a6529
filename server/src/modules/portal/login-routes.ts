import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { getCustomer } from '../customers/store.ts'
import { doneSchema } from './access-schema.ts'
import { inviteLogin, takeLoginAway } from './invite-login.ts'
import { loginCreateSchema, loginListSchema, loginSchema, loginToApi } from './login-schema.ts'
import { loginsOfCustomer } from './login-store.ts'

const tag = 'Portal settings'
const params = z.strictObject({ id: idSchema('cus') })

/** Who acts for a customer, for staff. */
export const loginRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/customers/{id}/logins',
    operation: 'listCustomerLogins',
    tag,
    summary: 'List who may log in for a customer',
    description: 'The first hundred.',
    scope: 'portal:read',
    params,
    reply: loginListSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) =>
      ctx.transaction(async (tx) => {
        await getCustomer(tx, id)
        return { data: (await loginsOfCustomer(tx, id)).map(loginToApi) }
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/customers/{id}/logins',
    operation: 'inviteCustomerLogin',
    tag,
    summary: 'Let somebody log in for a customer',
    description:
      'They are told by mail. Who has no account yet is sent a link, good for seven days, to choose a password. Again: they are told again.',
    scope: 'portal:write',
    transaction: 'own',
    params,
    body: loginCreateSchema,
    reply: loginSchema,
    status: 201,
    refuses: ['not_found', 'invalid_state', 'concurrent_change'],
    handle: async (ctx, { params: { id }, body }) => {
      const customer = await ctx.transaction((tx) => getCustomer(tx, id))
      const { email, name = customer.name, locale = customer.locale ?? 'en' } = body
      return loginToApi(await inviteLogin(ctx, id, { email, name, locale }))
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/customers/{id}/logins/{user}',
    operation: 'removeCustomerLogin',
    tag,
    summary: 'Take somebody’s access to a customer away',
    description: 'From the next request on. Their account remains: they may act for others.',
    scope: 'portal:write',
    transaction: 'own',
    params: z.strictObject({ id: idSchema('cus'), user: idSchema('usr') }),
    reply: doneSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id, user } }) => {
      await takeLoginAway(ctx, id, user)
      return { object: 'done' } as const
    },
  }),
]
