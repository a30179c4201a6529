import { defaultPriority } from '@quarterday/core/credit/draw.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency, instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { grantReasons } from '../billing/credit-rows.ts'
import { type CreditEntry, type CreditGrant, entryKinds } from './credit.ts'

const amount = z
  .int()
  .min(0)
  .meta({ description: 'Whole minor units of the currency.', examples: [5000] })
const memo = text(2000)
  .nullable()
  .meta({ examples: ['Sorry for the outage in March.'] })

export const prioritySchema = z
  .int()
  .min(1)
  .max(50)
  .meta({ description: '1 to 50; the smallest is drawn on first.', examples: [50] })

export const days = z.int().min(1).max(3650)

const positiveAmount = z
  .int()
  .min(1)
  .max(Number.MAX_SAFE_INTEGER)
  .meta({ description: 'Whole minor units of the currency.', examples: [5000] })

export const rolloverSchema = z
  .strictObject({
    max_amount: positiveAmount.nullable().default(null).meta({ description: 'At most this much goes on. Null: no such limit.' }),
    percent: z.int().min(1).max(100).default(100).meta({ description: 'How much of what is left goes on.' }),
    expires_after_days: days
      .nullable()
      .default(null)
      .meta({ description: 'How long the new grant lasts, in local days of the customer. Null: it does not expire.', examples: [30] }),
  })
  .meta({
    id: 'CreditRollover',
    description: 'What goes on in a new grant when a grant expires. It happens once: the new grant does not roll over again.',
    examples: [{ percent: 50, expires_after_days: 30 }],
  })

/** When a grant can be used, and in which order. */
export const grantTerms = {
  priority: prioritySchema.default(defaultPriority),
  available_at: instant.nullable().default(null).meta({ description: 'Before this moment it pays for nothing. Null: at once.' }),
  expires_at: instant
    .nullable()
    .default(null)
    .meta({ description: 'The first moment at which it pays for nothing any more. Null: it does not expire.', examples: [null] }),
  rollover: rolloverSchema.nullable().default(null),
}

export const creditGrantSchema = z
  .strictObject({
    id: idSchema('grant'),
    object: z.literal('credit_grant'),
    customer: idSchema('cus'),
    wallet: idSchema('wal').nullable().meta({ description: 'Null: plain customer credit, which is used before any wallet.' }),
    currency,
    amount,
    remaining: amount.meta({ description: 'What no invoice has drawn yet, and has not expired.' }),
    expired: amount.meta({ description: 'What was written off, or rolled over, when it expired.', examples: [0] }),
    withdrawn: amount.meta({ description: 'What was taken out of its wallet again, and not by an invoice.', examples: [0] }),
    reason: z.enum(grantReasons).meta({
      description:
        '`granted`: staff gave it. `negative_invoice`: an invoice was below zero. `overpayment`: more was paid than was due. `credit_note`: an invoice ' +
        'was credited. `top_up`: a wallet was topped up and the invoice is paid. `rollover`: it goes on from a grant that expired. ' +
        '`withdrawal`: it was taken out of a wallet.',
    }),
    memo,
    invoice: idSchema('inv').nullable().meta({ description: 'The invoice that it came from.' }),
    priority: prioritySchema,
    available_at: instant.nullable(),
    expires_at: instant.nullable(),
    rollover: rolloverSchema.nullable(),
    rolled_over_from: idSchema('grant').nullable().meta({ description: 'The grant that expired.' }),
    created_at: instant,
  })
  .meta({
    id: 'CreditGrant',
    description:
      'An addition to a customer’s credit. Invoices draw on customer credit before wallets; within each by priority, then on what expires sooner, then on ' +
      'what is older.',
  })

export const creditGrantListSchema = pageSchema('CreditGrantList', creditGrantSchema)

export const creditGrantCreateSchema = z
  .strictObject({
    amount: positiveAmount,
    currency,
    memo: memo.default(null),
    apply_to_open_invoices: z
      .boolean()
      .optional()
      .meta({
        description:
          'Pays what the customer owes, the oldest invoice first. Else only invoices to come draw on it. Default: as `credit_application` of the ' +
          'conventions says.',
        examples: [true],
      }),
    ...grantTerms,
  })
  .meta({ id: 'CreditGrantCreate', examples: [{ amount: 5000, currency: 'EUR', memo: 'Sorry for the outage in March.' }] })

export const creditEntrySchema = z
  .strictObject({
    id: idSchema('ce'),
    object: z.literal('credit_entry'),
    kind: z.enum(entryKinds).meta({
      description:
        '`application`: an invoice drew it. `expiry`: it was written off. `rollover`: it goes on in another grant. `withdrawal`: it was taken out of the wallet.',
    }),
    grant: idSchema('grant'),
    invoice: idSchema('inv').nullable(),
    amount: z
      .int()
      .meta({ description: 'What was taken from the grant. Below zero: given back, because the invoice was voided.', examples: [4900] }),
    created_at: instant,
  })
  .meta({ id: 'CreditEntry', description: 'One movement of a grant; it never changes.' })

export const creditEntryListSchema = pageSchema('CreditEntryList', creditEntrySchema)

export const creditBalanceSchema = z
  .strictObject({ data: z.array(z.strictObject({ currency, balance: amount }).meta({ id: 'CreditBalance' })) })
  .meta({
    id: 'CreditBalanceList',
    description: 'One entry a currency in which there is something to draw on now. What is in wallets has balances of its own.',
  })

export function grantToApi(grant: CreditGrant): z.input<typeof creditGrantSchema> {
  return {
    id: encodeId('grant', grant.id),
    object: 'credit_grant',
    customer: encodeId('cus', grant.customerId),
    wallet: grant.walletId === null ? null : encodeId('wal', grant.walletId),
    currency: grant.currency,
    amount: Number(grant.amount),
    remaining: Number(grant.remaining),
    expired: Number(grant.expired),
    withdrawn: Number(grant.withdrawn),
    reason: grant.reason,
    memo: grant.memo,
    invoice: grant.invoiceId === null ? null : encodeId('inv', grant.invoiceId),
    priority: grant.priority,
    available_at: grant.availableAt?.toString() ?? null,
    expires_at: grant.expiresAt?.toString() ?? null,
    rollover: grant.rollover && { ...grant.rollover },
    rolled_over_from: grant.rolledOverFrom === null ? null : encodeId('grant', grant.rolledOverFrom),
    created_at: grant.createdAt.toString(),
  }
}

export function entryToApi(entry: CreditEntry): z.input<typeof creditEntrySchema> {
  return {
    id: encodeId('ce', entry.id),
    object: 'credit_entry',
    kind: entry.kind,
    grant: encodeId('grant', entry.grantId),
    invoice: entry.invoiceId === null ? null : encodeId('inv', entry.invoiceId),
    amount: Number(entry.amount),
    created_at: entry.createdAt.toString(),
  }
}
