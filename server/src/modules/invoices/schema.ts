import { taxBehaviors } from '@quarterday/core/catalog/price.ts'
import { decimalString, positiveQuantity } from '@quarterday/core/decimal.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { invoiceReasons, invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import { collectionMethods } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import { currency, instant, plainDate, text, timezone } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { addressSchema, addressToApi, type PartyDetails, taxIdsSchema } from '../parties/party.ts'
import { adjustmentFields, adjustmentsToApi } from './adjustments-schema.ts'
import type { Invoice, TaxQuoteState } from './invoice.ts'
import { amount, lineSchema, lineToApi, periodSchema, periodToApi } from './line-schema.ts'

const partySchema = z
  .strictObject({ name: text(256), email: z.string().nullable(), address: addressSchema, tax_ids: taxIdsSchema })
  .meta({ id: 'InvoiceParty', description: 'Whom the invoice names, as it was when the invoice was finalized.' })

const netTermsDays = z
  .int()
  .min(0)
  .max(365)
  .meta({ description: 'Days to pay.', examples: [14] })
const collectionMethod = z.enum(collectionMethods)
const memo = text(2000).meta({ description: 'A word to the customer.', examples: ['Thank you for your order.'] })

export const invoiceSchema = z
  .strictObject({
    id: idSchema('inv'),
    object: z.literal('invoice'),
    number: z
      .string()
      .nullable()
      .meta({ description: 'Null while it is a draft.', examples: ['INV-000042'] }),
    status: z.enum(invoiceStatuses),
    reason: z.enum(invoiceReasons).meta({ description: 'What brought it about.' }),
    customer: idSchema('cus'),
    subscription: idSchema('sub').nullable(),
    currency,
    subtotal: amount,
    discount: amount,
    tax: amount,
    total: amount,
    ...adjustmentFields,
    tax_quote: z
      .strictObject({
        status: z
          .enum(['waiting', 'answered'])
          .meta({ description: '`waiting`: a draft; its tax is not known, and `tax` and `total` are without it.' }),
        provider: z
          .string()
          .nullable()
          .meta({ examples: ['tax.example.com'] }),
        reference: z
          .string()
          .nullable()
          .meta({ description: 'The engine’s own name for its answer.', examples: ['quote_8f2'] }),
        attempts: z
          .int()
          .min(0)
          .meta({ description: 'How often it was asked about this content.', examples: [1] }),
        failure: z
          .string()
          .nullable()
          .meta({ description: 'Why the last question had no usable answer.', examples: [null] }),
        waiting_since: instant,
        ask_at: instant.nullable().meta({ description: 'When it is asked next.' }),
        answered_at: instant.nullable(),
      })
      .nullable()
      .meta({ id: 'InvoiceTaxQuote', description: 'What a tax engine is asked, or has said. Null: no engine taxes this document.' }),
    credits_applied: amount.meta({ description: 'What the customer’s credit has paid, wallets included.' }),
    wallet_applied: amount.meta({ description: 'The part of `credits_applied` that came from wallets.', examples: [0] }),
    amount_paid: amount,
    amount_credited: amount.meta({ description: 'What credit notes took off what was due.', examples: [0] }),
    amount_due: amount.meta({ description: 'What is left to pay. 0 once it is void or uncollectible.' }),
    issued_on: plainDate.nullable(),
    due_on: plainDate.nullable().meta({ description: 'The last day to pay.' }),
    period: periodSchema.nullable().meta({ description: 'The time that its recurring lines are for.' }),
    seller_details: partySchema,
    customer_details: partySchema,
    collection_method: collectionMethod,
    net_terms_days: netTermsDays,
    timezone: timezone.meta({ description: 'Where its days begin.' }),
    memo: memo.nullable(),
    created_at: instant,
    finalize_at: instant.nullable().meta({ description: 'When the draft is finalized by itself. Null: by hand.' }),
    finalized_at: instant.nullable(),
    collect_at: instant.nullable().meta({ description: 'When the gateway is asked next.' }),
    paid_at: instant.nullable(),
    closed_at: instant.nullable().meta({ description: 'When it was voided or marked as uncollectible.' }),
    reissue_of: idSchema('inv')
      .nullable()
      .meta({ description: 'The void invoice in whose place it stands.', examples: [null] }),
    reissued_as: idSchema('inv')
      .nullable()
      .meta({ description: 'The invoice that stands in the place of this one, which is void.', examples: [null] }),
    credit_notes: z
      .array(
        z
          .strictObject({ id: idSchema('cn'), number: z.string().meta({ examples: ['CN-000003'] }), total: amount })
          .meta({ id: 'InvoiceCreditNote' }),
      )
      .meta({ description: 'Those that give a part of it back and stand, the oldest first.' }),
    line_count: z.int().min(0),
    lines: z.array(lineSchema).optional().meta({ description: 'In lists only with `expand[]=lines`.' }),
  })
  .meta({ id: 'Invoice', description: 'Once it has its number its content never changes.' })

export const invoiceListSchema = pageSchema('InvoiceList', invoiceSchema)

/** A line as somebody asks for it. */
export const wantedLineFields = {
  description: text(1000)
    .optional()
    .meta({ description: 'Required with `unit_amount`; a price brings its own.', examples: ['Workshop'] }),
  quantity: positiveQuantity.optional().meta({ description: 'Default: 1.', examples: ['2'] }),
  unit_amount: decimalString
    .optional()
    .meta({ description: 'In minor units, with up to 12 decimal places. Below zero: a reduction.', examples: ['4900'] }),
  price: idSchema('price').optional().meta({ description: 'A price of kind `one_off`, in place of `unit_amount`.' }),
  tax_rate: idSchema('txr').optional().meta({ description: 'This rate and no other. Default: what the tax rates say.' }),
  tax_behavior: z
    .enum(taxBehaviors)
    .optional()
    .meta({ description: 'Whether the unit amount includes tax. Default: as the conventions say.', examples: ['exclusive'] }),
}

/** Either a price, or words and a unit amount. */
export function checkWantedLine({ value, issues }: z.core.ParsePayload<z.output<z.ZodObject<typeof wantedLineFields>>>): void {
  const fault = (path: string, message: string): void => void issues.push({ code: 'custom', path: [path], message, input: value })
  if ((value.price === undefined) === (value.unit_amount === undefined)) fault('unit_amount', 'Give either a unit amount or a price')
  else if (value.price === undefined && value.description === undefined)
    fault('description', 'A line with a unit amount needs a description')
  else if (value.price !== undefined && value.description !== undefined)
    fault('description', 'A line with a price is described by the price')
  else if (value.price !== undefined && value.tax_rate !== undefined) fault('tax_rate', 'A line with a price is taxed as the price says')
  else if (value.price !== undefined && value.tax_behavior !== undefined)
    fault('tax_behavior', 'A line with a price is taxed as the price says')
}

const wantedLineSchema = z
  .strictObject(wantedLineFields)
  .check(checkWantedLine)
  .meta({ id: 'InvoiceLineCreate', examples: [{ description: 'Workshop', quantity: '2', unit_amount: '4900' }] })

const lines = z.array(wantedLineSchema).min(1).max(100)

const oneOffFields = {
  customer: idSchema('cus'),
  currency: currency.optional().meta({ description: 'Default: that of the customer, else of the organization.' }),
  lines,
  collection_method: collectionMethod.optional().meta({ description: 'Default: that of the customer.' }),
  net_terms_days: netTermsDays.optional().meta({ description: 'Default: that of the customer, else as the conventions say.' }),
}

export const invoiceCreateSchema = z
  .strictObject({
    ...oneOffFields,
    memo: memo.nullable().default(null),
    finalize: z.boolean().default(false).meta({ description: 'Finalizes it at once. Else it stays a draft.' }),
  })
  .meta({ id: 'InvoiceCreate' })

export const invoicePreviewRequestSchema = z
  .strictObject({ ...oneOffFields, memo: memo.nullable().optional(), finalize: z.boolean().optional() })
  .meta({ id: 'InvoicePreviewCreate' })

export const invoiceUpdateSchema = z
  .strictObject({ memo: memo.nullable().optional(), lines: lines.optional().meta({ description: 'Replaces all lines.' }) })
  .meta({ id: 'InvoiceUpdate', description: 'Only what is given changes.' })

export const invoiceReissueSchema = z
  .strictObject({
    auto_finalize: z.boolean().default(true).meta({ description: 'Finalizes it at once. Else it stays a draft.' }),
    memo: memo
      .nullable()
      .optional()
      .meta({ description: 'Default: as it was.', examples: ['With your VAT number.'] }),
    net_terms_days: netTermsDays
      .optional()
      .meta({ description: 'Days to pay from when it is finalized. Default: as many as there were.', examples: [14] }),
    due_on: plainDate
      .optional()
      .meta({ description: 'The last day to pay, in place of `net_terms_days`. Only where it is finalized at once.' }),
  })
  .check(({ value, issues }) => {
    const fault = (path: string, message: string): void => void issues.push({ code: 'custom', path: [path], message, input: value })
    if (value.due_on === undefined) return
    if (value.net_terms_days !== undefined) fault('due_on', 'Give either the last day to pay or the days to pay')
    if (!value.auto_finalize) fault('due_on', 'The days to pay of a draft are counted from when it is finalized')
  })
  .meta({ id: 'InvoiceReissue', examples: [{ memo: 'With your VAT number.', net_terms_days: 14 }] })

export function toApi(invoice: Invoice): z.input<typeof invoiceSchema> {
  const { timezone: zone, period, lines: shown } = invoice
  return {
    id: encodeId('inv', invoice.id),
    object: 'invoice',
    number: invoiceNumber(invoice.series, invoice.number),
    status: invoice.status,
    reason: invoice.reason,
    customer: encodeId('cus', invoice.customerId),
    subscription: invoice.subscriptionId === null ? null : encodeId('sub', invoice.subscriptionId),
    currency: invoice.currency,
    subtotal: Number(invoice.subtotal),
    discount: Number(invoice.discount),
    tax: Number(invoice.tax),
    total: Number(invoice.total),
    ...adjustmentsToApi(invoice),
    tax_quote: taxQuoteToApi(invoice.taxQuote),
    credits_applied: Number(invoice.creditsApplied),
    wallet_applied: Number(invoice.walletApplied),
    amount_paid: Number(invoice.amountPaid),
    amount_credited: Number(invoice.amountCredited),
    amount_due: Number(invoice.amountDue),
    issued_on: invoice.issuedOn?.toString() ?? null,
    due_on: invoice.dueOn?.toString() ?? null,
    period: period && periodToApi(period, zone),
    seller_details: partyToApi(invoice.seller),
    customer_details: partyToApi(invoice.customer),
    collection_method: invoice.collectionMethod,
    net_terms_days: invoice.netTermsDays,
    timezone: zone,
    memo: invoice.memo,
    created_at: invoice.createdAt.toString(),
    finalize_at: invoice.finalizeAt?.toString() ?? null,
    finalized_at: invoice.issuedAt?.toString() ?? null,
    collect_at: invoice.collectAt?.toString() ?? null,
    paid_at: invoice.paidAt?.toString() ?? null,
    closed_at: invoice.closedAt?.toString() ?? null,
    reissue_of: invoice.reissueOf && encodeId('inv', invoice.reissueOf),
    reissued_as: invoice.reissuedAs && encodeId('inv', invoice.reissuedAs),
    credit_notes: invoice.creditNotes.map(({ id, series, number, total }) => {
      return { id: encodeId('cn', id), number: invoiceNumber(series, number) ?? '', total: Number(total) }
    }),
    line_count: invoice.lineCount,
    ...(shown && { lines: shown.map((line) => lineToApi(line, zone)) }),
  }
}

function taxQuoteToApi(quote: TaxQuoteState | null): z.input<typeof invoiceSchema>['tax_quote'] {
  if (quote === null) return null
  const { provider, reference, attempts, failure, waitingSince, askAt, answeredAt } = quote
  return {
    status: askAt === null ? 'answered' : 'waiting',
    ...{ provider, reference, attempts, failure },
    waiting_since: waitingSince.toString(),
    ask_at: askAt?.toString() ?? null,
    answered_at: answeredAt?.toString() ?? null,
  }
}

function partyToApi({ name, email, address, taxIds }: PartyDetails): z.input<typeof partySchema> {
  return { name, email, address: addressToApi(address), tax_ids: [...taxIds] }
}
