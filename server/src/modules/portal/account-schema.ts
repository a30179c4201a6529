import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { agentText } from '@quarterday/core/people/agent.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import { preferencesSchema, preferencesToApi, preferencesUpdateSchema } from '../notifications/schema.ts'
import type { Stay } from './stay-types.ts'

const password = z.string().min(1).max(1024)

export const ownPasswordChangeSchema = z
  .strictObject({
    current_password: password.meta({ description: 'The one you have now.' }),
    password: password.meta({ description: 'The new one: 8 to 256 characters of any kind.' }),
  })
  .meta({
    id: 'PortalPasswordChange',
    examples: [{ current_password: 'correct horse battery staple', password: 'seven quiet boats at dawn' }],
  })

export const ownPreferencesSchema = preferencesSchema
  .omit({ customer: true })
  .meta({ id: 'PortalNotificationPreferences', description: 'What you want to hear, and how.' })
export const ownPreferencesUpdateSchema = preferencesUpdateSchema.meta({
  id: 'PortalNotificationPreferencesUpdate',
  description: 'Only what is given changes. What a contract asks for is sent whatever is said here.',
  examples: [{ opted_out: ['renewal_upcoming'] }],
})

const ownStaySchema = z
  .strictObject({
    id: idSchema('ses'),
    object: z.literal('portal_session'),
    current: z.boolean().meta({ description: 'The one that asks.' }),
    device: z.string().meta({ description: 'What the browser says of itself.', examples: ['Firefox on Linux'] }),
    address: z
      .string()
      .nullable()
      .meta({ examples: ['203.0.113.7'] }),
    created_at: instant,
    last_used_at: instant.meta({ description: 'When it was given a token last.' }),
    expires_at: instant,
  })
  .meta({ id: 'PortalSession', description: 'A browser in which you are logged in here.' })

export const ownStayListSchema = z
  .strictObject({ data: z.array(ownStaySchema) })
  .meta({ id: 'PortalSessionList', description: 'Your sessions that go on here, the one used last first; a hundred at most.' })

export function toOwnPreferences(...told: Parameters<typeof preferencesToApi>): z.input<typeof ownPreferencesSchema> {
  const { customer: _, ...own } = preferencesToApi(...told)
  return own
}

export function toOwnStay(stay: Stay, currentId: string): z.input<typeof ownStaySchema> {
  return {
    id: encodeId('ses', stay.id),
    object: 'portal_session',
    current: stay.id === currentId,
    device: agentText(stay.userAgent),
    address: stay.address,
    created_at: stay.createdAt.toString(),
    last_used_at: stay.usedAt.toString(),
    expires_at: stay.expiresAt.toString(),
  }
}
