import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { collectionMethods } from '../customers/customer.ts'
import { cancelWays, type PortalSettings, signUps } from './portal-types.ts'

/** Null: the organization has no portal. */
export async function findSettings(tx: Tx): Promise<PortalSettings | null> {
  const row = await tx.sql.selectFrom('portal_settings').selectAll().where('organization_id', '=', tx.organizationId).executeTakeFirst()
  if (row === undefined) return null
  return {
    signUp: z.enum(signUps).parse(row.sign_up),
    publishableSecret: row.publishable_secret,
    allowedOrigins: row.allowed_origins,
    pageUrl: row.page_url,
    slug: row.slug,
    hosted: row.hosted,
    allowSubscribe: row.allow_subscribe,
    allowPlanChange: row.allow_plan_change,
    allowQuantityChange: row.allow_quantity_change,
    cancel: z.enum(cancelWays).parse(row.cancel),
    newCollectionMethod: z.enum(collectionMethods).nullable().parse(row.new_collection_method),
    newNetTermsDays: row.new_net_terms_days,
    updatedAt: row.updated_at,
  }
}

/** The first time it opens the portal. */
export async function saveSettings(tx: Tx, settings: PortalSettings): Promise<void> {
  const row = {
    sign_up: settings.signUp,
    publishable_secret: settings.publishableSecret,
    allowed_origins: [...settings.allowedOrigins],
    page_url: settings.pageUrl,
    slug: settings.slug,
    hosted: settings.hosted,
    allow_subscribe: settings.allowSubscribe,
    allow_plan_change: settings.allowPlanChange,
    allow_quantity_change: settings.allowQuantityChange,
    cancel: settings.cancel,
    new_collection_method: settings.newCollectionMethod,
    new_net_terms_days: settings.newNetTermsDays,
    updated_at: settings.updatedAt,
  }
  await tx.sql
    .insertInto('portal_settings')
    .values({ organization_id: tx.organizationId, ...row })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(row))
    .execute()
}
