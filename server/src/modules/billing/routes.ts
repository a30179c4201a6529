import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { billCustomer } from './bill-customer.ts'
import { customerBillingSchema, customerBillingToApi } from './billing-schema.ts'

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/customers/{id}/bill',
    operation: 'billCustomer',
    longStatements: true,
    tag: 'Customers',
    summary: 'Bill a customer now',
    description:
      'Bills what is due of the customer’s subscriptions and asks for the money of every open invoice that is charged automatically, without waiting for the jobs. What is not due is left alone.',
    scope: 'payments:write',
    transaction: 'own',
    params: z.strictObject({ id: idSchema('cus') }),
    reply: customerBillingSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => customerBillingToApi(id, await billCustomer(ctx, id)),
  }),
]
