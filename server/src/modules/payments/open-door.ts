import { encodeId, type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { idempotencyKeyOf, nextReconcileAt } from '@quarterday/core/payment/attempt.ts'
import type { GatewayName } from '@quarterday/core/payment/payment.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { ChargeOutcome } from '../../gateways/gateway.ts'
import { type Connected, findGateway, gatewayFor } from '../../gateways/index.ts'
import { pause } from '../../kit/clock.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { getCustomer } from '../customers/store.ts'
import { answered, connectedGateway, gatewayCustomerOf } from '../payment-methods/ask-gateway.ts'
import { closeDoors } from './close-doors.ts'
import type { Askable } from './due-store.ts'
import { lockPayable, owedOn, underWay } from './lock-payable.ts'
import { attemptOf } from './open-attempts.ts'
import type { Attempt, Door } from './payment.ts'
import { settleAttempts } from './settle-attempts.ts'
import { findDoors, insertPayments, type NewPayment } from './store.ts'
import { getPayment } from './view-store.ts'

export interface OpenDoor {
  /** Default: the connected one, Stripe before PayPal; in a sandbox without an account the sandbox gateway. */
  readonly gateway?: GatewayName | undefined
  /** The customer wants to be charged by the same means next time. */
  readonly keepMethod: boolean
  /** Where the gateway sends the customer back to. */
  readonly returnUrl: string | null
}

const mostTurns = 3
/** Who opens one at this very moment is waited for, so often and so long. */
const mostWaits = 10
const waitMs = 150

/**
 * Opens a door to an invoice, or hands over the one that is open where it leads to the same gateway and amount; another one is closed first. Refuses
 * `not_found`, `invalid_state`, `no_gateway`, `not_a_sandbox`, `unavailable`, and `conflict` while the invoice is being charged.
 */
export async function openDoor(ctx: Context, id: InvoiceId, wanted: OpenDoor): Promise<Door> {
  const connected = wanted.gateway === undefined ? await defaultGateway(ctx) : await connectedGateway(ctx, wanted.gateway)
  const { gateway } = connected
  let waits = 0
  for (let turn = 0; turn < mostTurns; ) {
    const found = await ctx.transaction(async (tx) => {
      const { invoice, askable } = await lockPayable(tx, id)
      const [door] = await findDoors(tx, [id])
      return { door: door ?? null, owed: owedOn(invoice), payerId: askable.payerId }
    })
    const { door } = found
    if (door === null) {
      const customer = await ctx.transaction((tx) => getCustomer(tx, found.payerId))
      const gatewayCustomer = await gatewayCustomerOf(ctx, connected, customer)
      const attempt = await ctx.transaction((tx) => write(tx, id, connected, wanted, gatewayCustomer))
      if (attempt !== null) return begin(ctx, connected, attempt, wanted)
      turn += 1
      continue
    }
    if (door.status === 'created' && waits < mostWaits) {
      // The other tab: both get the same door. Should nobody finish it, it is closed like any other.
      waits += 1
      await pause(waitMs)
      continue
    }
    turn += 1
    if (isSame(door, connected, found.owed, wanted)) {
      const outcome = await answered(ctx, gateway.name, () => look(ctx, door))
      await settleAttempts(ctx, [{ question: door, outcome }])
      if (outcome.kind === 'needs_customer' || outcome.kind === 'succeeded' || outcome.kind === 'pending')
        return doorOf(ctx, door, connected, outcome)
    }
    // It leads elsewhere, or it is shut.
    const held = await closeDoors(ctx, [id])
    if (held.get(id)?.kind === 'not_put') throw underWay()
  }
  throw underWay()
}

async function begin(ctx: Context, connected: Connected, attempt: Attempt, { keepMethod, returnUrl }: OpenDoor): Promise<Door> {
  const { gateway } = connected
  const { id, idempotencyKey, gatewayCustomer: customer, amount, description } = attempt
  const labels = { organization: encodeId('org', ctx.organizationId), payment: encodeId('pay', id), description }
  const outcome = await answered(ctx, gateway.name, () =>
    gateway.begin({ idempotencyKey, customer, amount, labels, returnUrl: returnUrl ?? ctx.outside.publicUrl, keepMethod }),
  )
  await settleAttempts(ctx, [{ question: attempt, outcome }])
  if (outcome.kind === 'unknown' || outcome.kind === 'not_put') {
    const retryAfterSeconds = outcome.kind === 'not_put' ? (outcome.retryAfterSeconds ?? 30) : 30
    throw refuse('unavailable', { detail: `The ${gateway.name} gateway does not answer.`, retryAfterSeconds })
  }
  return doorOf(ctx, attempt, connected, outcome)
}

async function doorOf(ctx: Context, { id }: Attempt, { gateway }: Connected, outcome: ChargeOutcome): Promise<Door> {
  const payment = await ctx.transaction((tx) => getPayment(tx, id))
  const waits = outcome.kind === 'needs_customer' && payment.status === 'needs_customer' ? outcome : null
  return { payment, publicKey: gateway.publicKey, waits }
}

/** Null: somebody was faster. */
async function write(
  tx: Tx,
  id: InvoiceId,
  connected: Connected,
  { keepMethod }: OpenDoor,
  gatewayCustomer: string | null,
): Promise<Attempt | null> {
  const { invoice, askable } = await lockPayable(tx, id)
  if ((await findDoors(tx, [id])).length > 0) return null
  const payment = newDoor(invoice, askable, connected, { keepMethod, gatewayCustomer, now: tx.now })
  await insertPayments(tx, [payment])
  return attemptOf(payment, invoice, null)
}

function newDoor(
  invoice: LockedInvoice,
  { lastAttempt }: Askable,
  { gateway, accountId }: Connected,
  {
    keepMethod,
    gatewayCustomer,
    now,
  }: { readonly keepMethod: boolean; readonly gatewayCustomer: string | null; readonly now: Temporal.Instant },
): NewPayment {
  const { id: invoiceId, customerId, currency } = invoice
  const attempt = lastAttempt + 1
  return {
    ...{ id: idOf('pay', newId()), customerId, invoiceId, paymentMethodId: null, gateway: gateway.name, gatewayAccountId: accountId },
    ...{ gatewayCustomer, inPerson: true, keepMethod, attempt, idempotencyKey: idempotencyKeyOf(invoiceId, attempt), operationId: null },
    ...{ currency, amount: owedOn(invoice), status: 'created', reference: null, declineReason: null, retryable: null, redirectUrl: null },
    ...{ reported: null, createdAt: now, answeredAt: null, reconcileAt: nextReconcileAt(now, now) },
  }
}

function isSame(door: Attempt, { gateway, accountId }: Connected, owed: bigint, { keepMethod }: OpenDoor): boolean {
  const isHere = door.inPerson && door.gateway === gateway.name && door.gatewayAccountId === accountId
  return isHere && door.status === 'needs_customer' && door.amount.minor === owed && door.keepMethod === keepMethod
}

async function look(ctx: Context, { gateway, gatewayAccountId, reference }: Attempt): Promise<ChargeOutcome> {
  const report = reference === null ? null : await (await gatewayFor(ctx, gateway, gatewayAccountId)).report(reference)
  return report?.outcome ?? { kind: 'canceled', reference }
}

async function defaultGateway(ctx: Context): Promise<Connected> {
  for (const name of ['stripe', 'paypal'] as const) {
    const found = await findGateway(ctx, name).catch(() => null)
    if (found !== null) return found
  }
  return connectedGateway(ctx, 'sandbox').catch(() => {
    throw refuse('no_gateway', { detail: 'Connect an account of Stripe or PayPal first.' })
  })
}
