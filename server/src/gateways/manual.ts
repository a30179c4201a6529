import { createHash } from 'node:crypto'
import { formatMoney } from '@quarterday/core/money.ts'
import type { BeginRequest, ChargeOutcome, ChargeRequest, Gateway, GatewayAdapter } from './gateway.ts'

/**
 * Money that people move: a bank transfer that the customer is told to make and staff record. Nobody is asked, so nothing is remembered, found or taken
 * here: a charge waits for the customer, and a refund for a person to send it.
 */
export const manual: GatewayAdapter = {
  name: 'manual',
  needsAccount: false,
  connect(_, account): Gateway {
    const bankDetails = account?.publicKey ?? null
    return {
      name: 'manual',
      publicKey: null,
      charge: async (request) => waits(request, bankDetails),
      begin: async (request) => waits(request, bankDetails),
      // Only what staff record is money that came.
      complete: async (reference) => stillWaits(reference),
      cancel: async (reference) => ({ kind: 'canceled', reference }),
      find: async ({ reference }) => (reference === null ? null : stillWaits(reference)),
      report: async () => null,
      refund: async ({ idempotencyKey }) => ({ kind: 'pending', reference: referenceOf(idempotencyKey) }),
      findRefund: async () => null,
      customer: async () => null,
      beginSetup: async ({ idempotencyKey }) => ({
        kind: 'failed',
        reference: referenceOf(idempotencyKey),
        reason: 'unusable_payment_method',
      }),
      findSetup: async () => null,
      keep: async () => ({ kind: 'unknown_token' }),
      describe: async () => null,
      forget: async () => undefined,
      verify: async () => null,
    }
  },
}

function waits({ idempotencyKey, amount, labels }: ChargeRequest | BeginRequest, bankDetails: string | null): ChargeOutcome {
  const asked = `Please transfer ${formatMoney(amount)} and quote ${labels.description}.`
  const instructions = bankDetails === null ? asked : `${asked}\n${bankDetails}`
  return { kind: 'needs_customer', reference: referenceOf(idempotencyKey), clientSecret: null, redirectUrl: null, instructions }
}

function stillWaits(reference: string): ChargeOutcome {
  return { kind: 'needs_customer', reference, clientSecret: null, redirectUrl: null }
}

/** The same for the same question, so that asking twice is asking once. */
function referenceOf(idempotencyKey: string): string {
  return `man_${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 24)}`
}
