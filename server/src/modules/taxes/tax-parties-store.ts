import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { type Address, addressSchema, type TaxId, taxIdsSchema } from '../parties/party.ts'

/** Whom a question about tax names, as they are now. */
export interface PartyOfQuestion {
  readonly name: string
  readonly address: Address
  readonly taxIds: readonly TaxId[]
}

export interface CustomerOfQuestion extends PartyOfQuestion {
  readonly region: string | null
}

export async function sellerOfQuestions(tx: Tx): Promise<PartyOfQuestion> {
  const text = `SELECT p.name, p.address, p.tax_ids FROM organizations o
    JOIN billing_parties p ON p.organization_id = o.id AND p.id = o.party_id WHERE o.id = $1`
  const { rows } = await tx.query<PartyRow>(text, [tx.organizationId], 'seller-of-tax-questions')
  const [row] = rows
  if (!row) throw new Error('an organization has its party')
  return toParty(row)
}

/** By customer. */
export async function customersOfQuestions(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CustomerOfQuestion>> {
  const text = `SELECT c.id, c.region, p.name, p.address, p.tax_ids FROM customers c
    JOIN billing_parties p ON p.organization_id = c.organization_id AND p.id = c.party_id
    WHERE c.organization_id = $1 AND c.id = ANY ($2::uuid[]) ORDER BY c.id`
  const { rows } = await tx.query<PartyRow & { id: string; region: string | null }>(
    text,
    [tx.organizationId, uuidArray(ids)],
    'customers-of-tax-questions',
  )
  return new Map(rows.map((row) => [row.id, { ...toParty(row), region: row.region }]))
}

interface PartyRow {
  readonly name: string
  readonly address: unknown
  readonly tax_ids: unknown
}

function toParty({ name, address, tax_ids: taxIds }: PartyRow): PartyOfQuestion {
  return { name, address: addressSchema.parse(address), taxIds: taxIdsSchema.parse(taxIds) }
}
