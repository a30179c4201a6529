import type { RefundId } from '@quarterday/core/id.ts'
import { holdsCardNumber } from '@quarterday/core/payment/card-number.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { lockOpenRefunds } from '../billing/refund-store.ts'
import { settleRefunds } from './settle-refunds.ts'
import { getRefund } from './store.ts'

/** Records that a person has sent money back for what came another way than by a gateway. Refuses `not_found`, `invalid_state`, `card_data_refused`. */
export async function markSent(ctx: Context, id: RefundId, reference: string): Promise<void> {
  if (holdsCardNumber(reference)) throw refuse('card_data_refused')
  await ctx.transaction(async (tx) => {
    const { gateway } = await getRefund(tx, id)
    if (gateway !== 'manual') throw refuse('invalid_state', { detail: `The gateway ${gateway} sends this refund by itself.` })
    if ((await lockOpenRefunds(tx, [id])).length === 0) throw refuse('invalid_state', { detail: 'The refund is sent already.' })
    await settleRefunds(tx, new Map([[id, { kind: 'succeeded', reference }]]))
  })
}
