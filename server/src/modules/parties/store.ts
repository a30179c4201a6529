import { isDeepStrictEqual } from 'node:util'
import { type BillingPartyId, idOf } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { addressToApi, type PartyDetails } from './party.ts'

/** Writes a party. It never changes: documents point at it for good. Who makes the organization itself says the id and the time. */
export async function addParty(
  tx: Tx,
  details: PartyDetails,
  { id = idOf('par', newId()), createdAt = tx.now }: { readonly id?: BillingPartyId; readonly createdAt?: Temporal.Instant } = {},
): Promise<BillingPartyId> {
  await tx.sql
    .insertInto('billing_parties')
    .values({
      organization_id: tx.organizationId,
      id,
      name: details.name,
      email: details.email,
      address: JSON.stringify(details.address),
      tax_ids: JSON.stringify(details.taxIds),
      created_at: createdAt,
    })
    .execute()
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
