import type { RefundId } from '@quarterday/core/id.ts'
import { holdsCardNumber } from '@quarterday/core/payment/card-number.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { RefundOutcome } from '../../gateways/gateway.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { lockOpenRefunds } from '../billing/refund-store.ts'
import { settleRefunds } from './settle-refunds.ts'
import { getRefund } from './store.ts'

/**
 * Records that a person has sent money back, or has seen at the gateway that it was sent: of a bank transfer, or of a refund about which no gateway is asked
 * any more. Refuses `not_found`, `invalid_state`, `card_data_refused`.
 */
export async function markSent(ctx: Context, id: RefundId, reference: string): Promise<void> {
  await conclude(ctx, id, { kind: 'succeeded', reference }, reference)
}

/** Records that money was not sent back and will not be: it becomes credit of the customer. For the same refunds; refuses the same. */
export async function markFailed(ctx: Context, id: RefundId, reason: string): Promise<void> {
  await conclude(ctx, id, { kind: 'declined', reason }, reason)
}

async function conclude(ctx: Context, id: RefundId, outcome: RefundOutcome, text: string): Promise<void> {
  if (holdsCardNumber(text)) throw refuse('card_data_refused')
  await ctx.transaction(async (tx: Tx) => {
    await getRefund(tx, id)
    if ((await lockOpenRefunds(tx, [id])).length === 0) throw refuse('invalid_state', { detail: 'The refund has come to an end already.' })
    // Read again under the lock: somebody may have begun to ask.
    const { gateway, reconcileAt } = await getRefund(tx, id)
    if (gateway !== 'manual' && reconcileAt !== null) {
      throw refuse('invalid_state', { detail: `The gateway ${gateway} is asked about this refund next at ${reconcileAt.toString()}.` })
    }
    await settleRefunds(tx, new Map([[id, outcome]]))
  })
}
