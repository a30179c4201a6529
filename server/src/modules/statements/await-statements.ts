import { addDays, dateIn, startOfDay } from '@quarterday/core/calendar.ts'
import type { ConventionsPatch } from '@quarterday/core/conventions.ts'
import { resolveConventions } from '@quarterday/core/conventions.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { idOf } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'
import { insertLines, loadParents, type Parent, type StatementLine } from './line-store.ts'

interface PayingSeller {
  readonly timezone: string
  readonly conventions: ConventionsPatch
  readonly hasHierarchy: boolean
}

interface Issued {
  readonly id: string
  readonly customerId: string
  readonly currency: string
  readonly total: bigint
  /** Null: a draft, which nobody is asked to pay yet. */
  readonly issuedAt: Temporal.Instant | null
}

/**
 * Notes of invoices that are issued in this transaction that a parent pays them, where one does: they wait for the statement of their day. What comes
 * to nothing is on no statement.
 */
export async function awaitStatements(tx: Tx, seller: PayingSeller, invoices: readonly Issued[]): Promise<void> {
  if (!seller.hasHierarchy || invoices.length === 0) return
  const parents = await loadParents(tx, [...new Set(invoices.map(({ customerId }) => customerId))])
  await insertLines(
    tx,
    invoices.flatMap((invoice) => {
      const parent = parents.get(invoice.customerId)
      return parent ? lineOf(invoice, parent, seller) : []
    }),
  )
}

function lineOf({ id, customerId, currency, total, issuedAt }: Issued, parent: Parent, seller: PayingSeller): StatementLine[] {
  const { parent_billing: how, period_timezone: whose } = resolveConventions(seller.conventions, parent.conventions)
  if (how === 'none' || issuedAt === null || total === 0n) return []
  const timezone = whose === 'customer' ? (parent.timezone ?? seller.timezone) : seller.timezone
  const coversOn = dateIn(issuedAt, timezone)
  const closesAt = startOfDay(addDays(coversOn, 1), timezone)
  const parties = { invoiceId: idOf('inv', id), parentId: parent.id, childId: idOf('cus', customerId) }
  return [{ ...parties, currency: currencySchema.parse(currency), amount: total, timezone, coversOn, closesAt }]
}
