import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { secondPerson } from '../approvals/second-person.ts'
import * as customers from '../customers/store.ts'
import { grantCredit } from './grant-credit.ts'
import { termsOf } from './grant-terms.ts'
import {
  creditBalanceSchema,
  creditEntryListSchema,
  creditGrantCreateSchema,
  creditGrantListSchema,
  creditGrantSchema,
  entryToApi,
  grantToApi,
} from './schema.ts'
import * as credits from './store.ts'

const tag = 'Credit'
const ofCustomer = z.strictObject({ id: idSchema('cus') })
const ofGrant = z.strictObject({ id: idSchema('grant') })

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/customers/{id}/credit_grants',
    operation: 'grantCredit',
    tag,
    summary: 'Give a customer credit',
    description:
      'It pays what the customer owes, the oldest invoice first, and then the invoices to come. Where a payment is under way it waits.',
    scope: 'credits:write',
    params: ofCustomer,
    body: creditGrantCreateSchema,
    reply: creditGrantSchema,
    status: 201,
    refuses: ['not_found'],
    proof: 'sometimes',
    approval: {
      gate: secondPerson,
      deeds: async (tx, { params: { id }, body: { amount, currency } }) => {
        // Nobody is asked to approve a gift to somebody who is not there.
        await customers.getCustomer(tx, id)
        return [{ kind: 'credit', money: { currency, minor: BigInt(amount) } }]
      },
    },
    handle: async (ctx, { params: { id: customerId }, body }) => {
      const { amount, currency, memo, apply_to_open_invoices: applyToOpenInvoices } = body
      const wanted = { customerId, amount: BigInt(amount), currency, memo, applyToOpenInvoices, terms: termsOf(body) }
      return grantToApi(await grantCredit(ctx, wanted))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/customers/{id}/credit_grants',
    operation: 'listCreditGrants',
    tag,
    summary: 'List the credit that a customer was given',
    scope: 'credits:read',
    params: ofCustomer,
    query: listQuery({
      sorts: ['-created_at'],
      filters: {
        currency: currency.optional(),
        wallet: idSchema('wal').optional().meta({ description: 'What was put into this wallet.' }),
        available: z.stringbool().optional().meta({ description: 'Those of which something is left, or those that are used up.' }),
      },
    }),
    reply: creditGrantListSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id: customerId }, query }) =>
      ctx.transaction(async (tx) => {
        await customers.getCustomer(tx, customerId)
        return pageToApi(await credits.listGrants(tx, { ...query, customerId, walletId: query.wallet }), grantToApi)
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/customers/{id}/credit_balance',
    operation: 'getCreditBalance',
    tag,
    summary: 'Get a customer’s credit balance',
    scope: 'credits:read',
    params: ofCustomer,
    reply: creditBalanceSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id: customerId } }) =>
      ctx.transaction(async (tx) => {
        await customers.getCustomer(tx, customerId)
        const balances = await credits.balancesOf(tx, customerId)
        return { data: balances.map(({ currency, balance }) => ({ currency, balance: Number(balance) })) }
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/credit_grants/{id}',
    operation: 'getCreditGrant',
    tag,
    summary: 'Get a credit grant',
    scope: 'credits:read',
    params: ofGrant,
    reply: creditGrantSchema,
    refuses: ['not_found'],
    handle: (ctx, { params }) => ctx.transaction(async (tx) => grantToApi(await credits.getGrant(tx, params.id))),
  }),
  route({
    method: 'GET',
    path: '/v1/credit_grants/{id}/entries',
    operation: 'listCreditEntries',
    tag,
    summary: 'List what invoices drew on a grant, and what expired of it',
    scope: 'credits:read',
    params: ofGrant,
    query: listQuery({ sorts: ['-created_at'], filters: {} }),
    reply: creditEntryListSchema,
    refuses: ['not_found'],
    handle: (ctx, { params, query }) =>
      ctx.transaction(async (tx) => {
        await credits.getGrant(tx, params.id)
        return pageToApi(await credits.listEntries(tx, params.id, query), entryToApi)
      }),
  }),
]
