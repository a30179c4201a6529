import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { policyCreateSchema, policyListSchema, policySchema, policyToApi, policyUpdateSchema, termsFrom } from './policy-schema.ts'
import * as policies from './policy-store.ts'
import { policyStatuses } from './policy-types.ts'
import { archivePolicy, createPolicy, updatePolicy } from './write-policy.ts'

const tag = 'Dunning'
const params = z.strictObject({ id: idSchema('dun') })

export const policyRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/dunning_policies',
    operation: 'listDunningPolicies',
    tag,
    summary: 'List dunning policies',
    scope: 'dunning:read',
    query: listQuery({ sorts: ['-created_at', 'name'], search: 'the name', filters: { status: z.enum(policyStatuses).optional() } }),
    reply: policyListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await policies.listPolicies(tx, query), policyToApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/dunning_policies',
    operation: 'createDunningPolicy',
    tag,
    summary: 'Create a dunning policy',
    scope: 'dunning:write',
    body: policyCreateSchema,
    reply: policySchema,
    status: 201,
    refuses: ['conflict'],
    handle: async (ctx, { body: { name, default: isDefault, ...given } }) =>
      policyToApi(await createPolicy(ctx, { name, isDefault, terms: termsFrom(given) })),
  }),
  route({
    method: 'GET',
    path: '/v1/dunning_policies/{id}',
    operation: 'getDunningPolicy',
    tag,
    summary: 'Get a dunning policy',
    scope: 'dunning:read',
    params,
    reply: policySchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => policyToApi(await policies.getPolicy(tx, id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/dunning_policies/{id}',
    operation: 'updateDunningPolicy',
    tag,
    summary: 'Change a dunning policy',
    description: 'What is being asked for already goes on by the terms that it began with.',
    scope: 'dunning:write',
    params,
    body: policyUpdateSchema,
    reply: policySchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id }, body: { name, default: isDefault, ...given } }) =>
      policyToApi(await updatePolicy(ctx, id, { name, isDefault, terms: (before) => termsFrom(given, before) })),
  }),
  ...(['archive', 'unarchive'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/v1/dunning_policies/{id}/${verb}`,
      operation: `${verb}DunningPolicy`,
      tag,
      summary: verb === 'archive' ? 'Archive a dunning policy' : 'Take a dunning policy back from the archive',
      description: 'Customers whose policy is archived are asked by the default.',
      scope: 'dunning:write',
      params,
      reply: policySchema,
      refuses: ['not_found', 'invalid_state'],
      handle: async (ctx, { params: { id } }) => policyToApi(await archivePolicy(ctx, id, verb)),
    }),
  ),
]
