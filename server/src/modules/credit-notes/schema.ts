import { taxBehaviors } from '@quarterday/core/catalog/price.ts'
import { creditNoteReasons, creditNoteStatuses } from '@quarterday/core/credit-note/credit-note.ts'
import { decimalString, decimalText } from '@quarterday/core/decimal.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import { z } from 'zod'
import { currency, instant, plainDate, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { amount, periodSchema, periodToApi } from '../invoices/line-schema.ts'
import type { CreditNote, ShownNoteLine } from './credit-note.ts'
import { returnDerivationToApi } from './derivation-json.ts'

/** What a line says whether or not it is written. */
export const noteLineFields = {
  kind: z.enum(['proration', 'return']).meta({
    description: '`proration`: time that was paid for and not used. `return`: somebody gave it back.',
  }),
  credited_line: idSchema('il').meta({ description: 'The line of the invoice that this one gives a part of back.' }),
  price: idSchema('price').nullable(),
  subscription: idSchema('sub').nullable(),
  subscription_item: idSchema('si').nullable(),
  description: text(1000),
  quantity: decimalString.meta({ examples: ['5'] }),
  period: periodSchema.nullable().meta({ description: 'The time that it is for.' }),
  full_period: periodSchema.nullable().meta({ description: 'The whole interval that `period` is a part of.' }),
  listed_amount: amount.meta({ description: 'The amount, together with its tax where the price includes it.' }),
  amount: amount.meta({ description: 'Before discount and tax. Above zero: it is given back.' }),
  discount: amount.meta({ description: 'What of a discount is not given back, because it was not paid.' }),
  tax: amount,
  tax_behavior: z.enum(taxBehaviors).meta({ description: 'Whether `listed_amount` includes the tax.' }),
  discounts: z.array(z.strictObject({ discount: idSchema('disc'), amount }).meta({ id: 'CreditNoteLineDiscount' })),
  taxes: z.array(
    z
      .strictObject({ tax_rate: idSchema('txr'), percent: decimalString.meta({ examples: ['19'] }), amount })
      .meta({ id: 'CreditNoteLineTax' }),
  ),
  derivation: z.record(z.string(), z.unknown()).meta({ description: 'All that is needed to compute the amounts again.' }),
}

const noteLineSchema = z
  .strictObject({ id: idSchema('il'), object: z.literal('credit_note_line'), ...noteLineFields })
  .meta({ id: 'CreditNoteLine', description: 'A part of a line of an invoice that is given back.' })

/** What a credit note says whether or not it is written. */
export const noteFields = {
  reason: z.enum(creditNoteReasons).meta({
    description: '`change`, `cancel` and `pause`: a subscription had paid in advance for what it does not use. Else what people say.',
  }),
  currency,
  subtotal: amount,
  discount: amount,
  tax: amount,
  total: amount.meta({ description: 'What is given back. It is the sum of the three amounts that follow.' }),
  reduced_due: amount.meta({ description: 'The part that lowered what was due on the invoice.', examples: [0] }),
  credited: amount.meta({ description: 'The part that became credit of the customer.' }),
  refunded: amount.meta({ description: 'The part that goes back the way it came.', examples: [0] }),
}

export const creditNoteSchema = z
  .strictObject({
    id: idSchema('cn'),
    object: z.literal('credit_note'),
    number: z.string().meta({ description: 'Gapless, in a series of its own.', examples: ['CN-000003'] }),
    status: z.enum(creditNoteStatuses),
    customer: idSchema('cus'),
    invoice: idSchema('inv').meta({ description: 'The invoice that it takes a part of back.' }),
    subscription: idSchema('sub').nullable().meta({ description: 'The subscription whose change brought it about.' }),
    ...noteFields,
    credit_grant: idSchema('grant').nullable().meta({ description: 'The credit that `credited` became.' }),
    issued_on: plainDate,
    issued_at: instant,
    voided_at: instant.nullable(),
    timezone: z.string().meta({ description: 'Where its days begin.', examples: ['Europe/Berlin'] }),
    memo: z.string().nullable(),
    lines: z.array(noteLineSchema).optional().meta({ description: 'In lists only with `expand[]=lines`.' }),
  })
  .meta({ id: 'CreditNote', description: 'It is final from its first moment: content that was wrong is corrected by another document.' })

export const creditNoteListSchema = pageSchema('CreditNoteList', creditNoteSchema)

export function noteToApi(note: CreditNote, lines?: readonly ShownNoteLine[]): z.input<typeof creditNoteSchema> {
  return {
    id: encodeId('cn', note.id),
    object: 'credit_note',
    number: invoiceNumber(note.series, note.number) ?? '',
    status: note.status,
    customer: encodeId('cus', note.customerId),
    invoice: encodeId('inv', note.invoiceId),
    subscription: note.subscriptionId === null ? null : encodeId('sub', note.subscriptionId),
    ...noteFieldsToApi(note),
    credit_grant: note.grantId === null ? null : encodeId('grant', note.grantId),
    issued_on: note.issuedOn.toString(),
    issued_at: note.issuedAt.toString(),
    voided_at: note.voidedAt?.toString() ?? null,
    timezone: note.timezone,
    memo: note.memo,
    ...(lines && { lines: lines.map((line) => noteLineToApi(line, note.timezone)) }),
  }
}

export function noteFieldsToApi(
  note: Pick<CreditNote, 'reason' | 'currency' | 'subtotal' | 'discount' | 'tax' | 'total' | 'reducedDue' | 'credited' | 'refunded'>,
) {
  return {
    reason: note.reason,
    currency: note.currency,
    subtotal: Number(note.subtotal),
    discount: Number(note.discount),
    tax: Number(note.tax),
    total: Number(note.total),
    reduced_due: Number(note.reducedDue),
    credited: Number(note.credited),
    refunded: Number(note.refunded),
  }
}

function noteLineToApi(line: ShownNoteLine, zone: string): z.input<typeof noteLineSchema> {
  return { id: encodeId('il', line.id), object: 'credit_note_line', ...noteLineFieldsToApi(line, zone) }
}

export function noteLineFieldsToApi(line: ShownNoteLine, zone: string) {
  const { derivation, period, taxing } = line
  const full = derivation.rule === 'credit' ? derivation.full_period : undefined
  return {
    kind: line.kind,
    credited_line: encodeId('il', line.creditedLineId),
    price: line.priceId === null ? null : encodeId('price', line.priceId),
    subscription: line.subscriptionId === null ? null : encodeId('sub', line.subscriptionId),
    subscription_item: line.itemId === null ? null : encodeId('si', line.itemId),
    description: line.description,
    quantity: decimalText(line.quantity),
    period: period && periodToApi(period, zone),
    full_period: full ? periodToApi({ start: Temporal.Instant.from(full.start), end: Temporal.Instant.from(full.end) }, zone) : null,
    listed_amount: Number(line.listed),
    amount: Number(line.amount),
    discount: Number(line.discount),
    tax: Number(line.tax),
    tax_behavior: taxing.inclusive ? ('inclusive' as const) : ('exclusive' as const),
    discounts: line.discounts.map(({ discountId, amount: taken }) => ({ discount: encodeId('disc', discountId), amount: Number(taken) })),
    taxes: taxing.applied.map(({ rateId, percent, amount: tax }) => ({ tax_rate: encodeId('txr', rateId), percent, amount: Number(tax) })),
    derivation: returnDerivationToApi(derivation),
  }
}
