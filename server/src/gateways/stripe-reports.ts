import type Stripe from 'stripe'
import type { Gateway, PutQuestion, RefundRequest } from './gateway.ts'
import { failureOf } from './stripe-errors.ts'
import { disputeOf, disputeSchema, intentSchema, keyLabel, listOf, outcomeOf, refundOutcomeOf, refundSchema } from './stripe-json.ts'
import { fromStripe } from './stripe-money.ts'

/** A question is looked for from this long before it was put: clocks differ, by an hour and now and then by more. Of one customer there is little to look through. */
const slackSeconds = 3600
const slackSecondsOfCustomer = 2 * 86_400
const pageSize = 100
/** Pages of charges that are looked through. Beyond, nobody knows: never taken for "it never arrived". */
const mostPages = 50

/** What Stripe's own records say. They are listed and retrieved, never searched: the index of a search lags behind. */
export function stripeReports(client: Stripe, asking: () => void): Pick<Gateway, 'find' | 'report' | 'findRefund'> {
  async function retrieve(reference: string) {
    try {
      return intentSchema.parse(await client.paymentIntents.retrieve(reference))
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind === 'invalid' && failure.isMissing) return null
      throw error
    }
  }

  async function find({ idempotencyKey, reference, customer, askedAt }: PutQuestion) {
    asking()
    if (reference !== null) {
      const known = await retrieve(reference)
      return known === null ? null : outcomeOf(known)
    }
    const gte = Math.floor(askedAt.epochMilliseconds / 1000) - (customer === null ? slackSeconds : slackSecondsOfCustomer)
    let after: string | undefined
    for (let page = 0; page < mostPages; page += 1) {
      const { data, has_more } = listOf(intentSchema).parse(
        await client.paymentIntents.list({
          ...{ limit: pageSize, created: { gte } },
          ...(customer === null ? {} : { customer }),
          ...(after === undefined ? {} : { starting_after: after }),
        }),
      )
      const found = data.find(({ metadata }) => metadata[keyLabel] === idempotencyKey)
      if (found) return outcomeOf(found)
      after = data.at(-1)?.id
      if (!has_more || after === undefined) return null
    }
    throw new Error('There are more charges since than can be looked through')
  }

  async function refundsOf(charge: string) {
    return listOf(refundSchema).parse(await client.refunds.list({ payment_intent: charge, limit: pageSize })).data
  }

  return {
    find,
    async report(reference) {
      asking()
      const intent = await retrieve(reference)
      if (intent === null) return null
      const hasMoney = (intent.amount_received ?? 0) > 0
      const refunds = hasMoney ? await refundsOf(reference) : []
      const disputes = hasMoney
        ? listOf(disputeSchema).parse(await client.disputes.list({ payment_intent: reference, limit: pageSize })).data
        : []
      const { organization, payment } = intent.metadata
      return {
        outcome: outcomeOf(intent),
        keptToken: intent.status === 'succeeded' && intent.setup_future_usage === 'off_session' ? (intent.payment_method ?? null) : null,
        labels: { ...(organization === undefined ? {} : { organization }), ...(payment === undefined ? {} : { payment }) },
        idempotencyKey: intent.metadata[keyLabel] ?? null,
        refunds: refunds.flatMap((refund) => {
          const amount = fromStripe(refund.amount, refund.currency)
          if (amount === null) return []
          return [{ reference: refund.id, idempotencyKey: refund.metadata[keyLabel] ?? null, amount, outcome: refundOutcomeOf(refund) }]
        }),
        disputes: disputes.flatMap(disputeOf),
      }
    },
    async findRefund({ idempotencyKey, charge }: RefundRequest) {
      asking()
      const found = (await refundsOf(charge)).find(({ metadata }) => metadata[keyLabel] === idempotencyKey)
      return found === undefined ? null : refundOutcomeOf(found)
    },
  }
}
