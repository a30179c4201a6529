import type { HouseJob } from '../kit/house-job.ts'
import type { Job } from '../kit/job.ts'
import type { OpenRoute } from '../kit/open-route.ts'
import type { Route } from '../kit/route.ts'
import { routes as apiKeys } from './api-keys/routes.ts'
import { approvalRoutes } from './approvals/routes.ts'
import { routes as auditLog } from './audit-log/routes.ts'
import { routes as audits } from './audits/routes.ts'
import { jobs as billing } from './billing/jobs.ts'
import { routes as billingRoutes } from './billing/routes.ts'
import { usageRoutes } from './billing/usage-routes.ts'
import { featureRoutes } from './catalog/feature-routes.ts'
import { planRoutes } from './catalog/plan-routes.ts'
import { priceOverrideRoutes } from './catalog/price-override-routes.ts'
import { priceRoutes } from './catalog/price-routes.ts'
import { productRoutes } from './catalog/product-routes.ts'
import { discountRoutes } from './coupons/discount-routes.ts'
import { promotionCodeRoutes } from './coupons/promotion-code-routes.ts'
import { routes as coupons } from './coupons/routes.ts'
import { routes as creditNotes } from './credit-notes/routes.ts'
import { expireCredit } from './credits/jobs.ts'
import { routes as credits } from './credits/routes.ts'
import { routes as customers } from './customers/routes.ts'
import { routes as disputes } from './disputes/routes.ts'
import { openRoutes as downloads } from './documents/download-routes.ts'
import { routes as documents } from './documents/routes.ts'
import { dunningJob, sendRemindersJob } from './dunning/jobs.ts'
import { policyRoutes } from './dunning/policy-routes.ts'
import { runRoutes } from './dunning/run-routes.ts'
import { expireEntitlements } from './entitlements/jobs.ts'
import { routes as entitlements } from './entitlements/routes.ts'
import { routes as events } from './events/routes.ts'
import { routes as gatewayAccounts } from './gateway-accounts/routes.ts'
import { jobs as gatewayEventJobs } from './gateway-events/jobs.ts'
import { openRoutes as gatewayWebhooks } from './gateway-events/receive-routes.ts'
import { routes as gatewayEvents } from './gateway-events/routes.ts'
import { jobs as helpDeskJobs } from './help-desks/jobs.ts'
import { openRoutes as helpDeskWebhooks } from './help-desks/receive-routes.ts'
import { routes as helpDesks } from './help-desks/routes.ts'
import { syncRoutes as helpDeskTickets } from './help-desks/sync-routes.ts'
import { cleanUpKeysJob } from './idempotency/jobs.ts'
import { consolidateInvoices, finalizeDrafts, overdueInvoices } from './invoices/jobs.ts'
import { routes as invoices } from './invoices/routes.ts'
import { jobRoutes } from './jobs/routes.ts'
import { invitationRoutes } from './members/invitation-routes.ts'
import { roleRoutes } from './members/role-routes.ts'
import { routes as members } from './members/routes.ts'
import { workplaceRoutes } from './members/workplace-routes.ts'
import { jobs as messageJobs } from './notifications/jobs.ts'
import { messageRoutes } from './notifications/message-routes.ts'
import { openRoutes as providerEvents } from './notifications/provider-routes.ts'
import { routes as notifications } from './notifications/routes.ts'
import { templateRoutes } from './notifications/template-routes.ts'
import { openRoutes as unsubscribePages } from './notifications/unsubscribe-routes.ts'
import { routes as organizations } from './organizations/routes.ts'
import { openRoutes as bankPages } from './pay-page/bank-routes.ts'
import { cardRoutes as cardPages } from './pay-page/card-routes.ts'
import { openRoutes as payPages } from './pay-page/page-routes.ts'
import { routes as payLinks } from './pay-page/routes.ts'
import { routes as paymentMethods } from './payment-methods/routes.ts'
import { jobs as payments } from './payments/jobs.ts'
import { routes as paymentRoutes } from './payments/routes.ts'
import { sandboxGatewayRoutes } from './payments/sandbox-gateway-routes.ts'
import { accountRoutes } from './people/account-routes.ts'
import { houseJobs as peopleJobs } from './people/jobs.ts'
import { passkeyRoutes } from './people/passkey-routes.ts'
import { routes as people } from './people/routes.ts'
import { userRoutes } from './people/user-routes.ts'
import { accessRoutes as portalAccess } from './portal/access-routes.ts'
import { accountRoutes as portalAccount } from './portal/account-routes.ts'
import { documentRoutes as portalDocuments } from './portal/document-routes.ts'
import { invoiceRoutes as portalInvoices } from './portal/invoice-routes.ts'
import { jwksRoutes } from './portal/jwks-routes.ts'
import { loginRoutes as customerLogins } from './portal/login-routes.ts'
import { meRoutes as portalMe } from './portal/me-routes.ts'
import { pageRoutes as portalPages } from './portal/page-routes.ts'
import { paymentMethodRoutes as portalPaymentMethods } from './portal/payment-method-routes.ts'
import { paymentOptionRoutes as portalPaymentOptions } from './portal/payment-option-routes.ts'
import { settingsRoutes as portalSettings } from './portal/settings-routes.ts'
import { subscriptionChangeRoutes as portalChanges } from './portal/subscription-change-routes.ts'
import { subscriptionRoutes as portalSubscriptions } from './portal/subscription-routes.ts'
import { accountRoutes as privacyOfAccounts } from './privacy/account-routes.ts'
import { eraseRetainedJob } from './privacy/jobs.ts'
import { routes as privacy } from './privacy/routes.ts'
import { sendRefundsJob } from './refunds/jobs.ts'
import { routes as refunds } from './refunds/routes.ts'
import { routes as reports } from './reports/routes.ts'
import { sandboxRoutes } from './sandboxes/routes.ts'
import { makeStatementsJob } from './statements/jobs.ts'
import { routes as statements } from './statements/routes.ts'
import { changeRoutes } from './subscriptions/change-routes.ts'
import { chargeRoutes } from './subscriptions/charge-routes.ts'
import { trialEnding } from './subscriptions/jobs.ts'
import { migrationRoutes } from './subscriptions/migration-routes.ts'
import { routes as subscriptions } from './subscriptions/routes.ts'
import { stopRoutes } from './subscriptions/stop-routes.ts'
import { quoteTaxesJob } from './taxes/jobs.ts'
import { routes as taxes } from './taxes/routes.ts'
import { closeTickets } from './tickets/jobs.ts'
import { portalTicketRoutes } from './tickets/portal-routes.ts'
import { routes as tickets } from './tickets/routes.ts'
import { jobs as usageJobs } from './usage/jobs.ts'
import { meterRoutes } from './usage/meter-routes.ts'
import { routes as usage } from './usage/routes.ts'
import { topUpWallets } from './wallets/jobs.ts'
import { routes as wallets } from './wallets/routes.ts'
import { deliveryRoutes } from './webhooks/delivery-routes.ts'
import { jobs as webhookJobs } from './webhooks/jobs.ts'
import { routes as webhooks } from './webhooks/routes.ts'

/** All that falls due by itself, in the order in which it is done where several are due at one moment. */
export const jobs: readonly Job[] = [
  ...usageJobs,
  expireCredit,
  expireEntitlements,
  ...billing,
  trialEnding,
  consolidateInvoices,
  quoteTaxesJob,
  finalizeDrafts,
  topUpWallets,
  dunningJob,
  ...payments,
  sendRefundsJob,
  makeStatementsJob,
  overdueInvoices,
  sendRemindersJob,
  closeTickets,
  ...helpDeskJobs,
  ...gatewayEventJobs,
  ...webhookJobs,
  ...messageJobs,
  eraseRetainedJob,
  cleanUpKeysJob,
]

/** All that falls due by itself and belongs to no organization. */
export const houseJobs: readonly HouseJob[] = [...peopleJobs]

/** What can wait for a second person is one of these. */
const ownRoutes: readonly Route[] = [
  ...people,
  ...passkeyRoutes,
  ...accountRoutes,
  ...userRoutes,
  ...organizations,
  ...members,
  ...invitationRoutes,
  ...roleRoutes,
  ...workplaceRoutes,
  ...apiKeys,
  ...customers,
  ...billingRoutes,
  ...productRoutes,
  ...planRoutes,
  ...priceRoutes,
  ...priceOverrideRoutes,
  ...featureRoutes,
  ...meterRoutes,
  ...usage,
  ...taxes,
  ...subscriptions,
  ...changeRoutes,
  ...stopRoutes,
  ...chargeRoutes,
  ...migrationRoutes,
  ...usageRoutes,
  ...invoices,
  ...documents,
  ...creditNotes,
  ...statements,
  ...coupons,
  ...promotionCodeRoutes,
  ...discountRoutes,
  ...entitlements,
  ...credits,
  ...wallets,
  ...paymentRoutes,
  ...payLinks,
  ...policyRoutes,
  ...runRoutes,
  ...refunds,
  ...disputes,
  ...tickets,
  ...helpDesks,
  ...helpDeskTickets,
  ...portalTicketRoutes,
  ...paymentMethods,
  ...gatewayAccounts,
  ...gatewayEvents,
  ...auditLog,
  ...audits,
  ...events,
  ...webhooks,
  ...deliveryRoutes,
  ...messageRoutes,
  ...templateRoutes,
  ...notifications,
  ...privacy,
  ...privacyOfAccounts,
  ...portalSettings,
  ...customerLogins,
  ...portalPages,
  ...portalAccess,
  ...portalMe,
  ...portalSubscriptions,
  ...portalChanges,
  ...portalInvoices,
  ...portalDocuments,
  ...portalPaymentMethods,
  ...portalPaymentOptions,
  ...portalAccount,
  ...reports,
  ...jobRoutes(jobs),
  ...sandboxRoutes(jobs),
  ...sandboxGatewayRoutes,
]

/** All that the API offers. */
export const routes: readonly Route[] = [...ownRoutes, ...approvalRoutes(ownRoutes)]

/** What is served outside of the API: pages for customers, and where gateways send to. */
export const openRoutes: readonly OpenRoute[] = [
  ...jwksRoutes,
  ...gatewayWebhooks,
  ...helpDeskWebhooks,
  ...payPages,
  ...cardPages,
  ...bankPages,
  ...downloads,
  ...unsubscribePages,
  ...providerEvents,
]

/** What the reference says about each group, in the order in which a reader meets them. */
export const tags = [
  {
    name: 'Signing in',
    description: 'How staff come into the dashboard: by a cookie, which only pages of the same origin can use. Software uses API keys.',
  },
  { name: 'Your account', description: 'What a person changes about their own account.' },
  { name: 'Organization', description: 'The seller: name, address, currency, and the conventions by which it bills.' },
  { name: 'Members', description: 'People who work for the organization, and who is invited to.' },
  { name: 'Roles', description: 'What members are there for, and what that lets them do.' },
  { name: 'Customers', description: 'Who is billed.' },
  { name: 'Products', description: 'What is sold.' },
  { name: 'Plans', description: 'Offers: what a customer subscribes to.' },
  { name: 'Prices', description: 'How one thing is charged. A price never changes; a new one takes its place.' },
  { name: 'Features', description: 'What plans grant: switches, limits, and allowances that a meter counts up to.' },
  { name: 'Entitlements', description: 'What customers may use at this moment, and exceptions for single customers.' },
  { name: 'Tax rates', description: 'Dated percentages by place and category. A rate never changes; a new one takes its place.' },
  { name: 'Meters', description: 'What is counted, and how.' },
  { name: 'Usage', description: 'Counted facts, each under a key of its own.' },
  { name: 'Subscriptions', description: 'Standing agreements: started, changed, previewed to the cent, canceled.' },
  { name: 'Invoices', description: 'What was billed, each line with its derivation.' },
  { name: 'Credit notes', description: 'What of invoices was given back, and where its money went.' },
  { name: 'Statements', description: 'What parents pay for their children, a day at a time.' },
  { name: 'Coupons', description: 'Rules by which documents are lowered before tax.' },
  { name: 'Promotion codes', description: 'What customers type to get a coupon.' },
  { name: 'Discounts', description: 'Coupons as customers have them.' },
  { name: 'Credit', description: 'What customers have to their credit, and which invoices drew on it.' },
  { name: 'Wallets', description: 'Credit that customers pay for before they use it.' },
  { name: 'Payments', description: 'Money for invoices: each question to a gateway with its answer.' },
  { name: 'Dunning', description: 'Asking again for money that did not come: by which terms, how far it has come, and what was said.' },
  { name: 'Approvals', description: 'What one person may not do alone: asked for by one, approved by another.' },
  { name: 'Refunds', description: 'Money on its way back to customers, for credit notes.' },
  { name: 'Tickets', description: 'What customers ask, and all that was said about it.' },
  { name: 'Help desks', description: 'A help desk outside that tickets are kept in step with, and what travels between both.' },
  { name: 'Disputes', description: 'Money of payments that banks pull back.' },
  { name: 'Payment methods', description: 'What customers are charged by.' },
  { name: 'Gateway accounts', description: 'The organization’s own accounts at payment gateways.' },
  { name: 'Gateway events', description: 'What payment gateways sent by themselves, and what came of it.' },
  { name: 'Events', description: 'What has happened.' },
  { name: 'Webhook endpoints', description: 'Addresses outside that are told what happens.' },
  { name: 'Webhook deliveries', description: 'What was sent to them, each attempt with its answer, and sending it again.' },
  { name: 'Messages', description: 'What customers and staff are told, by what, and whom nothing is sent to.' },
  { name: 'Notification templates', description: 'The words of messages, in four languages, with a preview and a test.' },
  { name: 'API keys', description: 'What software comes in with.' },
  { name: 'Privacy', description: 'What people may ask of whoever knows them: to be told what is held, and to be forgotten.' },
  { name: 'Portal settings', description: 'How your customers come in, and what they may do by themselves.' },
  { name: 'Portal', description: 'What an organization’s customers do themselves, with a token of their own.' },
  { name: 'Sandboxes', description: 'Organizations whose clock can be moved: try a year of billing in a minute.' },
  { name: 'Reports', description: 'Numbers over the whole book, as JSON or as CSV.' },
  { name: 'Jobs', description: 'What runs by itself, and can be run by hand.' },
  { name: 'Audit log', description: 'Who did what, to what, from where: a chain that nobody can change.' },
  { name: 'Health', description: 'Whether every stored amount is right and every fact holds that must.' },
  { name: 'Users', description: 'Accounts of people, for who runs the installation: they belong to no organization.' },
  { name: 'Operation', description: 'For who runs the installation, with a short-lived token made on the machine itself.' },
] as const
