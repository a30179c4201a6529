import type { Context } from '../../kit/context.ts'
import { type Route, route } from '../../kit/route.ts'
import { getOrganization } from '../organizations/store.ts'
import { changeSettings, rotatePublishableKey } from './change-settings.ts'
import { hostedPage } from './portal-link.ts'
import type { PortalSettings } from './portal-types.ts'
import { portalSettingsSchema, portalSettingsUpdateSchema, settingsToApi } from './settings-schema.ts'
import { findSettings } from './settings-store.ts'

const tag = 'Portal settings'

/** How the portal behaves, for staff. */
export const settingsRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/portal_settings',
    operation: 'getPortalSettings',
    tag,
    summary: 'Get the settings of the portal',
    scope: 'portal:read',
    reply: portalSettingsSchema,
    handle: (ctx) => ctx.transaction(async (tx) => view(ctx, await findSettings(tx))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/portal_settings',
    operation: 'updatePortalSettings',
    tag,
    summary: 'Change the settings of the portal',
    description: 'The first change opens it: on the hosted page, unless `page_url` names a page of your own.',
    scope: 'portal:write',
    body: portalSettingsUpdateSchema,
    reply: portalSettingsSchema,
    refuses: ['already_exists'],
    handle: async (ctx, { body }) => view(ctx, await changeSettings(ctx, body)),
  }),
  route({
    method: 'POST',
    path: '/v1/portal_settings/rotate_publishable_key',
    operation: 'rotatePublishableKey',
    tag,
    summary: 'Replace the publishable key',
    description: 'The one before opens nothing any more: put the new one into your page at once. Customers who are signed in stay so.',
    scope: 'portal:write',
    proof: 'always',
    reply: portalSettingsSchema,
    refuses: ['invalid_state'],
    handle: async (ctx) => view(ctx, await rotatePublishableKey(ctx)),
  }),
]

function view(ctx: Context, settings: PortalSettings | null) {
  const { organizationId } = ctx
  const hostedUrl = settings?.hosted && settings.slug !== null ? hostedPage(ctx.outside.publicUrl, settings.slug) : null
  return ctx.transaction(async (tx) => settingsToApi(settings, { organizationId, hostedUrl, kind: (await getOrganization(tx)).kind }))
}
