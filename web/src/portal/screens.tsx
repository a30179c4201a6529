import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { aboutFilter, invoiceFilter, methodFilter } from './filters.ts'
import { root } from './root.tsx'

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/overview.tsx'), 'OverviewPage'),
})
const plans = createRoute({
  getParentRoute: () => root,
  path: '/plans',
  component: lazyRouteComponent(() => import('./screens/plans.tsx'), 'PlansPage'),
})
const subscriptions = createRoute({
  getParentRoute: () => root,
  path: '/subscriptions',
  component: lazyRouteComponent(() => import('./screens/subscriptions.tsx'), 'SubscriptionsPage'),
})
const subscription = createRoute({
  getParentRoute: () => root,
  path: '/subscriptions/$id',
  component: lazyRouteComponent(() => import('./screens/subscription.tsx'), 'SubscriptionPage'),
})
const invoices = createRoute({
  getParentRoute: () => root,
  path: '/invoices',
  validateSearch: invoiceFilter,
  component: lazyRouteComponent(() => import('./screens/invoices.tsx'), 'InvoicesPage'),
})
const invoice = createRoute({
  getParentRoute: () => root,
  path: '/invoices/$id',
  component: lazyRouteComponent(() => import('./screens/invoice.tsx'), 'InvoicePage'),
})
const paymentMethods = createRoute({
  getParentRoute: () => root,
  path: '/payment-methods',
  validateSearch: methodFilter,
  component: lazyRouteComponent(() => import('./screens/payment-methods.tsx'), 'PaymentMethodsPage'),
})
const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: lazyRouteComponent(() => import('./screens/help.tsx'), 'HelpPage'),
})
const newTicket = createRoute({
  getParentRoute: () => root,
  path: '/help/new',
  validateSearch: aboutFilter,
  component: lazyRouteComponent(() => import('./screens/new-ticket.tsx'), 'NewTicketPage'),
})
const ticket = createRoute({
  getParentRoute: () => root,
  path: '/help/$id',
  component: lazyRouteComponent(() => import('./screens/ticket.tsx'), 'TicketPage'),
})
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./screens/account.tsx'), 'AccountPage'),
})

/** The screens of who is in. README.md says how one is added. */
export const screens = [
  overview,
  plans,
  subscriptions,
  subscription,
  invoices,
  invoice,
  paymentMethods,
  help,
  newTicket,
  ticket,
  account,
] as const
