import type { GatewayName } from '@quarterday/core/payment/payment.ts'
import type { Gateway } from '../src/gateways/gateway.ts'
import { paypal } from '../src/gateways/paypal.ts'
import { sandbox } from '../src/gateways/sandbox.ts'
import { answerSandbox, enterSandboxCard } from '../src/gateways/sandbox-person.ts'
import { startSandboxServer } from '../src/gateways/sandbox-server/server.ts'
import { stripe } from '../src/gateways/stripe.ts'
import type { TestApi } from './api.ts'
import { testContext } from './context.ts'

export type CardKind = 'succeeds' | 'declined' | 'stolen' | 'confirmed'

/** A gateway with its surroundings: how the contract tests make it answer one way or the other, and play the customer in front of it. */
export interface Stand {
  /** Connected anew: what it remembers it remembers by itself. */
  connect(): Gateway
  /** Whose the tokens are. */
  readonly customer: string | null
  /** A means to pay that is kept for that customer. */
  token(kind: CardKind): Promise<string>
  /** Puts a question by a means to pay that succeeds, so that it is done and its answer never arrives. */
  loseAnswer<T>(ask: (token: string) => Promise<T>): Promise<T>
  /** The customer goes through a door or a setup by such a card; `confirmed` needs `authenticate` afterwards. */
  enterCard(reference: string, kind: CardKind): Promise<void>
  authenticate(reference: string): Promise<void>
  /** What a token that succeeds is described by. */
  readonly described: { readonly brand: string; readonly last4: string | null }
  /** A charge of which the gateway says by itself that a bank has pulled it back. Null: it has no disputes. */
  readonly disputedToken: string | null
  close(): Promise<void>
}

/** One stand a gateway that can be asked for money: a gateway without one fails its contract tests. `manual` has tests of its own. */
export const stands: Readonly<Partial<Record<GatewayName, (api: TestApi) => Promise<Stand>>>> = {
  sandbox: async (api) => {
    const ctx = testContext(api.db.database, api.organization.id)
    const tokens: Readonly<Record<CardKind, string>> = {
      succeeds: 'pm_card_visa',
      declined: 'pm_card_chargeDeclinedInsufficientFunds',
      stolen: 'pm_card_chargeDeclinedStolenCard',
      confirmed: 'pm_card_threeDSecureRequired',
    }
    return {
      connect: () => sandbox.connect(ctx, null),
      customer: null,
      token: async (kind) => tokens[kind],
      loseAnswer: (ask) => ask('pm_card_timeout'),
      enterCard: async (reference, kind) => void (await enterSandboxCard(ctx, reference, tokens[kind])),
      authenticate: async (reference) => void (await answerSandbox(ctx, reference, true)),
      described: { brand: 'visa', last4: '4242' },
      disputedToken: 'pm_card_createDispute',
      close: async () => undefined,
    }
  },
  stripe: async (api) => {
    const server = await startSandboxServer()
    const base = testContext(api.db.database, api.organization.id)
    const ctx = { ...base, outside: { ...base.outside, stripeApiBase: server.url } }
    const account = { publicKey: 'pk_test_stand', secretKey: 'sk_test_stand', webhookSecret: 'whsec_stand' }
    const connect = () => stripe.connect(ctx, account)
    const customer = await connect().customer({ idempotencyKey: 'stand', name: 'Acme GmbH', email: null })
    const names: Readonly<Record<CardKind, string>> = {
      succeeds: 'pm_card_visa',
      declined: 'pm_card_chargeDeclinedInsufficientFunds',
      stolen: 'pm_card_chargeDeclinedStolenCard',
      confirmed: 'pm_card_threeDSecureRequired',
    }
    const kept = async (): Promise<string> => {
      const outcome = await connect().keep('pm_card_visa', customer)
      return outcome.kind === 'kept' ? outcome.token : outcome.kind
    }
    return {
      connect,
      customer,
      // Stripe does not keep a card that is always declined: it is charged by its name.
      token: async (kind) => (kind === 'succeeds' ? kept() : names[kind]),
      async loseAnswer(ask) {
        const token = await kept()
        // The library itself asks once more when a connection is cut.
        server.book.faults.add({ kind: 'lose_answer', method: 'POST', times: 2 })
        return ask(token)
      },
      enterCard: async (reference, kind) => void server.enterCard(reference, names[kind]),
      authenticate: async (reference) => void server.authenticate(reference, true),
      described: { brand: 'visa', last4: '4242' },
      disputedToken: 'pm_card_createDispute',
      close: () => server.close(),
    }
  },
  paypal: async (api) => {
    const server = await startSandboxServer()
    const base = testContext(api.db.database, api.organization.id)
    const ctx = { ...base, outside: { ...base.outside, paypalApiBase: server.url } }
    const connect = () => paypal.connect(ctx, { publicKey: 'stand', secretKey: 'a secret', webhookSecret: 'WEBHOOK' })
    const names: Readonly<Record<CardKind, string>> = {
      succeeds: 'pm_card_visa',
      declined: 'pm_card_chargeDeclinedInsufficientFunds',
      stolen: 'pm_card_chargeDeclinedStolenCard',
      confirmed: 'pm_card_threeDSecureRequired',
    }
    return {
      connect,
      customer: null,
      // A PayPal account says no more than that it does not pay; a card in the vault says why.
      token: async (kind) => (kind === 'succeeds' ? names[kind] : `card:${names[kind]}`),
      async loseAnswer(ask) {
        server.book.faults.add({ kind: 'lose_answer', method: 'POST', path: '/v2/' })
        return ask(names.succeeds)
      },
      enterCard: async (reference, kind) => void server.enterCard(reference, names[kind]),
      authenticate: async (reference) => void server.authenticate(reference, true),
      described: { brand: 'paypal', last4: null },
      disputedToken: 'pm_card_createDispute',
      close: () => server.close(),
    }
  },
}
