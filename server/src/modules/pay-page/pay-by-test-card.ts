import type { InvoiceId } from '@quarterday/core/id.ts'
import type { DeclineReason } from '@quarterday/core/payment/payment.ts'
import type { SandboxCard } from '../../gateways/sandbox-cards.ts'
import { answerSandbox, enterSandboxCard } from '../../gateways/sandbox-person.ts'
import type { Context } from '../../kit/context.ts'
import { completePayment } from '../payments/complete-payment.ts'
import { openDoor } from '../payments/open-door.ts'
import type { Payment } from '../payments/payment.ts'

/** What came of a try. `settled`: the invoice says what. `confirm`: the bank asks whether it is the customer. */
export type Tried = { readonly kind: 'settled' | 'confirm' } | { readonly kind: 'declined'; readonly reason: DeclineReason }

/**
 * The customer goes through a door of the sandbox gateway by a test card, as through the form of a real gateway, and the gateway is asked what came of it.
 * The same again, even at once, finds the same door, or that it is shut: nothing is charged twice. Refuses what `openDoor` refuses.
 */
export async function payByTestCard(
  ctx: Context,
  { invoiceId, card, keepMethod }: { readonly invoiceId: InvoiceId; readonly card: SandboxCard; readonly keepMethod: boolean },
): Promise<Tried> {
  const { payment, waits } = await openDoor(ctx, invoiceId, { gateway: 'sandbox', keepMethod, returnUrl: null })
  if (waits === null || payment.reference === null) return { kind: 'settled' }
  const seen = await enterSandboxCard(ctx, payment.reference, card.token)
  if (seen.kind === 'authenticate') return { kind: 'confirm' }
  await completePayment(ctx, payment.id)
  return seen.kind === 'declined' ? seen : { kind: 'settled' }
}

/** The customer answers the sandbox's bank. */
export async function answerBank(ctx: Context, { id, reference }: Payment, isApproved: boolean): Promise<Tried> {
  const seen = reference === null ? null : await answerSandbox(ctx, reference, isApproved)
  await completePayment(ctx, id)
  return seen?.kind === 'declined' ? seen : { kind: 'settled' }
}
