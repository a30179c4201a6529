import { expect, test } from 'vitest'
import { startOfDay } from '../calendar.ts'
import type { Price } from '../catalog/price.ts'
import { type ConventionsPatch, resolveConventions } from '../conventions.ts'
import type { Currency } from '../currency.ts'
import { decimal } from '../decimal.ts'
import { idOf } from '../id.ts'
import { priceTermsSchema } from '../pricing/index.ts'
import type { Period } from '../subscription/proration.ts'
import type { CreditCharge, EnteredCharge, PriceCharge } from './charge.ts'
import { explainInvoice } from './explain.ts'
import type { ExplainableInvoice, ExplainableLine } from './explanation.ts'
import { balanceLine, lineOf } from './line.ts'

const zone = 'Europe/Berlin'
const april = period('2027-04-01', '2027-05-01')

test('an upgrade in mid-month says what is given back and what is charged', () => {
  const basic = price('Basic', { model: 'flat', amount: '1000' })
  const pro = price('Pro', { model: 'flat', amount: '3000' })
  const rest = period('2027-04-16', '2027-05-01')
  const lines = [
    credit({ price: basic, billed: april, amount: 1000n, unused: rest, invoice: 'INV-000001' }),
    recurring({ price: pro, period: rest, full: april }),
  ]
  const { text } = explainInvoice(invoice(lines, { number: 'INV-000002', dueOn: Temporal.PlainDate.from('2027-04-16') }))
  expect(text).toBe(`Invoice INV-000002, 10.00 EUR

Basic, unused 16–30 April 2027: −5.00 EUR
  You were billed 10.00 EUR for 1–30 April 2027 (30 days) on invoice INV-000001.
  From 16 April 2027 on you no longer use it: 15 of 30 days are left, 10.00 × 15 ÷ 30 = 5.00, which we give back.

Pro, 16–30 April 2027: 15.00 EUR
  Pro costs 30.00 EUR a month.
  This covers 15 of the 30 days from 1 to 30 April 2027: 30.00 × 15 ÷ 30 = 15.00.

Total: −5.00 + 15.00 = 10.00 EUR.
Left to pay: 10.00 EUR, by 16 April 2027.`)
})

test('rounding is said where it changed something', () => {
  // 35.80 × 20 ÷ 30 = 23.8666…
  const plan = price('Plan', { model: 'flat', amount: '3580' })
  expect(stepsOf(recurring({ price: plan, period: period('2027-04-11', '2027-05-01'), full: april }))).toEqual([
    'Plan costs 35.80 EUR a month.',
    'This covers 20 of the 30 days from 1 to 30 April 2027: 35.80 × 20 ÷ 30 = 23.8666…, rounded to 23.87.',
  ])
  // 0.25 × 15 ÷ 30 = 0.125: an exact half, which goes up or to the even digit.
  const tiny = price('Tiny', { model: 'flat', amount: '25' })
  const half = { price: tiny, period: period('2027-04-16', '2027-05-01'), full: april }
  expect(stepsOf(recurring(half))[1]).toBe(
    'This covers 15 of the 30 days from 1 to 30 April 2027: 0.25 × 15 ÷ 30 = 0.125, rounded to 0.13.',
  )
  expect(stepsOf(recurring(half, { rounding: 'half_even' }))[1]).toBe(
    'This covers 15 of the 30 days from 1 to 30 April 2027: 0.25 × 15 ÷ 30 = 0.125, rounded to 0.12 (an exact half goes to the even digit).',
  )
})

test('yen have no decimals and dinars three', () => {
  const yen = price('Basic', { model: 'flat', amount: '1000' }, { currency: 'JPY' })
  const ten = period('2027-04-21', '2027-05-01')
  // 1000 × 10 ÷ 30 = 333.33…
  expect(stepsOf(recurring({ price: yen, period: ten, full: april }), 'JPY')).toEqual([
    'Basic costs 1,000 JPY a month.',
    'This covers 10 of the 30 days from 1 to 30 April 2027: 1,000 × 10 ÷ 30 = 333.33…, rounded to 333.',
  ])
  const dinar = price('Basic', { model: 'flat', amount: '10000' }, { currency: 'KWD' })
  expect(stepsOf(recurring({ price: dinar, period: ten, full: april }), 'KWD')).toEqual([
    'Basic costs 10.000 KWD a month.',
    'This covers 10 of the 30 days from 1 to 30 April 2027: 10.000 × 10 ÷ 30 = 3.33333…, rounded to 3.333.',
  ])
})

test('a whole period needs no fraction', () => {
  const may = period('2027-05-01', '2027-06-01')
  const yearly = price('Pro', { model: 'flat', amount: '30000' }, { interval: { unit: 'month', count: 3 } })
  expect(titleOf(recurring({ price: price('Pro', { model: 'flat', amount: '3000' }), period: may, full: may }))).toBe('Pro, 1–31 May 2027')
  const quarter = period('2026-12-16', '2027-03-16')
  const line = recurring({ price: yearly, period: quarter, full: quarter })
  expect(titleOf(line)).toBe('Pro, 16 December 2026 – 15 March 2027')
  expect(stepsOf(line)).toEqual([
    'Pro costs 300.00 EUR every 3 months.',
    'This is for the whole period from 16 December 2026 to 15 March 2027.',
  ])
  // 31 January to 28 February is a whole month of a subscription that is billed on the 31st.
  const short = period('2027-01-31', '2027-02-28')
  expect(stepsOf(recurring({ price: price('Pro', { model: 'flat', amount: '3000' }), period: short, full: short }))[1]).toBe(
    'This is for the whole period from 31 January to 27 February 2027.',
  )
})

test('where nothing is prorated a part is charged whole', () => {
  const line = recurring(
    { price: price('Pro', { model: 'flat', amount: '3000' }), period: period('2027-04-16', '2027-05-01'), full: april },
    { proration: 'none' },
  )
  expect(line.amount).toBe(3000n)
  expect(stepsOf(line)).toEqual([
    'Pro costs 30.00 EUR a month.',
    'It is charged whole, although this period is shorter: it goes from 16 to 30 April 2027.',
  ])
})

test('parts are counted in seconds or in months of 30 days where the seller does so', () => {
  const pro = price('Pro', { model: 'flat', amount: '3000' })
  const full = { start: at('2027-04-01T09:30:00+02:00'), end: at('2027-05-01T09:30:00+02:00') }
  const rest = { start: at('2027-04-16T09:30:00+02:00'), end: full.end }
  const bySecond = recurring({ price: pro, period: rest, full }, { proration: 'second' })
  expect(titleOf(bySecond)).toBe('Pro, 16 April 2027, 09:30 – 1 May 2027, 09:30')
  expect(stepsOf(bySecond)[1]).toBe(
    'This covers 1,296,000 of the 2,592,000 seconds from 1 April 2027, 09:30 to 1 May 2027, 09:30: 30.00 × 1,296,000 ÷ 2,592,000 = 15.00.',
  )
  // 16 to 31 May are 15 days where each month has 30.
  const may = period('2027-05-01', '2027-06-01')
  expect(stepsOf(recurring({ price: pro, period: period('2027-05-16', '2027-06-01'), full: may }, { day_count: 'thirty_360' }))[1]).toBe(
    'This covers 15 of the 30 days from 1 to 31 May 2027, each month counted as 30 days: 30.00 × 15 ÷ 30 = 15.00.',
  )
})

test('each pricing model says how it charges', () => {
  const steps = (terms: object, quantity: string): readonly string[] =>
    stepsOf(recurring({ price: price('Team', terms), quantity, period: april, full: april })).slice(0, -1)
  expect(steps({ model: 'per_unit', unit_amount: '700' }, '5')).toEqual([
    'Team costs the same for each unit. For 5 units a month: 5 × 7.00 = 35.00.',
  ])
  const tiers = [
    { up_to: '10', unit_amount: '500' },
    { up_to: null, unit_amount: '400' },
  ]
  expect(steps({ model: 'graduated', tiers }, '15')).toEqual([
    'Team is priced in tiers, and each unit costs what its own tier says. For 15 units a month:',
    '– 0 to 10: 10 × 5.00 = 50.00',
    '– above 10: 5 × 4.00 = 20.00',
    'Together: 70.00 EUR.',
  ])
  expect(steps({ model: 'volume', tiers }, '15')).toEqual([
    'Team is priced in tiers, and the tier of the whole quantity says what each unit costs. For 15 units a month: 15 × 4.00 = 60.00.',
  ])
  expect(steps({ model: 'package', package_size: '100', package_amount: '100' }, '101')).toEqual([
    'Team is sold in packages, and one that is begun counts whole. For 101 units a month: packages of 100: 2 × 1.00 = 2.00.',
  ])
  expect(steps({ model: 'percentage', rate_percent: '2' }, '250')).toEqual([
    'Team is a percentage. Of a value of 250 EUR a month: 2 % of 250 = 5.00.',
  ])
  const rates = [
    { up_to: '1000', rate_percent: '2' },
    { up_to: null, rate_percent: '1' },
  ]
  expect(steps({ model: 'graduated_percentage', tiers: rates }, '1500')).toEqual([
    'Team is a percentage that goes by tiers. Of a value of 1,500 EUR a month:',
    '– 0 to 1,000: 2 % of 1,000 = 20.00',
    '– above 1,000: 1 % of 500 = 5.00',
    'Together: 25.00 EUR.',
  ])
})

test('a flat price says that the quantity does not matter', () => {
  const line = recurring({ price: price('Basic', { model: 'flat', amount: '1000' }), quantity: '6', period: april, full: april })
  expect(titleOf(line)).toBe('6 × Basic, 1–30 April 2027')
  expect(stepsOf(line)[0]).toBe('Basic costs 10.00 EUR a month, whatever the quantity.')
})

test('a credit in months of 30 days says how they are counted', () => {
  const pro = price('Pro', { model: 'flat', amount: '3000' })
  const may = period('2027-05-01', '2027-06-01')
  const line = credit(
    { price: pro, billed: may, amount: 3000n, unused: period('2027-05-16', '2027-06-01'), invoice: null },
    { day_count: 'thirty_360' },
  )
  expect(stepsOf(line)[1]).toBe(
    'From 16 May 2027 on you no longer use it: 15 of 30 days are left, each month counted as 30 days: 30.00 × 15 ÷ 30 = 15.00, which we give back.',
  )
})

test('a minimum, a maximum, and a price with fractions of a cent say so', () => {
  const least = recurring({
    price: price('Calls', { model: 'per_unit', unit_amount: '2', minimum: '1000' }),
    quantity: '30',
    period: april,
    full: april,
  })
  expect(stepsOf(least).slice(0, 2)).toEqual([
    'Calls costs the same for each unit. For 30 units a month: 30 × 0.02 = 0.60.',
    'That is below the minimum of this price, so the minimum of 10.00 EUR applies.',
  ])
  const most = recurring({
    price: price('Calls', { model: 'per_unit', unit_amount: '2', maximum: '50' }),
    quantity: '30',
    period: april,
    full: april,
  })
  expect(stepsOf(most)[1]).toBe('That is above the maximum of this price, so the maximum of 0.50 EUR applies.')
  // 7 × 0.0333 = 0.2331
  const fine = recurring({ price: price('Calls', { model: 'per_unit', unit_amount: '3.33' }), quantity: '7', period: april, full: april })
  expect(titleOf(fine)).toBe('7 × Calls, 1–30 April 2027')
  expect(stepsOf(fine)).toEqual([
    'Calls costs the same for each unit. For 7 units a month: 7 × 0.0333 = 0.2331.',
    'Exactly that is 0.2331, rounded to 0.23.',
    'This is for the whole period from 1 to 30 April 2027.',
  ])
})

test('a part of a stub is taken from the full price, not from what the stub cost', () => {
  const pro = price('Pro', { model: 'flat', amount: '3000' })
  const stub = period('2027-04-16', '2027-05-01')
  // Billed: 30.00 × 15 ÷ 30 = 15.00. Unused: 30.00 × 10 ÷ 30 = 10.00.
  const line = credit({
    price: pro,
    billed: stub,
    full: april,
    amount: 1500n,
    unused: period('2027-04-21', '2027-05-01'),
    invoice: 'INV-000007',
  })
  expect(line.amount).toBe(-1000n)
  expect(stepsOf(line)).toEqual([
    'You were billed 15.00 EUR for 16–30 April 2027 (15 days) on invoice INV-000007.',
    'Pro costs 30.00 EUR a month.',
    'From 21 April 2027 on you no longer use it: 10 of the 30 days from 1 to 30 April 2027 are left, 30.00 × 10 ÷ 30 = 10.00, which we give back.',
  ])
})

test('never more is given back than is still billed', () => {
  const pro = price('Pro', { model: 'flat', amount: '3000' })
  const line = credit({
    price: pro,
    billed: april,
    amount: 3000n,
    before: 2200n,
    unused: period('2027-04-16', '2027-05-01'),
    invoice: 'INV-000003',
  })
  expect(line.amount).toBe(-800n)
  expect(stepsOf(line)).toEqual([
    'You were billed 30.00 EUR for 1–30 April 2027 (30 days) on invoice INV-000003.',
    'Of this, 22.00 EUR was given back before, so 8.00 EUR is still billed.',
    'From 16 April 2027 on you no longer use it: 15 of 30 days are left, 30.00 × 15 ÷ 30 = 15.00.',
    'We never give back more than is still billed, so it is 8.00 EUR.',
  ])
})

test('what is not used at all is given back whole', () => {
  const pro = price('Pro', { model: 'flat', amount: '3000' })
  expect(stepsOf(credit({ price: pro, billed: april, amount: 3000n, unused: april, invoice: null }))).toEqual([
    'You were billed 30.00 EUR for 1–30 April 2027 (30 days).',
    'From 1 April 2027 on you do not use any of it, so all of it is given back: 30.00 EUR.',
  ])
})

test('setup fees, one-off prices and what was typed are charged once', () => {
  const fee = price('Setup', { model: 'flat', amount: '5000' }, { kind: 'setup_fee', interval: null })
  expect(titleOf(once(fee, 'setup_fee'))).toBe('Setup')
  expect(stepsOf(once(fee, 'setup_fee'))).toEqual(['Setup costs 50.00 EUR.', 'It is charged once, at the start.'])
  const visit = price('Visit', { model: 'per_unit', unit_amount: '8000' }, { kind: 'one_off', interval: null })
  expect(stepsOf(once(visit, 'one_off', '2'))).toEqual([
    'Visit costs the same for each unit. For 2 units: 2 × 80.00 = 160.00.',
    'It is charged once.',
  ])
  const typed = entered('Repair of the mill', '1250', '3')
  expect(titleOf(typed)).toBe('3 × Repair of the mill')
  expect(stepsOf(typed)).toEqual(['Added to this invoice by hand: 3 × 12.50 = 37.50.'])
  expect(stepsOf(entered('Goodwill', '-500', '1'))).toEqual(['Added to this invoice by hand: −5.00.'])
})

test('a negative result goes to the balance', () => {
  const basic = price('Basic', { model: 'flat', amount: '1000' })
  const pro = price('Pro', { model: 'flat', amount: '3000' })
  const rest = period('2027-04-16', '2027-05-01')
  const given = credit({ price: pro, billed: april, amount: 3000n, unused: rest, invoice: 'INV-000001' }) // −15.00
  const taken = recurring({ price: basic, period: rest, full: april }) // 5.00
  const exceeding = invoice([given, taken, moved(-1000n)], { status: 'paid' })
  expect(explainInvoice(exceeding).lines[2]).toEqual({
    title: 'Added to your credit balance',
    amount: 1000n,
    steps: ['The credits on this invoice are larger than its charges by 10.00 EUR; the difference is added to your balance.'],
  })
  expect(explainInvoice(exceeding).summary).toEqual(['Total: −15.00 + 5.00 + 10.00 = 0.00 EUR.', 'Nothing is left to pay.'])
  const toBalance = invoice([given, taken, moved(-1500n)])
  expect(explainInvoice(toBalance).lines[2]?.steps).toEqual(['The credits on this invoice, 15.00 EUR, are added to your balance.'])
})

test('the summary follows the money', () => {
  const line = entered('Work', '10000', '1')
  const dueOn = Temporal.PlainDate.from('2027-05-15')
  const summary = (given: Partial<ExplainableInvoice>): readonly string[] => explainInvoice(invoice([line], { dueOn, ...given })).summary
  expect(summary({ creditsApplied: 3000n, amountPaid: 2000n, amountDue: 5000n })).toEqual([
    'Total: 100.00 EUR.',
    'From your balance, 30.00 EUR was used for it.',
    'You paid 20.00 EUR.',
    'Left to pay: 100.00 − 30.00 − 20.00 = 50.00 EUR, by 15 May 2027.',
  ])
  expect(summary({ status: 'overdue' })).toEqual(['Total: 100.00 EUR.', 'Left to pay: 100.00 EUR; it was due on 15 May 2027.'])
  expect(summary({ status: 'paid', amountPaid: 10000n, amountDue: 0n })).toEqual([
    'Total: 100.00 EUR.',
    'You paid 100.00 EUR.',
    'Nothing is left to pay.',
  ])
  expect(summary({ status: 'void', amountDue: 0n })).toEqual([
    'Total: 100.00 EUR.',
    'This invoice was voided: nothing of it is to be paid.',
  ])
  expect(summary({ status: 'uncollectible', amountPaid: 4000n })).toEqual([
    'Total: 100.00 EUR.',
    'You paid 40.00 EUR.',
    'The rest, 60.00 EUR, was written off.',
  ])
  expect(summary({ status: 'draft', number: null })).toEqual([
    'Total: 100.00 EUR.',
    'This is a draft: nothing is to be paid yet, and it may still change.',
  ])
  expect(summary({ discount: 1000n, tax: 1710n, total: 10710n, amountDue: 10710n })).toEqual([
    'Total: 100.00 EUR.',
    'With that, less 10.00 EUR of discounts and plus 17.10 EUR of tax, it comes to 107.10 EUR.',
    'Left to pay: 107.10 EUR, by 15 May 2027.',
  ])
})

function period(from: string, until: string): Period {
  return { start: startOfDay(Temporal.PlainDate.from(from), zone), end: startOfDay(Temporal.PlainDate.from(until), zone) }
}

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}

const lineId = idOf('il', '01890000-0000-7000-8000-000000000001')
const itemId = idOf('si', '01890000-0000-7000-8000-000000000002')
const subscriptionId = idOf('sub', '01890000-0000-7000-8000-000000000003')

function price(name: string, terms: object, given: Partial<Price> = {}): Price {
  const id = idOf('price', '01890000-0000-7000-8000-000000000004')
  const productId = idOf('prod', '01890000-0000-7000-8000-000000000005')
  const shared = {
    id,
    productId,
    planId: null,
    name,
    currency: 'EUR',
    kind: 'recurring',
    billing: 'in_advance',
    usage: 'licensed',
  } as const
  const plain = { meter: null, tax: { behavior: null, category: null, rateId: null }, names: {} }
  return { ...shared, ...plain, interval: { unit: 'month', count: 1 }, terms: priceTermsSchema.parse(terms), ...given }
}

function recurring(
  wanted: { price: Price; quantity?: string; period: Period; full: Period },
  conventions: ConventionsPatch = {},
): ExplainableLine {
  const { price, quantity = '1', period, full: fullPeriod } = wanted
  const shared = { lineId, subscriptionId, itemId, price, quantity: decimal(quantity), period, fullPeriod, zone }
  return lined({ rule: 'price', kind: 'recurring', ...shared }, price, conventions)
}

function once(price: Price, kind: 'setup_fee' | 'one_off', quantity = '1'): ExplainableLine {
  const shared = { lineId, subscriptionId, itemId: null, price, quantity: decimal(quantity), period: null, fullPeriod: null, zone }
  return lined({ rule: 'price', kind, ...shared }, price)
}

function entered(description: string, unitAmount: string, quantity: string): ExplainableLine {
  const numbers = { unitAmount: decimal(unitAmount), quantity: decimal(quantity) }
  return lined({ rule: 'entered', lineId, description, period: null, ...numbers }, null)
}

function credit(
  wanted: {
    price: Price
    billed: Period
    full?: Period
    amount: bigint
    before?: bigint
    unused: Period
    invoice: string | null
  },
  conventions: ConventionsPatch = {},
): ExplainableLine {
  const { price, billed, full: fullPeriod = billed, amount, before: alreadyCredited = 0n, unused, invoice } = wanted
  const money = { amount, alreadyCredited, document: null }
  const credited = { lineId, price, quantity: decimal(1), above: null, period: billed, fullPeriod, ...money }
  const line = lined(
    { rule: 'credit', lineId, subscriptionId, itemId, credited, price, period: unused, fullPeriod, zone },
    price,
    conventions,
  )
  return { ...line, credited: { amount, period: billed, invoice } }
}

function moved(amount: bigint): ExplainableLine {
  return { ...balanceLine(lineId, amount, 'EUR'), price: null, credited: null }
}

function lined(
  charge: PriceCharge | CreditCharge | EnteredCharge,
  price: Price | null,
  conventions: ConventionsPatch = {},
): ExplainableLine {
  return { ...lineOf(charge, price?.currency ?? 'EUR', resolveConventions(conventions)), price, credited: null }
}

function invoice(lines: readonly ExplainableLine[], given: Partial<ExplainableInvoice> = {}): ExplainableInvoice {
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0n)
  const paid = { creditsApplied: 0n, walletApplied: 0n, amountPaid: 0n, amountCredited: 0n, amountDue: subtotal }
  const sums = { subtotal, discount: 0n, tax: 0n, total: subtotal, ...paid, discounts: [], taxes: [], taxTreatment: 'taxed' } as const
  return { number: 'INV-000001', status: 'open', currency: 'EUR', zone, lines, ...sums, dueOn: null, ...given }
}

function stepsOf(line: ExplainableLine, currency: Currency = 'EUR'): readonly string[] {
  return explainInvoice(invoice([line], { currency })).lines[0]?.steps ?? []
}

function titleOf(line: ExplainableLine): string | undefined {
  return explainInvoice(invoice([line])).lines[0]?.title
}
