import { presets } from '@quarterday/core/conventions.ts'
import { idOf, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { noOrganization } from '../../kit/context.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { createOrganization } from './create-organization.ts'
import { createSandbox } from './create-sandbox.ts'
import { findSandbox, visibleTo } from './find-sandbox.ts'
import { resumeOrganization } from './resume-organization.ts'
import * as schema from './schema.ts'
import * as organizations from './store.ts'
import { suspendOrganization } from './suspend-organization.ts'
import { updateOrganization } from './update-organization.ts'

/** Each is safe to repeat: it ends in the same state. */
const steered = {
  method: 'POST',
  tag: 'Operation',
  scope: 'operator',
  transaction: 'own',
  keyIsOptional: true,
  params: z.strictObject({ id: idSchema('org') }),
  reply: schema.organizationOverviewSchema,
  refuses: ['not_found', 'invalid_state'],
} as const

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/organization',
    operation: 'getOrganization',
    tag: 'Organization',
    summary: 'Get your organization',
    scope: 'organization:read',
    reply: schema.organizationSchema,
    changesByItself: ['now'],
    refuses: ['not_found'],
    handle: (ctx) => ctx.transaction(async (tx) => schema.toApi(await organizations.getOrganization(tx), tx.now)),
  }),
  route({
    method: 'PATCH',
    path: '/v1/organization',
    operation: 'updateOrganization',
    tag: 'Organization',
    summary: 'Change your organization',
    description: 'Subscriptions keep the conventions they were started with.',
    scope: 'organization:write',
    body: schema.organizationUpdateSchema,
    needsMatch: true,
    reply: schema.organizationSchema,
    refuses: ['not_found'],
    handle: (ctx, { body }) =>
      ctx.transaction(async (tx) => schema.toApi(await updateOrganization(ctx, (before) => schema.applyChanges(before, body)), tx.now)),
  }),
  route({
    method: 'GET',
    path: '/v1/organizations',
    operation: 'listOrganizations',
    tag: 'Operation',
    summary: 'List all organizations',
    scope: 'operator',
    transaction: 'own',
    query: listQuery({ sorts: ['-created_at', 'name'], search: 'the name', filters: { kind: z.enum(['live', 'sandbox']).optional() } }),
    reply: schema.organizationListSchema,
    handle: async (ctx, { query }) =>
      pageToApi(await ctx.database.dispatcher((tx) => organizations.listOverviews(tx, query)), schema.overviewToApi),
  }),
  route({
    method: 'POST',
    path: '/v1/organizations',
    operation: 'createOrganization',
    tag: 'Operation',
    summary: 'Create a live organization',
    description: 'The answer holds its first API key, once.',
    scope: 'operator',
    transaction: 'own',
    body: schema.organizationCreateSchema,
    reply: schema.newOrganizationSchema,
    status: 201,
    shownOnce: ['api_key.secret'],
    handle: async (ctx, { body, operationId }) => {
      const { organization, issued } = await createOrganization(ctx, {
        ...settingsOf(body),
        id: operationId === null ? undefined : idOf('org', operationId),
        clockAt: null,
        numberPrefix: body.number_prefix,
        party: body.legal === undefined ? undefined : schema.partyOf(body.legal),
      })
      return { ...schema.toApi(organization, ctx.clock.now()), api_key: schema.issuedToApi(issued) }
    },
  }),
  route({
    ...steered,
    path: '/v1/organizations/{id}/suspend',
    operation: 'suspendOrganization',
    summary: 'Suspend an organization',
    description:
      'From its next request on nothing of it is open, to its members, its software and its customers, and nothing is billed, collected, sent or delivered for it; the sandboxes that come from it are closed with it. What gateways report is kept. Suspending it again changes the reason.',
    body: schema.suspendSchema,
    examples: { request: { reason: 'The contract ended on 1 March.', contact: 'billing@host.example' } },
    handle: async (ctx, { params, body: { reason, contact = null } }) =>
      schema.overviewToApi(await suspendOrganization(ctx, params.id, { reason, contact })),
  }),
  route({
    ...steered,
    path: '/v1/organizations/{id}/resume',
    operation: 'resumeOrganization',
    summary: 'Resume a suspended organization',
    description: 'What fell due meanwhile is done in its order. People and customers log in anew; keys work again.',
    body: schema.resumeSchema,
    handle: async (ctx, { params, body }) => schema.overviewToApi(await resumeOrganization(ctx, params.id, body.reason)),
  }),
  route({
    method: 'GET',
    path: '/v1/sandboxes',
    operation: 'listSandboxes',
    tag: 'Sandboxes',
    summary: 'List sandboxes',
    description: 'Those that your organization made, and itself if it is one.',
    scope: 'sandboxes:read',
    withoutOrganization: true,
    transaction: 'own',
    query: listQuery({ sorts: ['-created_at', 'name'], search: 'the name', filters: {} }),
    reply: schema.sandboxListSchema,
    handle: async (ctx, { query }) => {
      const wanted = { ...query, kind: 'sandbox', visibleTo: visibleTo(ctx) } as const
      return pageToApi(await ctx.database.dispatcher((tx) => organizations.listOverviews(tx, wanted)), schema.sandboxToApi)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/sandboxes',
    operation: 'createSandbox',
    tag: 'Sandboxes',
    summary: 'Create a sandbox',
    description: 'An organization of its own, with a clock that you move. The answer holds a test key for it, once, unless none is wanted.',
    scope: 'sandboxes:write',
    withoutOrganization: true,
    transaction: 'own',
    body: schema.sandboxCreateSchema,
    reply: schema.newSandboxSchema,
    status: 201,
    shownOnce: ['api_key.secret'],
    handle: async (ctx, { body, operationId }) => {
      const wanted = {
        ...settingsOf(body),
        id: operationId === null ? undefined : idOf('org', operationId),
        clockAt: body.now ?? ctx.clock.now(),
        createdBy: ctx.organizationId === noOrganization ? undefined : ctx.organizationId,
      }
      const { organization, issued } = await createSandbox(ctx, wanted, { withKey: body.with_api_key })
      return { ...schema.sandboxToApi(organization), api_key: issued && schema.issuedToApi(issued) }
    },
  }),
  route({
    method: 'GET',
    path: '/v1/sandboxes/{id}',
    operation: 'getSandbox',
    tag: 'Sandboxes',
    summary: 'Get a sandbox',
    scope: 'sandboxes:read',
    withoutOrganization: true,
    transaction: 'own',
    params: z.strictObject({ id: idSchema('org') }),
    reply: schema.sandboxSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params }) => schema.sandboxToApi(await findSandbox(ctx, params.id)),
  }),
]

type Settings = Pick<z.output<typeof schema.sandboxCreateSchema>, 'name' | 'timezone' | 'currency' | 'preset' | 'conventions'>

function settingsOf({ name, timezone, currency, preset, conventions }: Settings) {
  return { name, timezone, currency, conventions: { ...(preset === undefined ? {} : presets[preset]), ...conventions } }
}
