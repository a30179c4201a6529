import type { Route } from '../kit/route.ts'
import { routes as apiKeys } from './api-keys/routes.ts'
import { routes as customers } from './customers/routes.ts'
import { routes as events } from './events/routes.ts'
import { routes as organizations } from './organizations/routes.ts'

/** All that the API offers. */
export const routes: readonly Route[] = [...organizations, ...apiKeys, ...customers, ...events]

/** What the reference says about each group, in the order in which a reader meets them. */
export const tags = [
  { name: 'Organization', description: 'The seller: name, address, currency, and the conventions by which it bills.' },
  { name: 'Customers', description: 'Who is billed.' },
  { name: 'Events', description: 'What has happened.' },
  { name: 'API keys', description: 'What software comes in with.' },
  { name: 'Sandboxes', description: 'Organizations whose clock can be moved: try a year of billing in a minute.' },
  { name: 'Operation', description: 'For who runs the installation, with a short-lived token made on the machine itself.' },
] as const
