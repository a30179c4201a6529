import type { Tx } from './db.ts'

export interface TallyKey {
  readonly action: string
  /** Empty: nothing is told apart. */
  readonly cause: string
}

export interface StoredTally {
  /** The hour in which it was last told. */
  readonly hour: Temporal.Instant
  /** What has been counted since. */
  readonly counts: unknown
}

/** What has been counted of one thing, kept from others until the transaction ends; begun in this hour where it is new. */
export async function openTally(
  tx: Tx,
  { action, cause }: TallyKey,
  hour: Temporal.Instant,
): Promise<StoredTally & { readonly isNew: boolean }> {
  const begin = `INSERT INTO audit_tallies (organization_id, action, cause, hour, counts) VALUES ($1, $2, $3, $4, '{}') ON CONFLICT DO NOTHING`
  const isNew = (await tx.query(begin, [tx.organizationId, action, cause, hour], 'begin-audit-tally')).rowCount === 1
  const text = 'SELECT hour, counts FROM audit_tallies WHERE organization_id = $1 AND action = $2 AND cause = $3 FOR NO KEY UPDATE'
  const { rows } = await tx.query<StoredTally>(text, [tx.organizationId, action, cause], 'open-audit-tally')
  return { ...(rows[0] ?? { hour, counts: {} }), isNew }
}

export async function saveTally(tx: Tx, { action, cause }: TallyKey, { hour, counts }: StoredTally): Promise<void> {
  const text = 'UPDATE audit_tallies SET hour = $4, counts = $5 WHERE organization_id = $1 AND action = $2 AND cause = $3'
  await tx.query(text, [tx.organizationId, action, cause, hour, JSON.stringify(counts)], 'save-audit-tally')
}
