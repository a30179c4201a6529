import type { ConventionsPatch } from '@quarterday/core/conventions.ts'
import type { Currency } from '@quarterday/core/currency.ts'
import { encodeId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { recordAudit } from '../../kit/audit.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { IssuedKey } from '../api-keys/api-key.ts'
import { issueKey } from '../api-keys/create-api-key.ts'
import type { PartyDetails } from '../parties/party.ts'
import * as parties from '../parties/store.ts'
import type { Organization } from './organization.ts'
import { issuedToApi, toApi } from './schema.ts'
import * as organizations from './store.ts'

export interface NewOrganization {
  /** A retry of the same request brings the same id. Default: a new one. */
  readonly id?: OrganizationId | undefined
  readonly name: string
  /** Null: a live one, in real time. Else a sandbox, whose clock begins here. */
  readonly clockAt: Temporal.Instant | null
  readonly timezone: string
  readonly currency: Currency
  readonly conventions?: ConventionsPatch | undefined
  readonly numberPrefix?: string | undefined
  /** As documents name it. Default: its name alone. */
  readonly party?: PartyDetails | undefined
  /** The organization whose sandbox it is. */
  readonly createdBy?: OrganizationId | undefined
}

/** What it is made with. Without an actor it is the operator's own doing. */
export type CreateParts = Pick<Context, 'database' | 'clock' | 'deriveKey'> & Partial<Pick<Context, 'actor' | 'requestId' | 'address'>>

/**
 * Makes an organization with its first key, which holds every scope: the way in. Opens a transaction of the new organization, so it cannot run
 * inside another's. When the id exists the same organization is returned with one more key, for nobody has seen the first; refuses
 * `idempotency_key_reused` when it is a different one.
 */
export async function createOrganization(
  parts: CreateParts,
  wanted: NewOrganization,
): Promise<{ readonly organization: Organization; readonly issued: IssuedKey }> {
  const id = wanted.id ?? idOf('org', newId())
  const rootId = wanted.createdBy === undefined ? null : await organizations.rootOf(parts.database, wanted.createdBy)
  return parts.database.organization(id, async (tx) => {
    const { organization, isNew } = await foundOrganization(tx, { ...wanted, id, rootId })
    const mode = organization.kind === 'live' ? 'live' : 'test'
    const issued = await issueKey(parts, tx, { name: 'First key', scopes: ['*'], expiresAt: null, mode })
    // The first record of its audit log; that of whoever made it is about the request.
    recordAudit(
      tx,
      { actor: { kind: 'operator' }, ...parts },
      {
        action: 'createOrganization',
        object: { type: 'organization', id: encodeId('org', id) },
        after: isNew ? toApi(organization, organization.createdAt) : null,
        result: { type: 'api_key', id: encodeId('key', issued.key.id), shown: { ...issuedToApi(issued), secret: null } },
      },
    )
    return { organization, issued }
  })
}

/**
 * Writes a new organization in its own transaction, without any key: whoever calls says how it is got into, and records it. When the id exists it is the one that
 * is there; refuses `idempotency_key_reused` when that is a different one.
 */
export async function foundOrganization(
  tx: Tx,
  wanted: NewOrganization & { readonly id: OrganizationId; readonly rootId: OrganizationId | null },
): Promise<{ readonly organization: Organization; readonly isNew: boolean }> {
  const party = wanted.party ?? { name: wanted.name, email: null, address: {}, taxIds: [] }
  const organization: Organization = {
    id: wanted.id,
    name: wanted.name,
    kind: wanted.clockAt === null ? 'live' : 'sandbox',
    clockAt: wanted.clockAt,
    timezone: wanted.timezone,
    currency: wanted.currency,
    conventions: wanted.conventions ?? {},
    numberPrefix: wanted.numberPrefix ?? 'INV-',
    taxEngine: 'rates',
    requireSecondFactor: false,
    partyId: idOf('par', newId()),
    party,
    createdBy: wanted.createdBy ?? null,
    rootId: wanted.rootId,
    createdAt: wanted.clockAt ?? tx.now,
  }
  const isNew = await organizations.addOrganization(tx, organization)
  if (isNew) {
    await parties.addParty(tx, party, { id: organization.partyId, createdAt: organization.createdAt })
    return { organization, isNew }
  }
  const there = await organizations.getOrganization(tx)
  refuseDifferent(there, organization)
  return { organization: there, isNew }
}

function refuseDifferent(there: Organization, wanted: Organization): void {
  const isSame =
    there.name === wanted.name && there.kind === wanted.kind && there.timezone === wanted.timezone && there.currency === wanted.currency
  if (!isSame) throw refuse('idempotency_key_reused')
}
