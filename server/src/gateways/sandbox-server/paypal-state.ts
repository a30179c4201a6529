import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readLabels } from '../paypal-labels.ts'
import { type SandboxCard, sandboxCards } from '../sandbox-cards.ts'
import type { SandboxAccount } from './account.ts'
import type { Book } from './book.ts'

/** What pays: a PayPal account with this card behind it, or the card itself. */
export interface PaypalMethod {
  readonly id: string
  readonly source: 'paypal' | 'card'
  readonly card: SandboxCard
  readonly customer: string
}

export interface PaypalCapture {
  readonly id: string
  readonly units: bigint
  readonly created: Temporal.Instant
  status: 'COMPLETED' | 'DECLINED' | 'PENDING'
  /** Why, of one that was declined. */
  code: string | null
}

export interface PaypalRefund {
  readonly id: string
  readonly units: bigint
  readonly customId: string | null
  readonly created: Temporal.Instant
}

export interface PaypalOrderState {
  readonly id: string
  /** In the smallest unit that PayPal writes of the currency: 12.50 EUR is 1250, 500 HUF is 500. */
  readonly units: bigint
  readonly currency: string
  readonly invoiceId: string | null
  readonly description: string | null
  readonly key: string | null
  readonly source: 'paypal' | 'card'
  readonly isKept: boolean
  readonly returnUrl: string | null
  readonly cancelUrl: string | null
  readonly created: Temporal.Instant
  customId: string | null
  status: 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED'
  /** What the customer pays by, once they have said so. */
  card: SandboxCard | null
  readonly captures: PaypalCapture[]
  readonly refunds: PaypalRefund[]
  kept: PaypalMethod | null
}

export interface PaypalSetup {
  readonly id: string
  readonly customer: string
  readonly returnUrl: string | null
  readonly cancelUrl: string | null
  status: 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'VAULTED'
  card: SandboxCard | null
}

export interface PaypalDispute {
  readonly id: string
  readonly order: PaypalOrderState
  readonly capture: PaypalCapture
  readonly reason: string
  readonly created: Temporal.Instant
  ends: 'won' | 'lost' | null
}

/** What PayPal remembers of one account. Maps keep the order in which things were made. */
export interface PaypalState {
  /** The secret that came first with the account's id: another one is wrong. */
  secret: string | null
  readonly orders: Map<string, PaypalOrderState>
  readonly setups: Map<string, PaypalSetup>
  readonly methods: Map<string, PaypalMethod>
  readonly disputes: Map<string, PaypalDispute>
}

const states = new WeakMap<SandboxAccount, PaypalState>()

export function stateOf(account: SandboxAccount): PaypalState {
  const known = states.get(account)
  if (known) return known
  const state: PaypalState = { secret: null, orders: new Map(), setups: new Map(), methods: new Map(), disputes: new Map() }
  states.set(account, state)
  return state
}

/** What PayPal keeps for all of its accounts: who was let in until when, and what it signs with. */
export interface PaypalHouse {
  readonly access: Map<string, { readonly account: SandboxAccount; readonly until: Temporal.Instant }>
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
}

const houses = new WeakMap<Book, PaypalHouse>()

export function houseOf(book: Book): PaypalHouse {
  const known = houses.get(book)
  if (known) return known
  const house: PaypalHouse = { access: new Map(), keys: generateKeyPairSync('rsa', { modulusLength: 2048 }) }
  houses.set(book, house)
  return house
}

/** The means to pay of this id, as what is asked for; a test card by its name is one at any time. */
export function methodOf(account: SandboxAccount, id: string, source: 'paypal' | 'card' = 'paypal'): PaypalMethod | null {
  const known = stateOf(account).methods.get(id)
  if (known) return known.source === source ? known : null
  const card = sandboxCards.get(id)
  return card === undefined ? null : { id, source, card, customer: 'sandbox' }
}

/** 17 capitals and digits, as PayPal's names are. */
export function newName(account: SandboxAccount): string {
  return account.newId('x').slice(2, 19).toUpperCase()
}

/** What the ledger keeps with a movement: our labels by their names. */
export function ledgerLabels({ customId, invoiceId }: PaypalOrderState): Readonly<Record<string, string>> {
  const labels = readLabels(customId)
  return {
    ...(customId === null ? {} : { custom_id: customId }),
    ...(invoiceId === null ? {} : { invoice_id: invoiceId }),
    ...(labels === null ? {} : { organization: labels.organization, payment: labels.payment, quarterday_key: labels.idempotencyKey }),
  }
}
