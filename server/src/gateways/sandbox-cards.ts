import { type DeclineReason, isRetryable } from '@quarterday/core/payment/payment.ts'

/** What becomes of a charge by a test card, and of what comes after it. */
export interface SandboxCard {
  /** The token by which a means to pay is known; never a number. */
  readonly token: string
  readonly brand: string
  /** The test number of Stripe's table, which no bank has issued. */
  readonly number: string
  readonly answer:
    | { readonly kind: 'succeeded' }
    | { readonly kind: 'declined'; readonly reason: DeclineReason; readonly retryable: boolean }
    /** The customer has to authenticate; then the answer is `ends`. */
    | { readonly kind: 'needs_customer'; readonly ends: 'succeeded' | DeclineReason }
    /** The gateway has it in hand for three days; then the answer is `ends`. */
    | { readonly kind: 'pending'; readonly ends: 'succeeded' | DeclineReason }
  /** Why the card cannot even be kept. Null: it can. */
  readonly keepFails: DeclineReason | null
  /** Authentication is needed each time, once when it is kept, or never. */
  readonly authentication: 'never' | 'on_setup' | 'always'
  /** The first answer never arrives, though the charge was made. */
  readonly answerIsLost: boolean
  /** No question about it ever arrives, and nobody can tell. */
  readonly questionIsLost: boolean
  /** What the bank makes of the charge a day later, and how that ends after thirty. Null: nothing. */
  readonly dispute: { readonly reason: string; readonly ends: 'won' | 'lost' } | null
}

const plain = {
  answer: { kind: 'succeeded' },
  keepFails: null,
  authentication: 'never',
  answerIsLost: false,
  questionIsLost: false,
  dispute: null,
} as const

/** The test cards, by the names and with the numbers that Stripe gave them. The last ones are ours. */
const cards: readonly SandboxCard[] = [
  card('pm_card_visa', 'visa', '4242424242424242'),
  card('pm_card_visa_debit', 'visa', '4000056655665556'),
  card('pm_card_mastercard', 'mastercard', '5555555555554444'),
  card('pm_card_mastercard_debit', 'mastercard', '5200828282828210'),
  card('pm_card_amex', 'amex', '378282246310005'),
  card('pm_card_discover', 'discover', '6011111111111117'),
  card('pm_card_diners', 'diners', '3056930009020004'),
  card('pm_card_jcb', 'jcb', '3566002020360505'),
  card('pm_card_unionpay', 'unionpay', '6200000000000005'),
  declined('pm_card_chargeDeclined', '4000000000000002', 'card_declined'),
  declined('pm_card_chargeDeclinedInsufficientFunds', '4000000000009995', 'insufficient_funds'),
  declined('pm_card_chargeDeclinedLostCard', '4000000000009987', 'lost_card'),
  declined('pm_card_chargeDeclinedStolenCard', '4000000000009979', 'stolen_card'),
  declined('pm_card_chargeDeclinedExpiredCard', '4000000000000069', 'expired_card'),
  declined('pm_card_chargeDeclinedIncorrectCvc', '4000000000000127', 'incorrect_details'),
  declined('pm_card_chargeDeclinedProcessingError', '4000000000000119', 'processing_error'),
  declined('pm_card_chargeDeclinedFraudulent', '4100000000000019', 'fraudulent'),
  declined('pm_card_visa_chargeDeclinedVelocityLimitExceeded', '4000000000006975', 'limit_exceeded'),
  // Can be kept, and then fails each time.
  { ...declined('pm_card_chargeCustomerFail', '4000000000000341', 'card_declined'), keepFails: null },
  asks('pm_card_threeDSecureRequired', '4000000000003063', 'always', 'succeeded'),
  asks('pm_card_threeDSecureRequiredChargeDeclined', '4000008400001629', 'always', 'card_declined'),
  asks('pm_card_authenticationRequired', '4000002760003184', 'always', 'succeeded'),
  asks('pm_card_authenticationRequiredChargeDeclinedInsufficientFunds', '4000008260003178', 'always', 'insufficient_funds'),
  asks('pm_card_authenticationRequiredOnSetup', '4000002500003155', 'on_setup', 'succeeded'),
  { ...card('pm_card_createDispute', 'visa', '4000000000000259'), dispute: { reason: 'fraudulent', ends: 'lost' } },
  {
    ...card('pm_card_createDisputeProductNotReceived', 'visa', '4000000000002685'),
    dispute: { reason: 'product_not_received', ends: 'won' },
  },
  { ...card('pm_card_timeout', 'visa', '4000000000000036'), answerIsLost: true },
  { ...card('pm_card_unreachable', 'visa', '4000000000000028'), questionIsLost: true },
  { ...card('pm_card_pending', 'visa', '4000000000000077'), answer: { kind: 'pending', ends: 'succeeded' } },
  { ...card('pm_card_pendingDeclined', 'visa', '4000000000000093'), answer: { kind: 'pending', ends: 'insufficient_funds' } },
]

export const sandboxCards: ReadonlyMap<string, SandboxCard> = new Map(cards.map((each) => [each.token, each]))

const byNumber = new Map(cards.map((each) => [each.number, each]))

/** The test card of this number, with or without spaces. Undefined: it is none, and might be somebody's. */
export function sandboxCardOfNumber(typed: string): SandboxCard | undefined {
  return byNumber.get(typed.replace(/[ -]/g, ''))
}

export const sandboxExpiry = { month: 12, year: 2050 } as const

/** How long the gateway has a debit in hand before it says how it ended. */
export const pendingDays = 3
/** A dispute is opened a day after the charge and decided a month later. */
export const disputeAfterDays = 1
export const disputeLastsDays = 30

function card(token: string, brand: string, number: string): SandboxCard {
  return { token, brand, number, ...plain }
}

function declined(token: string, number: string, reason: DeclineReason): SandboxCard {
  return { ...card(token, 'visa', number), answer: { kind: 'declined', reason, retryable: isRetryable(reason) }, keepFails: reason }
}

function asks(token: string, number: string, authentication: 'on_setup' | 'always', ends: 'succeeded' | DeclineReason): SandboxCard {
  return { ...card(token, 'visa', number), answer: { kind: 'needs_customer', ends }, authentication }
}
