import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { getPreferences } from '../notifications/preference-store.ts'
import { updatePreferences } from '../notifications/update-settings.ts'
import { doneSchema } from './access-schema.ts'
import * as schema from './account-schema.ts'
import { changeOwnPassword } from './change-own-password.ts'
import { endOwnStay } from './end-stay.ts'
import { exportOwn } from './export-own.ts'
import { standingOf } from './standing.ts'
import { staysOf } from './stay-store.ts'

const tag = 'Portal'
const asCustomer = { tag, scope: 'customer', transaction: 'own', keyIsOptional: true } as const
const unaudited = 'told to the person, among what happened to their account'

/** What people look after about their own account in a portal. */
export const accountRoutes: Route[] = [
  route({
    ...asCustomer,
    method: 'POST',
    path: '/v1/portal/password',
    operation: 'changePortalPassword',
    summary: 'Change your password',
    description:
      'All your other sessions end, and you are told by mail. Where your account opens more than this portal, `password_reset` sends a link.',
    unaudited,
    body: schema.ownPasswordChangeSchema,
    reply: doneSchema,
    refuses: ['invalid', 'password_common', 'forbidden', 'rate_limited', 'unavailable'],
    handle: async (ctx, { body, visit }) => {
      await changeOwnPassword(ctx, visit, { current: body.current_password, password: body.password })
      return { object: 'done' } as const
    },
  }),
  route({
    ...asCustomer,
    method: 'GET',
    path: '/v1/portal/sessions',
    operation: 'listPortalSessions',
    summary: 'List where you are logged in',
    reply: schema.ownStayListSchema,
    handle: async (ctx) => {
      const { userId, sessionId } = standingOf(ctx)
      const stays = await ctx.database.people((tx) => staysOf(tx, { userId, organizationId: ctx.organizationId }, ctx.clock.now()))
      return { data: stays.map((stay) => schema.toOwnStay(stay, sessionId)) }
    },
  }),
  route({
    ...asCustomer,
    method: 'DELETE',
    path: '/v1/portal/sessions/{id}',
    operation: 'endPortalSession',
    summary: 'Log out elsewhere',
    description: 'Its tokens open nothing from the next request on.',
    unaudited,
    params: z.strictObject({ id: idSchema('ses') }),
    reply: doneSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id }, visit }) => {
      await endOwnStay(ctx, visit, id)
      return { object: 'done' } as const
    },
  }),
  route({
    method: 'GET',
    path: '/v1/portal/notification_preferences',
    operation: 'getPortalNotificationPreferences',
    tag,
    summary: 'See what you are told, and how',
    scope: 'customer',
    reply: schema.ownPreferencesSchema,
    handle: (ctx) =>
      ctx.transaction(async (tx) => {
        const { customerId } = standingOf(ctx)
        return schema.toOwnPreferences(customerId, await getPreferences(tx, customerId))
      }),
  }),
  route({
    method: 'PATCH',
    path: '/v1/portal/notification_preferences',
    operation: 'updatePortalNotificationPreferences',
    tag,
    summary: 'Change what you are told, and how',
    scope: 'customer',
    body: schema.ownPreferencesUpdateSchema,
    reply: schema.ownPreferencesSchema,
    handle: async (ctx, { body: { channels, locale, optional_messages, opted_out } }) => {
      const { customerId } = standingOf(ctx)
      const changes = {
        ...(channels && { channels }),
        ...(locale !== undefined && { locale }),
        ...(optional_messages !== undefined && { optionalMessages: optional_messages }),
        ...(opted_out && { optedOut: opted_out }),
      }
      return schema.toOwnPreferences(customerId, await updatePreferences(ctx, customerId, changes))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/portal/export',
    operation: 'exportPortal',
    tag,
    summary: 'Take your data with you',
    description:
      'Your details, subscriptions, invoices with their lines, credit notes, payments, payment methods and tickets, as one JSON file.',
    scope: 'customer',
    limit: 'export',
    reply: z.strictObject({}).meta({ description: 'Always a file.' }),
    files: ['application/json'],
    handle: (ctx) => exportOwn(ctx),
  }),
]
