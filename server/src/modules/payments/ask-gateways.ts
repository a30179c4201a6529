import { assert } from '@quarterday/core/assert.ts'
import { askAll } from '../../gateways/ask.ts'
import type { ChargeOutcome } from '../../gateways/gateway.ts'
import { gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import type { Attempt } from './payment.ts'
import type { AnsweredAttempt } from './settle-attempts.ts'

/** Asks about each attempt, a few at a time, outside of any transaction. By default for its money. */
export async function askGateways(
  ctx: Context,
  attempts: readonly Attempt[],
  ask: (ctx: Context, attempt: Attempt) => Promise<ChargeOutcome> = charge,
): Promise<readonly AnsweredAttempt[]> {
  assert(!ctx.database.isInTransaction(), 'A gateway is asked outside of transactions: the question has to be committed before')
  return askAll(attempts, (attempt) => ask(ctx, attempt), ctx.log)
}

/** The one way in which an attempt becomes a charge: also when it is asked again, under the same key. */
export function charge(ctx: Context, { gateway, idempotencyKey, token, amount }: Attempt): Promise<ChargeOutcome> {
  return gatewayFor(ctx, gateway).charge({ idempotencyKey, token, amount })
}
