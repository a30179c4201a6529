import type { Tx } from '../../kit/db.ts'

/** Years for which documents keep whom they name, after the end of the one in which the last of them was issued. */
export const defaultRetentionYears = 10

export async function retentionYears(tx: Tx): Promise<number> {
  const text = 'SELECT retention_years FROM privacy_settings WHERE organization_id = $1'
  const { rows } = await tx.query<{ retention_years: number }>(text, [tx.organizationId])
  return rows[0]?.retention_years ?? defaultRetentionYears
}

export async function saveRetentionYears(tx: Tx, years: number): Promise<void> {
  const text = `INSERT INTO privacy_settings (organization_id, retention_years, updated_at) VALUES ($1, $2, $3)
    ON CONFLICT (organization_id) DO UPDATE SET retention_years = $2, updated_at = $3`
  await tx.query(text, [tx.organizationId, years, tx.now])
}
