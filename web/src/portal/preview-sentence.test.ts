import type { PreviewedInvoice, SubscriptionPreview } from '@quarterday/sdk/types.gen.ts'
import { expect, test } from 'vitest'
import { formatsIn } from './formats.ts'
import { givenBack, previewSaid } from './preview-sentence.ts'
import { previewTexts } from './texts/preview.ts'
import { priceTexts } from './texts/prices.ts'

const saying = {
  words: previewTexts.en,
  prices: priceTexts.en,
  formats: formatsIn('en-GB', 'Europe/Berlin'),
  interval: { unit: 'month', count: 1 },
} as const

type Line = PreviewedInvoice['lines'][number]
const line = (parts: Partial<Line> = {}): Line => ({
  ...{ kind: 'recurring', description: 'Pro', quantity: '1', listed_amount: 4900, amount: 4900, discount: 0, tax: 0 },
  ...{ tax_behavior: 'exclusive', discounts: [], taxes: [], period: null, full_period: null, proration: null, price: null, derivation: {} },
  ...parts,
})
const invoice = (due: number, parts: Partial<PreviewedInvoice> = {}): PreviewedInvoice => ({
  ...{ currency: 'EUR', lines: [line()], subtotal: due, discount: 0, tax: 0, total: due, discounts: [], taxes: [], tax_treatment: 'taxed' },
  ...{ credit_generated: 0, credits_applied: 0, wallet_applied: 0, amount_due: due, due_on: null },
  ...parts,
})
const preview = (parts: Partial<SubscriptionPreview>): SubscriptionPreview => ({
  ...{ object: 'subscription_preview', effective_at: '2027-04-15T22:00:00Z', invoice: null, credit_notes: [] },
  ...{ next_invoice: null, next_credit_notes: [], next_billing_at: null },
  ...parts,
})
// Midnight in Berlin.
const next = { next_invoice: invoice(4900), next_billing_at: '2027-04-30T22:00:00Z' }
const part = { start: '2027-04-15T22:00:00Z', end: '2027-04-30T22:00:00Z', start_on: '2027-04-16', end_on: '2027-05-01' }

test.each([
  [preview({ invoice: invoice(2387), ...next }), 'Today €23.87, from 1 May 2027 €49.00 a month.'],
  [preview(next), 'Nothing today, from 1 May 2027 €49.00 a month.'],
  [preview({ invoice: invoice(0), ...next }), 'Nothing today, from 1 May 2027 €49.00 a month.'],
  [preview({ invoice: invoice(2387) }), 'Today €23.87, and nothing afterwards.'],
  [preview({}), 'Nothing is billed.'],
])('what is billed in one sentence: %#', (shown, said) => {
  expect(previewSaid(shown, saying)).toBe(said)
})

test.each([
  [invoice(4900, { lines: [line({ full_period: part })] })],
  [invoice(4900, { lines: [line(), line({ kind: 'usage' })] })],
  [invoice(4900, { discount: 100 })],
])('an invoice that the others after it are not like is told for its day alone: %#', (once) => {
  expect(previewSaid(preview({ ...next, next_invoice: once }), saying)).toBe('Nothing today, on 1 May 2027 €49.00.')
})

test('what is paid from credit today is paid in full next time', () => {
  const shown = preview({ ...next, next_invoice: invoice(900, { total: 4900, credits_applied: 4000 }) })
  expect(previewSaid(shown, saying)).toBe('Nothing today, from 1 May 2027 €49.00 a month.')
  expect(givenBack(shown)).toBe(0)
})
