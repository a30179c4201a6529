import { createHash } from 'node:crypto'
import { assert } from '@quarterday/core/assert.ts'
import type { Tx } from '../kit/db.ts'
import type { BeginRequest, ChargeRequest, Gateway, GatewayAdapter, MethodDescription, RefundRequest, SetupOutcome } from './gateway.ts'
import { answerOf, reportOf } from './sandbox-answers.ts'
import { type SandboxCard, sandboxCards, sandboxExpiry } from './sandbox-cards.ts'
import { findRefund, refundOutcomeOf, rememberRefund, type WantedRefund } from './sandbox-refund-store.ts'
import {
  findCharge,
  findSetup,
  isSetUp,
  moveCharge,
  rememberCharge,
  rememberSetup,
  type SandboxCharge,
  type SandboxSetup,
} from './sandbox-store.ts'

/**
 * The built-in gateway: no money moves, everything else is as with a real one. What it answers is told by the token alone; what it has answered it
 * remembers by key in transactions of its own, as somebody outside would. It keeps no customers and sends no notices.
 */
export const sandbox: GatewayAdapter = {
  name: 'sandbox',
  needsAccount: false,
  connect({ database, organizationId, outside: { publicUrl } }): Gateway {
    /** As somebody outside remembers: never in the transaction of who asks. */
    const remember = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      assert(!database.isInTransaction(), 'A gateway is asked outside of transactions')
      return database.organization(organizationId, work)
    }
    const known = (by: Parameters<typeof findCharge>[1]) =>
      remember(async (tx) => {
        const charge = await findCharge(tx, by)
        return charge === null ? null : answerOf(tx, charge, publicUrl)
      })
    return {
      name: 'sandbox',
      publicKey: null,
      async charge(request) {
        const card = sandboxCards.get(request.token)
        if (!card) return { kind: 'declined', reason: 'unusable_payment_method', retryable: false, reference: null }
        if (card.questionIsLost) return { kind: 'unknown' }
        return remember(async (tx) => {
          const { charge, isNew } = await rememberCharge(tx, await chargeOf(tx, request, card))
          const isSame = charge.token === request.token && isAmountOf(charge, request)
          assert(isSame, `The key ${request.idempotencyKey} was used for another charge`)
          return isNew && card.answerIsLost ? { kind: 'unknown' } : answerOf(tx, charge, publicUrl)
        })
      },
      begin: (request) =>
        remember(async (tx) => {
          const { charge } = await rememberCharge(tx, doorOf(request))
          assert(charge.inPerson && isAmountOf(charge, request), `The key ${request.idempotencyKey} was used for another charge`)
          return answerOf(tx, charge, publicUrl)
        }),
      complete: async (reference) => (await known({ reference })) ?? { kind: 'unknown' },
      cancel: (reference) =>
        remember(async (tx) => {
          const before = await findCharge(tx, { reference })
          if (before?.outcome === 'needs_customer') await moveCharge(tx, before, { ...before, outcome: 'canceled' })
          const charge = await findCharge(tx, { reference })
          return charge === null ? { kind: 'unknown' } : answerOf(tx, charge, publicUrl)
        }),
      find: ({ idempotencyKey }) => known({ idempotencyKey }),
      report: (reference) =>
        remember(async (tx) => {
          const charge = await findCharge(tx, { reference })
          return charge === null ? null : reportOf(tx, charge, publicUrl)
        }),
      refund: (request) =>
        remember(async (tx) => {
          const { refund, isNew } = await rememberRefund(tx, refundOf(request))
          const isSame = refund.chargeReference === request.charge && isAmountOf(refund, request)
          assert(isSame, `The key ${request.idempotencyKey} was used for another refund`)
          return isNew && refund.answerIsLost ? { kind: 'unknown' } : refundOutcomeOf(refund)
        }),
      findRefund: ({ idempotencyKey }) =>
        remember(async (tx) => {
          const refund = await findRefund(tx, idempotencyKey)
          return refund === null ? null : refundOutcomeOf(refund)
        }),
      customer: async () => null,
      beginSetup: ({ idempotencyKey }) =>
        remember(async (tx) => {
          const reference = `seti_${digest(idempotencyKey)}`
          await rememberSetup(tx, { idempotencyKey, reference })
          const setup = await findSetup(tx, reference)
          assert(setup, 'What was written is there')
          return setupOutcomeOf(setup, publicUrl)
        }),
      findSetup: (reference) =>
        remember(async (tx) => {
          const setup = await findSetup(tx, reference)
          return setup === null ? null : setupOutcomeOf(setup, publicUrl)
        }),
      // Cards that are always declined can be kept too: they are what one tries reminders with.
      keep: async (token) => {
        const description = describe(token)
        return description === null ? { kind: 'unknown_token' } : { kind: 'kept', token, description }
      },
      describe: async (token) => describe(token),
      forget: async () => undefined,
      verify: async () => null,
    }
  },
}

async function chargeOf(tx: Tx, { idempotencyKey, token, amount, labels }: ChargeRequest, card: SandboxCard) {
  const { answer, authentication } = card
  const isExcused = authentication === 'on_setup' && (await isSetUp(tx, token))
  return {
    ...{ idempotencyKey, reference: `ch_${digest(idempotencyKey)}`, token, currency: amount.currency, amount: amount.minor },
    outcome: isExcused ? 'succeeded' : answer.kind,
    declineReason: answer.kind === 'declined' ? answer.reason : null,
    ...{ inPerson: false, keepMethod: false, payment: labels.payment, description: labels.description },
  } as const
}

function doorOf({ idempotencyKey, amount, labels, keepMethod }: BeginRequest): Omit<SandboxCharge, 'createdAt'> {
  return {
    ...{ idempotencyKey, reference: `ch_${digest(idempotencyKey)}`, token: null, currency: amount.currency, amount: amount.minor },
    ...{ outcome: 'needs_customer', declineReason: null, inPerson: true, keepMethod },
    ...{ payment: labels.payment, description: labels.description },
  }
}

function refundOf({ idempotencyKey, charge, amount }: RefundRequest): WantedRefund {
  const reference = `re_${digest(idempotencyKey)}`
  return { idempotencyKey, reference, chargeReference: charge, currency: amount.currency, amount: amount.minor }
}

function setupOutcomeOf({ reference, token, outcome }: SandboxSetup, publicUrl: string): SetupOutcome {
  const description = describe(token ?? '')
  if (outcome === 'ready' && token !== null && description !== null) return { kind: 'ready', reference, token, description }
  if (outcome === 'failed') return { kind: 'failed', reference, reason: 'authentication_required' }
  return {
    kind: 'needs_customer',
    reference,
    clientSecret: `${reference}_secret`,
    redirectUrl: `${publicUrl}/sandbox-gateway/confirm/${reference}`,
  }
}

function describe(token: string): MethodDescription | null {
  const card = sandboxCards.get(token)
  if (!card) return null
  return { brand: card.brand, last4: card.number.slice(-4), expMonth: sandboxExpiry.month, expYear: sandboxExpiry.year, customer: null }
}

function isAmountOf(
  { currency, amount }: { readonly currency: string; readonly amount: bigint },
  asked: { readonly amount: { readonly currency: string; readonly minor: bigint } },
): boolean {
  return currency === asked.amount.currency && amount === asked.amount.minor
}

function digest(idempotencyKey: string): string {
  return createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 24)
}
