import { encodeId } from '@quarterday/core/id.ts'
import type { Reply, TestApi } from './api.ts'

/** A book that lived from 1 April to 10 July 2027 in Berlin, made through the API alone. Ids are public ones. */
export interface SmallBook {
  /** Basic from 1 April, Pro from 16 April; card that works. */
  readonly upgraded: string
  /** Team in tiers, billed afterwards, from 31 May on for 15 units instead of 8; pays by bank transfer. */
  readonly inArrears: string
  /** Pro with a trial, canceled in the middle of its first paid month: credit is left. */
  readonly canceled: string
  /** Basic with a card that declines. */
  readonly declined: string
  /** The invoice of the upgrade. */
  readonly upgradeInvoice: string
  advanceTo(date: string): Promise<void>
}

export async function smallBook(api: TestApi): Promise<SmallBook> {
  const plan = (code: string, name: string, terms: object, more: object = {}): Promise<string> =>
    made(api.post('/v1/plans', { code, name, prices: [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms, ...more }] }))
  const advanceTo = async (date: string): Promise<void> => {
    const moved = await ok(api.post(`/v1/sandboxes/${encodeId('org', api.organization.id)}/advance`, { to: `${date}T12:00:00Z` }))
    if (!moved.body.done) throw new Error('The clock did not get there')
  }
  const subscribe = async (customer: string, terms: object): Promise<string> => made(api.post('/v1/subscriptions', { customer, ...terms }))

  const basic = await plan('basic', 'Basic', { model: 'flat', amount: '1000' })
  const pro = await plan('pro', 'Pro', { model: 'flat', amount: '3000' })
  const tiers = [
    { up_to: '10', unit_amount: '500' },
    { up_to: null, unit_amount: '400' },
  ]
  const team = await plan('team', 'Team', { model: 'graduated', tiers }, { billing: 'in_arrears' })
  await ok(
    api.post('/v1/prices', { plan: team, currency: 'EUR', kind: 'setup_fee', nickname: 'Setup', terms: { model: 'flat', amount: '5000' } }),
  )

  const anna = await customer(api, 'Anna', 'pm_card_visa')
  const bert = await customer(api, 'Bert', null)
  const cleo = await customer(api, 'Cleo', 'pm_card_mastercard')
  const dora = await customer(api, 'Dora', 'pm_card_chargeDeclined')
  const upgraded = await subscribe(anna, { plan: basic })
  const inArrears = await subscribe(bert, { plan: team, quantity: '8', collection_method: 'send_invoice' })
  const canceled = await subscribe(cleo, { plan: pro, trial_days: 14 })
  const declined = await subscribe(dora, { plan: basic })
  await advanceTo('2027-04-16')
  await ok(api.post(`/v1/subscriptions/${upgraded}/change`, { plan: pro, timing: 'now' }))
  const upgradeInvoice = (await ok(api.get(`/v1/invoices?customer=${anna}&limit=1`))).body.data[0].id
  await advanceTo('2027-05-05')
  await ok(api.post(`/v1/subscriptions/${canceled}/cancel`, { timing: 'now' }))
  const [first] = (await ok(api.get(`/v1/invoices?customer=${bert}`))).body.data
  await ok(api.post(`/v1/invoices/${first.id}/record_payment`, { amount: 1500, reference: 'Statement 7' }))
  await ok(api.post(`/v1/customers/${bert}/credit_grants`, { amount: 700, currency: 'EUR', memo: 'For the trouble' }))
  await advanceTo('2027-05-31')
  await ok(api.post(`/v1/subscriptions/${inArrears}/change`, { quantity: '15', timing: 'now', proration: 'next_invoice' }))
  await advanceTo('2027-06-10')
  const [last] = (await ok(api.get(`/v1/invoices?customer=${dora}&limit=1`))).body.data
  await ok(api.post(`/v1/invoices/${last.id}/void`))
  await advanceTo('2027-07-10')
  return { upgraded, inArrears, canceled, declined, upgradeInvoice, advanceTo }
}

async function customer(api: TestApi, name: string, card: string | null): Promise<string> {
  const conventions = { credit_policy: 'invoice_line' }
  const id = await made(api.post('/v1/customers', { name, currency: 'EUR', conventions }))
  if (card !== null) await ok(api.post('/v1/payment_methods', { customer: id, gateway: 'sandbox', token: card }))
  return id
}

async function made(reply: Promise<Reply>): Promise<string> {
  return (await ok(reply)).body.id
}

async function ok(pending: Promise<Reply>): Promise<Reply> {
  const reply = await pending
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`)
  return reply
}
