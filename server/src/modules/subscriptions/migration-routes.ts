import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { migratePrice } from './migrate-price.ts'
import {
  migrationCreateSchema,
  migrationPreviewSchema,
  migrationPreviewToApi,
  migrationSchema,
  migrationToApi,
} from './migration-schema.ts'
import { previewMigration } from './preview-migration.ts'

const params = z.strictObject({ id: idSchema('price') })
const refuses = ['not_found', 'currency_mismatch'] as const

export const migrationRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/prices/{id}/migrate',
    operation: 'migratePrice',
    longStatements: true,
    tag: 'Prices',
    summary: 'Move subscriptions to another price',
    description:
      'Each at the end of its period, or all of them now. Whoever ends or changes anyway is left alone. Killed or asked again, it goes on where it was.',
    scope: 'subscriptions:write',
    transaction: 'own',
    params,
    body: migrationCreateSchema,
    reply: migrationSchema,
    refuses: [...refuses, 'concurrent_change'],
    handle: async (ctx, { params: { id: from }, body }) => migrationToApi(await migratePrice(ctx, { from, ...body })),
  }),
  route({
    method: 'POST',
    path: '/v1/prices/{id}/preview_migration',
    operation: 'previewPriceMigration',
    longStatements: true,
    tag: 'Prices',
    summary: 'Preview moving subscriptions to another price',
    scope: 'subscriptions:read',
    unaudited: 'A preview changes nothing.',
    params,
    body: migrationCreateSchema,
    reply: migrationPreviewSchema,
    refuses,
    handle: async (ctx, { params: { id: from }, body }) => migrationPreviewToApi(await previewMigration(ctx, { from, ...body })),
  }),
]
