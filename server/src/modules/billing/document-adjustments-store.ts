import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type { StoredDiscounts, StoredTaxes } from './adjustments-json.ts'

/** What an invoice as a whole says besides its sums, as its row keeps it. */
export interface DocumentAdjustments {
  readonly discounts: StoredDiscounts
  readonly taxes: StoredTaxes
  readonly taxTreatment: string
  readonly reissueOf: string | null
}

/** The same of these invoices, by invoice. */
export async function loadDocumentAdjustments(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, DocumentAdjustments>> {
  const text = `SELECT id, discounts, taxes, tax_treatment, reissue_of FROM invoices WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id`
  const { rows } = await tx.query<Row>(text, [tx.organizationId, uuidArray(ids)], 'load-document-adjustments')
  return new Map(
    rows.map(({ id, discounts, taxes, tax_treatment: taxTreatment, reissue_of: reissueOf }) => [
      id,
      { discounts, taxes, taxTreatment, reissueOf },
    ]),
  )
}

interface Row {
  readonly id: string
  readonly discounts: StoredDiscounts
  readonly taxes: StoredTaxes
  readonly tax_treatment: string
  readonly reissue_of: string | null
}
