import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { deletedSchema } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { createMeter } from './create-meter.ts'
import { deleteMeter } from './delete-meter.ts'
import { meterCreateSchema, meterListSchema, meterSchema, meterToApi, meterUpdateSchema } from './meter-schema.ts'
import * as meters from './meter-store.ts'
import { meterStatuses } from './meter-types.ts'
import { archiveMeter, updateMeter } from './update-meter.ts'

const params = z.strictObject({ id: idSchema('mtr') })

export const meterRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/meters',
    operation: 'listMeters',
    tag: 'Meters',
    summary: 'List meters',
    scope: 'meters:read',
    query: listQuery({
      sorts: ['-created_at', 'code'],
      search: 'name and code',
      filters: { status: z.enum(meterStatuses).optional(), code: z.string().max(64).optional() },
    }),
    reply: meterListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await meters.listMeters(tx, query), meterToApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/meters',
    operation: 'createMeter',
    tag: 'Meters',
    summary: 'Create a meter',
    scope: 'meters:write',
    body: meterCreateSchema,
    reply: meterSchema,
    status: 201,
    refuses: ['already_exists'],
    handle: async (ctx, { body }) => {
      const { code, name, aggregation, value_property: valueProperty = null, filters = {}, dimensions = [], metadata = {} } = body
      return meterToApi(await createMeter(ctx, { code, name, aggregation, valueProperty, filters, dimensions, metadata }))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/meters/{id}',
    operation: 'getMeter',
    tag: 'Meters',
    summary: 'Get a meter',
    scope: 'meters:read',
    params,
    reply: meterSchema,
    refuses: ['not_found'],
    handle: (ctx, { params }) => ctx.transaction(async (tx) => meterToApi(await meters.getMeter(tx, params.id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/meters/{id}',
    operation: 'updateMeter',
    tag: 'Meters',
    summary: 'Change a meter',
    description: 'Its name and metadata. What it counts and how never changes: make a new meter.',
    scope: 'meters:write',
    params,
    body: meterUpdateSchema,
    reply: meterSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params, body: { name, metadata } }) =>
      meterToApi(await updateMeter(ctx, params.id, { ...(name !== undefined && { name }), ...(metadata !== undefined && { metadata }) })),
  }),
  route({
    method: 'DELETE',
    path: '/v1/meters/{id}',
    operation: 'deleteMeter',
    tag: 'Meters',
    summary: 'Delete a meter',
    description: 'Only while it has neither prices nor events.',
    scope: 'meters:write',
    params,
    reply: deletedSchema('mtr', 'meter', 'DeletedMeter'),
    refuses: ['not_found', 'conflict'],
    handle: async (ctx, { params }) => {
      await deleteMeter(ctx, params.id)
      return { id: encodeId('mtr', params.id), object: 'meter', deleted: true } as const
    },
  }),
  ...(['archive', 'unarchive'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/v1/meters/{id}/${verb}`,
      operation: `${verb}Meter`,
      tag: 'Meters',
      summary: verb === 'archive' ? 'Archive a meter' : 'Take a meter back from the archive',
      description: 'An archived meter takes no more events; what it counted is still billed.',
      scope: 'meters:write',
      params,
      reply: meterSchema,
      refuses: ['not_found', 'invalid_state'],
      handle: async (ctx, { params }) => meterToApi(await archiveMeter(ctx, params.id, verb)),
    }),
  ),
]
