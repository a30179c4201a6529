import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import { country, currency, deletedSchema, email, text } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { archiveCustomer } from './archive-customer.ts'
import { createCustomer } from './create-customer.ts'
import { customerStatuses } from './customer.ts'
import { deleteCustomer } from './delete-customer.ts'
import {
  applyChanges,
  blankCustomer,
  customerCreateSchema,
  customerListSchema,
  customerSchema,
  customerUpdateSchema,
  toApi,
} from './schema.ts'
import * as customers from './store.ts'
import { updateCustomer } from './update-customer.ts'

const params = z.strictObject({ id: idSchema('cus') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/customers',
    operation: 'listCustomers',
    tag: 'Customers',
    summary: 'List customers',
    scope: 'customers:read',
    query: listQuery({
      sorts: ['-created_at', 'name'],
      search: 'name, e-mail address and external id',
      filters: {
        status: z.enum(customerStatuses).optional(),
        email: email.optional(),
        external_id: text(256).optional(),
        parent: idSchema('cus').optional(),
        country: country.optional(),
        currency: currency.optional(),
        subscription_status: z.enum(subscriptionStatuses).optional().meta({ description: 'Customers with a subscription in this state.' }),
      },
    }),
    reply: customerListSchema,
    handle: async (ctx, { query }) => {
      const { external_id: externalId, subscription_status: subscriptionStatus, ...rest } = query
      return ctx.transaction(async (tx) => pageToApi(await customers.listCustomers(tx, { ...rest, externalId, subscriptionStatus }), toApi))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/customers',
    operation: 'createCustomer',
    tag: 'Customers',
    summary: 'Create a customer',
    scope: 'customers:write',
    body: customerCreateSchema,
    reply: customerSchema,
    status: 201,
    refuses: ['already_exists'],
    handle: async (ctx, { body }) => toApi(await createCustomer(ctx, applyChanges(blankCustomer(body.name), body))),
  }),
  route({
    method: 'GET',
    path: '/v1/customers/{id}',
    operation: 'getCustomer',
    tag: 'Customers',
    summary: 'Get a customer',
    scope: 'customers:read',
    params,
    reply: customerSchema,
    refuses: ['not_found'],
    handle: (ctx, { params }) => ctx.transaction(async (tx) => toApi(await customers.getCustomer(tx, params.id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/customers/{id}',
    operation: 'updateCustomer',
    tag: 'Customers',
    summary: 'Change a customer',
    description: 'Invoices that are final keep the name, address and tax ids they were made with.',
    scope: 'customers:write',
    params,
    body: customerUpdateSchema,
    reply: customerSchema,
    refuses: ['not_found', 'already_exists', 'invalid_state'],
    handle: async (ctx, { params, body }) =>
      toApi(await updateCustomer(ctx, params.id, (before) => applyChanges(before, body), body.parent)),
  }),
  route({
    method: 'DELETE',
    path: '/v1/customers/{id}',
    operation: 'deleteCustomer',
    tag: 'Customers',
    summary: 'Delete a customer',
    description: 'Only while nothing hangs on the customer. Else archive them: what was billed must stay explicable.',
    scope: 'customers:write',
    params,
    reply: deletedSchema('cus', 'customer', 'DeletedCustomer'),
    refuses: ['not_found', 'conflict'],
    handle: async (ctx, { params }) => {
      const customer = await deleteCustomer(ctx, params.id)
      return { id: encodeId('cus', customer.id), object: 'customer', deleted: true } as const
    },
  }),
  ...(['archive', 'unarchive'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/v1/customers/{id}/${verb}`,
      operation: `${verb}Customer`,
      tag: 'Customers',
      summary: verb === 'archive' ? 'Archive a customer' : 'Take a customer back from the archive',
      scope: 'customers:write',
      params,
      reply: customerSchema,
      refuses: ['not_found', 'invalid_state'],
      handle: async (ctx, { params }) => toApi(await archiveCustomer(ctx, params.id, verb)),
    }),
  ),
]
