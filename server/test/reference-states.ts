import { createHmac } from 'node:crypto'
import { encodeId } from '@quarterday/core/id.ts'
import { webhookHeaders } from '../src/kit/standard-webhooks.ts'
import type { ApiClient } from './api.ts'
import type { Things } from './reference-book.ts'

/** What these make has a code, which must not be taken yet. */
export const takesCode: ReadonlySet<string> = new Set(['createMeter', 'createFeature', 'createCoupon', 'createPromotionCode'])

/** What has to be so before an example makes sense: a draft for what is done to drafts, something archived to bring back. Answers other ids to use. */
export const prepared: Readonly<Record<string, (client: ApiClient, things: Things) => Promise<Things>>> = {
  getAuditLogRecord: async (client) => ({ aud: (await client.get('/v1/audit_log?limit=1')).body.data[0].id }),
  updateInvoice: draft,
  deleteInvoice: draft,
  finalizeInvoice: draft,
  quoteInvoiceTax: untaxedDraft,
  eraseCustomer: async (client) => ({ cus: await made(client, '/v1/customers', { name: 'Nobody' }) }),
  deleteCustomer: async (client) => ({ cus: await made(client, '/v1/customers', { name: 'Nobody' }) }),
  archiveCustomer: async (client) => ({ cus: await made(client, '/v1/customers', { name: 'Nobody' }) }),
  unarchiveCustomer: async (client) => {
    const cus = await made(client, '/v1/customers', { name: 'Nobody' })
    await done(client, `/v1/customers/${cus}/archive`)
    return { cus }
  },
  deleteProduct: async (client) => ({ prod: await made(client, '/v1/products', { name: 'Nothing' }) }),
  unarchiveProduct: async (client) => {
    const prod = await made(client, '/v1/products', { name: 'Nothing' })
    await done(client, `/v1/products/${prod}/archive`)
    return { prod }
  },
  deletePlan: async (client) => ({ plan: await made(client, '/v1/plans', { code: 'unsold', name: 'Unsold' }) }),
  unarchivePlan: async (client) => {
    const plan = await made(client, '/v1/plans', { code: 'unsold', name: 'Unsold' })
    await done(client, `/v1/plans/${plan}/archive`)
    return { plan }
  },
  unarchivePrice: async (client, { price }) => {
    await done(client, `/v1/prices/${price}/archive`)
    return {}
  },
  deleteMeter: async (client) => ({ mtr: await made(client, '/v1/meters', { code: 'unsold', name: 'Unsold', aggregation: 'count' }) }),
  unarchiveMeter: archived('meters', 'mtr'),
  unarchiveFeature: archived('features', 'feat'),
  unarchiveTaxRate: archived('tax_rates', 'txr'),
  unarchiveCoupon: archived('coupons', 'coup'),
  removePlanFeature: async (client, { plan, feat }) => {
    await client.request('PUT', `/v1/plans/${plan}/features/${feat}`, { enabled: true, limit: '10' })
    return {}
  },
  deleteCoupon: async (client) => ({ coup: await made(client, '/v1/coupons', { name: 'Unused', percent_off: '5', duration: 'once' }) }),
  endSubscriptionTrial: inTrial,
  previewSubscriptionEndTrial: inTrial,
  resumeSubscription: paused,
  previewSubscriptionResume: paused,
  withdrawFromWallet: boughtCredit,
  voidInvoice: unpaid,
  reissueInvoice: unpaid,
  previewInvoiceReissue: unpaid,
  sendInvoice: unpaid,
  createPaymentLink: unpaid,
  revokePaymentLink: async (client, things) => {
    const { inv = '' } = await unpaid(client, things)
    return { plink: await made(client, `/v1/invoices/${inv}/payment_link`, {}) }
  },
  getMessage: message,
  resendMessage: async (client, things) => {
    const { msg = '' } = await message(client, things)
    await client.post('/v1/jobs/deliver-messages/run')
    return { msg }
  },
  deleteSuppression: async (client) => ({
    supp: await made(client, '/v1/suppressions', { channel: 'email', address: 'old@acme.example' }),
  }),
  removeEntitlementOverride: async (client, { cus, feat }) => ({
    ent: await made(client, `/v1/customers/${cus}/entitlement_overrides`, { feature: feat, limit: '5' }),
  }),
  archivePriceOverride: async (client, { cus, plan }) => {
    const { body } = await client.get(`/v1/plans/${plan}`)
    const terms = { model: 'per_unit', unit_amount: '900' }
    return { price: await made(client, `/v1/customers/${cus}/price_overrides`, { price: body.prices[0].id, terms }) }
  },
  withdrawSubscriptionCharge: async (client, { sub }) => {
    await done(client, `/v1/subscriptions/${sub}/charges`, { description: 'Grinder', unit_amount: '500', when: 'next_invoice' })
    const { body } = await client.get(`/v1/subscriptions/${sub}/pending_lines`)
    return { il: body.data[0].id }
  },
  updateCoupon: async (client) => ({
    coup: await made(client, '/v1/coupons', { name: 'Once', percent_off: '5', duration: 'once', max_redemptions: 10 }),
  }),
  // So far behind that somebody is asked to look before more invoices leave.
  resumeSubscriptionBilling: async (client, { cus, plan }) => {
    const sub = await made(client, '/v1/subscriptions', { customer: cus, plan, start_at: '2020-01-01T00:00:00Z', allow_overlap: true })
    await done(client, '/v1/jobs/billing-run/run')
    return { sub }
  },
  migratePrice: twoPrices,
  previewPriceMigration: twoPrices,
  unarchiveDunningPolicy: archived('dunning_policies', 'dun'),
  pauseInvoiceDunning: dunned,
  skipInvoiceDunningStep: dunned,
  retryInvoiceDunning: dunned,
  stopInvoiceDunning: dunned,
  resumeInvoiceDunning: async (client, things) => {
    const { inv = '' } = await dunned(client, things)
    await done(client, `/v1/invoices/${inv}/dunning/pause`)
    return { inv }
  },
  getCreditNote: creditNote,
  getPortalCreditNote: creditNote,
  voidCreditNote: creditNote,
  explainCreditNote: creditNote,
  getRefund: refund,
  markRefundSent: refund,
  markRefundFailed: refund,
  reopenTicket: async (client, { cus }) => {
    const tic = await made(client, '/v1/tickets', { customer: cus, subject: 'Solved', body: 'It was me.' })
    await done(client, `/v1/tickets/${tic}/solve`)
    return { tic }
  },
  getDispute: async (client, { cus, org }) => {
    const { pay } = await paidBy(client, cus, 'pm_card_createDispute')
    await done(client, `/v1/sandboxes/${org}/advance`, { days: 2 })
    await done(client, `/v1/payments/${pay}/complete`)
    const { body } = await client.get('/v1/disputes')
    return { dp: body.data[0].id }
  },
  refundPayment: (client, { cus }) => paidBy(client, cus, 'pm_card_visa'),
  // Nobody asks about it any more by itself, and nobody knows.
  dismissPayment: async (client, { cus, org }) => {
    const things = await paidBy(client, cus, 'pm_card_unreachable')
    await done(client, `/v1/sandboxes/${org}/advance`, { days: 6 })
    return things
  },
  enterSandboxCard: setup,
  // The bank asks whether it is they.
  authenticateSandboxCard: async (client, things) => {
    const { seti = '' } = await setup(client, things)
    await done(client, '/v1/sandbox_gateway/enter_card', { reference: seti, token: 'pm_card_authenticationRequired' })
    return { seti }
  },
  completePaymentMethodSetup: async (client, things) => {
    const { seti } = await setup(client, things)
    await done(client, '/v1/sandbox_gateway/enter_card', { reference: seti, token: 'pm_card_visa' })
    return { seti: seti ?? '' }
  },
  completePortalPaymentMethodSetup: async (client, things) => {
    const { seti } = await setup(client, things)
    await done(client, '/v1/sandbox_gateway/enter_card', { reference: seti, token: 'pm_card_visa' })
    return { seti: seti ?? '' }
  },
  payPortalInvoice: unpaid,
  getPortalPage: async (client) => {
    const { body } = await client.patch('/v1/portal_settings', {})
    return { 'harbour-coffee': body.slug }
  },
  rotatePublishableKey: async (client) => {
    await client.patch('/v1/portal_settings', { page_url: 'https://shop.example/account' })
    return {}
  },
  inviteCustomerLogin: async (client) => {
    await client.patch('/v1/portal_settings', { page_url: 'https://shop.example/account' })
    return {}
  },
  removeCustomerLogin: async (client, { cus }) => {
    await client.patch('/v1/portal_settings', { page_url: 'https://shop.example/account' })
    const { body } = await client.post(`/v1/customers/${cus}/logins`, { email: 'gone@lang.example' })
    return { usr: body.user }
  },
  undoUnsubscribePortalSubscription: async (client, { sub }) => {
    await done(client, `/v1/subscriptions/${sub}/cancel`)
    return {}
  },
  getGatewayAccount: gatewayAccount,
  updateGatewayAccount: gatewayAccount,
  disconnectGatewayAccount: gatewayAccount,
  getGatewayEvent: gatewayEvent,
  replayGatewayEvent: async (client) => {
    const things = await gatewayEvent(client)
    await done(client, '/v1/jobs/process-gateway-events/run')
    return things
  },
  getHelpDesk: helpDesk,
  updateHelpDesk: helpDesk,
  testHelpDesk: helpDesk,
  disconnectHelpDesk: helpDesk,
  syncTicket: helpDesk,
  getHelpDeskEvent: helpDeskEvent,
  replayHelpDeskEvent: async (client) => {
    const things = await helpDeskEvent(client)
    await done(client, '/v1/jobs/sync-help-desk/run')
    return things
  },
  getStatement: statement,
  recordStatementPayment: statement,
  enableWebhookEndpoint: async (client, { we }) => {
    await done(client, `/v1/webhook_endpoints/${we}/disable`)
    return {}
  },
  // What was on its way has ended.
  retryWebhookDelivery: async (client, { we }) => {
    await done(client, `/v1/webhook_endpoints/${we}/disable`)
    await done(client, `/v1/webhook_endpoints/${we}/enable`)
    return {}
  },
  uncancelSubscription: async (client, { sub }) => {
    await done(client, `/v1/subscriptions/${sub}/cancel`, { timing: 'period_end' })
    return {}
  },
  withdrawSubscriptionChange: async (client, { sub }) => {
    await done(client, `/v1/subscriptions/${sub}/change`, { quantity: '7', timing: 'period_end' })
    const { body } = await client.get(`/v1/subscriptions/${sub}/changes`)
    return { chg: body.data[0].id }
  },
}

/** Something that was put away, to bring back. */
function archived(resource: string, prefix: string) {
  return async (client: ApiClient, things: Things): Promise<Things> => {
    await done(client, `/v1/${resource}/${things[prefix]}/archive`)
    return {}
  }
}

/** With thirty days of trial before it. */
async function inTrial(client: ApiClient, { cus, plan }: Things): Promise<Things> {
  return { sub: await made(client, '/v1/subscriptions', { customer: cus, plan, trial_days: 30 }) }
}

/** An invoice whose card was declined. */
async function dunned(client: ApiClient, { plan }: Things): Promise<Things> {
  const cus = await made(client, '/v1/customers', { name: 'Bea', currency: 'EUR' })
  await done(client, '/v1/payment_methods', { customer: cus, gateway: 'sandbox', token: 'pm_card_chargeDeclined' })
  await done(client, '/v1/subscriptions', { customer: cus, plan, trial_days: 0 })
  await done(client, '/v1/jobs/collect-payments/run')
  const { body } = await client.get(`/v1/invoices?customer=${cus}`)
  return { inv: body.data[0].id }
}

async function paused(client: ApiClient, { sub }: Things): Promise<Things> {
  await done(client, `/v1/subscriptions/${sub}/pause`)
  return {}
}

/** What a parent was shown for its child, the day after. */
async function statement(client: ApiClient, { org }: Things): Promise<Things> {
  await client.patch('/v1/organization', { conventions: { parent_billing: 'summary_per_child' } })
  const parent = await made(client, '/v1/customers', { name: 'Head office', currency: 'EUR' })
  const child = await made(client, '/v1/customers', { name: 'Branch', currency: 'EUR', parent, collection_method: 'send_invoice' })
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '10000' }]
  await done(client, '/v1/invoices', { customer: child, currency: 'EUR', collection_method: 'send_invoice', lines, finalize: true })
  await done(client, `/v1/sandboxes/${org}/advance`, { to: '2027-04-03T00:00:00Z' })
  const { body } = await client.get(`/v1/statements?customer=${parent}`)
  return { stm: body.data[0].id }
}

async function gatewayAccount(client: ApiClient): Promise<Things> {
  const { body } = await client.get('/v1/gateway_accounts')
  const [connected] = body.data
  if (connected !== undefined) return { ga: connected.id }
  const keys = { public_key: 'pk_test_1', secret_key: 'sk_test_0123456789', webhook_secret: 'whsec_0123456789' }
  return { ga: await made(client, '/v1/gateway_accounts', { gateway: 'stripe', ...keys }) }
}

/** What Stripe sent about a setup, which nobody has to be asked about. */
async function gatewayEvent(client: ApiClient): Promise<Things> {
  await gatewayAccount(client)
  const body = JSON.stringify({
    id: 'evt_1',
    type: 'setup_intent.succeeded',
    created: 1,
    data: { object: { object: 'setup_intent', id: 'seti_1' } },
  })
  const seconds = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)
  const signature = createHmac('sha256', 'whsec_0123456789').update(`${seconds}.${body}`).digest('hex')
  const headers = { 'stripe-signature': `t=${seconds},v1=${signature}` }
  const path = `/webhooks/stripe/${encodeId('org', client.organization.id)}`
  const { status, text } = await client.request('POST', path, body, { authorization: null, idempotencyKey: null, headers })
  if (status !== 200) throw new Error(text)
  return { gwe: (await client.get('/v1/gateway_events')).body.data[0].id }
}

const deskSecret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDPm8CsYdXOXU='

/** One that leads nowhere, whoever asks it. */
async function helpDesk(client: ApiClient): Promise<Things> {
  const [connected] = (await client.get('/v1/help_desks?status=active')).body.data
  const wanted = { kind: 'webhook', address: 'https://desk.invalid/quarterday', webhook_secret: deskSecret }
  return { hd: connected?.id ?? (await made(client, '/v1/help_desks', wanted)) }
}

/** What a help desk sent about a ticket that is none of its own. */
async function helpDeskEvent(client: ApiClient): Promise<Things> {
  const { hd } = await helpDesk(client)
  await client.patch(`/v1/help_desks/${hd}`, { webhook_secret: deskSecret })
  const at = Temporal.Now.instant()
  const body = JSON.stringify({
    type: 'ticket.changed',
    occurred_at: at.toString(),
    ticket: 'tic_00000000000000000000000000',
    status: 'open',
  })
  const headers = webhookHeaders({ id: 'evt-1', at, body }, [deskSecret])
  const { status, text } = await client.request('POST', `/webhooks/help-desk/${hd}`, body, {
    authorization: null,
    idempotencyKey: null,
    headers,
  })
  if (status !== 200) throw new Error(text)
  return { hde: (await client.get('/v1/help_desk_events')).body.data[0].id }
}

/** A means to pay that a customer is about to give in person. */
async function setup(client: ApiClient, { cus }: Things): Promise<Things> {
  const { body } = await client.post('/v1/payment_methods/setup', { customer: cus, gateway: 'sandbox' })
  return { seti: body.reference }
}

/** An invoice over 100.00 EUR that was charged by such a card. */
async function paidBy(client: ApiClient, cus: string | undefined, token: string): Promise<Things> {
  const method = await made(client, '/v1/payment_methods', { customer: cus, gateway: 'sandbox', token })
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '10000' }]
  const inv = await made(client, '/v1/invoices', {
    customer: cus,
    currency: 'EUR',
    collection_method: 'send_invoice',
    lines,
    finalize: true,
  })
  const { body } = await client.post(`/v1/invoices/${inv}/pay`, { payment_method: method })
  return { pay: body.id, inv }
}

async function creditNote(client: ApiClient, { inv }: Things): Promise<Things> {
  return { cn: await made(client, '/v1/credit_notes', { invoice: inv, amount: 100, reason: 'other', settle: 'credit' }) }
}

/** What was paid by bank transfer and goes back the same way. */
async function refund(client: ApiClient, { inv }: Things): Promise<Things> {
  await done(client, '/v1/credit_notes', { invoice: inv, reason: 'other', settle: 'refund' })
  const { body } = await client.get('/v1/refunds')
  return { re: body.data[0].id }
}

/** The list price that somebody is on, and the one that is to take its place. */
async function twoPrices(client: ApiClient, { plan }: Things): Promise<Things> {
  const { body } = await client.get(`/v1/plans/${plan}`)
  const terms = { model: 'per_unit', unit_amount: '1200' }
  const other = await made(client, '/v1/prices', { plan, currency: 'EUR', interval: { unit: 'month', count: 1 }, terms })
  return { price: body.prices[0].id, 'other price': other }
}

/** A wallet with credit that was paid for. */
async function boughtCredit(client: ApiClient, { cus }: Things): Promise<Things> {
  const wal = await made(client, '/v1/wallets', { customer: cus, name: 'Prepaid', currency: 'EUR' })
  const topUp = await client.post(`/v1/wallets/${wal}/top_up`, { amount: 5000, paid: true })
  const { body: invoice } = await client.get(`/v1/invoices/${topUp.body.invoice}`)
  if (invoice.amount_due > 0)
    await done(client, `/v1/invoices/${invoice.id}/record_payment`, { amount: invoice.amount_due, reference: 'Transfer' })
  return { wal }
}

/** A draft whose tax an engine has still to say. */
async function untaxedDraft(client: ApiClient, things: Things): Promise<Things> {
  await client.patch('/v1/organization', { tax_engine: 'provider' })
  return draft(client, things)
}

async function message(client: ApiClient, _things: Things): Promise<Things> {
  return { msg: await made(client, '/v1/notification_templates/invoice_created/test', { to: 'me@example.com' }) }
}

async function unpaid(client: ApiClient, { cus }: Things): Promise<Things> {
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '10000' }]
  return {
    inv: await made(client, '/v1/invoices', { customer: cus, currency: 'EUR', collection_method: 'send_invoice', lines, finalize: true }),
  }
}

async function draft(client: ApiClient, { cus }: Things): Promise<Things> {
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '10000' }]
  return { inv: await made(client, '/v1/invoices', { customer: cus, currency: 'EUR', lines, finalize: false }) }
}

async function made(client: ApiClient, url: string, body: object): Promise<string> {
  const reply = await client.post(url, body)
  if (reply.status >= 300) throw new Error(`${url} answered ${reply.status}: ${reply.text}`)
  return reply.body.id
}

async function done(client: ApiClient, url: string, body: object = {}): Promise<void> {
  await made(client, url, body)
}
