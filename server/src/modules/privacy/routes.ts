import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { toApi } from '../customers/schema.ts'
import { eraseCustomer } from './erase-customer.ts'
import { exportCustomer } from './export-customer.ts'
import { erasedSchema, eraseSchema, exportSchema, privacySettingsSchema, privacySettingsUpdateSchema } from './schema.ts'
import { retentionYears, saveRetentionYears } from './settings-store.ts'

const tag = 'Privacy'
const params = z.strictObject({ id: idSchema('cus') })

/** What people may ask of whoever knows them: to be told what is held about them, and to be forgotten. */
export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/customers/{id}/export',
    operation: 'exportCustomer',
    tag,
    summary: 'Export all that is held about a customer',
    description: 'As one JSON file. Of an erased customer it has whom retained documents still name, which is shown nowhere else.',
    scope: 'privacy:read',
    limit: 'export',
    params,
    reply: exportSchema,
    files: ['application/json'],
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => exportCustomer(ctx, id),
  }),
  route({
    method: 'POST',
    path: '/v1/customers/{id}/erase',
    operation: 'eraseCustomer',
    longStatements: true,
    tag,
    summary: 'Forget the person behind a customer',
    description:
      'Names, addresses and contact points become a pseudonym, logins and payment methods end, messages are emptied. Documents keep whom they name for as long as ' +
      'the law asks, shown to nobody. Only while nothing is owed and no subscription runs. It cannot be undone.',
    scope: 'privacy:write',
    proof: 'always',
    unaudited: 'the flow records it, without what was there before',
    transaction: 'own',
    params,
    body: eraseSchema,
    reply: erasedSchema,
    refuses: ['not_found', 'invalid_state', 'conflict'],
    handle: async (ctx, { params: { id }, body: { confirm: confirmation, forfeit_credit: forfeitsCredit } }) =>
      toApi(await eraseCustomer(ctx, id, { confirmation, forfeitsCredit })),
  }),
  route({
    method: 'GET',
    path: '/v1/privacy_settings',
    operation: 'getPrivacySettings',
    tag,
    summary: 'Get the settings of privacy',
    scope: 'privacy:read',
    reply: privacySettingsSchema,
    handle: (ctx) => ctx.transaction(async (tx) => ({ object: 'privacy_settings', retention_years: await retentionYears(tx) }) as const),
  }),
  route({
    method: 'PATCH',
    path: '/v1/privacy_settings',
    operation: 'updatePrivacySettings',
    tag,
    summary: 'Change the settings of privacy',
    description: 'For erasures to come: what was erased before keeps its date.',
    scope: 'privacy:write',
    body: privacySettingsUpdateSchema,
    reply: privacySettingsSchema,
    handle: (ctx, { body }) =>
      ctx.transaction(async (tx) => {
        if (body.retention_years !== undefined) await saveRetentionYears(tx, body.retention_years)
        return { object: 'privacy_settings', retention_years: await retentionYears(tx) } as const
      }),
  }),
]
