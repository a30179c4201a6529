import type { Permission } from '@quarterday/core/people/permission.ts'
import {
  IconActivityHeartbeat,
  IconAdjustments,
  IconBuildingBank,
  IconCalendarDollar,
  IconChartBar,
  IconDiscount,
  IconFileInvoice,
  IconGauge,
  IconHeadset,
  IconHistory,
  IconHome,
  IconId,
  IconKey,
  IconLifebuoy,
  IconMail,
  IconReceiptTax,
  IconRefresh,
  IconScale,
  IconShieldLock,
  IconTags,
  IconUserCheck,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
  IconWorld,
} from '@tabler/icons-react'

/** The screens that one chooses from, by what they are about. Who lacks what a screen needs is not offered it; the router asks the same. */
export const screenGroups = [
  {
    title: null,
    screens: [
      { to: '/', label: 'Home', icon: IconHome, needs: 'reports:read' },
      { to: '/reports', label: 'Reports', icon: IconChartBar, needs: 'reports:read' },
      { to: '/customers', label: 'Customers', icon: IconUsers, needs: 'customers:read' },
      { to: '/subscriptions', label: 'Subscriptions', icon: IconRefresh, needs: 'subscriptions:read' },
      { to: '/invoices', label: 'Invoices', icon: IconFileInvoice, needs: 'invoices:read' },
      { to: '/catalog', label: 'Catalog', icon: IconTags, needs: 'plans:read' },
      { to: '/usage', label: 'Usage', icon: IconGauge, needs: 'usage_events:read' },
      { to: '/discounts', label: 'Discounts', icon: IconDiscount, needs: 'coupons:read' },
      { to: '/taxes', label: 'Taxes', icon: IconReceiptTax, needs: 'tax_rates:read' },
      { to: '/dunning', label: 'Dunning', icon: IconCalendarDollar, needs: 'dunning:read' },
      { to: '/messages', label: 'Messages', icon: IconMail, needs: 'notifications:read' },
      { to: '/disputes', label: 'Disputes', icon: IconScale, needs: 'payments:read' },
      { to: '/tickets', label: 'Tickets', icon: IconLifebuoy, needs: 'tickets:read' },
    ],
  },
  {
    title: 'People',
    screens: [
      { to: '/settings/members', label: 'Members', icon: IconUsersGroup, needs: 'members:read' },
      { to: '/settings/roles', label: 'Roles', icon: IconId, needs: 'members:read' },
      { to: '/settings/approvals', label: 'Approvals', icon: IconUserCheck, needs: 'approvals:read' },
      { to: '/audit-log', label: 'Audit log', icon: IconHistory, needs: 'audit_log:read' },
    ],
  },
  {
    title: 'Settings',
    screens: [
      { to: '/settings/billing', label: 'Billing', icon: IconAdjustments, needs: 'organization:read' },
      { to: '/settings/api-keys', label: 'API keys', icon: IconKey, needs: 'api_keys:read' },
      { to: '/settings/security', label: 'Security', icon: IconShieldLock, needs: 'organization:read' },
      { to: '/settings/portal', label: 'Portal', icon: IconWorld, needs: 'portal:read' },
      { to: '/settings/gateways', label: 'Gateways', icon: IconBuildingBank, needs: 'gateway_accounts:read' },
      { to: '/settings/help-desk', label: 'Help desk', icon: IconHeadset, needs: 'help_desks:read' },
      { to: '/webhooks', label: 'Webhooks', icon: IconWebhook, needs: 'webhooks:read' },
      { to: '/operation', label: 'Operation', icon: IconActivityHeartbeat, needs: 'doctor:read' },
    ],
  },
] as const satisfies readonly {
  readonly title: string | null
  readonly screens: readonly { readonly to: string; readonly label: string; readonly icon: unknown; readonly needs: Permission }[]
}[]
