import type Stripe from 'stripe'
import StripeLibrary from 'stripe'
import { z } from 'zod'
import type { Gateway, GatewayAccount, GatewayNotice, SetupOutcome } from './gateway.ts'
import { failureOf } from './stripe-errors.ts'
import { customerSchema, describeMethod, keyLabel, methodSchema, setupSchema } from './stripe-json.ts'

const toleranceSeconds = 300

/** Means to pay at Stripe, whose they are, and what Stripe sends by itself. */
export function stripeMethods(
  client: Stripe,
  { webhookSecret }: GatewayAccount,
  asking: () => void,
): Pick<Gateway, 'customer' | 'beginSetup' | 'findSetup' | 'keep' | 'describe' | 'forget' | 'verify'> {
  return {
    async customer({ idempotencyKey, name, email }) {
      asking()
      const fields = { name, ...(email === null ? {} : { email }), metadata: { [keyLabel]: idempotencyKey } }
      return customerSchema.parse(await client.customers.create(fields, { idempotencyKey })).id
    },
    async beginSetup({ idempotencyKey, customer }) {
      asking()
      const fields = {
        usage: 'off_session',
        automatic_payment_methods: { enabled: true },
        metadata: { [keyLabel]: idempotencyKey },
      } as const
      return setupOf(await client.setupIntents.create({ ...fields, ...(customer === null ? {} : { customer }) }, { idempotencyKey }))
    },
    async findSetup(reference) {
      asking()
      const answer = await orMissing(client.setupIntents.retrieve(reference, { expand: ['payment_method'] }))
      return answer === null ? null : setupOf(answer)
    },
    async keep(token, customer) {
      asking()
      try {
        const answer = customer === null ? client.paymentMethods.retrieve(token) : client.paymentMethods.attach(token, { customer })
        const method = methodSchema.parse(await answer)
        return { kind: 'kept', token: method.id, description: describeMethod(method) }
      } catch (error) {
        const failure = failureOf(error)
        if (failure.kind === 'card') return { kind: 'declined', reason: failure.reason }
        if (failure.kind === 'invalid') return { kind: 'unknown_token' }
        throw error
      }
    },
    async describe(token) {
      asking()
      const answer = await orMissing(client.paymentMethods.retrieve(token))
      return answer === null ? null : describeMethod(methodSchema.parse(answer))
    },
    async forget(token) {
      asking()
      try {
        methodSchema.parse(await client.paymentMethods.detach(token))
      } catch (error) {
        // It belongs to nobody, or there is none: forgotten either way.
        if (failureOf(error).kind !== 'invalid') throw error
      }
    },
    async verify({ body, headers }, now) {
      const signature = headers['stripe-signature']
      if (webhookSecret === null || signature === undefined) return null
      try {
        const event = client.webhooks.constructEvent(body, signature, webhookSecret, toleranceSeconds, undefined, now.epochMilliseconds)
        return noticeOf(event, now)
      } catch (error) {
        if (error instanceof StripeLibrary.errors.StripeSignatureVerificationError || error instanceof SyntaxError) return null
        throw error
      }
    },
  }
}

/** Null where Stripe says that there is no such thing. */
async function orMissing<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked
  } catch (error) {
    const failure = failureOf(error)
    if (failure.kind === 'invalid' && failure.isMissing) return null
    throw error
  }
}

function setupOf(answer: unknown): SetupOutcome {
  const { id: reference, status, client_secret: clientSecret, payment_method: method, next_action } = setupSchema.parse(answer)
  if (status === 'canceled') return { kind: 'canceled', reference }
  if (status === 'succeeded' && typeof method === 'object' && method) {
    return { kind: 'ready', reference, token: method.id, description: describeMethod(method) }
  }
  return { kind: 'needs_customer', reference, clientSecret, redirectUrl: next_action?.redirect_to_url?.url ?? null }
}

const eventSchema = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  created: z.int(),
  data: z.object({
    object: z.object({
      object: z.string(),
      id: z.string().optional(),
      payment_intent: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish(),
    }),
  }),
})

const namedSchema = z.object({ id: z.string().min(1).max(255), type: z.string().min(1).max(255) })

/** Signed, but not an event as we know them: kept as nothing that concerns us. */
function noticeOf(event: unknown, now: Temporal.Instant): GatewayNotice | null {
  const parsed = eventSchema.safeParse(event)
  if (!parsed.success) {
    const named = namedSchema.safeParse(event)
    return named.success ? { ...named.data, sentAt: now, about: null } : null
  }
  const { id, type, created, data } = parsed.data
  return { id, type, sentAt: Temporal.Instant.fromEpochMilliseconds(created * 1000), about: aboutOf(data.object) }
}

function aboutOf({ object, id, payment_intent }: z.output<typeof eventSchema>['data']['object']): GatewayNotice['about'] {
  if (object === 'payment_intent' && id !== undefined) return { kind: 'charge', reference: id }
  if (object === 'setup_intent' && id !== undefined) return { kind: 'setup', reference: id }
  if (object === 'payment_method' && id !== undefined) return { kind: 'method', token: id }
  if (typeof payment_intent === 'string') return { kind: 'charge', reference: payment_intent }
  return null
}
