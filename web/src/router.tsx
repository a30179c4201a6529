import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Shell } from './components/shell.tsx'
import { customerFilter, disputeFilter, invoiceFilter, subscriptionFilter } from './filters.ts'
import { LoadingPage, NotFoundPage, ProblemPage } from './pages/special.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home.tsx'), 'HomePage'),
})
const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: customerFilter,
  component: lazyRouteComponent(() => import('./pages/customers.tsx'), 'CustomersPage'),
})
const customer = createRoute({
  getParentRoute: () => root,
  path: '/customers/$id',
  component: lazyRouteComponent(() => import('./pages/customer.tsx'), 'CustomerPage'),
})
const subscriptions = createRoute({
  getParentRoute: () => root,
  path: '/subscriptions',
  validateSearch: subscriptionFilter,
  component: lazyRouteComponent(() => import('./pages/subscriptions.tsx'), 'SubscriptionsPage'),
})
const subscription = createRoute({
  getParentRoute: () => root,
  path: '/subscriptions/$id',
  component: lazyRouteComponent(() => import('./pages/subscription.tsx'), 'SubscriptionPage'),
})
const invoices = createRoute({
  getParentRoute: () => root,
  path: '/invoices',
  validateSearch: invoiceFilter,
  component: lazyRouteComponent(() => import('./pages/invoices.tsx'), 'InvoicesPage'),
})
const invoice = createRoute({
  getParentRoute: () => root,
  path: '/invoices/$id',
  component: lazyRouteComponent(() => import('./pages/invoice.tsx'), 'InvoicePage'),
})
const catalog = createRoute({
  getParentRoute: () => root,
  path: '/catalog',
  component: lazyRouteComponent(() => import('./pages/catalog.tsx'), 'CatalogPage'),
})
const plan = createRoute({
  getParentRoute: () => root,
  path: '/catalog/$id',
  component: lazyRouteComponent(() => import('./pages/plan.tsx'), 'PlanPage'),
})
const usage = createRoute({
  getParentRoute: () => root,
  path: '/usage',
  component: lazyRouteComponent(() => import('./pages/usage.tsx'), 'UsagePage'),
})
const discounts = createRoute({
  getParentRoute: () => root,
  path: '/discounts',
  component: lazyRouteComponent(() => import('./pages/discounts.tsx'), 'DiscountsPage'),
})
const taxes = createRoute({
  getParentRoute: () => root,
  path: '/taxes',
  component: lazyRouteComponent(() => import('./pages/taxes.tsx'), 'TaxesPage'),
})
const dunning = createRoute({
  getParentRoute: () => root,
  path: '/dunning',
  component: lazyRouteComponent(() => import('./pages/dunning.tsx'), 'DunningPage'),
})
const messages = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  component: lazyRouteComponent(() => import('./pages/messages.tsx'), 'MessagesPage'),
})
const disputes = createRoute({
  getParentRoute: () => root,
  path: '/disputes',
  validateSearch: disputeFilter,
  component: lazyRouteComponent(() => import('./pages/disputes.tsx'), 'DisputesPage'),
})
const gateways = createRoute({
  getParentRoute: () => root,
  path: '/settings/gateways',
  component: lazyRouteComponent(() => import('./pages/gateways.tsx'), 'GatewaysPage'),
})
const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./pages/webhooks.tsx'), 'WebhooksPage'),
})
const operation = createRoute({
  getParentRoute: () => root,
  path: '/operation',
  component: lazyRouteComponent(() => import('./pages/operation.tsx'), 'OperationPage'),
})

/** Every screen by its address. Each is a file that is loaded when it is first needed. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
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
    gateways,
    webhooks,
    operation,
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
}
