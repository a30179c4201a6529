import { currencySchema } from '@quarterday/core/currency.ts'
import { idOf, type PlanId } from '@quarterday/core/id.ts'
import { minorUnits } from '@quarterday/core/money.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { isUniqueViolation, type Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { catalogStatuses, type Plan } from './catalog-types.ts'

/** Refuses `already_exists` for a code that another plan has. */
export async function addPlan(tx: Tx, plan: Plan): Promise<void> {
  await tx.sql
    .insertInto('plans')
    .values({
      organization_id: tx.organizationId,
      id: plan.id,
      product_id: plan.productId,
      code: plan.code,
      created_at: plan.createdAt,
      ...toRow(plan),
    })
    .execute()
    .catch(refuseTakenCode)
}

/** Saves all but product and code, which never change. */
export async function savePlan(tx: Tx, plan: Plan): Promise<void> {
  await tx.sql.updateTable('plans').set(toRow(plan)).where('organization_id', '=', tx.organizationId).where('id', '=', plan.id).execute()
}

export async function removePlan(tx: Tx, id: PlanId): Promise<void> {
  await tx.sql.deleteFrom('plans').where('organization_id', '=', tx.organizationId).where('id', '=', id).execute()
}

/** Refuses `not_found`. */
export async function getPlan(tx: Tx, id: PlanId): Promise<Plan> {
  const row = await selectPlans(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The plan, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockPlan(tx: Tx, id: PlanId): Promise<Plan> {
  const row = await selectPlans(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export interface PlanQuery extends PageQuery {
  readonly status?: string | undefined
  readonly productId?: string | undefined
  readonly code?: string | undefined
  readonly listed?: boolean | undefined
  readonly q?: string | undefined
}

export async function listPlans(tx: Tx, query: PlanQuery): Promise<Page<Plan>> {
  let select = selectPlans(tx)
  if (query.status !== undefined) select = select.where('status', '=', query.status)
  if (query.productId !== undefined) select = select.where('product_id', '=', query.productId)
  if (query.code !== undefined) select = select.where('code', '=', query.code)
  if (query.listed !== undefined) select = select.where('listed', '=', query.listed)
  if (query.q !== undefined) select = select.where(containsText([sql.ref('name'), sql.ref('code')], query.q))
  const page = await readPage(select, query, {
    id: sql.ref('id'),
    by: {
      created_at: byCreation(sql.ref('id')),
      name: { expression: sql`lower(name)`, type: 'text' },
      code: { expression: sql.ref('code'), type: 'text' },
    },
  })
  return { ...page, rows: page.rows.map(fromRow) }
}

function selectPlans(tx: Tx) {
  return tx.sql.selectFrom('plans').selectAll().where('organization_id', '=', tx.organizationId)
}

type PlanRow = Awaited<ReturnType<ReturnType<typeof selectPlans>['executeTakeFirstOrThrow']>>

function fromRow(row: PlanRow): Plan {
  return {
    id: idOf('plan', row.id),
    productId: idOf('prod', row.product_id),
    code: row.code,
    name: row.name,
    description: row.description,
    trialDays: row.trial_days,
    termMonths: row.term_months,
    usageThresholds: thresholdsSchema.parse(row.usage_thresholds),
    listed: row.listed,
    status: z.enum(catalogStatuses).parse(row.status),
    metadata: z.record(z.string(), z.string()).parse(row.metadata),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow(plan: Plan) {
  return {
    name: plan.name,
    description: plan.description,
    trial_days: plan.trialDays,
    term_months: plan.termMonths,
    usage_thresholds: JSON.stringify(plan.usageThresholds.map(({ currency, amount }) => ({ currency, amount: Number(amount) }))),
    listed: plan.listed,
    status: plan.status,
    metadata: JSON.stringify(plan.metadata),
    updated_at: plan.updatedAt,
  }
}

const thresholdsSchema = z.array(z.strictObject({ currency: currencySchema, amount: minorUnits }))

function refuseTakenCode(error: unknown): never {
  if (!isUniqueViolation(error, 'plans_organization_id_code_key')) throw error
  const detail = 'Another plan has this code.'
  throw refuse('already_exists', { detail, errors: [{ pointer: '/code', code: 'already_exists', detail }] })
}
