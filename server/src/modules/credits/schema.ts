import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency, instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type CreditEntry, type CreditGrant, grantReasons } from './credit.ts'

const amount = z
  .int()
  .min(0)
  .meta({ description: 'Whole minor units of the currency.', examples: [5000] })
const memo = text(2000)
  .nullable()
  .meta({ examples: ['Sorry for the outage in March.'] })

export const creditGrantSchema = z
  .strictObject({
    id: idSchema('grant'),
    object: z.literal('credit_grant'),
    customer: idSchema('cus'),
    currency,
    amount,
    remaining: amount.meta({ description: 'What no invoice has drawn yet.' }),
    reason: z.enum(grantReasons).meta({
      description: '`granted`: staff gave it. `negative_invoice`: an invoice was below zero. `overpayment`: more was paid than was due.',
    }),
    memo,
    invoice: idSchema('inv').nullable().meta({ description: 'The invoice that it came from.' }),
    created_at: instant,
  })
  .meta({ id: 'CreditGrant', description: 'An addition to a customer’s credit. Invoices draw on the oldest first.' })

export const creditGrantListSchema = pageSchema('CreditGrantList', creditGrantSchema)

export const creditGrantCreateSchema = z
  .strictObject({
    amount: z
      .int()
      .min(1)
      .max(Number.MAX_SAFE_INTEGER)
      .meta({ description: 'Whole minor units of the currency.', examples: [5000] }),
    currency,
    memo: memo.default(null),
    apply_to_open_invoices: z
      .boolean()
      .default(true)
      .meta({ description: 'Pays what the customer owes, the oldest invoice first. Else only invoices to come draw on it.' }),
  })
  .meta({ id: 'CreditGrantCreate' })

export const creditEntrySchema = z
  .strictObject({
    id: idSchema('ce'),
    object: z.literal('credit_entry'),
    grant: idSchema('grant'),
    invoice: idSchema('inv'),
    amount: z.int().meta({ description: 'What the invoice drew. Below zero: gave back, because it was voided.', examples: [4900] }),
    created_at: instant,
  })
  .meta({ id: 'CreditEntry', description: 'One movement of a grant; it never changes.' })

export const creditEntryListSchema = pageSchema('CreditEntryList', creditEntrySchema)

export const creditBalanceSchema = z
  .strictObject({ data: z.array(z.strictObject({ currency, balance: amount }).meta({ id: 'CreditBalance' })) })
  .meta({ id: 'CreditBalanceList', description: 'One entry a currency in which there is something left.' })

export function grantToApi(grant: CreditGrant): z.input<typeof creditGrantSchema> {
  return {
    id: encodeId('grant', grant.id),
    object: 'credit_grant',
    customer: encodeId('cus', grant.customerId),
    currency: grant.currency,
    amount: Number(grant.amount),
    remaining: Number(grant.remaining),
    reason: grant.reason,
    memo: grant.memo,
    invoice: grant.invoiceId === null ? null : encodeId('inv', grant.invoiceId),
    created_at: grant.createdAt.toString(),
  }
}

export function entryToApi(entry: CreditEntry): z.input<typeof creditEntrySchema> {
  return {
    id: encodeId('ce', entry.id),
    object: 'credit_entry',
    grant: encodeId('grant', entry.grantId),
    invoice: encodeId('inv', entry.invoiceId),
    amount: Number(entry.amount),
    created_at: entry.createdAt.toString(),
  }
}
