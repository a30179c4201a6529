import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { openPage } from './open-page.ts'
import { portalPageSchema } from './page-schema.ts'
import { keyOf } from './settings-schema.ts'
import { slugPattern } from './slug-types.ts'

/** What is open to whoever has the address of a hosted page. */
export const pageRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/portal/pages/{slug}',
    operation: 'getPortalPage',
    tag: 'Portal',
    summary: 'See whose portal is at an address',
    description: 'For the hosted page, before anybody has logged in. A page that is closed is answered like one that never was.',
    scope: 'anyone',
    transaction: 'own',
    params: z.strictObject({
      slug: z
        .string()
        .regex(slugPattern)
        .meta({ examples: ['harbour-coffee'] }),
    }),
    reply: portalPageSchema,
    refuses: ['not_found', 'organization_suspended'],
    handle: async (ctx, { params: { slug } }) => {
      const { settings, seller, kind, organizationId, accentColor: accent_color, locale } = await openPage(ctx, slug)
      return {
        ...{ object: 'portal_page' as const, slug: settings.slug, seller, sandbox: kind === 'sandbox', sign_up: settings.signUp },
        ...{ accent_color, locale, publishable_key: keyOf(settings, { organizationId, kind }) },
      }
    },
  }),
]
