import { expect, test } from 'vitest'
import { startOfDay } from '../calendar.ts'
import type { Price } from '../catalog/price.ts'
import { type ConventionsPatch, resolveConventions } from '../conventions.ts'
import { decimal } from '../decimal.ts'
import type { AvailableDiscount } from '../discount/discount.ts'
import { idOf } from '../id.ts'
import { priceTermsSchema } from '../pricing/index.ts'
import type { Period } from '../subscription/proration.ts'
import type { TaxRate, TaxTreatment } from '../tax/rate.ts'
import type { Adjustments } from './adjustments.ts'
import type { Charge } from './charge.ts'
import { computeInvoice } from './compute.ts'
import { explainInvoice } from './explain.ts'
import type { ExplainableInvoice } from './explanation.ts'

const zone = 'Europe/Berlin'
const april = period('2027-04-01', '2027-05-01')

test('a coupon in percent says what it is taken of, and where it is rounded', () => {
  // 33.33 × 25 % = 8.3325
  expect(explained([charge('3333')], { discounts: [percentOff('25')] }).lines[0]?.steps.slice(2)).toEqual([
    '“Sale” takes 25 % off: 33.33 × 25 % = 8.3325, rounded to 8.33.',
  ])
})

test('a coupon on several lines says which part falls on each', () => {
  // (30.00 + 15.00) × 20 % = 9.00, in proportion 6.00 and 3.00.
  const { lines, summary } = explained([charge('3000'), charge('1500')], { discounts: [percentOff('20')] })
  expect(lines.map(({ steps }) => steps.at(-1))).toEqual([
    '“Sale” takes 20 % off 2 lines: 45.00 × 20 % = 9.00; 6.00 of it falls on this one.',
    '“Sale” takes 20 % off 2 lines: 45.00 × 20 % = 9.00; 3.00 of it falls on this one.',
  ])
  expect(summary.slice(0, 2)).toEqual([
    'Total: 30.00 + 15.00 = 45.00 EUR.',
    'With that, less 9.00 EUR of discounts, it comes to 36.00 EUR.',
  ])
})

test('a coupon of an amount says when it is worth more than there is, and a second one is taken of the rest', () => {
  const [line] = explained([charge('3000')], { discounts: [percentOff('50'), amountOff(2000n)] }).lines
  expect(line?.steps.slice(2)).toEqual([
    '“Sale” takes 50 % off: 30.00 × 50 % = 15.00.',
    '“Welcome” is worth 20.00 EUR, of which 15.00 EUR is taken off.',
  ])
  expect(explained([charge('3000')], { discounts: [amountOff(500n)] }).lines[0]?.steps.at(-1)).toBe('“Welcome” takes 5.00 EUR off.')
})

test('each rate says its base, and what it is rounded from', () => {
  // (10.99 − 1.10) × 19 % = 1.8791; × 2 % = 0.1978
  const [line] = explained([charge('1099')], { discounts: [percentOff('10')], rates: [rate('VAT', '19'), rate('City', '2')] }).lines
  expect(line?.steps.slice(2)).toEqual([
    '“Sale” takes 10 % off: 10.99 × 10 % = 1.099, rounded to 1.10.',
    'City is added: 9.89 × 2 % = 0.1978, rounded to 0.20.',
    'VAT is added: 9.89 × 19 % = 1.8791, rounded to 1.88.',
  ])
})

test('a price that includes tax says how much of it is tax, and what the discount is without it', () => {
  const inclusive = { tax_behavior: 'inclusive' } as const
  expect(explained([charge('11900')], { rates: [rate('VAT', '19')] }, inclusive).lines[0]?.steps.slice(2)).toEqual([
    'The price includes 19 % VAT: 119.00 × 19 ÷ 119 = 19.00.',
    'Without tax that is 100.00.',
  ])
  const discounted = explained([charge('11900')], { discounts: [percentOff('10')], rates: [rate('VAT', '19')] }, inclusive)
  expect(discounted.lines[0]?.steps.slice(2)).toEqual([
    '“Sale” takes 10 % off: 119.00 × 10 % = 11.90.',
    'The price includes 19 % VAT, and so does its discount: of 119.00 − 11.90, 107.10 × 19 ÷ 119 = 17.10 is tax.',
    'Without tax the line is 100.00 and its discount 10.00.',
  ])
  // 113.00 holds 5.00 and 8.00.
  const two = explained([charge('11300')], { rates: [rate('GST', '5'), rate('PST', '8')] }, inclusive)
  expect(two.lines[0]?.steps[2]).toBe('The price includes 5 % GST and 8 % PST: 113.00 × 13 ÷ 113 = 13.00 (5.00 GST and 8.00 PST).')
})

test('tax that is rounded once for the document says so', () => {
  // 3 × 0.33 × 10 % = 0.099, so 0.10: a line of 0.033 gets 0.04, the others 0.03.
  const { lines, summary } = explained(
    [charge('33'), charge('33'), charge('33')],
    { rates: [rate('Tax', '10')] },
    { tax_rounding: 'invoice_total' },
  )
  expect(lines.map(({ steps }) => steps.at(-1))).toEqual([
    'Tax is added, 10 % of 0.33: 0.033, rounded once for the whole invoice, 0.04 of which falls on this line.',
    'Tax is added, 10 % of 0.33: 0.033, rounded once for the whole invoice, 0.03 of which falls on this line.',
    'Tax is added, 10 % of 0.33: 0.033, rounded once for the whole invoice, 0.03 of which falls on this line.',
  ])
  expect(summary.slice(1, 3)).toEqual([
    'Tax by rate: Tax, 10 % of 0.99, is 0.10.',
    'With that, plus 0.10 EUR of tax, it comes to 1.09 EUR.',
  ])
})

test('who pays no tax is told why', () => {
  expect(explained([charge('1000')], { rates: [rate('VAT', '19')], treatment: 'exempt' }).summary[1]).toBe(
    'No tax is charged: the customer is exempt.',
  )
  expect(explained([charge('1000')], { rates: [rate('VAT', '19')], treatment: 'reverse_charge' }).summary[1]).toBe(
    'No tax is charged: the customer owes it to their own tax office (reverse charge).',
  )
})

test('prepaid credit and credit notes are told apart from the balance', () => {
  const paid = (given: Partial<ExplainableInvoice>) => explained([charge('10000')], {}, {}, given).summary.slice(1)
  expect(paid({ creditsApplied: 3000n, walletApplied: 1000n, amountCredited: 2000n, amountDue: 5000n })).toEqual([
    'From your balance 20.00 EUR and from your prepaid credit 10.00 EUR were used for it.',
    'Credit notes took 20.00 EUR off what is due.',
    'Left to pay: 100.00 − 30.00 − 20.00 = 50.00 EUR.',
  ])
  expect(paid({ creditsApplied: 1000n, walletApplied: 1000n, amountDue: 9000n })[0]).toBe(
    'From your prepaid credit, 10.00 EUR was used for it.',
  )
})

test('a part of an invoiced line returns its part of discount and tax', () => {
  // Billed 10.00 less 2.50, with 1.50 of tax; 15 of 30 days go back, and 0.40 of the tax had gone back before with 2.67 of the amount.
  const billed = {
    listed: 1000n,
    amount: 1000n,
    discount: 250n,
    discounts: [],
    taxes: [{ rateId: id('txr', 20), percent: '20', amount: 150n }],
  }
  const returned = {
    listed: 267n,
    amount: 267n,
    discount: 67n,
    discounts: [],
    taxes: [{ rateId: id('txr', 20), percent: '20', amount: 40n }],
  }
  const document = {
    ...({ invoiceId: id('inv', 1), status: 'paid', owed: 0n, refundable: 0n, creditable: 0n } as const),
    line: { billed, returned },
    taxing: { inclusive: false, category: null, rateId: null, applied: billed.taxes },
  }
  const { itemId, subscriptionId, price } = charge('1000')
  const credited = {
    lineId: id('il', 8),
    price,
    quantity: decimal('1'),
    above: null,
    period: april,
    fullPeriod: april,
    amount: 1000n,
    alreadyCredited: 267n,
  }
  const unused = period('2027-04-16', '2027-05-01')
  const credit = { rule: 'credit', lineId: id('il', 7), subscriptionId, itemId, credited: { ...credited, document }, price } as const
  const { lines } = explained([{ ...credit, period: unused, fullPeriod: april, zone }], {}, { credit_policy: 'invoice_line' })
  // (267 + 500) ÷ 1000 of 2.50 is 1.9175, so 1.92, less 0.67; of 1.50 it is 1.1505, so 1.15, less 0.40.
  expect(lines[0]?.steps.slice(1)).toEqual([
    'Of this, 2.67 EUR was given back before, so 7.33 EUR is still billed.',
    'From 16 April 2027 on you no longer use it: 15 of 30 days are left, 10.00 × 15 ÷ 30 = 5.00, which we give back.',
    'In proportion, 1.25 of its discount of 2.50 (0.67 was before) is taken back and 0.75 of its tax of 1.50 (0.40 was before) is returned.',
  ])
})

function explained(
  charges: readonly Charge[],
  adjusted: { discounts?: readonly AvailableDiscount[]; rates?: readonly TaxRate[]; treatment?: 'exempt' | 'reverse_charge' },
  patch: ConventionsPatch = {},
  given: Partial<ExplainableInvoice> = {},
) {
  const prices = new Map(charges.flatMap((each) => ('price' in each ? [[each.lineId, each.price] as const] : [])))
  const { discounts = [], rates = [] } = adjusted
  const treatment: TaxTreatment = adjusted.treatment ?? 'taxed'
  const tax = { subject: { country: null, region: null, treatment }, rates, on: Temporal.PlainDate.from('2027-04-01') }
  const adjustments: Adjustments = { discounts, tax, priceOf: () => undefined }
  let made = 100
  const newLineId = () => id('il', made++)
  const shared = { id: id('inv', 2), currency: 'EUR', conventions: resolveConventions(patch) } as const
  const invoice = computeInvoice({ ...shared, charges, pending: [], newLineId, adjustments })
  const lines = invoice.lines.map((line) => {
    const price = prices.get(line.id) ?? null
    return { ...line, price, credited: line.kind === 'proration_credit' ? { amount: 1000n, period: april, invoice: 'INV-000001' } : null }
  })
  const money = { creditsApplied: 0n, walletApplied: 0n, amountPaid: 0n, amountCredited: 0n, amountDue: invoice.total }
  return explainInvoice({ ...invoice, number: 'INV-000002', status: 'open', zone, lines, ...money, dueOn: null, ...given })
}

let charged = 1
function charge(amount: string, terms: object = { model: 'flat', amount }) {
  charged += 1
  const price: Price = {
    ...{ id: id('price', 4), productId: id('prod', 5), planId: null, name: 'Plan', names: {}, currency: 'EUR', kind: 'recurring' },
    ...{ billing: 'in_advance', usage: 'licensed', meter: null, tax: { behavior: null, category: null, rateId: null } },
    ...{ interval: { unit: 'month', count: 1 }, terms: priceTermsSchema.parse(terms) },
  }
  const of = { lineId: id('il', charged), subscriptionId: id('sub', 3), itemId: id('si', 2) }
  return { rule: 'price', kind: 'recurring', ...of, price, quantity: decimal('1'), period: april, fullPeriod: april, zone } as const
}

function percentOff(percent: string): AvailableDiscount {
  return { ...available('Sale'), terms: { type: 'percent', percent: decimal(percent) }, currency: null, remaining: null }
}

function amountOff(amount: bigint): AvailableDiscount {
  return { ...available('Welcome'), terms: { type: 'amount', amount }, currency: 'EUR', remaining: amount }
}

function available(name: string) {
  const ids = { id: id('disc', name.length), couponId: id('coup', name.length) }
  const limits = { keepsRemainder: false, periodsLeft: null, endsAt: null, subscriptionId: null, minimumAmount: null }
  return { ...ids, name, ...limits, appliesTo: { plans: [], products: [], prices: [] } }
}

function rate(name: string, percent: string): TaxRate {
  const where = { country: null, region: null, category: null, validFrom: null, validUntil: null, archived: false }
  return { id: id('txr', Number(percent)), kind: name, name, percent: decimal(percent), ...where }
}

function id<P extends 'il' | 'inv' | 'price' | 'prod' | 'sub' | 'si' | 'disc' | 'coup' | 'txr'>(prefix: P, n: number) {
  return idOf(prefix, `01890000-0000-7000-8000-${n.toString().padStart(12, '0')}`)
}

function period(from: string, until: string): Period {
  return { start: startOfDay(Temporal.PlainDate.from(from), zone), end: startOfDay(Temporal.PlainDate.from(until), zone) }
}
