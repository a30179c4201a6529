import type { ConventionsPatch } from '@quarterday/core/conventions.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import { idOf } from '@quarterday/core/id.ts'
import type { TaxRate, TaxTreatment } from '@quarterday/core/tax/rate.ts'
import type { TaxNumber } from '@quarterday/core/tax/tax-id.ts'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'

/** All rates of the seller's own, whatever their dates, in the order in which they were made. */
export async function loadTaxRates(tx: Tx): Promise<TaxRate[]> {
  const text = `SELECT id, kind, name, percent, country, region, category, valid_from, valid_until, status FROM tax_rates
    WHERE organization_id = $1 AND provider IS NULL ORDER BY id`
  const { rows } = await tx.query<RateRow>(text, [tx.organizationId], 'load-tax-rates')
  return rows.map(({ id, percent, valid_from: validFrom, valid_until: validUntil, status, ...row }) => {
    return { ...row, id: idOf('txr', id), percent: decimal(percent), validFrom, validUntil, archived: status === 'archived' }
  })
}

/** What decides where a customer is taxed, and whether. */
export interface TaxedCustomer {
  readonly id: string
  readonly country: string | null
  readonly region: string | null
  /** Null: decided from where seller and customer are. */
  readonly tax_treatment: TaxTreatment | null
  readonly tax_ids: readonly TaxNumber[]
  readonly timezone: string | null
  readonly conventions: ConventionsPatch
}

export async function loadTaxedCustomers(tx: Tx, customerIds: readonly string[]): Promise<TaxedCustomer[]> {
  const text = `SELECT c.id, c.country, c.region, c.tax_treatment, p.tax_ids, c.timezone, c.conventions FROM customers c
    JOIN billing_parties p ON p.organization_id = c.organization_id AND p.id = c.party_id
    WHERE c.organization_id = $1 AND c.id = ANY ($2::uuid[]) ORDER BY c.id`
  const { rows } = await tx.query<TaxedCustomer>(text, [tx.organizationId, uuidArray(customerIds)], 'load-taxed-customers')
  return rows
}

interface RateRow {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly percent: string
  readonly country: string | null
  readonly region: string | null
  readonly category: string | null
  readonly valid_from: Temporal.PlainDate | null
  readonly valid_until: Temporal.PlainDate | null
  readonly status: 'active' | 'archived'
}
