import type { Tx } from '../../kit/db.ts'

export interface PlanTerms {
  readonly id: string
  readonly status: 'active' | 'archived'
  readonly trial_days: number
  readonly term_months: number | null
}

export async function findPlan(tx: Tx, id: string): Promise<PlanTerms | null> {
  const text = 'SELECT id, status, trial_days, term_months FROM plans WHERE organization_id = $1 AND id = $2'
  const { rows } = await tx.query<PlanTerms>(text, [tx.organizationId, id])
  return rows[0] ?? null
}
