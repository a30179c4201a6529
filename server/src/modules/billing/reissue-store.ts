import type { Tx } from '../../kit/db.ts'

/** Why an invoice cannot be written anew: a later document is computed from what it says. */
export type Obstacle = 'given_back' | 'beside' | 'credited_again'

/**
 * What stands in the way of lines of this customer's invoice getting other ids: another document, or a waiting line, gives a part of one back or bills
 * what exceeds its quantity; or gives more back of an earlier line of which this invoice gave back a part.
 */
export async function obstacleTo(tx: Tx, invoiceId: string, customerId: string): Promise<Obstacle | null> {
  const { rows } = await tx.query<{ obstacle: Obstacle }>(obstacle, [tx.organizationId, invoiceId, customerId], 'reissue-obstacle')
  return rows[0]?.obstacle ?? null
}

/** When the first of the invoices was made of which this one is the latest. */
export async function originOf(tx: Tx, invoiceId: string): Promise<Temporal.Instant> {
  const text = `WITH RECURSIVE chain AS (
      SELECT id, reissue_of, created_at FROM invoices WHERE organization_id = $1 AND id = $2
      UNION ALL SELECT i.id, i.reissue_of, i.created_at FROM invoices i JOIN chain c ON i.organization_id = $1 AND i.id = c.reissue_of)
    SELECT created_at FROM chain WHERE reissue_of IS NULL ORDER BY id`
  const { rows } = await tx.query<{ created_at: Temporal.Instant }>(text, [tx.organizationId, invoiceId])
  const [row] = rows
  if (!row) throw new Error('a row of reissues begins with an invoice')
  return row.created_at
}

const obstacle = `WITH own AS (SELECT id, credited_line_id FROM invoice_lines WHERE organization_id = $1 AND invoice_id = $2),
  others AS (SELECT l.* FROM invoices i JOIN invoice_lines l ON l.organization_id = i.organization_id AND l.invoice_id = i.id
    WHERE i.organization_id = $1 AND i.customer_id = $3 AND i.id <> $2 AND i.status <> 'void'),
  waiting AS (SELECT id, line FROM pending_lines WHERE organization_id = $1 AND customer_id = $3)
  SELECT 'given_back' AS obstacle WHERE EXISTS (SELECT FROM others x JOIN own ON own.id = x.credited_line_id)
    OR EXISTS (SELECT FROM waiting w JOIN own ON own.id = (w.line->>'credited_line_id')::uuid)
  UNION ALL SELECT 'beside' WHERE EXISTS (SELECT FROM others x JOIN own ON own.id = (x.derivation->>'beside')::uuid)
    OR EXISTS (SELECT FROM waiting w JOIN own ON own.id = (w.line->'derivation'->>'beside')::uuid)
  UNION ALL SELECT 'credited_again' WHERE EXISTS (SELECT FROM others x JOIN own ON own.credited_line_id = x.credited_line_id AND x.id > own.id)
    OR EXISTS (SELECT FROM waiting w JOIN own ON own.credited_line_id = (w.line->>'credited_line_id')::uuid AND w.id > own.id)
    OR EXISTS (SELECT FROM credit_note_lines n JOIN credit_notes c ON c.organization_id = n.organization_id AND c.id = n.credit_note_id
      JOIN own ON own.credited_line_id = n.credited_line_id AND n.id > own.id WHERE n.organization_id = $1 AND c.status <> 'void')
  ORDER BY 1 LIMIT 1`
