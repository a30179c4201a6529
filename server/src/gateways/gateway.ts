import type { Money } from '@quarterday/core/money.ts'
import type { DeclineReason, GatewayName } from '@quarterday/core/payment/payment.ts'
import type { Context } from '../kit/context.ts'

/** What a gateway keeps with a charge and gives back with all that it says about it. */
export interface ChargeLabels {
  /** `org_…`: a notice about a charge of somebody else's is no business of ours. */
  readonly organization: string
  /** `pay_…`. */
  readonly payment: string
  /** What people see at the gateway: the invoice's number. */
  readonly description: string
}

/** A question to a gateway: take this much from this means to pay. The same key is the same question, however often it arrives. */
export interface ChargeRequest {
  readonly idempotencyKey: string
  /** The gateway's own name for a means to pay; never a card number. */
  readonly token: string
  /** The gateway's own name for whose it is; null where it knows nobody. */
  readonly customer: string | null
  readonly amount: Money
  readonly labels: ChargeLabels
}

/** A question to a gateway: let the customer pay this much in person, by a form or buttons of the gateway's. */
export interface BeginRequest {
  readonly idempotencyKey: string
  readonly customer: string | null
  readonly amount: Money
  readonly labels: ChargeLabels
  /** Where the gateway sends the customer back to. */
  readonly returnUrl: string
  /** The customer wants to be charged by the same means next time. */
  readonly keepMethod: boolean
}

export type ChargeOutcome =
  /** `amount` is what the gateway says it took: who settles compares it with what was asked for. */
  | { readonly kind: 'succeeded'; readonly reference: string; readonly amount: Money }
  | { readonly kind: 'declined'; readonly reason: DeclineReason; readonly retryable: boolean; readonly reference: string | null }
  /** The customer has to do something: in the gateway's form (`clientSecret`), on a page (`redirectUrl`), or as `instructions` say. */
  | {
      readonly kind: 'needs_customer'
      readonly reference: string
      readonly clientSecret: string | null
      readonly redirectUrl: string | null
      readonly instructions?: string
    }
  /** The gateway has it in hand and will say later: a debit that takes days. */
  | { readonly kind: 'pending'; readonly reference: string }
  /** The door is closed: nothing was taken by it, and nothing will be. */
  | { readonly kind: 'canceled'; readonly reference: string | null }
  /** No answer came. The reconciler finds out; nobody assumes. */
  | { readonly kind: 'unknown' }
  | NotPut

/**
 * The question certainly had no effect: nobody was there to take it, or the gateway was too busy to. It is put again under the same key, not before
 * `retryAfterSeconds` where the gateway said when.
 */
export interface NotPut {
  readonly kind: 'not_put'
  readonly retryAfterSeconds: number | null
}

/** A question that was put before, to be looked up. */
export interface PutQuestion {
  readonly idempotencyKey: string
  /** What the gateway called it, if it ever said. */
  readonly reference: string | null
  readonly customer: string | null
  /** Real time, also where the organization's clock is moved. */
  readonly askedAt: Temporal.Instant
}

/** A question to a gateway: send this much of a charge back. The same key is the same question, however often it arrives. */
export interface RefundRequest {
  readonly idempotencyKey: string
  /** The gateway's own name for the charge. */
  readonly charge: string
  readonly amount: Money
  /** Real time, also where the organization's clock is moved. */
  readonly askedAt: Temporal.Instant
}

export type RefundOutcome =
  | { readonly kind: 'succeeded'; readonly reference: string }
  /** Nothing goes back, now or later. The reason is the gateway's word for it. */
  | { readonly kind: 'declined'; readonly reason: string }
  /** It is on its way, and may still fail. */
  | { readonly kind: 'pending'; readonly reference: string }
  /** No answer came. */
  | { readonly kind: 'unknown' }
  | NotPut

/** What people recognise a means to pay by. Where it is no card, `brand` names what it is and the rest is null. */
export interface MethodDescription {
  readonly brand: string
  readonly last4: string | null
  readonly expMonth: number | null
  readonly expYear: number | null
  /** The gateway's own name for whose it is. */
  readonly customer: string | null
}

export type KeepOutcome =
  /** `token` is what to charge by: some gateways give another name to what is kept. */
  | { readonly kind: 'kept'; readonly token: string; readonly description: MethodDescription }
  | { readonly kind: 'declined'; readonly reason: DeclineReason }
  /** The gateway does not know the token, or knows it as somebody else's. */
  | { readonly kind: 'unknown_token' }

export type SetupOutcome =
  | { readonly kind: 'ready'; readonly reference: string; readonly token: string; readonly description: MethodDescription }
  | {
      readonly kind: 'needs_customer'
      readonly reference: string
      readonly clientSecret: string | null
      readonly redirectUrl: string | null
    }
  | { readonly kind: 'failed'; readonly reference: string; readonly reason: string }
  | { readonly kind: 'canceled'; readonly reference: string }

/** All that a gateway says of one charge now: what is applied is always this, never what a notice claims. */
export interface ChargeReport {
  readonly outcome: ChargeOutcome
  /** The means to pay that the customer let the gateway keep for next time, once there is one. */
  readonly keptToken: string | null
  readonly labels: Partial<ChargeLabels>
  readonly idempotencyKey: string | null
  readonly refunds: readonly {
    readonly reference: string
    readonly idempotencyKey: string | null
    readonly amount: Money
    readonly outcome: RefundOutcome
  }[]
  readonly disputes: readonly DisputeReport[]
}

export interface DisputeReport {
  readonly reference: string
  readonly amount: Money
  /** `open`: the bank has pulled the money back and may give it back. `won`: it did. `lost`: it will not. */
  readonly status: 'open' | 'won' | 'lost'
  readonly reason: string
  readonly evidenceDueAt: Temporal.Instant | null
}

/** What a gateway sent us by itself, once it is proven to be the gateway's word: a hint where to look. */
export interface GatewayNotice {
  /** The gateway's own name for it: of two with one id, one acts. */
  readonly id: string
  readonly type: string
  readonly sentAt: Temporal.Instant
  /** Null: nothing that concerns us; kept as ignored. */
  readonly about:
    | { readonly kind: 'charge' | 'setup'; readonly reference: string }
    | { readonly kind: 'method'; readonly token: string }
    | null
}

/** Who moves money, for one organization. Nobody is asked anything inside a transaction: between a question and its answer a process may die. */
export interface Gateway {
  readonly name: GatewayName
  /** What a browser needs to show the gateway's form; no secret. Null: it has none. */
  readonly publicKey: string | null
  /** Takes money, at most once a key. The same key with another amount is a bug and throws; so does whatever makes the outcome doubtful. */
  charge(request: ChargeRequest): Promise<ChargeOutcome>
  /** Opens a door by which the customer pays in person, one a key. */
  begin(request: BeginRequest): Promise<ChargeOutcome>
  /** Takes what the customer has approved on a page of the gateway's. Where approval takes the money by itself, this only reads. */
  complete(reference: string, idempotencyKey: string): Promise<ChargeOutcome>
  /** Closes a door. The outcome says whether that came too late. */
  cancel(reference: string): Promise<ChargeOutcome>
  /** What became of a question, from the gateway's records of charges, not from its memory of keys. Null: it never arrived. */
  find(question: PutQuestion): Promise<ChargeOutcome | null>
  /** Everything about one charge. Null: there is none of this name in this account. */
  report(reference: string): Promise<ChargeReport | null>
  /** Sends a part of a charge back, at most once a key and never more than was taken. The same key with another amount or charge is a bug and throws. */
  refund(request: RefundRequest): Promise<RefundOutcome>
  /** What became of a refund, as `find` for a charge. */
  findRefund(request: RefundRequest): Promise<RefundOutcome | null>
  /** The gateway's own name for a customer of ours, made at most once a key. Null: it keeps none. */
  customer(request: { readonly idempotencyKey: string; readonly name: string; readonly email: string | null }): Promise<string | null>
  /** Begins to keep a means to pay without charging it. */
  beginSetup(request: {
    readonly idempotencyKey: string
    readonly customer: string | null
    readonly returnUrl: string
  }): Promise<SetupOutcome>
  findSetup(reference: string): Promise<SetupOutcome | null>
  /** Keeps a means to pay that the gateway knows, to charge this customer by it without them. The same again changes nothing. */
  keep(token: string, customer: string | null): Promise<KeepOutcome>
  /** What a token stands for; null: the gateway does not know it. */
  describe(token: string): Promise<MethodDescription | null>
  /** Lets the gateway forget a means to pay. One that it does not know is forgotten already. */
  forget(token: string): Promise<void>
  /** Reads what claims to come from the gateway. Null: it does not, or it was altered, or it is older than 300 seconds. */
  verify(
    received: { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> },
    now: Temporal.Instant,
  ): Promise<GatewayNotice | null>
}

/** What a gateway knows an organization by: opened secrets, never logged. */
export interface GatewayAccount {
  readonly publicKey: string | null
  readonly secretKey: string | null
  readonly webhookSecret: string | null
}

/** A gateway before it knows whose money it moves. */
export interface GatewayAdapter {
  readonly name: GatewayName
  /** Whether it can do anything without an account of the organization's. */
  readonly needsAccount: boolean
  connect(ctx: Pick<Context, 'database' | 'organizationId' | 'outside' | 'clock' | 'log'>, account: GatewayAccount | null): Gateway
}
