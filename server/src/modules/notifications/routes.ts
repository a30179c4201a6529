import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import { deletedSchema, email } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { getCustomer } from '../customers/store.ts'
import { suppressAddress } from './fall-back.ts'
import { knownAddress } from './notification.ts'
import { getPreferences } from './preference-store.ts'
import {
  channel,
  preferencesSchema,
  preferencesToApi,
  preferencesUpdateSchema,
  settingsSchema,
  settingsToApi,
  settingsUpdateSchema,
  suppressionCreateSchema,
  suppressionListSchema,
  suppressionSchema,
  suppressionToApi,
} from './schema.ts'
import { getSettings } from './settings-store.ts'
import { findSuppression, listSuppressions, removeSuppression } from './suppression-store.ts'
import { updatePreferences, updateSettings } from './update-settings.ts'

const tag = 'Messages'
const ofCustomer = z.strictObject({ id: idSchema('cus') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/notification_settings',
    operation: 'getNotificationSettings',
    tag,
    summary: 'Get the settings of messages',
    scope: 'notifications:read',
    reply: settingsSchema,
    handle: (ctx) => ctx.transaction(async (tx) => settingsToApi(await getSettings(tx))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/notification_settings',
    operation: 'updateNotificationSettings',
    tag,
    summary: 'Change the settings of messages',
    scope: 'notifications:write',
    body: settingsUpdateSchema,
    reply: settingsSchema,
    examples: { request: { sender_name: 'Harbour Coffee', turned_off: ['subscription_changed'] } },
    handle: async (ctx, { body }) => {
      const given = {
        enabled: body.enabled,
        senderName: body.sender_name,
        replyTo: body.reply_to,
        staffEmail: body.staff_email,
        accentColor: body.accent_color,
        locale: body.locale,
        turnedOff: body.turned_off,
        renewalNoticeDays: body.renewal_notice_days,
      }
      return settingsToApi(await updateSettings(ctx, onlyGiven(given)))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/customers/{id}/notification_preferences',
    operation: 'getNotificationPreferences',
    tag,
    summary: 'Get what a customer wants to hear',
    scope: 'notifications:read',
    params: ofCustomer,
    reply: preferencesSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) =>
      ctx.transaction(async (tx) => {
        await getCustomer(tx, id)
        return preferencesToApi(id, await getPreferences(tx, id))
      }),
  }),
  route({
    method: 'PATCH',
    path: '/v1/customers/{id}/notification_preferences',
    operation: 'updateNotificationPreferences',
    tag,
    summary: 'Change what a customer wants to hear',
    description: 'What a contract asks for is sent whatever is said here.',
    scope: 'notifications:write',
    params: ofCustomer,
    body: preferencesUpdateSchema,
    reply: preferencesSchema,
    refuses: ['not_found'],
    examples: { request: { channels: ['email'], opted_out: ['renewal_upcoming'] } },
    handle: async (ctx, { params: { id }, body }) => {
      const given = { channels: body.channels, locale: body.locale, optionalMessages: body.optional_messages, optedOut: body.opted_out }
      return preferencesToApi(id, await updatePreferences(ctx, id, onlyGiven(given)))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/suppressions',
    operation: 'listSuppressions',
    tag,
    summary: 'List suppressed addresses',
    description: 'Addresses to which nothing is sent any more, the newest first.',
    scope: 'notifications:read',
    query: listQuery({ sorts: ['-created_at'], search: 'addresses', filters: { channel: channel.optional() } }),
    reply: suppressionListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await listSuppressions(tx, query), suppressionToApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/suppressions',
    operation: 'createSuppression',
    tag,
    summary: 'Send nothing more to an address',
    scope: 'notifications:write',
    body: suppressionCreateSchema,
    reply: suppressionSchema,
    status: 201,
    handle: async (ctx, { body: { channel: by, address } }) => {
      if (by === 'email' && !email.safeParse(address.trim()).success) throw unfit('Must be an e-mail address.')
      return ctx.transaction(async (tx) => {
        await suppressAddress(ctx, tx, { channel: by, address, reason: 'by_hand', detail: null })
        return suppressionToApi(await findSuppression(tx, by, knownAddress(by, address)))
      })
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/suppressions/{id}',
    operation: 'deleteSuppression',
    tag,
    summary: 'Send to an address again',
    scope: 'notifications:write',
    params: z.strictObject({ id: idSchema('supp') }),
    reply: deletedSchema('supp', 'suppression', 'DeletedSuppression'),
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) =>
      ctx.transaction(async (tx) => {
        if (!(await removeSuppression(tx, id))) throw refuse('not_found')
        return { id: encodeId('supp', id), object: 'suppression' as const, deleted: true as const }
      }),
  }),
]

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }

/** Without the fields that were not given. */
function onlyGiven<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>
}

function unfit(detail: string) {
  return refuse('invalid', { detail: `/address: ${detail}`, errors: [{ pointer: '/address', code: 'invalid', detail }] })
}
