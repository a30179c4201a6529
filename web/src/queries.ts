import type { Quarterday } from '@quarterday/sdk/client.ts'
import type { Currency, InvoicePaymentLink, Subscription, Ticket, TicketMessage } from '@quarterday/sdk/types.gen.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

type Filter<Operation extends (...given: never) => unknown> = NonNullable<Parameters<Operation>[0]>

// The very object that was answered, for the SDK knows its state by it.
const asRead = { structuralSharing: false } as const

/** What the screens read, each with the name under which it is kept until something changes it. */
export const queries = {
  organization: (api: Quarterday) =>
    queryOptions({ ...asRead, queryKey: ['organization'], queryFn: ({ signal }) => api.getOrganization({ signal }), staleTime: 60_000 }),
  overview: (api: Quarterday) => queryOptions({ queryKey: ['overview'], queryFn: ({ signal }) => api.getOverview({ signal }) }),
  growth: (api: Quarterday) => queryOptions({ queryKey: ['growth'], queryFn: ({ signal }) => api.reportGrowth({}, { signal }) }),
  customersByRevenue: (api: Quarterday, filter: Filter<Quarterday['reportCustomers']>) =>
    queryOptions({ queryKey: ['customers', 'by revenue', filter], queryFn: ({ signal }) => api.reportCustomers(filter, { signal }) }),
  customers: (api: Quarterday, filter: Filter<Quarterday['listCustomers']>) => pages(['customers', filter], api.listCustomers, filter),
  customer: (api: Quarterday, id: string) =>
    queryOptions({ ...asRead, queryKey: ['customer', id], queryFn: ({ signal }) => api.getCustomer(id, { signal }) }),
  /** For a choice among them, by what somebody types. */
  customerChoices: (api: Quarterday, q: string) =>
    queryOptions({
      queryKey: ['customers', 'choices', q],
      queryFn: ({ signal }) => api.listCustomers({ status: 'active', limit: 20, sort: 'name', ...(q !== '' && { q }) }, { signal }),
    }),
  subscriptions: (api: Quarterday, filter: Filter<Quarterday['listSubscriptions']>) =>
    pages(['subscriptions', filter], api.listSubscriptions, filter),
  subscription: (api: Quarterday, id: string) =>
    queryOptions({ ...asRead, queryKey: ['subscription', id], queryFn: ({ signal }) => api.getSubscription(id, { signal }) }),
  subscriptionChanges: (api: Quarterday, id: string) =>
    queryOptions({ queryKey: ['subscription', id, 'changes'], queryFn: ({ signal }) => api.listSubscriptionChanges(id, { signal }) }),
  /** Named after the state that it starts from, so a subscription that has moved on gets a new one. */
  upcoming: (api: Quarterday, { id, updated_at, next_billing_at }: Subscription) =>
    queryOptions({
      queryKey: ['preview', 'upcoming', id, updated_at, next_billing_at],
      queryFn: ({ signal }) => api.getUpcomingInvoice(id, { signal }),
    }),
  pendingLines: (api: Quarterday, { id, updated_at }: Subscription) =>
    queryOptions({
      queryKey: ['subscription', id, 'pending_lines', updated_at],
      queryFn: ({ signal }) => api.listSubscriptionPendingLines(id, { signal }),
    }),
  usage: (api: Quarterday, { id, updated_at }: Subscription) =>
    queryOptions({
      queryKey: ['subscription', id, 'usage', updated_at],
      queryFn: ({ signal }) => api.getSubscriptionUsage(id, { signal }),
    }),
  invoices: (api: Quarterday, filter: Filter<Quarterday['listInvoices']>) => pages(['invoices', filter], api.listInvoices, filter),
  statements: (api: Quarterday, filter: Filter<Quarterday['listStatements']>) => pages(['statements', filter], api.listStatements, filter),
  creditNotes: (api: Quarterday, filter: Filter<Quarterday['listCreditNotes']>) =>
    pages(['credit notes', filter], api.listCreditNotes, filter),
  invoice: (api: Quarterday, id: string) =>
    queryOptions({ ...asRead, queryKey: ['invoice', id], queryFn: ({ signal }) => api.getInvoice(id, { signal }) }),
  explanation: (api: Quarterday, id: string) =>
    queryOptions({ queryKey: ['invoice', id, 'explanation'], queryFn: ({ signal }) => api.explainInvoice(id, { signal }) }),
  credit: (api: Quarterday, customer: string) =>
    queryOptions({ queryKey: ['customer', customer, 'credit'], queryFn: ({ signal }) => api.getCreditBalance(customer, { signal }) }),
  wallets: (api: Quarterday, customer: string) =>
    queryOptions({
      queryKey: ['customer', customer, 'wallets'],
      queryFn: ({ signal }) => api.listWallets({ customer, limit: 100 }, { signal }),
    }),
  /** Of which something is left. */
  walletGrants: (api: Quarterday, customer: string, wallet: string) =>
    queryOptions({
      queryKey: ['customer', customer, 'wallets', wallet],
      queryFn: ({ signal }) => api.listCreditGrants(customer, { wallet, available: 'true', limit: 100 }, { signal }),
    }),
  payments: (api: Quarterday, invoice: string) =>
    queryOptions({
      queryKey: ['invoice', invoice, 'payments'],
      queryFn: ({ signal }) => api.listPayments({ invoice, limit: 100 }, { signal }),
    }),
  paymentLinks: (api: Quarterday, invoice: string) =>
    pages<{ limit: number }, InvoicePaymentLink>(
      ['invoice', invoice, 'payment links'],
      (query, options) => api.listPaymentLinks(invoice, query, options),
      { limit: 5 },
    ),
  invoiceDunning: (api: Quarterday, invoice: string) =>
    queryOptions({ queryKey: ['invoice', invoice, 'dunning'], queryFn: ({ signal }) => api.getInvoiceDunning(invoice, { signal }) }),
  dunningRuns: (api: Quarterday, filter: Filter<Quarterday['listDunningRuns']>) =>
    pages(['dunning runs', filter], api.listDunningRuns, filter),
  dunningPolicies: (api: Quarterday, filter: Filter<Quarterday['listDunningPolicies']>) =>
    pages(['dunning policies', filter], api.listDunningPolicies, filter),
  paymentMethods: (api: Quarterday, customer: string) =>
    queryOptions({
      queryKey: ['customer', customer, 'payment methods'],
      queryFn: ({ signal }) => api.listPaymentMethods({ customer, limit: 100 }, { signal }),
    }),
  meters: (api: Quarterday, filter: Filter<Quarterday['listMeters']>) => pages(['meters', filter], api.listMeters, filter),
  usageEvents: (api: Quarterday, filter: Filter<Quarterday['listUsageEvents']>) =>
    pages(['usage events', filter], api.listUsageEvents, filter),
  taxRates: (api: Quarterday, filter: Filter<Quarterday['listTaxRates']>) => pages(['tax rates', filter], api.listTaxRates, filter),
  coupons: (api: Quarterday, filter: Filter<Quarterday['listCoupons']>) => pages(['coupons', filter], api.listCoupons, filter),
  /** For a choice among them. */
  redeemableCoupons: (api: Quarterday) =>
    queryOptions({
      queryKey: ['coupons', 'redeemable'],
      queryFn: ({ signal }) => api.listCoupons({ status: 'active', limit: 100, sort: 'name' }, { signal }),
    }),
  promotionCodes: (api: Quarterday, filter: Filter<Quarterday['listPromotionCodes']>) =>
    pages(['promotion codes', filter], api.listPromotionCodes, filter),
  discounts: (api: Quarterday, customer: string) =>
    queryOptions({
      queryKey: ['customer', customer, 'discounts'],
      queryFn: ({ signal }) => api.listDiscounts({ customer, limit: 100 }, { signal }),
    }),
  /** Those that can be granted, for a choice among them. */
  features: (api: Quarterday) =>
    queryOptions({
      queryKey: ['features'],
      queryFn: ({ signal }) => api.listFeatures({ status: 'active', limit: 100, sort: 'name' }, { signal }),
    }),
  entitlements: (api: Quarterday, customer: string) =>
    queryOptions({
      queryKey: ['customer', customer, 'entitlements'],
      queryFn: ({ signal }) => api.listEntitlements(customer, { limit: 100 }, { signal }),
    }),
  priceOverrides: (api: Quarterday, customer: string) =>
    queryOptions({
      queryKey: ['customer', customer, 'prices'],
      queryFn: ({ signal }) => api.listPriceOverrides(customer, { limit: 100 }, { signal }),
    }),
  refunds: (api: Quarterday, invoice: string) =>
    queryOptions({
      queryKey: ['invoice', invoice, 'refunds'],
      queryFn: ({ signal }) => api.listRefunds({ invoice, limit: 100 }, { signal }),
    }),
  /** Of which nobody knows how they end, or whether they count. */
  unclearPayments: (api: Quarterday) => pages(['payments', 'unclear'], api.listPayments, { status: 'unknown' as const, limit: 20 }),
  disputes: (api: Quarterday, filter: Filter<Quarterday['listDisputes']>) => pages(['disputes', filter], api.listDisputes, filter),
  tickets: (api: Quarterday, filter: Filter<Quarterday['listTickets']>) => pages(['tickets', filter], api.listTickets, filter),
  /** Looked at again while the help desk and we are not in step: that changes by itself. */
  ticket: (api: Quarterday, id: string) =>
    queryOptions({
      queryKey: ['ticket', id],
      queryFn: ({ signal }) => api.getTicket(id, { signal }),
      refetchInterval: ({ state }) => (state.data?.help_desk?.status === 'waiting' ? 5_000 : false),
    }),
  /** For a choice among them. */
  ticketAssignees: (api: Quarterday) =>
    queryOptions({
      queryKey: ['ticket assignees'],
      queryFn: ({ signal }) => api.listTicketAssignees({ limit: 100 }, { signal }),
      staleTime: 60_000,
    }),
  helpDesks: (api: Quarterday) =>
    queryOptions({
      queryKey: ['help desks'],
      queryFn: ({ signal }) => api.listHelpDesks({ status: 'active', limit: 1 }, { signal }),
    }),
  helpDeskTickets: (api: Quarterday, filter: Filter<Quarterday['listHelpDeskTickets']>) =>
    queryOptions({
      queryKey: ['help desk tickets', filter],
      queryFn: ({ signal }) => api.listHelpDeskTickets(filter, { signal }),
      refetchInterval: 5_000,
    }),
  helpDeskEvents: (api: Quarterday, filter: Filter<Quarterday['listHelpDeskEvents']>) => ({
    ...pages(['help desk events', filter], api.listHelpDeskEvents, filter),
    refetchInterval: 5_000,
  }),
  helpDeskEvent: (api: Quarterday, id: string) =>
    queryOptions({ queryKey: ['help desk event', id], queryFn: ({ signal }) => api.getHelpDeskEvent(id, { signal }) }),
  /** Named after how many there are, so that a new one is read. */
  ticketMessages: (api: Quarterday, { id, message_count }: Ticket) =>
    pages<{ limit: number }, TicketMessage>(
      ['ticket', id, 'messages', message_count],
      (query, options) => api.listTicketMessages(id, query, options),
      { limit: 100 },
    ),
  gatewayAccounts: (api: Quarterday, filter: Filter<Quarterday['listGatewayAccounts']>) =>
    pages(['gateway accounts', filter], api.listGatewayAccounts, filter),
  apiKeys: (api: Quarterday) => pages(['api keys'], api.listApiKeys, { limit: 100 }),
  members: (api: Quarterday, filter: Filter<Quarterday['listMembers']>) =>
    pages(['members', filter], api.listMembers, { limit: 100, ...filter }),
  invitations: (api: Quarterday) => pages(['invitations'], api.listInvitations, { limit: 25 }),
  roles: (api: Quarterday) => queryOptions({ queryKey: ['roles'], queryFn: ({ signal }) => api.listRoles({ signal }), staleTime: 60_000 }),
  portalSettings: (api: Quarterday) =>
    queryOptions({ queryKey: ['portal settings'], queryFn: ({ signal }) => api.getPortalSettings({ signal }) }),
  approvals: (api: Quarterday, filter: Filter<Quarterday['listApprovals']>) => pages(['approvals', filter], api.listApprovals, filter),
  approvalSettings: (api: Quarterday) =>
    queryOptions({ queryKey: ['approval settings'], queryFn: ({ signal }) => api.getApprovalSettings({ signal }) }),
  ownOrganizations: (api: Quarterday) =>
    queryOptions({
      queryKey: ['own organizations'],
      queryFn: ({ signal }) => api.listOwnOrganizations({ limit: 100, sort: 'name' }, { signal }),
      staleTime: 60_000,
    }),
  customerLogins: (api: Quarterday, customer: string) =>
    queryOptions({
      queryKey: ['customer', customer, 'logins'],
      queryFn: ({ signal }) => api.listCustomerLogins(customer, { signal }),
    }),
  privacySettings: (api: Quarterday) =>
    queryOptions({ queryKey: ['privacy settings'], queryFn: ({ signal }) => api.getPrivacySettings({ signal }) }),
  me: (api: Quarterday) => queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => api.getSession({ signal }), staleTime: 60_000 }),
  authOptions: (api: Quarterday) =>
    queryOptions({ queryKey: ['auth options'], queryFn: ({ signal }) => api.getAuthOptions({ signal }), staleTime: 60_000 }),
  sessions: (api: Quarterday) => queryOptions({ queryKey: ['sessions'], queryFn: ({ signal }) => api.listSessions({ signal }) }),
  passkeys: (api: Quarterday) => queryOptions({ queryKey: ['passkeys'], queryFn: ({ signal }) => api.listPasskeys({ signal }) }),
  accountEvents: (api: Quarterday) => pages(['account events'], api.listAccountEvents, { limit: 10 }),
  auditLog: (api: Quarterday, filter: Filter<Quarterday['listAuditLog']>) => pages(['audit log', filter], api.listAuditLog, filter),
  webhookEndpoints: (api: Quarterday, filter: Filter<Quarterday['listWebhookEndpoints']>) =>
    pages(['webhook endpoints', filter], api.listWebhookEndpoints, filter),
  /** Looked at again while somebody looks: they move by themselves. */
  webhookDeliveries: (api: Quarterday, filter: Filter<Quarterday['listWebhookDeliveries']>) => ({
    ...pages(['webhook deliveries', filter], api.listWebhookDeliveries, filter),
    refetchInterval: 5_000,
  }),
  gatewayEvents: (api: Quarterday, filter: Filter<Quarterday['listGatewayEvents']>) => ({
    ...pages(['gateway events', filter], api.listGatewayEvents, filter),
    refetchInterval: 5_000,
  }),
  gatewayEvent: (api: Quarterday, id: string) =>
    queryOptions({ queryKey: ['gateway event', id], queryFn: ({ signal }) => api.getGatewayEvent(id, { signal }) }),
  messages: (api: Quarterday, filter: Filter<Quarterday['listMessages']>) => pages(['messages', filter], api.listMessages, filter),
  notificationTemplates: (api: Quarterday) =>
    queryOptions({ queryKey: ['notification templates'], queryFn: ({ signal }) => api.listNotificationTemplates({ signal }) }),
  notificationText: (api: Quarterday, template: string, channel: string, language: string) =>
    queryOptions({
      queryKey: ['notification templates', template, channel, language],
      queryFn: ({ signal }) => api.getNotificationText(template, channel, language, { signal }),
    }),
  notificationPreview: (api: Quarterday, template: string, wanted: Parameters<Quarterday['previewNotificationTemplate']>[1]) =>
    queryOptions({
      queryKey: ['preview', 'notification', template, wanted],
      queryFn: ({ signal }) => api.previewNotificationTemplate(template, wanted, { signal }),
    }),
  notificationSettings: (api: Quarterday) =>
    queryOptions({ queryKey: ['notification settings'], queryFn: ({ signal }) => api.getNotificationSettings({ signal }) }),
  notificationPreferences: (api: Quarterday, customer: string) =>
    queryOptions({
      queryKey: ['customer', customer, 'notification preferences'],
      queryFn: ({ signal }) => api.getNotificationPreferences(customer, { signal }),
    }),
  suppressions: (api: Quarterday, filter: Filter<Quarterday['listSuppressions']>) =>
    pages(['suppressions', filter], api.listSuppressions, filter),
  events: (api: Quarterday, filter: Filter<Quarterday['listEvents']>) => pages(['events', filter], api.listEvents, filter),
  jobs: (api: Quarterday) => queryOptions({ queryKey: ['jobs'], queryFn: ({ signal }) => api.listJobs({ signal }) }),
  doctor: (api: Quarterday) =>
    queryOptions({ queryKey: ['doctor'], queryFn: ({ signal }) => api.runDoctor({ signal }), staleTime: 60_000 }),
  verification: (api: Quarterday) =>
    queryOptions({ queryKey: ['verification'], queryFn: ({ signal }) => api.verifyAmounts({ signal }), enabled: false }),
  plan: (api: Quarterday, id: string) =>
    queryOptions({ ...asRead, queryKey: ['plan', id], queryFn: ({ signal }) => api.getPlan(id, { signal }) }),
  /** All of them, those that are archived too. */
  pricesOfPlan: (api: Quarterday, plan: string) =>
    pages(['prices', { plan }], api.listPrices, { plan, limit: 100, sort: 'created_at' as const }),
  /** What can be added to a subscription beside its plan, for a choice among them. */
  recurringPrices: (api: Quarterday, currency: Currency) =>
    queryOptions({
      queryKey: ['prices', 'recurring', currency],
      queryFn: ({ signal }) => api.listPrices({ currency, kind: 'recurring', status: 'active', limit: 100 }, { signal }),
      staleTime: 60_000,
    }),
  oneOffPrices: (api: Quarterday, currency: Currency) =>
    queryOptions({
      queryKey: ['prices', 'one off', currency],
      queryFn: ({ signal }) => api.listPrices({ currency, kind: 'one_off', status: 'active', limit: 100 }, { signal }),
      staleTime: 60_000,
    }),
  products: (api: Quarterday, filter: Filter<Quarterday['listProducts']>) => pages(['products', filter], api.listProducts, filter),
  allFeatures: (api: Quarterday) => pages(['features', 'all'], api.listFeatures, { sort: 'code' as const }),
  /** Those that a price can name, for a choice among them. */
  activeMeters: (api: Quarterday) =>
    queryOptions({
      queryKey: ['meters', 'active'],
      queryFn: ({ signal }) => api.listMeters({ status: 'active', limit: 100, sort: 'code' }, { signal }),
    }),
  activeTaxRates: (api: Quarterday) =>
    queryOptions({
      queryKey: ['tax rates', 'active'],
      queryFn: ({ signal }) => api.listTaxRates({ status: 'active', limit: 100 }, { signal }),
    }),
  plans: (api: Quarterday) =>
    queryOptions({
      queryKey: ['plans'],
      queryFn: ({ signal }) => api.listPlans({ limit: 100, sort: 'created_at' }, { signal }),
      staleTime: 60_000,
    }),
}

interface Page<Item> {
  readonly data: Item[]
  readonly next_cursor: string | null
}

/** A list page by page. */
function pages<Query extends object, Item>(
  queryKey: readonly unknown[],
  list: (query: Query & { cursor?: string | undefined }, options: { signal: AbortSignal }) => Promise<Page<Item>>,
  filter: Query,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => list({ ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: ({ pages: all }) => all.flatMap((page) => page.data),
  })
}
