import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { connectAccount, disconnectAccount, replaceKeys } from './connect-account.ts'
import { accountGateways, gatewayAccountStatuses } from './gateway-account.ts'
import {
  accountToApi,
  gatewayAccountCreateSchema,
  gatewayAccountListSchema,
  gatewayAccountSchema,
  gatewayAccountUpdateSchema,
} from './schema.ts'
import * as accounts from './store.ts'

const tag = 'Gateway accounts'
const params = z.strictObject({ id: idSchema('ga') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/gateway_accounts',
    operation: 'listGatewayAccounts',
    tag,
    summary: 'List gateway accounts',
    scope: 'gateway_accounts:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: { gateway: z.enum(accountGateways).optional(), status: z.enum(gatewayAccountStatuses).optional() },
    }),
    reply: gatewayAccountListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await accounts.listAccounts(tx, query), accountToApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/gateway_accounts',
    operation: 'connectGatewayAccount',
    tag,
    summary: 'Connect a gateway account',
    description:
      'New payments go there from now on, in the place of the account of the installation. The secrets are sealed and never shown again.',
    scope: 'gateway_accounts:write',
    proof: 'always',
    body: gatewayAccountCreateSchema,
    reply: gatewayAccountSchema,
    status: 201,
    refuses: ['already_exists', 'card_data_refused'],
    handle: async (ctx, { body: { gateway, public_key: publicKey, secret_key: secretKey = null, webhook_secret: webhookSecret = null } }) =>
      accountToApi(await connectAccount(ctx, { gateway, publicKey, secretKey, webhookSecret })),
  }),
  route({
    method: 'GET',
    path: '/v1/gateway_accounts/{id}',
    operation: 'getGatewayAccount',
    tag,
    summary: 'Get a gateway account',
    scope: 'gateway_accounts:read',
    params,
    reply: gatewayAccountSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => accountToApi(await accounts.getAccount(tx, id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/gateway_accounts/{id}',
    operation: 'updateGatewayAccount',
    tag,
    summary: 'Replace keys of a gateway account',
    description: 'Of the same account at the gateway: payments that were begun there are asked about with the new keys.',
    scope: 'gateway_accounts:write',
    proof: 'always',
    params,
    body: gatewayAccountUpdateSchema,
    reply: gatewayAccountSchema,
    refuses: ['not_found', 'invalid_state', 'card_data_refused'],
    handle: async (ctx, { params: { id }, body: { public_key: publicKey, secret_key: secretKey, webhook_secret: webhookSecret } }) =>
      accountToApi(await replaceKeys(ctx, id, { publicKey, secretKey, webhookSecret })),
  }),
  route({
    method: 'POST',
    path: '/v1/gateway_accounts/{id}/disconnect',
    operation: 'disconnectGatewayAccount',
    tag,
    summary: 'Disconnect a gateway account',
    description: 'Its secrets are forgotten. What is kept there cannot be charged or refunded from here any more.',
    scope: 'gateway_accounts:write',
    proof: 'always',
    params,
    reply: gatewayAccountSchema,
    refuses: ['not_found', 'invalid_state', 'conflict'],
    handle: async (ctx, { params: { id } }) => accountToApi(await disconnectAccount(ctx, id)),
  }),
]
