import { linkPaths } from '@quarterday/core/people/links.ts'
import type { Permission } from '@quarterday/core/people/permission.ts'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { Frame } from './components/frame.tsx'
import { auditFilter, customerFilter, disputeFilter, invoiceFilter, subscriptionFilter, ticketFilter } from './filters.ts'
import { LoadingPage, NotFoundPage, ProblemPage } from './pages/special.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  staticData: { needs: 'reports:read' },
  component: lazyRouteComponent(() => import('./pages/home.tsx'), 'HomePage'),
})
const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  staticData: { needs: 'reports:read' },
  component: lazyRouteComponent(() => import('./pages/reports.tsx'), 'ReportsPage'),
})
const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  staticData: { needs: 'customers:read' },
  validateSearch: customerFilter,
  component: lazyRouteComponent(() => import('./pages/customers.tsx'), 'CustomersPage'),
})
const customer = createRoute({
  getParentRoute: () => root,
  path: '/customers/$id',
  staticData: { needs: 'customers:read' },
  component: lazyRouteComponent(() => import('./pages/customer.tsx'), 'CustomerPage'),
})
const subscriptions = createRoute({
  getParentRoute: () => root,
  path: '/subscriptions',
  staticData: { needs: 'subscriptions:read' },
  validateSearch: subscriptionFilter,
  component: lazyRouteComponent(() => import('./pages/subscriptions.tsx'), 'SubscriptionsPage'),
})
const subscription = createRoute({
  getParentRoute: () => root,
  path: '/subscriptions/$id',
  staticData: { needs: 'subscriptions:read' },
  component: lazyRouteComponent(() => import('./pages/subscription.tsx'), 'SubscriptionPage'),
})
const invoices = createRoute({
  getParentRoute: () => root,
  path: '/invoices',
  staticData: { needs: 'invoices:read' },
  validateSearch: invoiceFilter,
  component: lazyRouteComponent(() => import('./pages/invoices.tsx'), 'InvoicesPage'),
})
const invoice = createRoute({
  getParentRoute: () => root,
  path: '/invoices/$id',
  staticData: { needs: 'invoices:read' },
  component: lazyRouteComponent(() => import('./pages/invoice.tsx'), 'InvoicePage'),
})
const catalog = createRoute({
  getParentRoute: () => root,
  path: '/catalog',
  staticData: { needs: 'plans:read' },
  component: lazyRouteComponent(() => import('./pages/catalog.tsx'), 'CatalogPage'),
})
const plan = createRoute({
  getParentRoute: () => root,
  path: '/catalog/$id',
  staticData: { needs: 'plans:read' },
  component: lazyRouteComponent(() => import('./pages/plan.tsx'), 'PlanPage'),
})
const usage = createRoute({
  getParentRoute: () => root,
  path: '/usage',
  staticData: { needs: 'usage_events:read' },
  component: lazyRouteComponent(() => import('./pages/usage.tsx'), 'UsagePage'),
})
const discounts = createRoute({
  getParentRoute: () => root,
  path: '/discounts',
  staticData: { needs: 'coupons:read' },
  component: lazyRouteComponent(() => import('./pages/discounts.tsx'), 'DiscountsPage'),
})
const taxes = createRoute({
  getParentRoute: () => root,
  path: '/taxes',
  staticData: { needs: 'tax_rates:read' },
  component: lazyRouteComponent(() => import('./pages/taxes.tsx'), 'TaxesPage'),
})
const dunning = createRoute({
  getParentRoute: () => root,
  path: '/dunning',
  staticData: { needs: 'dunning:read' },
  component: lazyRouteComponent(() => import('./pages/dunning.tsx'), 'DunningPage'),
})
const messages = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  staticData: { needs: 'notifications:read' },
  component: lazyRouteComponent(() => import('./pages/messages.tsx'), 'MessagesPage'),
})
const disputes = createRoute({
  getParentRoute: () => root,
  path: '/disputes',
  staticData: { needs: 'payments:read' },
  validateSearch: disputeFilter,
  component: lazyRouteComponent(() => import('./pages/disputes.tsx'), 'DisputesPage'),
})
const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  validateSearch: ticketFilter,
  component: lazyRouteComponent(() => import('./pages/tickets.tsx'), 'TicketsPage'),
})
const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$id',
  component: lazyRouteComponent(() => import('./pages/ticket.tsx'), 'TicketPage'),
})
const gateways = createRoute({
  getParentRoute: () => root,
  path: '/settings/gateways',
  staticData: { needs: 'gateway_accounts:read' },
  component: lazyRouteComponent(() => import('./pages/gateways.tsx'), 'GatewaysPage'),
})
const helpDesk = createRoute({
  getParentRoute: () => root,
  path: '/settings/help-desk',
  staticData: { needs: 'help_desks:read' },
  component: lazyRouteComponent(() => import('./pages/help-desk.tsx'), 'HelpDeskPage'),
})
const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  staticData: { needs: 'webhooks:read' },
  component: lazyRouteComponent(() => import('./pages/webhooks.tsx'), 'WebhooksPage'),
})
const operation = createRoute({
  getParentRoute: () => root,
  path: '/operation',
  staticData: { needs: 'doctor:read' },
  component: lazyRouteComponent(() => import('./pages/operation.tsx'), 'OperationPage'),
})

const billing = createRoute({
  getParentRoute: () => root,
  path: '/settings/billing',
  staticData: { needs: 'organization:read' },
  component: lazyRouteComponent(() => import('./pages/billing-settings.tsx'), 'BillingSettingsPage'),
})
const members = createRoute({
  getParentRoute: () => root,
  path: '/settings/members',
  staticData: { needs: 'members:read' },
  component: lazyRouteComponent(() => import('./pages/members.tsx'), 'MembersPage'),
})
const roles = createRoute({
  getParentRoute: () => root,
  path: '/settings/roles',
  staticData: { needs: 'members:read' },
  component: lazyRouteComponent(() => import('./pages/roles.tsx'), 'RolesPage'),
})
const approvals = createRoute({
  getParentRoute: () => root,
  path: '/settings/approvals',
  staticData: { needs: 'approvals:read' },
  component: lazyRouteComponent(() => import('./pages/approvals.tsx'), 'ApprovalsPage'),
})
const apiKeys = createRoute({
  getParentRoute: () => root,
  path: '/settings/api-keys',
  staticData: { needs: 'api_keys:read' },
  component: lazyRouteComponent(() => import('./pages/api-keys.tsx'), 'ApiKeysPage'),
})
const portal = createRoute({
  getParentRoute: () => root,
  path: '/settings/portal',
  staticData: { needs: 'portal:read' },
  component: lazyRouteComponent(() => import('./pages/portal.tsx'), 'PortalPage'),
})
const security = createRoute({
  getParentRoute: () => root,
  path: '/settings/security',
  staticData: { needs: 'organization:read' },
  component: lazyRouteComponent(() => import('./pages/security.tsx'), 'SecurityPage'),
})
const auditLog = createRoute({
  getParentRoute: () => root,
  path: '/audit-log',
  staticData: { needs: 'audit_log:read' },
  validateSearch: auditFilter,
  component: lazyRouteComponent(() => import('./pages/audit-log.tsx'), 'AuditLogPage'),
})
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account.tsx'), 'AccountPage'),
})
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  staticData: { isDoor: true },
  component: lazyRouteComponent(() => import('./pages/sign-up.tsx'), 'SignUpPage'),
})
/** Where mails lead that speak of signing in. */
const logIn = createRoute({
  getParentRoute: () => root,
  path: '/log-in',
  beforeLoad: () => {
    throw redirect({ to: '/' })
  },
})
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  staticData: { isDoor: true },
  component: lazyRouteComponent(() => import('./pages/forgot-password.tsx'), 'ForgotPasswordPage'),
})
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: linkPaths.reset_password,
  staticData: { isDoor: true },
  component: lazyRouteComponent(() => import('./pages/reset-password.tsx'), 'ResetPasswordPage'),
})
const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: linkPaths.verify_email,
  staticData: { isDoor: true },
  component: lazyRouteComponent(() => import('./pages/verify-email.tsx'), 'VerifyEmailPage'),
})
const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: linkPaths.change_email,
  staticData: { isDoor: true },
  component: lazyRouteComponent(() => import('./pages/verify-email.tsx'), 'ConfirmEmailPage'),
})
const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: linkPaths.invitation,
  staticData: { isDoor: true },
  component: lazyRouteComponent(() => import('./pages/accept-invitation.tsx'), 'AcceptInvitationPage'),
})

/** Every screen by its address. Each is a file that is loaded when it is first needed. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    reports,
    customers,
    customer,
    subscriptions,
    subscription,
    invoices,
    invoice,
    catalog,
    plan,
    usage,
    discounts,
    taxes,
    dunning,
    messages,
    disputes,
    tickets,
    ticket,
    helpDesk,
    gateways,
    webhooks,
    operation,
    billing,
    members,
    roles,
    approvals,
    apiKeys,
    portal,
    security,
    auditLog,
    account,
    signUp,
    logIn,
    forgotPassword,
    resetPassword,
    verifyEmail,
    confirmEmail,
    acceptInvitation,
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: LoadingPage,
  defaultErrorComponent: ProblemPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router
  }
  interface StaticDataRouteOption {
    /** What its reader may do; nobody else is shown it. */
    readonly needs?: Permission
    /** It is for those who are not in yet, and stands alone. */
    readonly isDoor?: boolean
  }
}
