import type { OrganizationId } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import { publishableKeyText } from '../../kit/publishable-keys.ts'
import { collectionMethods } from '../customers/customer.ts'
import { cancelWays, type PortalSettings, signUps } from './portal-types.ts'
import { slugPattern } from './slug-types.ts'

const pageUrl = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((url) => !url.includes('#') && !/^https?:\/\/[^/]*@/.test(url), 'Must have neither a fragment nor credentials')
  .meta({
    description:
      'A page of your own where the portal is: links in mails then lead there, with a token in the fragment. Null: they lead to the hosted page.',
    examples: ['https://shop.example/account'],
  })

const origin = z
  .string()
  .max(255)
  .refine(
    (text) => URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text,
    'Must be an origin such as https://shop.example',
  )
  .meta({ examples: ['https://shop.example'] })

const slug = z
  .string()
  .regex(slugPattern, 'Must be 3 to 48 small letters, digits and hyphens')
  .meta({
    description:
      'The end of the address of the hosted page. Default: made from your name. Addresses of before go on leading there and are given to nobody else.',
    examples: ['harbour-coffee'],
  })

const fields = {
  sign_up: z
    .enum(signUps)
    .meta({ description: '`closed`: only those whom you let in, by `POST /v1/customers/{id}/logins`.', examples: ['open'] }),
  page_url: pageUrl.nullable(),
  hosted: z.boolean().meta({
    description: 'Whether the hosted page is open. Without a `page_url` it is, unless the portal is to be nowhere, which is refused.',
    examples: [true],
  }),
  allowed_origins: z
    .array(origin)
    .max(20)
    .meta({ description: 'Origins of pages that call the portal API from browsers.', examples: [['https://shop.example']] }),
  allow_subscribe: z.boolean().meta({ description: 'Customers may start subscriptions to listed plans.', examples: [true] }),
  allow_plan_change: z.boolean().meta({ description: 'Customers may move to another listed plan or interval.', examples: [true] }),
  allow_quantity_change: z.boolean().meta({ examples: [true] }),
  cancel: z
    .enum(cancelWays)
    .meta({ description: 'How customers may cancel: `not`, at the `period_end`, or also `now`.', examples: ['period_end'] }),
  new_collection_method: z
    .enum(collectionMethods)
    .nullable()
    .meta({ description: 'How those who sign up pay. Null: charged automatically.', examples: [null] }),
  new_net_terms_days: z
    .int()
    .min(0)
    .max(365)
    .nullable()
    .meta({ description: 'Days to pay of those who sign up. Null: as the conventions say.', examples: [null] }),
}

export const portalSettingsSchema = z
  .strictObject({
    object: z.literal('portal_settings'),
    publishable_key: z
      .string()
      .nullable()
      .meta({
        description: 'For your page: it says whose portal is meant and is no secret. Null: there is no portal yet.',
        examples: ['qd_pub_live_01h455vb4pex5vsknk084sn02q_'],
      }),
    ...fields,
    slug: slug.nullable().meta({ description: 'The end of `hosted_url`. Null: there never was a hosted page.' }),
    hosted_url: z
      .string()
      .nullable()
      .meta({ description: 'The hosted page. Null: it is not open.', examples: ['https://billing.example.com/portal/harbour-coffee'] }),
    updated_at: instant.nullable(),
  })
  .meta({ id: 'PortalSettings', description: 'How your customers come in and what they may do by themselves.' })

export const portalSettingsUpdateSchema = z
  .strictObject({ ...fields, slug })
  .partial()
  .meta({
    id: 'PortalSettingsUpdate',
    description:
      'Only what is given changes. The first change opens the portal: on the hosted page, unless `page_url` names one of your own.',
    examples: [{ sign_up: 'open' }],
  })

/** What each portal has for itself. */
type OfItsOwn = 'publishableSecret' | 'pageUrl' | 'slug' | 'hosted' | 'updatedAt'

/** What a portal is like before somebody says otherwise. */
export const newPortal: Omit<PortalSettings, OfItsOwn> = {
  ...{ signUp: 'closed', allowedOrigins: [], allowSubscribe: true, allowPlanChange: true, allowQuantityChange: true },
  ...{ cancel: 'period_end', newCollectionMethod: null, newNetTermsDays: null },
}

export interface PortalOwner {
  readonly organizationId: OrganizationId
  readonly kind: 'live' | 'sandbox'
}

export function settingsToApi(
  settings: PortalSettings | null,
  whose: PortalOwner & { readonly hostedUrl: string | null },
): z.input<typeof portalSettingsSchema> {
  const shown = settings ?? { ...newPortal, pageUrl: null, slug: null, hosted: false, updatedAt: null }
  return {
    object: 'portal_settings',
    publishable_key: settings && keyOf(settings, whose),
    sign_up: shown.signUp,
    page_url: shown.pageUrl,
    hosted: shown.hosted,
    slug: shown.slug,
    hosted_url: whose.hostedUrl,
    allowed_origins: [...shown.allowedOrigins],
    allow_subscribe: shown.allowSubscribe,
    allow_plan_change: shown.allowPlanChange,
    allow_quantity_change: shown.allowQuantityChange,
    cancel: shown.cancel,
    new_collection_method: shown.newCollectionMethod,
    new_net_terms_days: shown.newNetTermsDays,
    updated_at: shown.updatedAt?.toString() ?? null,
  }
}

export function keyOf(settings: Pick<PortalSettings, 'publishableSecret'>, { organizationId, kind }: PortalOwner): string {
  return publishableKeyText({ mode: kind === 'live' ? 'live' : 'test', organizationId, secret: settings.publishableSecret })
}

/** What a request says, over what was there before. */
export function settingsAfter<Before extends Omit<PortalSettings, OfItsOwn>>(
  before: Before,
  given: z.output<typeof portalSettingsUpdateSchema>,
): Before {
  return {
    ...before,
    signUp: given.sign_up ?? before.signUp,
    allowedOrigins: given.allowed_origins ?? before.allowedOrigins,
    allowSubscribe: given.allow_subscribe ?? before.allowSubscribe,
    allowPlanChange: given.allow_plan_change ?? before.allowPlanChange,
    allowQuantityChange: given.allow_quantity_change ?? before.allowQuantityChange,
    cancel: given.cancel ?? before.cancel,
    newCollectionMethod: given.new_collection_method === undefined ? before.newCollectionMethod : given.new_collection_method,
    newNetTermsDays: given.new_net_terms_days === undefined ? before.newNetTermsDays : given.new_net_terms_days,
  }
}
