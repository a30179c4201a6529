import { dateIn } from '@quarterday/core/calendar.ts'
import { taxBehaviors } from '@quarterday/core/catalog/price.ts'
import { decimalString, decimalText } from '@quarterday/core/decimal.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import type { Derivation } from '@quarterday/core/invoice/derivation.ts'
import { type Line, lineKinds } from '@quarterday/core/invoice/invoice.ts'
import type { StoredPeriod } from '@quarterday/core/invoice/stored-time.ts'
import { z } from 'zod'
import { instant, plainDate, text } from '../../kit/fields.ts'
import { reversalToApi } from '../credit-notes/derivation-json.ts'

export const amount = z.int().meta({ description: 'Whole minor units of the currency.', examples: [4900] })

export const periodSchema = z
  .strictObject({
    start: instant,
    end: instant.meta({ description: 'The first moment after it.' }),
    start_on: plainDate.meta({ description: 'Its first day, where the invoice’s days begin.' }),
    end_on: plainDate.meta({ description: 'The first day after it.' }),
  })
  .meta({ id: 'InvoicePeriod', description: 'A stretch of time, without its end.' })

/** What a line says whether or not it is stored: a preview has no ids yet. */
export const lineFields = {
  kind: z.enum(lineKinds),
  description: text(1000),
  quantity: decimalString.meta({ examples: ['5'] }),
  listed_amount: amount.meta({ description: 'What the derivation gives: the amount, together with its tax where the price includes it.' }),
  amount: amount.meta({ description: 'Before discount and tax. Below zero: given back.' }),
  discount: amount,
  tax: amount,
  tax_behavior: z.enum(taxBehaviors).meta({ description: 'Whether `listed_amount` includes the tax.' }),
  discounts: z
    .array(z.strictObject({ discount: idSchema('disc'), amount }).meta({ id: 'LineDiscount' }))
    .meta({ description: 'What each discount took off the listed amount, in their order.' }),
  taxes: z
    .array(z.strictObject({ tax_rate: idSchema('txr'), percent: decimalString.meta({ examples: ['19'] }), amount }).meta({ id: 'LineTax' }))
    .meta({ description: 'What each tax rate came to. Together they are `tax`.' }),
  period: periodSchema.nullable().meta({ description: 'The time that it is for.' }),
  full_period: periodSchema
    .nullable()
    .meta({ description: 'The whole interval that `period` is a part of. Null: `period` is a whole one.' }),
  proration: z
    .strictObject({ numerator: z.int(), denominator: z.int(), unit: z.enum(['whole', 'day', 'day_360', 'second']) })
    .nullable()
    .meta({ description: 'The part of the whole interval that is charged. Null: all of it.' }),
  price: idSchema('price').nullable(),
  derivation: z.record(z.string(), z.unknown()).meta({
    description: 'All that is needed to compute `listed_amount` again.',
    examples: [{ rule: 'entered', unit_amount: '4900', quantity: '1' }],
  }),
}

export const lineSchema = z
  .strictObject({
    id: idSchema('il'),
    object: z.literal('line_item'),
    ...lineFields,
    subscription: idSchema('sub').nullable(),
    subscription_item: idSchema('si').nullable(),
    credited_line: idSchema('il').nullable().meta({ description: 'The earlier line that this one gives a part of back.' }),
  })
  .meta({ id: 'LineItem', description: 'One row of an invoice.' })

/** `zone` is the invoice's: where its days begin. */
export function lineToApi(line: Line, zone: string): z.input<typeof lineSchema> {
  return {
    id: encodeId('il', line.id),
    object: 'line_item',
    ...lineFieldsToApi(line, zone),
    subscription: line.subscriptionId === null ? null : encodeId('sub', line.subscriptionId),
    subscription_item: line.itemId === null ? null : encodeId('si', line.itemId),
    credited_line: line.creditedLineId === null ? null : encodeId('il', line.creditedLineId),
  }
}

export function lineFieldsToApi(line: Line, zone: string) {
  const { derivation, period, taxing } = line
  const full = 'full_period' in derivation ? derivation.full_period : undefined
  return {
    kind: line.kind,
    description: line.description,
    quantity: decimalText(line.quantity),
    listed_amount: Number(line.listed),
    amount: Number(line.amount),
    discount: Number(line.discount),
    tax: Number(line.tax),
    tax_behavior: taxing.inclusive ? ('inclusive' as const) : ('exclusive' as const),
    discounts: line.discounts.map(({ discountId, amount: taken }) => ({ discount: encodeId('disc', discountId), amount: Number(taken) })),
    taxes: taxing.applied.map(({ rateId, percent, amount: tax }) => ({ tax_rate: encodeId('txr', rateId), percent, amount: Number(tax) })),
    period: period && periodToApi(period, zone),
    full_period: full ? periodToApi(stored(full), zone) : null,
    proration: prorationOf(derivation),
    price: line.priceId === null ? null : encodeId('price', line.priceId),
    derivation: derivationToApi(derivation),
  }
}

export function periodToApi({ start, end }: { readonly start: Temporal.Instant; readonly end: Temporal.Instant }, zone: string) {
  const on = (moment: Temporal.Instant): string => dateIn(moment, zone).toString()
  return { start: start.toString(), end: end.toString(), start_on: on(start), end_on: on(end) }
}

function prorationOf(derivation: Derivation) {
  if (!('share' in derivation) || derivation.share === undefined) return null
  const { numerator, denominator, unit } = derivation.share
  return { numerator: Number(numerator), denominator: Number(denominator), unit }
}

/** As it is stored, but for the ids, which are written as everywhere in the API. */
function derivationToApi(derivation: Derivation): Record<string, unknown> {
  return {
    ...derivation,
    ...('price' in derivation && { price: encodeId('price', derivation.price) }),
    ...('line' in derivation && { line: encodeId('il', derivation.line) }),
    ...('meter' in derivation && { meter: { ...derivation.meter, id: encodeId('mtr', derivation.meter.id) } }),
    ...('reverses' in derivation && derivation.reverses && { reverses: reversalToApi(derivation.reverses) }),
  }
}

function stored({ start, end }: StoredPeriod) {
  return { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }
}
