import { conventionsPatchSchema } from '@quarterday/core/conventions.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { idOf, type OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, DispatcherTx, Tx } from '../../kit/db.ts'
import { type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { addressSchema, taxIdsSchema } from '../parties/party.ts'
import { type Organization, type Overview, type Suspension, type SuspensionRow, suspensionOf, taxEngines } from './organization.ts'

/** Writes a new organization, in its own transaction. False: it exists already. */
export async function addOrganization(tx: Tx, organization: Omit<Organization, 'party'>): Promise<boolean> {
  const row = await tx.sql
    .insertInto('organizations')
    .values({
      id: organization.id,
      name: organization.name,
      kind: organization.kind,
      clock_at: organization.clockAt,
      timezone: organization.timezone,
      currency: organization.currency,
      conventions: JSON.stringify(organization.conventions),
      party_id: organization.partyId,
      number_prefix: organization.numberPrefix,
      tax_engine: organization.taxEngine,
      require_second_factor: organization.requireSecondFactor,
      created_by: organization.createdBy,
      root_id: organization.rootId,
      created_at: organization.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Saves what can change but the clock. */
export async function saveOrganization(tx: Tx, organization: Organization): Promise<void> {
  await tx.sql
    .updateTable('organizations')
    .set({
      name: organization.name,
      timezone: organization.timezone,
      currency: organization.currency,
      conventions: JSON.stringify(organization.conventions),
      party_id: organization.partyId,
      number_prefix: organization.numberPrefix,
      tax_engine: organization.taxEngine,
      require_second_factor: organization.requireSecondFactor,
    })
    .where('id', '=', tx.organizationId)
    .execute()
}

/** The organization of the transaction. Refuses `not_found`. */
export async function getOrganization(tx: Tx): Promise<Organization> {
  const row = await selectOrganization(tx).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/**
 * The same, kept from others who ask so until the transaction ends; read after the lock was got. Whoever only adds rows of the organization is not waited for:
 * there is always one, so that would never end.
 */
export async function lockOrganization(tx: Tx): Promise<Organization> {
  await tx.query('SELECT FROM organizations WHERE id = $1 FOR NO KEY UPDATE', [tx.organizationId])
  return getOrganization(tx)
}

export interface OverviewQuery extends PageQuery {
  readonly kind?: Organization['kind'] | undefined
  /** Only this organization and those that it made. */
  readonly visibleTo?: OrganizationId | undefined
  readonly q?: string | undefined
}

export async function listOverviews(tx: DispatcherTx, query: OverviewQuery): Promise<Page<Overview>> {
  const { kind, visibleTo, q } = query
  let select = selectOverviews(tx)
  if (kind !== undefined) select = select.where('o.kind', '=', kind)
  if (visibleTo !== undefined) select = select.where((any) => any.or([any('o.id', '=', visibleTo), any('o.created_by', '=', visibleTo)]))
  if (q !== undefined) select = select.where(sql<boolean>`strpos(lower(o.name), ${q.toLowerCase()}) > 0`)
  const page = await readPage(select, query, {
    id: sql.ref('o.id'),
    by: {
      created_at: { expression: sql.ref('o.created_at'), type: 'timestamptz' },
      name: { expression: sql`lower(o.name)`, type: 'text' },
    },
  })
  return { ...page, rows: page.rows.map(overviewOf) }
}

export async function findOverview(tx: DispatcherTx, id: OrganizationId): Promise<Overview | null> {
  const row = await selectOverviews(tx).where('o.id', '=', id).executeTakeFirst()
  return row === undefined ? null : overviewOf(row)
}

/** The ids of all organizations after one, in their order: for who goes through all of them. */
export async function organizationIds(tx: DispatcherTx, after: OrganizationId | null, limit: number): Promise<OrganizationId[]> {
  const text = 'SELECT id FROM organizations WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2'
  const { rows } = await tx.query<{ id: string }>(text, [after, limit])
  return rows.map(({ id }) => idOf('org', id))
}

function selectOverviews(tx: DispatcherTx) {
  return tx.sql
    .selectFrom('organizations as o')
    .leftJoin('organizations as r', 'r.id', 'o.root_id')
    .select(['o.id', 'o.name', 'o.kind', 'o.clock_at', 'o.timezone', 'o.currency', 'o.created_by', 'o.created_at'])
    .select([
      sql<Temporal.Instant | null>`coalesce(r.suspended_at, o.suspended_at)`.as('suspended_at'),
      sql<string | null>`coalesce(r.suspended_reason, o.suspended_reason)`.as('suspended_reason'),
      sql<string | null>`coalesce(r.suspended_contact, o.suspended_contact)`.as('suspended_contact'),
    ])
}

type OverviewRow = Awaited<ReturnType<ReturnType<typeof selectOverviews>['executeTakeFirstOrThrow']>>

function overviewOf(row: OverviewRow): Overview {
  return { ...basicsOf(row), suspension: suspensionOf(row) }
}

function basicsOf(row: Pick<OverviewRow, 'id' | 'name' | 'kind' | 'clock_at' | 'timezone' | 'currency' | 'created_by' | 'created_at'>) {
  return {
    id: idOf('org', row.id),
    name: row.name,
    kind: row.kind === 'live' ? ('live' as const) : ('sandbox' as const),
    clockAt: row.clock_at,
    timezone: row.timezone,
    currency: currencySchema.parse(row.currency),
    createdBy: row.created_by === null ? null : idOf('org', row.created_by),
    createdAt: row.created_at,
  }
}

function selectOrganization(tx: Tx) {
  return tx.sql
    .selectFrom('organizations as o')
    .innerJoin('billing_parties as p', (join) => join.onRef('p.organization_id', '=', 'o.id').onRef('p.id', '=', 'o.party_id'))
    .selectAll('o')
    .select(['p.name as party_name', 'p.email as party_email', 'p.address as party_address', 'p.tax_ids as party_tax_ids'])
    .where('o.id', '=', tx.organizationId)
}

type OrganizationRow = Awaited<ReturnType<ReturnType<typeof selectOrganization>['executeTakeFirstOrThrow']>>

function fromRow(row: OrganizationRow): Organization {
  return {
    ...basicsOf(row),
    rootId: row.root_id === null ? null : idOf('org', row.root_id),
    conventions: conventionsPatchSchema.parse(row.conventions),
    numberPrefix: row.number_prefix,
    taxEngine: z.enum(taxEngines).parse(row.tax_engine),
    requireSecondFactor: row.require_second_factor,
    partyId: idOf('par', row.party_id),
    party: {
      name: row.party_name,
      email: row.party_email,
      address: addressSchema.parse(row.party_address),
      taxIds: taxIdsSchema.parse(row.party_tax_ids),
    },
  }
}

/** What an organization is and stays; `live` for one that is not there. */
export async function kindOfOrganization(database: Database, id: OrganizationId): Promise<'live' | 'sandbox'> {
  const { rows } = await database.credentials((tx) =>
    tx.query<{ kind: string }>('SELECT kind FROM organizations WHERE id = $1', [id], 'kind-of-organization'),
  )
  return rows[0]?.kind === 'sandbox' ? 'sandbox' : 'live'
}

/** Where what an organization makes comes from in the end: itself, or what it comes from. Refuses `not_found`. */
export async function rootOf(database: Database, id: OrganizationId): Promise<OrganizationId> {
  const text = 'SELECT coalesce(root_id, id) AS root_id FROM organizations WHERE id = $1'
  const { rows } = await database.credentials((tx) => tx.query<{ root_id: string }>(text, [id], 'root-of-organization'))
  if (rows[0] === undefined) throw refuse('not_found')
  return idOf('org', rows[0].root_id)
}

/** The suspension of the transaction's organization by itself, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockSuspension(tx: Tx): Promise<{ readonly suspension: Suspension | null; readonly rootId: OrganizationId | null }> {
  const text = 'SELECT root_id, suspended_at, suspended_reason, suspended_contact FROM organizations WHERE id = $1 FOR NO KEY UPDATE'
  const { rows } = await tx.query<SuspensionRow & { readonly root_id: string | null }>(text, [tx.organizationId])
  const [row] = rows
  if (row === undefined) throw refuse('not_found')
  return { suspension: suspensionOf(row), rootId: row.root_id === null ? null : idOf('org', row.root_id) }
}

export async function saveSuspension(tx: Tx, suspension: Suspension | null): Promise<void> {
  const text = 'UPDATE organizations SET suspended_at = $2, suspended_reason = $3, suspended_contact = $4 WHERE id = $1'
  await tx.query(text, [tx.organizationId, suspension?.at ?? null, suspension?.reason ?? null, suspension?.contact ?? null])
}

/** Moves the clock of a sandbox on. False: it no longer stands where the caller thought, because somebody else moved it. */
export async function moveClock(tx: Tx, from: Temporal.Instant, to: Temporal.Instant): Promise<boolean> {
  const text = `UPDATE organizations SET clock_at = $3 WHERE id = $1 AND clock_at = $2 AND kind = 'sandbox'`
  return (await tx.query(text, [tx.organizationId, from, to], 'move-clock')).rowCount === 1
}

/** Where the clock stands and in which zone its days are. Null for the clock: it lives in real time. */
export async function readClock(tx: Tx): Promise<{ clockAt: Temporal.Instant | null; timezone: string } | null> {
  const text = 'SELECT clock_at, timezone FROM organizations WHERE id = $1'
  const { rows } = await tx.query<{ clock_at: Temporal.Instant | null; timezone: string }>(text, [tx.organizationId], 'read-clock')
  return rows[0] ? { clockAt: rows[0].clock_at, timezone: rows[0].timezone } : null
}
