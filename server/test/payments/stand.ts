import { encodeId } from '@quarterday/core/id.ts'
import StripeLibrary from 'stripe'
import { sandboxCards } from '../../src/gateways/sandbox-cards.ts'
import { startSandboxServer } from '../../src/gateways/sandbox-server/server.ts'
import type { Clock } from '../../src/kit/clock.ts'
import type { ApiClient, TestApi } from '../api.ts'
import type { PlannedFault } from './trace.ts'

/** A movement of money as the gateway itself has it, whatever anybody was told. Minor units, above zero. */
export interface GatewayEntry {
  readonly kind: 'capture' | 'refund' | 'dispute' | 'dispute_won'
  readonly charge: string
  readonly key: string | null
  readonly amount: number
}

export interface StandNotice {
  readonly id: string
  readonly body: string
}

/** The gateway of a history, from its own side. */
export interface PaymentStand {
  readonly name: 'stripe' | 'sandbox'
  plan(fault: PlannedFault): void
  forgetKeys(): void
  /** Faults stop. */
  calm(): void
  /** The gateway's own time passes. */
  pass(hours: number): void
  entries(): Promise<readonly GatewayEntry[]>
  /** Its own names for customers. */
  customers(): Promise<readonly string[]>
  /** All that it has to say by itself, the oldest first. */
  notices(): Promise<readonly StandNotice[]>
  /** Headers by which the gateway's word is known. */
  sign(notice: StandNotice, at: Temporal.Instant): Readonly<Record<string, string>>
  enterCard(reference: string, card: string): Promise<void>
  authenticate(reference: string, approves: boolean): Promise<void>
  /** Somebody who sits at the gateway sends money back. */
  refundThere(charge: string, amount: number): Promise<void>
  close(): Promise<void>
}

const webhookSecret = 'whsec_of_histories'

/** Stripe's protocol on this machine, with an account that the organization connects. `found` is told where. */
export async function stripeStand(client: ApiClient, clock: Clock, found: (url: string) => void): Promise<PaymentStand> {
  let milliseconds = 0
  const server = await startSandboxServer({ clock: { now: () => clock.now().add({ milliseconds }) } })
  found(server.url)
  const secret = `sk_test_${encodeId('org', client.organization.id)}`
  const keys = { public_key: secret.replace('sk', 'pk'), secret_key: secret, webhook_secret: webhookSecret }
  const connected = await client.post('/v1/gateway_accounts', { gateway: 'stripe', ...keys })
  if (connected.status !== 201) throw new Error(connected.text)
  const account = () => server.book.account(secret)
  const { webhooks } = new StripeLibrary(secret)

  // biome-ignore lint/suspicious/noExplicitAny: a test reads replies as a program without types would
  async function ask(path: string, form?: Record<string, string>): Promise<any> {
    const answer = await fetch(`${server.url}/v1/${path}`, {
      headers: { authorization: `Bearer ${secret}` },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    return answer.json()
  }
  return {
    name: 'stripe',
    plan: (fault) => server.book.faults.add(fault),
    forgetKeys: () => server.book.forgetKeys(),
    calm: () => server.book.faults.clear(),
    pass: (hours) => {
      milliseconds += hours * 3_600_000
    },
    async entries() {
      return account().ledger.entries.map(({ kind, charge, key, amount }) => ({ kind, charge, key, amount: Number(amount) }))
    },
    customers: async () => (await ask('customers?limit=100')).data.map(({ id }: { id: string }) => id),
    async notices() {
      const all: StandNotice[] = []
      for (let after = ''; ; ) {
        const page = await ask(`events?limit=100${after}`)
        all.push(...page.data.map((event: { id: string }) => ({ id: event.id, body: JSON.stringify(event) })))
        if (!page.has_more) return all.toReversed()
        after = `&starting_after=${all.at(-1)?.id}`
      }
    },
    sign: ({ body }, at) => {
      const timestamp = Math.floor(at.epochMilliseconds / 1000)
      return { 'stripe-signature': webhooks.generateTestHeaderString({ payload: body, secret: webhookSecret, timestamp }) }
    },
    enterCard: async (reference, card) => void server.enterCard(reference, card),
    authenticate: async (reference, approves) => void server.authenticate(reference, approves),
    // A planned fault may hit whoever sits there too: then it was sent, or was not.
    refundThere: async (charge, amount) =>
      void (await ask('refunds', { payment_intent: charge, amount: String(amount) }).catch(() => undefined)),
    close: () => server.close(),
  }
}

/** The gateway that is built in. Its books are tables, its time is the organization's, and it sends nothing by itself. */
export function sandboxStand(api: TestApi, client: ApiClient): PaymentStand {
  const { id } = client.organization
  const person = async (url: string, body: object): Promise<void> => {
    const { status, text } = await client.post(`/v1/sandbox_gateway/${url}`, body)
    if (status >= 300) throw new Error(text)
  }
  return {
    name: 'sandbox',
    plan: () => undefined,
    forgetKeys: () => undefined,
    calm: () => undefined,
    pass: () => undefined,
    async entries() {
      const charges = await api.db.ownerQuery<{ reference: string; key: string; amount: string; token: string | null; age: string }>(
        `SELECT c.reference, c.idempotency_key AS key, c.amount, c.token, extract(epoch FROM o.clock_at - c.created_at)::bigint AS age
         FROM sandbox_gateway_charges c JOIN organizations o ON o.id = c.organization_id
         WHERE c.organization_id = $1 AND c.outcome = 'succeeded' ORDER BY c.reference`,
        [id],
      )
      const refunds = await api.db.ownerQuery<{ charge: string; key: string; amount: string }>(
        `SELECT charge_reference AS charge, idempotency_key AS key, amount FROM sandbox_gateway_refunds
         WHERE organization_id = $1 AND outcome = 'succeeded' ORDER BY 2`,
        [id],
      )
      const captured = charges.flatMap(({ reference: charge, key, amount, token, age }): GatewayEntry[] => {
        const dispute = sandboxCards.get(token ?? '')?.dispute
        const entry = { charge, key, amount: Number(amount) }
        const isOpened = dispute && Number(age) >= 86_400
        const isWon = isOpened && dispute.ends === 'won' && Number(age) >= 31 * 86_400
        return [
          { kind: 'capture', ...entry },
          ...(isOpened ? [{ kind: 'dispute', ...entry, key: null } as const] : []),
          ...(isWon ? [{ kind: 'dispute_won', ...entry, key: null } as const] : []),
        ]
      })
      return [...captured, ...refunds.map(({ charge, key, amount }) => ({ kind: 'refund', charge, key, amount: Number(amount) }) as const)]
    },
    customers: async () => [],
    notices: async () => [],
    sign: () => ({}),
    enterCard: (reference, token) => person('enter_card', { reference, token }),
    authenticate: (reference, approved) => person('authenticate', { reference, approved }),
    refundThere: async () => undefined,
    close: async () => undefined,
  }
}
