import { assert } from '@quarterday/core/assert.ts'
import { type DeclineReason, declineReasons } from '@quarterday/core/payment/payment.ts'
import type { Context } from '../kit/context.ts'
import type { Tx } from '../kit/db.ts'
import { sandboxCards } from './sandbox-cards.ts'
import { findCharge, findSetup, moveCharge, moveSetup, type SandboxCharge } from './sandbox-store.ts'

type Asking = Pick<Context, 'database' | 'organizationId'>

/** What a person at the sandbox gateway's own form sees next. */
export type PersonSees =
  | { readonly kind: 'done' }
  | { readonly kind: 'declined'; readonly reason: DeclineReason }
  /** The bank asks: is it you? `answerSandbox` answers. */
  | { readonly kind: 'authenticate' }
  /** There is nothing to do here: no such door, or it is closed. */
  | { readonly kind: 'closed' }

/** A person types a test card into the sandbox gateway's form: `reference` is of a charge (`ch_…`) or a setup (`seti_…`). */
export async function enterSandboxCard(ctx: Asking, reference: string, token: string): Promise<PersonSees> {
  const card = sandboxCards.get(token)
  if (!card) return { kind: 'declined', reason: 'unusable_payment_method' }
  const mustAuthenticate = card.authentication !== 'never'
  return asOutside(ctx, async (tx) => {
    if (reference.startsWith('seti_')) {
      const isMoved = await moveSetup(tx, reference, { token, outcome: mustAuthenticate ? 'needs_customer' : 'ready' })
      return isMoved ? { kind: mustAuthenticate ? 'authenticate' : 'done' } : { kind: 'closed' }
    }
    const charge = await findCharge(tx, { reference })
    if (charge?.outcome !== 'needs_customer') return { kind: 'closed' }
    const { answer } = card
    // A door stays open after a decline: the next card may work.
    if (answer.kind === 'declined') return move(tx, charge, { outcome: 'needs_customer', token: null, declineReason: answer.reason })
    const outcome = mustAuthenticate ? 'needs_customer' : answer.kind
    return move(tx, charge, { outcome, token, declineReason: null }, mustAuthenticate)
  })
}

/** The person tells the bank that it is they who pay, or that it is not. */
export async function answerSandbox(ctx: Asking, reference: string, isApproved: boolean): Promise<PersonSees> {
  return asOutside(ctx, async (tx) => {
    if (reference.startsWith('seti_')) {
      const setup = await findSetup(tx, reference)
      if (setup?.outcome !== 'needs_customer' || setup.token === null) return { kind: 'closed' }
      const isMoved = await moveSetup(tx, reference, { token: setup.token, outcome: isApproved ? 'ready' : 'failed' })
      if (!isMoved) return { kind: 'closed' }
      return isApproved ? { kind: 'done' } : { kind: 'declined', reason: 'authentication_required' }
    }
    const charge = await findCharge(tx, { reference })
    if (charge?.outcome !== 'needs_customer' || charge.token === null) return { kind: 'closed' }
    const answer = sandboxCards.get(charge.token)?.answer
    assert(answer?.kind === 'needs_customer', 'Only a card that asks for it is authenticated')
    const ends = isApproved ? answer.ends : 'authentication_required'
    if (ends === 'succeeded') return move(tx, charge, { ...charge, outcome: 'succeeded', declineReason: null })
    const declined = charge.inPerson
      ? ({ outcome: 'needs_customer', token: null } as const)
      : ({ outcome: 'declined', token: charge.token } as const)
    return move(tx, charge, { ...declined, declineReason: ends })
  })
}

async function move(
  tx: Tx,
  charge: SandboxCharge,
  to: Pick<SandboxCharge, 'outcome' | 'token' | 'declineReason'>,
  mustAuthenticate = false,
): Promise<PersonSees> {
  if (!(await moveCharge(tx, charge, to))) return { kind: 'closed' }
  if (mustAuthenticate) return { kind: 'authenticate' }
  const reason = declineReasons.find((each) => each === to.declineReason)
  return reason === undefined ? { kind: 'done' } : { kind: 'declined', reason }
}

async function asOutside<T>({ database, organizationId }: Asking, work: (tx: Tx) => Promise<T>): Promise<T> {
  assert(!database.isInTransaction(), 'A gateway is asked outside of transactions')
  return database.organization(organizationId, work)
}
