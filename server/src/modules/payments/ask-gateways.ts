import { askAll } from '../../gateways/ask.ts'
import type { ChargeOutcome } from '../../gateways/gateway.ts'
import { gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import type { Attempt } from './payment.ts'
import type { AnsweredAttempt } from './settle-attempts.ts'

/** Asks for the money of each attempt, a few at a time, outside of any transaction. */
export async function askGateways(ctx: Context, attempts: readonly Attempt[]): Promise<readonly AnsweredAttempt[]> {
  return askAll(attempts, (attempt) => charge(ctx, attempt), ctx.log)
}

/** The one way in which an attempt becomes a charge: also when it is asked again, under the same key. */
export function charge(ctx: Context, { gateway, idempotencyKey, token, amount }: Attempt): Promise<ChargeOutcome> {
  return gatewayFor(ctx, gateway).charge({ idempotencyKey, token, amount })
}
