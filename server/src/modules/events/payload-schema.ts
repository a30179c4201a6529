import { idSchema } from '@quarterday/core/id.ts'
import { dunningActions, dunningNeeds, dunningStatuses } from '@quarterday/core/payment/dunning.ts'
import { dunningMessages, finalActions } from '@quarterday/core/payment/dunning-terms.ts'
import { z } from 'zod'
import { currency, instant, plainDate } from '../../kit/fields.ts'
import { approvalSchema } from '../approvals/schema.ts'
import { featureSchema } from '../catalog/feature-schema.ts'
import { planSchema } from '../catalog/plan-schema.ts'
import { priceSchema } from '../catalog/price-schema.ts'
import { productSchema } from '../catalog/product-schema.ts'
import { discountSchema } from '../coupons/discount-schema.ts'
import { promotionCodeSchema } from '../coupons/promotion-code-schema.ts'
import { couponSchema } from '../coupons/schema.ts'
import { creditGrantSchema } from '../credits/schema.ts'
import { customerSchema } from '../customers/schema.ts'
import { disputeSchema } from '../disputes/schema.ts'
import { policySchema } from '../dunning/policy-schema.ts'
import { overrideSchema } from '../entitlements/schema.ts'
import { gatewayAccountSchema } from '../gateway-accounts/schema.ts'
import { gatewayEventSchema } from '../gateway-events/schema.ts'
import { deskSchema } from '../help-desks/schema.ts'
import { organizationSchema } from '../organizations/schema.ts'
import { paymentMethodSchema } from '../payment-methods/schema.ts'
import { statementSchema } from '../statements/schema.ts'
import { taxRateSchema } from '../taxes/schema.ts'
import { messageSchema as ticketMessageSchema, ticketSummarySchema } from '../tickets/schema.ts'
import { meterSchema } from '../usage/meter-schema.ts'
import { topUpSchema, walletSchema } from '../wallets/schema.ts'
import { endpointSchema } from '../webhooks/schema.ts'

const amount = z.int().meta({ description: 'Whole minor units of the currency.', examples: [4900] })

const invoice = z
  .strictObject({
    object: z.literal('invoice'),
    id: idSchema('inv'),
    number: z
      .string()
      .nullable()
      .meta({ examples: ['INV-000042'] }),
    status: z.string().meta({ examples: ['open'] }),
    reason: z.string().meta({ examples: ['renewal'] }),
    customer: idSchema('cus'),
    subscription: idSchema('sub').nullable(),
    currency,
    total: amount,
    amount_due: amount,
    due_on: plainDate.nullable(),
  })
  .meta({ id: 'InvoiceSummary', description: 'An invoice without its lines.' })

const subscription = z
  .strictObject({
    object: z.literal('subscription'),
    id: idSchema('sub'),
    customer: idSchema('cus'),
    status: z.string().meta({ examples: ['active'] }),
    current_period_start: instant,
    current_period_end: instant,
    cancel_at: instant.nullable().meta({ examples: [null] }),
  })
  .meta({ id: 'SubscriptionSummary', description: 'A subscription without its items.' })

const parked = z.strictObject({ object: z.literal('subscription'), id: idSchema('sub') })

const creditNote = z
  .strictObject({
    object: z.literal('credit_note'),
    id: idSchema('cn'),
    number: z.string().meta({ examples: ['CN-000007'] }),
    status: z.string().meta({ examples: ['issued'] }),
    reason: z.string().meta({ examples: ['other'] }),
    customer: idSchema('cus'),
    invoice: idSchema('inv'),
    currency,
    total: amount,
    reduced_due: amount,
    credited: amount,
    refunded: amount,
  })
  .meta({ id: 'CreditNoteSummary', description: 'A credit note without its lines.' })

const refund = z
  .strictObject({
    object: z.literal('refund'),
    id: idSchema('re'),
    status: z.string().meta({ examples: ['succeeded'] }),
    customer: idSchema('cus'),
    payment: idSchema('pay'),
    credit_note: idSchema('cn').nullable(),
    invoice: idSchema('inv'),
    currency,
    amount,
  })
  .meta({ id: 'RefundSummary' })

const payment = z.strictObject({ id: idSchema('pay'), amount, gateway: z.string().meta({ examples: ['sandbox'] }) })

const dunning = z
  .strictObject({
    id: idSchema('dr'),
    status: z.enum(dunningStatuses),
    message: z
      .enum(dunningMessages)
      .meta({ description: 'How the customer is to be told of this now; `none`: not at all.', examples: ['notice'] }),
    step: z.int().meta({ description: 'How many of the retries are done or passed.', examples: [1] }),
    steps: z.int().meta({ examples: [4] }),
    need: z.enum(dunningNeeds).meta({
      description:
        'What it takes: `patience`: the same is asked again. `confirmation`, `payment_method`, `payment`: the customer has to confirm, to give another means to pay, to pay.',
      examples: ['patience'],
    }),
    reason: z.string().meta({ examples: ['insufficient_funds'] }),
    redirect_url: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    next_action: z
      .enum(dunningActions)
      .nullable()
      .meta({ examples: ['retry'] }),
    next_at: instant.nullable(),
    final_action: z.enum(finalActions).meta({ examples: ['none'] }),
    final_at: instant,
  })
  .meta({ id: 'DunningNote', description: 'Where asking again for an invoice stands.' })

const steered = dunning.extend({
  final_result: z
    .enum([...finalActions, 'refused'])
    .nullable()
    .meta({ description: 'What was done at the end; `refused`: it could not be.', examples: [null] }),
  final_detail: z
    .string()
    .nullable()
    .meta({ examples: [null] }),
})

const saidTicket = ticketSummarySchema.extend({ message: ticketMessageSchema })

const reminder = z.strictObject({ days: z.int().meta({ description: 'Days until it is due, or since.', examples: [3] }) })

/** Types whose data are not simply the thing that they happened to. */
const ownData: Readonly<Record<string, z.ZodType>> = {
  'customer.credit_granted': creditGrantSchema,
  'customer.credit_expired': creditGrantSchema.extend({ expired_now: amount }),
  'customer.credit_rolled_over': creditGrantSchema,
  'customer.payment_method_added': paymentMethodSchema,
  'customer.payment_method_removed': paymentMethodSchema,
  'customer.payment_method_expiring': paymentMethodSchema,
  'subscription.change_scheduled': subscription.extend({ effective_at: instant }),
  'subscription.trial_will_end': subscription.extend({ trial_ends_at: instant }),
  'subscription.charge_withdrawn': subscription.extend({ line: idSchema('il') }),
  'subscription.parked': parked.extend({ reason: z.string().meta({ examples: ['Error: no price'] }) }),
  'subscription.billing_resumed': parked,
  'invoice.paid': invoice.extend({ payment: payment.optional().meta({ description: 'What paid the rest. Absent where credit did.' }) }),
  'invoice.payment_succeeded': invoice.extend({ payment }),
  'invoice.payment_flagged': invoice.extend({
    payment: z.strictObject({ id: idSchema('pay'), reported_amount: amount, reported_currency: currency }),
  }),
  'invoice.due_soon': invoice.extend({ reminder }),
  'invoice.overdue_reminder': invoice.extend({ reminder }),
  'invoice.dunning_reminder': invoice.extend({ dunning }),
  ...Object.fromEntries(
    ['retried', 'skipped', 'paused', 'resumed', 'stopped', 'exhausted'].map((verb) => [
      `invoice.dunning_${verb}`,
      invoice.extend({ dunning: steered }),
    ]),
  ),
  'invoice.payment_failed': invoice.extend({
    dunning: dunning.nullable().meta({ description: 'What is done about it. Null: nothing by itself.' }),
    payment: z.strictObject({
      id: idSchema('pay').nullable(),
      reason: z.string().meta({ examples: ['insufficient_funds'] }),
      retryable: z.boolean().meta({ examples: [true] }),
      redirect_url: z
        .string()
        .nullable()
        .meta({ examples: [null] }),
    }),
  }),
  'help_desk.ticket_failed': z.strictObject({
    ...{ help_desk: idSchema('hd'), ticket: idSchema('tic') },
    error: z.string().meta({ examples: ['Zendesk answered 422.'] }),
  }),
  'help_desk.event_failed': z.strictObject({
    ...{ help_desk: idSchema('hd'), event: idSchema('hde') },
    error: z.string().meta({ examples: ['message.body: Too small'] }),
  }),
  'wallet.topped_up': walletSchema.extend({ top_up: topUpSchema }),
  ...Object.fromEntries(['created', 'replied', 'customer_replied', 'note_added'].map((verb) => [`ticket.${verb}`, saidTicket])),
}

/** What is in the data of an event by the kind of thing that it happened to. */
const kinds: Readonly<Record<string, z.ZodType>> = {
  organization: organizationSchema,
  approval: approvalSchema,
  customer: customerSchema,
  product: productSchema,
  plan: planSchema,
  price: priceSchema,
  feature: featureSchema,
  meter: meterSchema,
  entitlement: overrideSchema,
  coupon: couponSchema,
  promotion_code: promotionCodeSchema,
  discount: discountSchema,
  tax_rate: taxRateSchema,
  subscription,
  invoice,
  credit_note: creditNote,
  refund,
  dispute: disputeSchema,
  gateway_account: gatewayAccountSchema,
  gateway_event: gatewayEventSchema,
  dunning_policy: policySchema,
  statement: statementSchema,
  wallet: walletSchema,
  webhook_endpoint: endpointSchema,
  ticket: ticketSummarySchema,
  help_desk: deskSchema,
}

/** The schema of the `data` of an event of this type. Undefined: nobody has said, which a test does not let pass. */
export function payloadSchemaOf(type: string): z.ZodType | undefined {
  const [kind = ''] = type.split('.')
  return ownData[type] ?? kinds[kind]
}
