import { encodeId } from '@quarterday/core/id.ts'
import type { Reply, TestApi } from './api.ts'

/** A book of June 2027 in Berlin with coupons, taxes, credit notes, a refund and prepaid credit, made through the API alone. Ids are public ones. */
export interface AdjustedBook {
  /** 10.00 with a quarter off and 20 % of tax: 9.00. Half of it unused. */
  readonly noted: { readonly invoice: string; readonly note: string }
  /** The same without coupon and tax; what is unused goes back. */
  readonly refunded: { readonly invoice: string; readonly note: string }
  /** 119.00 with tax, ten percent off; half of it is given back by hand. */
  readonly inclusive: { readonly invoice: string; readonly note: string }
  /** Three lines of 0.33 with tax that is rounded once, lowered by a note of 0.50. */
  readonly small: { readonly invoice: string; readonly note: string }
}

export async function adjustedBook(api: TestApi): Promise<AdjustedBook> {
  const post = async (path: string, body: object = {}) => (await ok(api.post(path, body))).body
  const advanceTo = (to: string) => post(`/v1/sandboxes/${encodeId('org', api.organization.id)}/advance`, { to })
  const customer = async (name: string, more: object = {}): Promise<string> => {
    const { id } = await post('/v1/customers', { name, currency: 'EUR', ...more })
    await post('/v1/payment_methods', { customer: id, gateway: 'sandbox', token: 'pm_card_visa' })
    return id
  }
  const documents = async (of: string) => ({
    invoice: (await ok(api.get(`/v1/invoices?customer=${of}`))).body.data[0].id,
    note: (await ok(api.get(`/v1/credit_notes?customer=${of}`))).body.data[0]?.id ?? '',
  })

  await advanceTo('2027-06-01T06:00:00Z')
  const basic = await post('/v1/plans', {
    ...{ code: 'basic', name: 'Basic' },
    prices: [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '1000' } }],
  })
  await post('/v1/tax_rates', { name: 'VAT Austria', percent: '20', country: 'AT' })
  await post('/v1/tax_rates', { name: 'VAT', percent: '19', country: 'DE' })
  await post('/v1/tax_rates', { name: 'Sales tax', percent: '10', country: 'US' })
  const quarter = await post('/v1/coupons', { name: 'A quarter off', percent_off: '25', duration: 'forever' })
  const tenth = await post('/v1/coupons', { name: 'A tenth off', percent_off: '10', duration: 'forever' })

  const emil = await customer('Emil', { address: { country: 'AT' } })
  const fritz = await customer('Fritz', { address: { country: 'CH' } })
  const gerda = await customer('Gerda', { address: { country: 'DE' }, conventions: { tax_behavior: 'inclusive' } })
  const hanna = await customer('Hanna', { address: { country: 'US' }, conventions: { tax_rounding: 'invoice_total' } })
  const noted = await post('/v1/subscriptions', { customer: emil, plan: basic.id, coupon: quarter.id })
  const refunded = await post('/v1/subscriptions', { customer: fritz, plan: basic.id })
  await post(`/v1/customers/${gerda}/apply_coupon`, { coupon: tenth.id })
  const oneOff = { currency: 'EUR', finalize: true }
  await post('/v1/invoices', { ...oneOff, customer: gerda, lines: [{ description: 'Grinder', unit_amount: '11900' }] })
  const cents = ['One', 'Two', 'Three'].map((description) => ({ description, unit_amount: '33' }))
  await post('/v1/invoices', { ...oneOff, customer: hanna, lines: cents, collection_method: 'send_invoice' })
  await advanceTo('2027-06-16T06:00:00Z')
  await post(`/v1/subscriptions/${noted.id}/cancel`, { timing: 'now', credit: 'credit_note' })
  await post(`/v1/subscriptions/${refunded.id}/cancel`, { timing: 'now', credit: 'refund' })
  const { invoice: ground } = await documents(gerda)
  const { lines } = (await ok(api.get(`/v1/invoices/${ground}`))).body
  await post('/v1/credit_notes', { invoice: ground, reason: 'product_unsatisfactory', lines: [{ line: lines[0].id, amount: 5950 }] })
  const { invoice: sold } = await documents(hanna)
  await post('/v1/credit_notes', { invoice: sold, reason: 'other', amount: 50 })
  return {
    noted: await documents(emil),
    refunded: await documents(fritz),
    inclusive: await documents(gerda),
    small: await documents(hanna),
  }
}

async function ok(pending: Promise<Reply>): Promise<Reply> {
  const reply = await pending
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`)
  return reply
}
