import { type CustomerId, encodeId, idSchema } from '@quarterday/core/id.ts'
import { paymentStatuses } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { currency } from '../../kit/fields.ts'
import type { CustomerBilling } from './customer-billing-types.ts'

const count = z.int().min(0)

export const customerBillingSchema = z
  .strictObject({
    object: z.literal('customer_billing'),
    customer: idSchema('cus'),
    billed: count.meta({ description: 'Periods that were billed now.', examples: [1] }),
    invoices: count.meta({ description: 'Invoices that came of it.', examples: [1] }),
    parked: count.meta({ description: 'Subscriptions that could not be billed, and wait for a person.', examples: [0] }),
    collected: z
      .array(
        z.strictObject({
          invoice: idSchema('inv'),
          number: z
            .string()
            .nullable()
            .meta({ examples: ['INV-000042'] }),
          currency,
          amount: z.int().meta({ description: 'What was due, in whole minor units.', examples: [2900] }),
          status: z
            .enum([...paymentStatuses, 'not_asked'])
            .meta({ description: '`not_asked`: `reason` says why.', examples: ['succeeded'] }),
          reason: z
            .string()
            .nullable()
            .meta({ examples: [null] }),
        }),
      )
      .meta({ description: 'What became of each open invoice that is charged automatically.' }),
  })
  .meta({ id: 'CustomerBilling', description: 'What came of billing one customer by hand.' })

export function customerBillingToApi(customer: CustomerId, billing: CustomerBilling): z.input<typeof customerBillingSchema> {
  const { billed, invoices, parked, collected } = billing
  return {
    object: 'customer_billing',
    customer: encodeId('cus', customer),
    billed,
    invoices,
    parked,
    collected: collected.map(({ invoiceId, number, currency, amount, status, reason }) => ({
      invoice: encodeId('inv', invoiceId),
      number,
      currency,
      amount: Number(amount),
      status,
      reason,
    })),
  }
}
