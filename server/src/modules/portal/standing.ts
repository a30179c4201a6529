import { assert } from '@quarterday/core/assert.ts'
import type {
  CreditNoteId,
  CustomerId,
  InvoiceId,
  PaymentId,
  PaymentMethodId,
  SessionId,
  SubscriptionId,
  UserId,
} from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { isCreditNoteOf, isInvoiceOf, isMethodOf, isPaymentOf, isSubscriptionOf } from './ownership-store.ts'
import { portalPage } from './portal-link.ts'
import type { PortalSettings } from './portal-types.ts'
import { findSettings } from './settings-store.ts'

/** Who is signed in to the portal, and for which customer. */
export function standingOf({ actor }: Context): {
  readonly customerId: CustomerId
  readonly userId: UserId
  readonly sessionId: SessionId
} {
  assert(actor.kind === 'customer', 'Routes of the scope customer are for customers')
  return { customerId: actor.id, userId: actor.userId, sessionId: actor.sessionId }
}

/** Makes sure that a subscription is the customer's own. Refuses `not_found`, in the same words as for one that nobody has. */
export async function ownSubscription(ctx: Context, id: SubscriptionId): Promise<void> {
  await own(ctx, (tx, customerId) => isSubscriptionOf(tx, customerId, id))
}

/** The same of an invoice that was issued. */
export async function ownInvoice(ctx: Context, id: InvoiceId): Promise<void> {
  await own(ctx, (tx, customerId) => isInvoiceOf(tx, customerId, id))
}

/** The same of a means to pay. */
export async function ownMethod(ctx: Context, id: PaymentMethodId): Promise<void> {
  await own(ctx, (tx, customerId) => isMethodOf(tx, customerId, id))
}

/** The same of a payment. */
export async function ownPayment(ctx: Context, id: PaymentId): Promise<void> {
  await own(ctx, (tx, customerId) => isPaymentOf(tx, customerId, id))
}

/** The same of a credit note. */
export async function ownCreditNote(ctx: Context, id: CreditNoteId): Promise<void> {
  await own(ctx, (tx, customerId) => isCreditNoteOf(tx, customerId, id))
}

async function own(ctx: Context, isTheirs: (tx: Tx, customerId: CustomerId) => Promise<boolean>): Promise<void> {
  const { customerId } = standingOf(ctx)
  if (!(await ctx.transaction((tx) => isTheirs(tx, customerId)))) throw refuse('not_found')
}

/** Where the customer is sent back to from a gateway's page. Null: there is no portal any more. */
export async function ownPage(ctx: Context): Promise<string | null> {
  const settings = await ctx.transaction(findSettings)
  return settings && portalPage(ctx.outside.publicUrl, settings)
}

/** Makes sure that the seller lets customers do this by themselves. Refuses `forbidden`. */
export async function mustAllow(ctx: Context, allows: (settings: PortalSettings) => boolean, detail: string): Promise<void> {
  const settings = await ctx.transaction(findSettings)
  if (settings === null || !allows(settings)) throw refuse('forbidden', { detail })
}
