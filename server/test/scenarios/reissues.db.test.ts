import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: 'invoice_line' } }
const quiet = { findings: [], drift: [] }

scenario('an invoice without the VAT number is reissued with it: no tax, a number of its own, the same month', april, async (world) => {
  await world.patch('/v1/organization', { legal: { address: { country: 'DE' } } })
  await world.post('/v1/tax_rates', { name: 'VAT', percent: '19', country: 'DE' })
  await world.plan('basic', 1000)
  const acme = await world.customer({ card: null, more: { collection_method: 'send_invoice', address: { country: 'DE' } } })
  await acme.subscribe('basic')
  const [first] = await acme.invoices()
  expect(first).toMatchObject({ total: 1190, tax: 190, reissue_of: null, reissued_as: null })
  await world.patch(`/v1/customers/${acme.id}`, { tax_treatment: 'exempt' })
  await world.advanceTo('2027-04-05')
  const body = { memo: 'Exempt.', due_on: '2027-04-30' }
  const preview = await world.post(`/v1/invoices/${first?.id}/reissue/preview`, body)
  expect(preview).toMatchObject({ total: 1000, tax: 0, tax_treatment: 'exempt', due_on: '2027-04-30', amount_due: 1000 })
  const second = await world.post(`/v1/invoices/${first?.id}/reissue`, body)
  expect(second).toMatchObject({
    status: 'open',
    number: 'INV-000002',
    reason: 'start',
    total: 1000,
    memo: 'Exempt.',
    issued_on: '2027-04-05',
    due_on: '2027-04-30',
    net_terms_days: 25,
    reissue_of: first?.id,
  })
  expect(await world.get(`/v1/invoices/${first?.id}`)).toMatchObject({ status: 'void', amount_due: 0, reissued_as: second.id })
  expect(await acme.prints()).toEqual([
    told('Basic, 1–30 Apr 2027  10.00\nTax  1.90\nTotal  11.90 EUR'),
    told('Basic, 1–30 Apr 2027  10.00\nTotal  10.00 EUR'),
  ])
  const events = await world.get(`/v1/events?limit=100`)
  const types = events.data.map(({ type }: { type: string }) => type)
  expect(types).toEqual(expect.arrayContaining(['invoice.voided', 'invoice.reissued']))
  expect((await world.get(`/v1/invoices/${second.id}/explanation`)).lines).toHaveLength(1)
  expect((await world.refused(`/v1/invoices/${first?.id}/reissue`)).code).toBe('invalid_state')
  expect(await world.audit()).toEqual(quiet)
})

scenario('time that was billed anew is given back of the new invoice', april, async (world) => {
  await world.plan('basic', 1000)
  const acme = await world.customer({ card: null, more: { collection_method: 'send_invoice' } })
  const subscription = await acme.subscribe('basic')
  const [first] = await acme.invoices()
  await world.post(`/v1/invoices/${first?.id}/reissue`)
  await world.advanceTo('2027-04-16')
  await subscription.cancel({ timing: 'now' })
  // Half of what the second one bills.
  expect(await acme.lastInvoice()).toBe(told('Basic, unused, 16–30 Apr 2027  −5.00\nAdded to your credit balance  5.00\nTotal  0.00 EUR'))
  const [, second] = await acme.invoices()
  expect((await world.refused(`/v1/invoices/${second?.id}/reissue`)).detail).toMatch(/gives a part of this invoice back/)
  expect((await world.refused(`/v1/invoices/${second?.id}/reissue/preview`)).code).toBe('invalid_state')
  expect(await world.audit()).toEqual(quiet)
})

scenario('a coupon that was used up, and credit, count once for the two invoices together', april, async (world) => {
  await world.post('/v1/coupons', { code: 'once', name: 'Once', amount_off: 300, currency: 'EUR', duration: 'once' })
  await world.plan('basic', 1000)
  const acme = await world.customer({ card: null, more: { collection_method: 'send_invoice' } })
  await world.post(`/v1/customers/${acme.id}/credit_grants`, { amount: 250, currency: 'EUR' })
  await acme.subscribe('basic', { coupon: 'once' })
  const bill = told('Basic, 1–30 Apr 2027  10.00\nDiscount  −3.00\nTotal  7.00 EUR\nFrom credit  −2.50')
  expect(await acme.lastInvoice()).toBe(bill)
  const [first] = await acme.invoices()
  const preview = await world.post(`/v1/invoices/${first?.id}/reissue/preview`)
  expect(preview).toMatchObject({ total: 700, discount: 300, credits_applied: 250, amount_due: 450 })
  // As a draft first: it draws on nothing until it is finalized.
  const draft = await world.post(`/v1/invoices/${first?.id}/reissue`, { auto_finalize: false, net_terms_days: 3 })
  expect(draft).toMatchObject({ status: 'draft', number: null, credits_applied: 0, net_terms_days: 3, reissue_of: first?.id })
  expect(await acme.balance()).toBe(250)
  expect(await world.audit()).toEqual(quiet)
  await world.post(`/v1/invoices/${draft.id}/finalize`)
  expect(await acme.lastInvoice()).toBe(bill)
  expect(await acme.balance()).toBe(0)
  await world.advanceTo('2027-05-02')
  expect(await acme.lastInvoice()).toBe(told('Basic, 1–31 May 2027  10.00\nTotal  10.00 EUR'))
  expect(await world.audit()).toEqual(quiet)
})

scenario('usage that was billed stays billed, and late usage comes on top of it once', april, async (world) => {
  const meter = await world.meter()
  const calls = { meter, nickname: 'Calls', billing: 'in_arrears', terms: { model: 'per_unit', unit_amount: '10' } }
  await world.plan('calls', null, { prices: [calls] })
  const acme = await world.customer({ card: null, more: { collection_method: 'send_invoice' } })
  const subscription = await acme.subscribe('calls')
  await subscription.use('units', 30)
  await world.advanceTo('2027-05-02')
  const [first] = await acme.invoices()
  expect(first).toMatchObject({ total: 300 })
  const second = await world.post(`/v1/invoices/${first?.id}/reissue`)
  expect(second).toMatchObject({ total: 300, reason: 'renewal' })
  await subscription.use('units', 5, { occurred_at: world.moment('2027-04-20') })
  await world.advanceTo('2027-06-02')
  const [, , last] = await acme.invoices()
  expect(last).toMatchObject({ total: 50 })
  expect(await world.audit()).toEqual(quiet)
})

scenario('a top-up that is reissued is granted when the new invoice is paid', april, async (world) => {
  const acme = await world.customer({ card: null, more: { collection_method: 'send_invoice' } })
  const wallet = await world.post('/v1/wallets', { customer: acme.id, name: 'Prepaid' })
  await world.post(`/v1/wallets/${wallet.id}/top_up`, { amount: 5000, paid: true })
  const [first] = await acme.invoices()
  const second = await world.post(`/v1/invoices/${first?.id}/reissue`)
  expect(second).toMatchObject({ status: 'open', reason: 'top_up', total: 5000 })
  await world.post(`/v1/invoices/${second.id}/record_payment`, { amount: 5000, reference: 'Transfer' })
  expect(await world.get(`/v1/wallets/${wallet.id}/balance`)).toMatchObject({ balance: 5000 })
  expect(await world.audit()).toEqual(quiet)
})

scenario('what was paid in part, or is a draft, is not reissued', april, async (world) => {
  const acme = await world.customer({ card: null, more: { collection_method: 'send_invoice' } })
  const lines = [{ description: 'Workshop', unit_amount: '4900' }]
  const draft = await world.post('/v1/invoices', { customer: acme.id, lines })
  expect((await world.refused(`/v1/invoices/${draft.id}/reissue`)).code).toBe('invalid_state')
  await world.post(`/v1/invoices/${draft.id}/finalize`)
  const late = { due_on: '2027-03-31' }
  expect((await world.refused(`/v1/invoices/${draft.id}/reissue`, late)).code).toBe('invalid')
  expect((await world.refused(`/v1/invoices/${draft.id}/reissue`, { due_on: '2027-04-30', auto_finalize: false })).code).toBe('invalid')
  await world.post(`/v1/invoices/${draft.id}/record_payment`, { amount: 100, reference: 'Transfer' })
  expect((await world.refused(`/v1/invoices/${draft.id}/reissue`)).detail).toMatch(/Money was paid/)
  expect((await world.refused(`/v1/invoices/${draft.id}/reissue/preview`)).detail).toMatch(/Money was paid/)
  expect(await acme.invoices()).toHaveLength(1)
})

scenario('sixteen at once reissue an invoice once, and a payment meanwhile is for one of the two', april, async (world) => {
  const acme = await world.customer({ card: null, more: { collection_method: 'send_invoice' } })
  const lines = [{ description: 'Workshop', unit_amount: '4900' }]
  const { id } = await world.post('/v1/invoices', { customer: acme.id, lines, finalize: true })
  const replies = await world.atOnce(16, `/v1/invoices/${id}/reissue`, {})
  expect(replies.map(({ status }) => status)).toEqual([201, ...Array(15).fill(409)])
  const [, second] = await acme.invoices()
  const [paid, reissued] = await Promise.all([
    world.client.post(`/v1/invoices/${second?.id}/record_payment`, { amount: 4900, reference: 'Transfer' }),
    world.client.post(`/v1/invoices/${second?.id}/reissue`, {}),
  ])
  // Whoever came first: it is paid, or there is a third one.
  expect([paid.status < 300, reissued.status < 300].filter(Boolean)).toHaveLength(1)
  expect(await acme.invoices()).toHaveLength(reissued.status < 300 ? 3 : 2)
  expect(await world.audit()).toEqual(quiet)
})
