import type { InvoiceId } from '@quarterday/core/id.ts'
import { askAll } from '../../gateways/ask.ts'
import type { ChargeOutcome } from '../../gateways/gateway.ts'
import { gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import type { Attempt } from './payment.ts'
import { settleAttempts } from './settle-attempts.ts'
import { findDoors } from './store.ts'

/**
 * Closes, at their gateways, the doors by which customers might pay these invoices, and applies what that brought to light. Answers what keeps an invoice
 * from being asked for now: `canceled` where the customer was faster, `not_put` where a door may still be open.
 */
export async function closeDoors(ctx: Context, invoiceIds: readonly InvoiceId[]): Promise<ReadonlyMap<InvoiceId, ChargeOutcome>> {
  if (invoiceIds.length === 0) return new Map()
  const doors = await ctx.transaction((tx) => findDoors(tx, invoiceIds))
  if (doors.length === 0) return new Map()
  const answered = await askAll(doors, (door) => closeDoor(ctx, door), ctx.log)
  await settleAttempts(ctx, answered)
  // One that was being opened meanwhile has its name now, and was not closed.
  const open = new Set((await ctx.transaction((tx) => findDoors(tx, invoiceIds))).map(({ id }) => id))
  return new Map(
    answered.flatMap(({ question, outcome }): [InvoiceId, ChargeOutcome][] => {
      if ((outcome.kind === 'canceled' || outcome.kind === 'declined') && !open.has(question.id)) return []
      const isTaken = outcome.kind === 'succeeded' || outcome.kind === 'pending'
      return [[question.invoiceId, isTaken ? { kind: 'canceled', reference: null } : { kind: 'not_put', retryAfterSeconds: 60 }]]
    }),
  )
}

/** One that the gateway never gave a name has never been open. */
export async function closeDoor(ctx: Context, { gateway, gatewayAccountId, reference }: Attempt): Promise<ChargeOutcome> {
  if (reference === null) return { kind: 'canceled', reference }
  return (await gatewayFor(ctx, gateway, gatewayAccountId)).cancel(reference)
}
