import { featureKinds } from '@quarterday/core/catalog/feature.ts'
import { decimal, decimalText } from '@quarterday/core/decimal.ts'
import { type FeatureId, idOf, type PlanId } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, parametersOf } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import type { PlanFeature } from './feature-types.ts'

/** Says what plans grant, in the place of what they granted of these features before. */
export async function savePlanFeatures(tx: Tx, rows: readonly PlanFeature[]): Promise<void> {
  if (rows.length === 0) return
  const text = `${insertInto('plan_features', columns)}
    ON CONFLICT (organization_id, plan_id, feature_id) DO UPDATE SET enabled = excluded.enabled, allowance = excluded.allowance`
  await tx.query(text, [tx.organizationId, ...parametersOf(columns, rows)])
}

/** False: the plan said nothing about this feature. */
export async function removePlanFeature(tx: Tx, planId: PlanId, featureId: FeatureId): Promise<boolean> {
  const text = 'DELETE FROM plan_features WHERE organization_id = $1 AND plan_id = $2 AND feature_id = $3'
  return (await tx.query(text, [tx.organizationId, planId, featureId])).rowCount === 1
}

export async function removeFeaturesOfPlan(tx: Tx, planId: PlanId): Promise<void> {
  await tx.query('DELETE FROM plan_features WHERE organization_id = $1 AND plan_id = $2', [tx.organizationId, planId])
}

/** What some plans grant, each plan's in the order of the codes. */
export async function featuresOfPlans(tx: Tx, plans: readonly PlanId[]): Promise<Map<string, PlanFeature[]>> {
  if (plans.length === 0) return new Map()
  const text = `SELECT g.plan_id, g.enabled, g.allowance, f.id, f.code, f.name, f.kind, f.unit
    FROM plan_features g JOIN features f ON f.organization_id = g.organization_id AND f.id = g.feature_id
    WHERE g.organization_id = $1 AND g.plan_id = ANY ($2::uuid[]) ORDER BY g.plan_id, f.code`
  const { rows } = await tx.query<Row>(text, [tx.organizationId, uuidArray(plans)])
  return Map.groupBy(rows.map(fromRow), (row) => row.planId)
}

interface Row {
  readonly plan_id: string
  readonly enabled: boolean
  readonly allowance: string | null
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly unit: string | null
}

function fromRow({ plan_id, enabled, allowance, id, kind, ...rest }: Row): PlanFeature {
  const feature = { id: idOf('feat', id), kind: z.enum(featureKinds).parse(kind), code: rest.code, name: rest.name, unit: rest.unit }
  return { planId: idOf('plan', plan_id), enabled, limit: allowance === null ? null : decimal(allowance), feature }
}

const columns: readonly Column<PlanFeature>[] = [
  column.uuid('plan_id', ({ planId }) => planId),
  column.uuid('feature_id', ({ feature }) => feature.id),
  column.boolean('enabled', ({ enabled }) => enabled),
  column.numeric('allowance', ({ limit }) => (limit === null ? null : decimalText(limit))),
]
