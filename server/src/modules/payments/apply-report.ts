import { assert } from '@quarterday/core/assert.ts'
import { decodeId, encodeId } from '@quarterday/core/id.ts'
import { deadlineMs, within } from '../../gateways/ask.ts'
import type { ChargeOutcome, ChargeReport, Gateway } from '../../gateways/gateway.ts'
import { findGateway, gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import { lockInvoices } from '../billing/invoice-store.ts'
import { takeDisputes } from '../disputes/take-disputes.ts'
import { keepPaidMethod } from '../payment-methods/keep-paid-method.ts'
import type { Attempt, Payment } from './payment.ts'
import { settleAttempts } from './settle-attempts.ts'
import { findAttempt, lockPayments } from './store.ts'
import { takeRefunds } from './take-refunds.ts'
import { getPayment } from './view-store.ts'

/**
 * Reads a charge at its gateway, by the gateway's own name for it, and brings our rows to what the gateway says now: the payment and all that follows from
 * it, refunds, disputes, a means to pay that was kept. In whatever order and however often it is called the end is the same (I22); it is what incoming
 * webhooks, customers who come back and the reconciler all call. Answers the payment; null: the charge is none of ours. Throws when the gateway does not
 * answer: then nothing is known, and who called asks again.
 */
export async function applyReport(ctx: Context, gateway: string, reference: string): Promise<Payment | null> {
  assert(!ctx.database.isInTransaction(), 'A gateway is asked outside of transactions')
  const known = await ctx.transaction((tx) => findAttempt(tx, { gateway, reference }))
  const connected =
    known === null ? ((await findGateway(ctx, gateway))?.gateway ?? null) : await gatewayFor(ctx, gateway, known.gatewayAccountId)
  const report = connected === null ? null : await within(deadlineMs, () => connected.report(reference))
  if (report === null) return null
  // A notice may be faster than the answer that tells us what the charge is called: the label says whose it is.
  const attempt = known ?? (await labelled(ctx, gateway, report))
  if (attempt === null || connected === null) return null
  return apply(ctx, connected, attempt, report)
}

async function apply(ctx: Context, gateway: Gateway, attempt: Attempt, report: ChargeReport): Promise<Payment> {
  const outcome = await taken(gateway, attempt, report.outcome)
  // Who asked for a charge is still waiting for its answer: what is half done is theirs to tell.
  const isHalfDone = attempt.status === 'created' && !attempt.inPerson && outcome.kind === 'needs_customer'
  if (!isHalfDone) await settleAttempts(ctx, [{ question: attempt, outcome }])
  const payment = await ctx.transaction((tx) => getPayment(tx, attempt.id))
  if (payment.status !== 'succeeded') return payment
  if (report.disputes.length > 0) {
    await ctx.transaction(async (tx) => {
      await lockInvoices(tx, [payment.invoiceId])
      await lockPayments(tx, [payment.id])
      await takeDisputes(tx, payment, report.disputes)
    })
  }
  await takeRefunds(ctx, payment, report.refunds)
  const token = report.keptToken
  if (token !== null && attempt.keepMethod) await keepPaidMethod(ctx, { ...attempt, token })
  return payment
}

/** What the customer has approved on a page of the gateway's is taken, also when they never came back. */
async function taken(gateway: Gateway, { inPerson, reference, idempotencyKey }: Attempt, outcome: ChargeOutcome): Promise<ChargeOutcome> {
  if (!inPerson || reference === null || outcome.kind !== 'needs_customer') return outcome
  return within(deadlineMs, () => gateway.complete(reference, `${idempotencyKey}:complete`))
}

async function labelled(ctx: Context, gateway: string, { labels, idempotencyKey }: ChargeReport): Promise<Attempt | null> {
  if (labels.organization !== encodeId('org', ctx.organizationId)) return null
  const id = decodeId('pay', labels.payment ?? '')
  const attempt = id === null ? null : await ctx.transaction((tx) => findAttempt(tx, { id }))
  if (attempt === null || attempt.gateway !== gateway || attempt.reference !== null) return null
  return attempt.idempotencyKey === idempotencyKey ? attempt : null
}
