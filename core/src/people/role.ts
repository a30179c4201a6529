import { type Permission, type Resource, resources } from './permission.ts'

/** What a member of an organization is there for. Custom roles stand beside these, under codes of their own. */
export interface Role {
  readonly title: string
  readonly description: string
  readonly permissions: readonly Permission[]
}

/** Whose reading is not for everybody: who works here, what opens doors, and what was done by whom. */
const guarded: readonly Resource[] = ['members', 'api_keys', 'audit_log', 'gateway_accounts', 'help_desks', 'webhooks', 'privacy']

const readAll: readonly Permission[] = resources
  .filter((resource) => !guarded.includes(resource))
  .map((resource): Permission => `${resource}:read`)

/** All that an administrator may touch: everything by name, so that `*` stays the owner's. */
const writeAll: readonly Permission[] = resources.map((resource): Permission => `${resource}:write`)

/** The roles that every organization has: one table, read by the API, the command line and the dashboard. */
export const roles = {
  owner: {
    title: 'Owner',
    description: 'Everything, and alone: making and removing owners, closing the organization.',
    permissions: ['*'],
  },
  admin: {
    title: 'Admin',
    description: 'Everything but what is the owner’s alone.',
    permissions: writeAll,
  },
  finance: {
    title: 'Finance',
    description: 'Invoices, payments, refunds, credit, taxes and reports; reads the rest of the book.',
    permissions: [
      ...readAll,
      'audit_log:read',
      'approvals:write',
      'customers:write',
      'subscriptions:write',
      'invoices:write',
      'payments:write',
      'payment_methods:write',
      'coupons:write',
      'credits:write',
      'wallets:write',
      'tax_rates:write',
      'dunning:write',
      'tickets:write',
      'reports:write',
      'jobs:write',
    ],
  },
  support: {
    title: 'Support',
    description: 'Helps customers: their details, subscriptions, entitlements and messages. Moves no money back.',
    permissions: [
      ...readAll,
      'customers:write',
      'subscriptions:write',
      'entitlements:write',
      'payment_methods:write',
      'notifications:write',
      'tickets:write',
      'usage_events:write',
    ],
  },
  read_only: {
    title: 'Read-only',
    description: 'Sees the book and changes nothing.',
    permissions: readAll,
  },
} as const satisfies Record<string, Role>

export type RoleCode = keyof typeof roles

/** From the mightiest to the meekest. */
export const roleCodes: readonly RoleCode[] = ['owner', 'admin', 'finance', 'support', 'read_only']

export function isBuiltInRole(code: string): code is RoleCode {
  return Object.hasOwn(roles, code)
}
