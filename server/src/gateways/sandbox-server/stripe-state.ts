import type { DeclineReason } from '@quarterday/core/payment/payment.ts'
import { disputeAfterDays, disputeLastsDays, pendingDays, type SandboxCard, sandboxCards } from '../sandbox-cards.ts'
import type { SandboxAccount } from './account.ts'

export interface StripeCustomer {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly metadata: Readonly<Record<string, string>>
  readonly created: Temporal.Instant
}

export interface StripeMethod {
  readonly id: string
  readonly card: SandboxCard
  customer: string | null
  /** Authenticated when it was kept: some cards ask for it once only. */
  isAuthenticated: boolean
  readonly created: Temporal.Instant
}

export interface StripeIntent {
  readonly id: string
  readonly clientSecret: string
  readonly amount: bigint
  /** Lower case, as Stripe writes it. */
  readonly currency: string
  readonly customer: string | null
  readonly metadata: Readonly<Record<string, string>>
  readonly description: string | null
  readonly isKept: boolean
  readonly key: string | null
  readonly created: Temporal.Instant
  status: 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'processing' | 'succeeded' | 'canceled'
  method: string | null
  lastError: DeclineReason | null
  received: bigint
  confirmedAt: Temporal.Instant | null
  charge: string | null
}

export interface StripeSetup {
  readonly id: string
  readonly clientSecret: string
  readonly customer: string | null
  readonly metadata: Readonly<Record<string, string>>
  readonly created: Temporal.Instant
  status: 'requires_payment_method' | 'requires_action' | 'succeeded' | 'canceled'
  method: string | null
  lastError: DeclineReason | null
}

export interface StripeRefund {
  readonly id: string
  readonly intent: string
  readonly amount: bigint
  readonly currency: string
  readonly metadata: Readonly<Record<string, string>>
  readonly created: Temporal.Instant
}

export interface StripeDispute {
  readonly id: string
  readonly intent: string
  readonly amount: bigint
  readonly currency: string
  readonly reason: string
  readonly created: Temporal.Instant
  status: 'needs_response' | 'won' | 'lost'
}

export interface StripeEvent {
  readonly id: string
  readonly type: string
  readonly created: Temporal.Instant
  readonly object: object
}

/** What Stripe remembers of one account. Maps keep the order in which things were made. */
export interface StripeState {
  readonly customers: Map<string, StripeCustomer>
  readonly methods: Map<string, StripeMethod>
  readonly intents: Map<string, StripeIntent>
  readonly setups: Map<string, StripeSetup>
  readonly refunds: Map<string, StripeRefund>
  readonly disputes: Map<string, StripeDispute>
  readonly events: StripeEvent[]
}

const states = new WeakMap<SandboxAccount, StripeState>()

export function stateOf(account: SandboxAccount): StripeState {
  const known = states.get(account)
  if (known) return known
  const state: StripeState = {
    ...{ customers: new Map(), methods: new Map(), intents: new Map(), setups: new Map(), refunds: new Map(), disputes: new Map() },
    events: [],
  }
  states.set(account, state)
  return state
}

/** The means to pay of this id; a test card by its name is one at any time. */
export function methodOf(account: SandboxAccount, id: string | null): StripeMethod | null {
  if (id === null) return null
  const known = stateOf(account).methods.get(id)
  if (known) return known
  const card = sandboxCards.get(id)
  return card === undefined ? null : newMethod(account, card)
}

export function newMethod(account: SandboxAccount, card: SandboxCard): StripeMethod {
  const method: StripeMethod = { id: account.newId('pm'), card, customer: null, isAuthenticated: false, created: account.now() }
  stateOf(account).methods.set(method.id, method)
  return method
}

export type Announce = (type: string, subject: StripeIntent | StripeRefund | StripeDispute | StripeSetup) => void

/** Takes the money of an intent. `took`: what is taken instead of what was asked for. */
export function capture(account: SandboxAccount, intent: StripeIntent, took: bigint | null, announce: Announce): void {
  intent.status = 'succeeded'
  intent.received = took ?? intent.amount
  intent.charge = account.newId('ch')
  account.ledger.write({
    ...{ kind: 'capture', protocol: 'stripe', charge: intent.id, key: intent.key, amount: intent.received },
    ...{ currency: intent.currency.toUpperCase(), labels: intent.metadata, at: account.now() },
  })
  const method = methodOf(account, intent.method)
  if (intent.isKept && method !== null && intent.customer !== null) {
    method.customer = intent.customer
    method.isAuthenticated = true
  }
  announce('payment_intent.succeeded', intent)
}

/** Lets time pass for what waits for it: debits that end, disputes that open and are decided. */
export function letTimePass(account: SandboxAccount, announce: Announce): void {
  const state = stateOf(account)
  for (const intent of state.intents.values()) {
    const card = methodOf(account, intent.method)?.card
    if (intent.status === 'processing' && card?.answer.kind === 'pending' && isOver(account, intent.confirmedAt, pendingDays)) {
      if (card.answer.ends === 'succeeded') capture(account, intent, null, announce)
      else {
        intent.status = 'requires_payment_method'
        intent.lastError = card.answer.ends
        announce('payment_intent.payment_failed', intent)
      }
    }
    if (intent.status === 'succeeded' && card?.dispute) {
      const id = intent.id.replace(/^pi_/, 'dp_')
      if (!state.disputes.has(id) && isOver(account, intent.confirmedAt, disputeAfterDays))
        openDispute(account, intent, id, card.dispute.reason, announce)
      const dispute = state.disputes.get(id)
      if (dispute?.status === 'needs_response' && isOver(account, intent.confirmedAt, disputeAfterDays + disputeLastsDays))
        closeDispute(account, dispute, card.dispute.ends, announce)
    }
  }
}

function openDispute(account: SandboxAccount, intent: StripeIntent, id: string, reason: string, announce: Announce): void {
  const { received: amount, currency } = intent
  const dispute: StripeDispute = { id, intent: intent.id, amount, currency, reason, created: account.now(), status: 'needs_response' }
  stateOf(account).disputes.set(id, dispute)
  account.ledger.write({
    ...{ kind: 'dispute', protocol: 'stripe', charge: intent.id, key: null, amount, currency: currency.toUpperCase() },
    ...{ labels: intent.metadata, at: account.now() },
  })
  announce('charge.dispute.created', dispute)
}

function closeDispute(account: SandboxAccount, dispute: StripeDispute, ends: 'won' | 'lost', announce: Announce): void {
  dispute.status = ends
  const labels = stateOf(account).intents.get(dispute.intent)?.metadata ?? {}
  if (ends === 'won') {
    const { intent: charge, amount, currency } = dispute
    account.ledger.write({
      ...{
        kind: 'dispute_won',
        protocol: 'stripe',
        charge,
        key: null,
        amount,
        currency: currency.toUpperCase(),
        labels,
        at: account.now(),
      },
    })
  }
  announce('charge.dispute.closed', dispute)
}

function isOver(account: SandboxAccount, since: Temporal.Instant | null, days: number): boolean {
  return since !== null && Temporal.Instant.compare(account.now(), since.add({ hours: days * 24 })) >= 0
}
