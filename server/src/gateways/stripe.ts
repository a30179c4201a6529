import { assert } from '@quarterday/core/assert.ts'
import { type DeclineReason, isRetryable } from '@quarterday/core/payment/payment.ts'
import Stripe from 'stripe'
import { deadlineMs } from './ask.ts'
import type { BeginRequest, ChargeOutcome, ChargeRequest, Gateway, GatewayAdapter, RefundOutcome } from './gateway.ts'
import { failureOf } from './stripe-errors.ts'
import { inPersonLabel, intentSchema, keyLabel, outcomeOf, refundOutcomeOf, refundSchema } from './stripe-json.ts'
import { stripeMethods } from './stripe-methods.ts'
import { toStripe } from './stripe-money.ts'
import { stripeReports } from './stripe-reports.ts'

/** Stripe, through its own library: PaymentIntents for money, SetupIntents for means to pay, all under our keys and asked once each. */
export const stripe: GatewayAdapter = {
  name: 'stripe',
  needsAccount: true,
  connect({ database, outside, log }, account): Gateway {
    assert(account?.secretKey, 'Stripe is asked with a secret key')
    const { hostname: host, port, protocol } = new URL(outside.stripeApiBase)
    const client = new Stripe(account.secretKey, {
      ...{ host, port: port || (protocol === 'https:' ? 443 : 80), protocol: protocol === 'https:' ? 'https' : 'http' },
      // Who retries is us, under the same key and when we know that it is safe.
      ...{ maxNetworkRetries: 0, timeout: deadlineMs - 1000, telemetry: false },
      appInfo: { name: 'Quarterday', url: 'https://github.com/quarterday/quarterday' },
    })
    const asking = (): void => assert(!database.isInTransaction(), 'A gateway is asked outside of transactions')
    const put = async (ask: () => Promise<unknown>): Promise<ChargeOutcome> => {
      asking()
      try {
        return readIntent(await ask())
      } catch (error) {
        const failure = failureOf(error)
        switch (failure.kind) {
          case 'card':
            return fromCard(failure)
          case 'invalid': {
            log.error({ code: failure.code, param: failure.param }, 'Stripe refused a question as wrong')
            const reason =
              failure.code === 'currency_not_supported' || failure.param === 'currency'
                ? 'currency_not_supported'
                : 'unusable_payment_method'
            return { kind: 'declined', reason, retryable: isRetryable(reason), reference: null }
          }
          default:
            if (failure.kind === 'unknown') log.warn({ err: nameOf(error) }, 'Stripe gave no answer')
            return failure
        }
      }
    }
    const reports = stripeReports(client, asking)
    return {
      name: 'stripe',
      publicKey: account.publicKey,
      charge: (request) => {
        const money = toStripe(request.amount)
        if (money === null) return Promise.resolve(notInCurrency)
        return put(() =>
          client.paymentIntents.create(
            { ...money, ...sharedOf(request), payment_method: request.token, confirm: true, off_session: true },
            { idempotencyKey: request.idempotencyKey },
          ),
        )
      },
      begin: (request) => {
        const money = toStripe(request.amount)
        if (money === null) return Promise.resolve(notInCurrency)
        const { metadata, ...shared } = sharedOf(request)
        return put(() =>
          client.paymentIntents.create(
            {
              ...{ ...money, ...shared, metadata: { ...metadata, [inPersonLabel]: 'true' }, automatic_payment_methods: { enabled: true } },
              ...(request.keepMethod && request.customer !== null ? { setup_future_usage: 'off_session' } : {}),
            },
            { idempotencyKey: request.idempotencyKey },
          ),
        )
      },
      // What the customer confirms takes the money by itself.
      complete: (reference) => put(() => client.paymentIntents.retrieve(reference)),
      async cancel(reference) {
        asking()
        try {
          return readIntent(await client.paymentIntents.cancel(reference))
        } catch {
          // It was too late, or nobody knows: what it is now is asked for.
          return put(() => client.paymentIntents.retrieve(reference))
        }
      },
      ...reports,
      async refund({ idempotencyKey, charge, amount }) {
        asking()
        const money = toStripe(amount)
        if (money === null) return { kind: 'declined', reason: 'currency_not_supported' }
        try {
          const metadata = { [keyLabel]: idempotencyKey }
          return readRefund(await client.refunds.create({ payment_intent: charge, amount: money.amount, metadata }, { idempotencyKey }))
        } catch (error) {
          const failure = failureOf(error, 'refund')
          if (failure.kind === 'card') return { kind: 'declined', reason: failure.reason }
          if (failure.kind === 'invalid') return { kind: 'declined', reason: failure.code ?? 'more_than_was_charged' }
          return failure
        }
      },
      ...stripeMethods(client, account, asking),
    }
  },
}

const notInCurrency = { kind: 'declined', reason: 'currency_not_supported', retryable: false, reference: null } as const

function sharedOf({ idempotencyKey, customer, labels }: ChargeRequest | BeginRequest) {
  return {
    ...(customer === null ? {} : { customer }),
    description: labels.description,
    metadata: { organization: labels.organization, payment: labels.payment, [keyLabel]: idempotencyKey },
  }
}

function readIntent(answer: unknown): ChargeOutcome {
  const parsed = intentSchema.safeParse(answer)
  return parsed.success ? outcomeOf(parsed.data) : { kind: 'unknown' }
}

function readRefund(answer: unknown): RefundOutcome {
  const parsed = refundSchema.safeParse(answer)
  return parsed.success ? refundOutcomeOf(parsed.data) : { kind: 'unknown' }
}

/** A decline comes with the intent that it leaves behind. */
function fromCard({ reason, intent }: { readonly reason: DeclineReason; readonly intent: unknown }): ChargeOutcome {
  const parsed = intentSchema.safeParse(intent)
  if (parsed.success && reason === 'authentication_required') return outcomeOf(parsed.data)
  return { kind: 'declined', reason, retryable: isRetryable(reason), reference: parsed.success ? parsed.data.id : null }
}

/** An error's name and code without what it carries: headers and bodies of gateways do not belong into logs. */
function nameOf(error: unknown): string {
  return error instanceof Stripe.errors.StripeError ? `${error.type} ${error.code ?? ''} ${error.statusCode ?? ''}`.trim() : String(error)
}
