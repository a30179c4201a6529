import { defaultPriority } from '@quarterday/core/credit/draw.ts'
import { type CreditScope, payableKinds } from '@quarterday/core/credit/scope.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency, instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { days, grantTerms, prioritySchema, rolloverSchema } from '../credits/schema.ts'
import { type AutoTopUp, type TopUp, topUpStatuses, type Wallet, type WalletBalance, walletStatuses } from './wallet.ts'
import { type Withdrawal, withdrawalDestinations } from './withdrawal-types.ts'

const minorUnits = 'Whole minor units of the currency.'
const amount = z
  .int()
  .min(0)
  .meta({ description: minorUnits, examples: [5000] })
const positive = z
  .int()
  .min(1)
  .max(Number.MAX_SAFE_INTEGER)
  .meta({ description: minorUnits, examples: [5000] })
const name = text(256).meta({ examples: ['Prepaid'] })
const memo = text(2000).nullable()
const lasts = days.nullable().default(null).meta({
  description: 'How long the credit lasts from the day on which it comes, in local days of the customer. Null: it does not expire.',
})

const autoTopUpSchema = z
  .strictObject({
    threshold: positive.meta({ description: 'Below this balance the wallet is topped up.', examples: [1000] }),
    amount: positive.meta({ description: 'What is invoiced then; not less than the threshold, so that one top-up is enough.' }),
    expires_after_days: lasts,
  })
  .check(({ value, issues }) => {
    if (value.amount < value.threshold)
      issues.push({ code: 'custom', path: ['amount'], message: 'Must not be less than the threshold', input: value })
  })
  .meta({ id: 'WalletAutoTopUp', examples: [{ threshold: 1000, amount: 5000 }] })

const autoTopUp = autoTopUpSchema.nullable().meta({
  description:
    'Tops the wallet up by an invoice when its balance falls below a threshold; not again while that invoice is unpaid. Null: by hand only.',
})

const scope = z
  .strictObject({
    plans: z.array(idSchema('plan')).max(100).default([]),
    products: z.array(idSchema('prod')).max(100).default([]),
    prices: z.array(idSchema('price')).max(100).default([]),
    meters: z.array(idSchema('mtr')).max(100).default([]),
    kinds: z
      .array(z.enum(payableKinds))
      .max(payableKinds.length)
      .default([])
      .meta({ examples: [['usage']] }),
  })
  .check(({ value, issues }) => {
    const { plans, products, prices, meters, kinds } = value
    if (plans.length + products.length + prices.length + meters.length + kinds.length === 0)
      issues.push({ code: 'custom', path: [], message: 'Name something that it pays for, or give null', input: value })
  })
  .meta({
    id: 'WalletAppliesTo',
    description:
      'What its credit pays for: lines of one of the kinds that belong to one of the plans or products, or are charged by one of the prices or meters. What is empty asks for nothing.',
    examples: [{ kinds: ['usage'] }],
  })
const appliesTo = scope.nullable().meta({
  description: 'What its credit pays for, tax included; it never changes. Null: everything.',
  examples: [null],
})

export const walletSchema = z
  .strictObject({
    id: idSchema('wal'),
    object: z.literal('wallet'),
    customer: idSchema('cus'),
    currency,
    name,
    priority: prioritySchema,
    status: z.enum(walletStatuses),
    balance: amount.meta({ description: 'What can be drawn now.' }),
    auto_top_up: autoTopUp,
    applies_to: appliesTo,
    created_at: instant,
    updated_at: instant,
    closed_at: instant.nullable(),
  })
  .meta({
    id: 'Wallet',
    description: 'Prepaid credit of a customer. Invoices in its currency draw on it when they are finalized, after tax.',
  })

export const walletListSchema = pageSchema('WalletList', walletSchema)

export const walletCreateSchema = z
  .strictObject({
    customer: idSchema('cus'),
    currency: currency.optional().meta({ description: 'Default: that of the customer, else of the organization.' }),
    name,
    priority: prioritySchema.default(defaultPriority),
    auto_top_up: autoTopUp.default(null),
    applies_to: appliesTo.default(null),
  })
  .meta({
    id: 'WalletCreate',
    examples: [{ customer: 'cus_01h455vb4pex5vsknk084sn02q', name: 'Prepaid', auto_top_up: { threshold: 1000, amount: 5000 } }],
  })

export const walletUpdateSchema = z
  .strictObject({ name: name.optional(), priority: prioritySchema.optional(), auto_top_up: autoTopUp.optional() })
  .meta({ id: 'WalletUpdate', description: 'Only what is given changes.', examples: [{ auto_top_up: { threshold: 1000, amount: 5000 } }] })

export const walletCloseSchema = z
  .strictObject({
    write_off: z
      .boolean()
      .default(false)
      .meta({ description: 'Takes away what is left. Without it a wallet with a balance is not closed.' }),
  })
  .meta({ id: 'WalletClose', examples: [{ write_off: true }] })

export const walletBalanceSchema = z
  .strictObject({
    object: z.literal('wallet_balance'),
    wallet: idSchema('wal'),
    currency,
    balance: amount.meta({ description: 'What can be drawn now.' }),
    upcoming: amount.meta({ description: 'What is in it and can be drawn later.', examples: [0] }),
    withdrawable: amount.meta({ description: 'What of it was bought: it can be taken out again.', examples: [5000] }),
    awaiting_payment: amount.meta({ description: 'What comes in when open top-ups are paid.', examples: [0] }),
    next_expiry: z
      .strictObject({ expires_at: instant, amount })
      .nullable()
      .meta({ description: 'What is lost next, if nobody uses it before.' }),
  })
  .meta({ id: 'WalletBalance' })

const reference = text(256).nullable()

export const topUpCreateSchema = z
  .strictObject({
    amount: positive,
    paid: z.boolean().meta({
      description:
        'True: it is sold, by an invoice that is collected like any other, and the credit comes when that is paid. False: it is given, at once.',
      examples: [true],
    }),
    reference: reference.default(null).meta({
      description: 'Your own name for it, such as the id of an order. A second top-up of the wallet under the same reference is refused.',
      examples: ['order-1042'],
    }),
    expires_after_days: lasts,
    memo: memo.default(null).meta({ description: 'On the invoice, and on the credit.' }),
    ...grantTerms,
  })
  .meta({ id: 'WalletTopUpCreate', examples: [{ amount: 5000, paid: true, reference: 'order-1042', expires_after_days: 365 }] })

export const topUpSchema = z
  .strictObject({
    id: idSchema('top'),
    object: z.literal('wallet_top_up'),
    wallet: idSchema('wal'),
    amount,
    currency,
    status: z.enum(topUpStatuses).meta({
      description: '`open`: its invoice is not paid yet. `granted`: the credit is in the wallet. `abandoned`: its invoice was voided.',
    }),
    automatic: z.boolean(),
    reference,
    invoice: idSchema('inv').nullable().meta({ description: 'Null: it was given.' }),
    grant: idSchema('grant').nullable().meta({ description: 'The credit that came of it.' }),
    priority: prioritySchema,
    available_at: instant.nullable(),
    expires_at: instant.nullable(),
    expires_after_days: days.nullable(),
    rollover: rolloverSchema.nullable(),
    memo,
    created_at: instant,
  })
  .meta({ id: 'WalletTopUp', description: 'Something ordered for a wallet.' })

export const topUpListSchema = pageSchema('WalletTopUpList', topUpSchema)

export const withdrawalCreateSchema = z
  .strictObject({
    amount: positive
      .nullable()
      .default(null)
      .meta({ description: 'Null: all that can go there.', examples: [2000] }),
    destination: z.enum(withdrawalDestinations).meta({
      description:
        '`customer_balance`: credit of the customer beside wallets. `refund`: back by the payments that bought it, by a credit note a top-up. `forfeit`: ' +
        'to the seller, as if it had expired.',
    }),
    memo: memo.default(null).meta({ description: 'On the credit, or on the credit notes.' }),
  })
  .meta({ id: 'WalletWithdrawalCreate', examples: [{ amount: 2000, destination: 'customer_balance' }] })

export const withdrawalSchema = z
  .strictObject({
    id: idSchema('wdr'),
    object: z.literal('wallet_withdrawal'),
    wallet: idSchema('wal'),
    amount,
    currency,
    destination: z.enum(withdrawalDestinations),
    grant: idSchema('grant').nullable().meta({ description: 'The customer credit that it became.' }),
    credit_notes: z.array(idSchema('cn')).meta({ description: 'By which it goes back.' }),
    memo,
    created_at: instant,
  })
  .meta({ id: 'WalletWithdrawal', description: 'Bought credit that was taken out of a wallet without paying for anything.' })

export const withdrawalListSchema = pageSchema('WalletWithdrawalList', withdrawalSchema)

export function withdrawalToApi(withdrawal: Withdrawal): z.input<typeof withdrawalSchema> {
  return {
    id: encodeId('wdr', withdrawal.id),
    object: 'wallet_withdrawal',
    wallet: encodeId('wal', withdrawal.walletId),
    amount: Number(withdrawal.amount),
    currency: withdrawal.currency,
    destination: withdrawal.destination,
    grant: withdrawal.grantId === null ? null : encodeId('grant', withdrawal.grantId),
    credit_notes: withdrawal.creditNotes.map((id) => encodeId('cn', id)),
    memo: withdrawal.memo,
    created_at: withdrawal.createdAt.toString(),
  }
}

export function toApi(wallet: Wallet): z.input<typeof walletSchema> {
  const { autoTopUp: auto } = wallet
  return {
    id: encodeId('wal', wallet.id),
    object: 'wallet',
    customer: encodeId('cus', wallet.customerId),
    currency: wallet.currency,
    name: wallet.name,
    priority: wallet.priority,
    status: wallet.status,
    balance: Number(wallet.balance),
    auto_top_up: auto && { threshold: Number(auto.threshold), amount: Number(auto.amount), expires_after_days: auto.expiresAfterDays },
    applies_to: scopeToApi(wallet.appliesTo),
    created_at: wallet.createdAt.toString(),
    updated_at: wallet.updatedAt.toString(),
    closed_at: wallet.closedAt?.toString() ?? null,
  }
}

function scopeToApi(appliesTo: CreditScope | null): z.input<typeof scope> | null {
  return (
    appliesTo && {
      plans: appliesTo.plans.map((id) => encodeId('plan', id)),
      products: appliesTo.products.map((id) => encodeId('prod', id)),
      prices: appliesTo.prices.map((id) => encodeId('price', id)),
      meters: appliesTo.meters.map((id) => encodeId('mtr', id)),
      kinds: [...appliesTo.kinds],
    }
  )
}

export function autoTopUpOf(given: z.output<typeof autoTopUpSchema> | null): AutoTopUp | null {
  return given && { threshold: BigInt(given.threshold), amount: BigInt(given.amount), expiresAfterDays: given.expires_after_days }
}

export function balanceToApi({
  wallet,
  upcoming,
  withdrawable,
  awaitingPayment,
  nextExpiry,
}: WalletBalance): z.input<typeof walletBalanceSchema> {
  return {
    object: 'wallet_balance',
    wallet: encodeId('wal', wallet.id),
    currency: wallet.currency,
    balance: Number(wallet.balance),
    upcoming: Number(upcoming),
    withdrawable: Number(withdrawable),
    awaiting_payment: Number(awaitingPayment),
    next_expiry: nextExpiry && { expires_at: nextExpiry.at.toString(), amount: Number(nextExpiry.amount) },
  }
}

export function topUpToApi(topUp: TopUp): z.input<typeof topUpSchema> {
  return {
    id: encodeId('top', topUp.id),
    object: 'wallet_top_up',
    wallet: encodeId('wal', topUp.walletId),
    amount: Number(topUp.amount),
    currency: topUp.currency,
    status: topUp.status,
    automatic: topUp.automatic,
    reference: topUp.reference,
    invoice: topUp.invoiceId === null ? null : encodeId('inv', topUp.invoiceId),
    grant: topUp.grantId === null ? null : encodeId('grant', topUp.grantId),
    priority: topUp.priority,
    available_at: topUp.availableAt?.toString() ?? null,
    expires_at: topUp.expiresAt?.toString() ?? null,
    expires_after_days: topUp.expiresAfterDays,
    rollover: topUp.rollover && { ...topUp.rollover },
    memo: topUp.memo,
    created_at: topUp.createdAt.toString(),
  }
}
