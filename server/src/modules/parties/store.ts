import { isDeepStrictEqual } from 'node:util'
import { type BillingPartyId, idOf } from '@quarterday/core/id.ts'
import { sql } from 'kysely'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { addressToApi, type PartyDetails } from './party.ts'

/** Writes a party. It never changes: documents point at it for good. Who makes the organization itself says the id and the time. */
export async function addParty(
  tx: Tx,
  details: PartyDetails,
  { id = idOf('par', newId()), createdAt = tx.now }: { readonly id?: BillingPartyId; readonly createdAt?: Temporal.Instant } = {},
): Promise<BillingPartyId> {
  const { name, email } = details
  const [address, taxIds] = [JSON.stringify(details.address), JSON.stringify(details.taxIds)]
  const seal = sql<Buffer>`quarterday_party_hash(${id}, ${name}, ${email}, ${address}, ${taxIds})`
  const values = {
    organization_id: tx.organizationId,
    id,
    name,
    email,
    address,
    tax_ids: taxIds,
    content_hash: seal,
    created_at: createdAt,
  }
  await tx.sql.insertInto('billing_parties').values(values).execute()
  return id
}

/** Whether two parties read the same on a document. */
export function isSameParty(a: PartyDetails, b: PartyDetails): boolean {
  return (
    a.name === b.name &&
    a.email === b.email &&
    isDeepStrictEqual(addressToApi(a.address), addressToApi(b.address)) &&
    isDeepStrictEqual(a.taxIds, b.taxIds)
  )
}
