import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { country, plainDate, text } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { createTaxRate } from './create-tax-rate.ts'
import { taxRateCreateSchema, taxRateListSchema, taxRateSchema, taxRateUpdateSchema, toApi } from './schema.ts'
import * as rates from './store.ts'
import { taxRateStatuses } from './tax-rate-types.ts'
import { archiveTaxRate, updateTaxRate } from './update-tax-rate.ts'

const tag = 'Tax rates'
const params = z.strictObject({ id: idSchema('txr') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/tax_rates',
    operation: 'listTaxRates',
    tag,
    summary: 'List tax rates',
    scope: 'tax_rates:read',
    query: listQuery({
      sorts: ['-created_at', 'name'],
      search: 'name, kind and region',
      filters: {
        status: z.enum(taxRateStatuses).optional(),
        country: country.optional(),
        kind: text(32).optional(),
        category: text(64).optional(),
        quoted: z
          .stringbool()
          .optional()
          .meta({ description: 'Those that a tax engine has stated on documents, in place of the seller’s own.' }),
        valid_on: plainDate.optional().meta({ description: 'Valid on this day.' }),
      },
    }),
    reply: taxRateListSchema,
    handle: (ctx, { query: { valid_on: on, ...query } }) =>
      ctx.transaction(async (tx) => pageToApi(await rates.listTaxRates(tx, { ...query, on }), toApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/tax_rates',
    operation: 'createTaxRate',
    tag,
    summary: 'Create a tax rate',
    description: 'From its first day on it is charged wherever it is the most specific of its kind.',
    scope: 'tax_rates:write',
    body: taxRateCreateSchema,
    reply: taxRateSchema,
    status: 201,
    refuses: ['conflict'],
    handle: async (ctx, { body }) => {
      const { country = null, region = null, category = null, valid_from = null, valid_until = null, metadata = {}, ...given } = body
      return toApi(
        await createTaxRate(ctx, { ...given, country, region, category, metadata, validFrom: valid_from, validUntil: valid_until }),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/v1/tax_rates/{id}',
    operation: 'getTaxRate',
    tag,
    summary: 'Get a tax rate',
    scope: 'tax_rates:read',
    params,
    reply: taxRateSchema,
    refuses: ['not_found'],
    handle: (ctx, { params }) => ctx.transaction(async (tx) => toApi(await rates.getTaxRate(tx, params.id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/tax_rates/{id}',
    operation: 'updateTaxRate',
    tag,
    summary: 'Change a tax rate',
    description: 'Its name, its last day, or what your software remembers with it. Invoices keep what they say.',
    scope: 'tax_rates:write',
    params,
    body: taxRateUpdateSchema,
    reply: taxRateSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params, body: { valid_until: validUntil, ...given } }) =>
      toApi(await updateTaxRate(ctx, params.id, { ...given, validUntil })),
  }),
  ...(['archive', 'unarchive'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/v1/tax_rates/{id}/${verb}`,
      operation: `${verb}TaxRate`,
      tag,
      summary: verb === 'archive' ? 'Archive a tax rate' : 'Take a tax rate back from the archive',
      description: 'Archived, it is charged only where a price or a line names it.',
      scope: 'tax_rates:write',
      params,
      reply: taxRateSchema,
      refuses: ['not_found', 'invalid_state'],
      handle: async (ctx, { params }) => toApi(await archiveTaxRate(ctx, params.id, verb)),
    }),
  ),
]
