import type { StatementId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { type RecordPayment, recordTogether } from '../payments/record-payment.ts'
import type { Statement } from './statement.ts'
import { getStatement } from './store.ts'

/**
 * Records money that a parent paid another way, in full or in part: it goes to the invoices of the statement, the oldest first. Refuses `not_found`,
 * `invalid_state` when nothing is owed, `invalid` for more than is owed, `card_data_refused`, and `conflict` while a gateway is being asked for one of
 * the invoices.
 */
export async function recordStatementPayment(ctx: Context, id: StatementId, given: RecordPayment): Promise<Statement> {
  return ctx.transaction(async (tx) => {
    const { invoices } = await getStatement(tx, id)
    await recordTogether(
      tx,
      invoices.map(({ invoiceId }) => invoiceId),
      given,
    )
    return getStatement(tx, id)
  })
}
