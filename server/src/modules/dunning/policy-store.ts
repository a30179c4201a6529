import { type DunningPolicyId, type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { type DunningTerms, dunningTermsSchema, standardDunning } from '@quarterday/core/payment/dunning-terms.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type DunningPolicy, policyStatuses } from './policy-types.ts'

export async function addPolicy(tx: Tx, policy: DunningPolicy): Promise<void> {
  const { id, createdAt: created_at } = policy
  const insert = tx.sql.insertInto('dunning_policies')
  await insert.values({ organization_id: tx.organizationId, id, created_at, ...toRow(policy) }).execute()
}

/** The policy is locked. */
export async function savePolicy(tx: Tx, policy: DunningPolicy): Promise<void> {
  const update = tx.sql.updateTable('dunning_policies').set(toRow(policy)).where('organization_id', '=', tx.organizationId)
  await update.where('id', '=', policy.id).execute()
}

/** Refuses `not_found`. */
export async function getPolicy(tx: Tx, id: DunningPolicyId): Promise<DunningPolicy> {
  const row = await selectPolicies(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** All policies of the organization, kept from others until the transaction ends: which one is the default concerns each. */
export async function lockPolicies(tx: Tx): Promise<DunningPolicy[]> {
  await tx.query('SELECT FROM organizations WHERE id = $1 FOR NO KEY UPDATE', [tx.organizationId])
  return (await selectPolicies(tx).orderBy('id').forUpdate().execute()).map(fromRow)
}

export interface PolicyQuery extends PageQuery {
  readonly status?: string | undefined
  readonly q?: string | undefined
}

export async function listPolicies(tx: Tx, { status, q, ...query }: PolicyQuery): Promise<Page<DunningPolicy>> {
  let select = selectPolicies(tx)
  if (status !== undefined) select = select.where('status', '=', status)
  if (q !== undefined) select = select.where(containsText([sql.ref('name')], q))
  const id = sql.ref('id')
  const by = { created_at: byCreation(id), name: { expression: sql`lower(name)`, type: 'text' } } as const
  const page = await readPage(select, query, { id, by })
  return { ...page, rows: page.rows.map(fromRow) }
}

export interface TermsOfInvoice {
  /** Null: nobody has said anything. */
  readonly policyId: DunningPolicyId | null
  readonly terms: DunningTerms
  /** The customer, or the parent that pays, has something to be charged by. */
  readonly hasMethod: boolean
}

/** By which terms is asked for these invoices: those of who pays, else the default, else the standard ones. */
export async function loadTerms(tx: Tx, invoiceIds: readonly string[]): Promise<ReadonlyMap<InvoiceId, TermsOfInvoice>> {
  const { rows } = await tx.query<TermsRow>(termsOf, [tx.organizationId, uuidArray(invoiceIds)], 'load-dunning-terms')
  return new Map(
    rows.map(({ invoice_id, policy_id, terms, has_method: hasMethod }) => [
      idOf('inv', invoice_id),
      {
        policyId: policy_id === null ? null : idOf('dun', policy_id),
        terms: policy_id === null ? standardDunning : dunningTermsSchema.parse(terms),
        hasMethod,
      },
    ]),
  )
}

interface TermsRow {
  readonly invoice_id: string
  readonly policy_id: string | null
  readonly terms: unknown
  readonly has_method: boolean
}

const termsOf = `SELECT i.id AS invoice_id, p.id AS policy_id, p.terms, c.payment_method_id IS NOT NULL AS has_method
  FROM invoices i
  LEFT JOIN statement_lines s ON s.organization_id = i.organization_id AND s.invoice_id = i.id
  JOIN customers c ON c.organization_id = i.organization_id AND c.id = coalesce(s.parent_id, i.customer_id)
  LEFT JOIN LATERAL (SELECT o.id, o.terms FROM dunning_policies o
    WHERE o.organization_id = i.organization_id AND o.status = 'active' AND (o.id = c.dunning_policy_id OR o.is_default)
    ORDER BY (o.id = c.dunning_policy_id) IS TRUE DESC LIMIT 1) p ON true
  WHERE i.organization_id = $1 AND i.id = ANY ($2::uuid[]) ORDER BY i.id`

function selectPolicies(tx: Tx) {
  return tx.sql.selectFrom('dunning_policies').selectAll().where('organization_id', '=', tx.organizationId)
}

type PolicyRow = Awaited<ReturnType<ReturnType<typeof selectPolicies>['executeTakeFirstOrThrow']>>

function fromRow(row: PolicyRow): DunningPolicy {
  return {
    id: idOf('dun', row.id),
    name: row.name,
    terms: dunningTermsSchema.parse(row.terms),
    isDefault: row.is_default,
    status: z.enum(policyStatuses).parse(row.status),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow({ name, terms, isDefault: is_default, status, updatedAt: updated_at }: DunningPolicy) {
  return { name, terms: JSON.stringify(terms), is_default, status, updated_at }
}
