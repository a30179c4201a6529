import { assert } from '@quarterday/core/assert.ts'
import { encodeId } from '@quarterday/core/id.ts'
import { askAll } from '../../gateways/ask.ts'
import type { ChargeOutcome } from '../../gateways/gateway.ts'
import { gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import { closeDoors } from './close-doors.ts'
import type { Attempt } from './payment.ts'
import type { AnsweredAttempt } from './settle-attempts.ts'

/**
 * Asks about each attempt, a few at a time, outside of any transaction. By default for its money. Doors by which customers might pay the same invoices
 * are closed first; where that came too late the attempt is not made (F21).
 */
export async function askGateways(
  ctx: Context,
  attempts: readonly Attempt[],
  ask: (ctx: Context, attempt: Attempt) => Promise<ChargeOutcome> = charge,
): Promise<readonly AnsweredAttempt[]> {
  assert(!ctx.database.isInTransaction(), 'A gateway is asked outside of transactions: the question has to be committed before')
  const asking = attempts.filter(({ status, inPerson }) => !inPerson && (status === 'created' || status === 'unknown'))
  const held = await closeDoors(
    ctx,
    asking.map(({ invoiceId }) => invoiceId),
  )
  return askAll(
    attempts,
    async (attempt) => (asking.includes(attempt) ? held.get(attempt.invoiceId) : undefined) ?? ask(ctx, attempt),
    ctx.log,
  )
}

/** The one way in which an attempt becomes a charge: also when it is asked again, under the same key. */
export async function charge(ctx: Context, attempt: Attempt): Promise<ChargeOutcome> {
  const { gateway, gatewayAccountId, gatewayCustomer: customer, idempotencyKey, token, amount } = attempt
  assert(token !== null, 'Who pays in person is not charged')
  const labels = {
    organization: encodeId('org', ctx.organizationId),
    payment: encodeId('pay', attempt.id),
    description: attempt.description,
  }
  return (await gatewayFor(ctx, gateway, gatewayAccountId)).charge({ idempotencyKey, token, customer, amount, labels })
}
