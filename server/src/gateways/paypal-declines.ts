import { type DeclineReason, isRetryable } from '@quarterday/core/payment/payment.ts'
import type { ChargeOutcome } from './gateway.ts'

/** PayPal's issues of a refused payment (developer.paypal.com/api/orders/v2/errors) in our few words. */
const byIssue: Readonly<Record<string, DeclineReason>> = {
  INSTRUMENT_DECLINED: 'card_declined',
  PAYMENT_SOURCE_DECLINED_BY_PROCESSOR: 'card_declined',
  TRANSACTION_REFUSED: 'card_declined',
  DECLINED_DUE_TO_RELATED_TXN: 'card_declined',
  TRANSACTION_LIMIT_EXCEEDED: 'limit_exceeded',
  MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED: 'limit_exceeded',
  TRANSACTION_RECEIVING_LIMIT_EXCEEDED: 'processing_error',
  CARD_EXPIRED: 'expired_card',
  REFERENCED_CARD_EXPIRED: 'expired_card',
  PAYER_ACTION_REQUIRED: 'authentication_required',
  REDIRECT_PAYER_FOR_ALTERNATE_FUNDING: 'authentication_required',
  CONSENT_NEEDED: 'authentication_required',
  AGREEMENT_ALREADY_CANCELLED: 'revoked',
  PAYER_ACCOUNT_LOCKED_OR_CLOSED: 'invalid_account',
  PAYER_ACCOUNT_RESTRICTED: 'invalid_account',
  TRANSACTION_BLOCKED_BY_PAYEE: 'fraudulent',
  PAYEE_BLOCKED_TRANSACTION: 'fraudulent',
  COMPLIANCE_VIOLATION: 'do_not_try_again',
  PAYER_CANNOT_PAY: 'do_not_try_again',
  PAYMENT_SOURCE_INFO_CANNOT_BE_VERIFIED: 'incorrect_details',
  INVALID_CURRENCY_CODE: 'currency_not_supported',
  CURRENCY_NOT_SUPPORTED: 'currency_not_supported',
  DECIMAL_PRECISION: 'currency_not_supported',
}

/** Processor response codes of cards, as PayPal lists them beside `processor_response.response_code`. One that is absent says nothing. */
const byProcessor: Readonly<Record<string, DeclineReason>> = {
  '5120': 'insufficient_funds',
  '5710': 'limit_exceeded',
  PPAX: 'limit_exceeded',
  PPEL: 'limit_exceeded',
  PPNL: 'limit_exceeded',
  '0800': 'processing_error',
  '0960': 'processing_error',
  '5920': 'processing_error',
  '8000': 'processing_error',
  '8100': 'processing_error',
  '8110': 'processing_error',
  '8220': 'processing_error',
  '9100': 'processing_error',
  PPER: 'processing_error',
  PPNT: 'processing_error',
  '5400': 'expired_card',
  PPEF: 'expired_card',
  '5650': 'authentication_required',
  '7700': 'authentication_required',
  '7710': 'authentication_required',
  PPD3: 'authentication_required',
  '5150': 'pick_up_card',
  '5180': 'pick_up_card',
  // PayPal does not say which of the two: a stolen card is the one that may not be asked again on any account.
  '9520': 'stolen_card',
  '9500': 'fraudulent',
  '9510': 'fraudulent',
  '9540': 'do_not_try_again',
  PPRN: 'do_not_try_again',
  '0R00': 'revoked',
  '0390': 'invalid_account',
  '1330': 'invalid_account',
  '1335': 'invalid_account',
  '1352': 'invalid_account',
  '5140': 'invalid_account',
  '5950': 'invalid_account',
  '6300': 'invalid_account',
  PP06: 'invalid_account',
  PPAB: 'invalid_account',
  '00N7': 'incorrect_details',
  '1380': 'incorrect_details',
  '1382': 'incorrect_details',
  '5110': 'incorrect_details',
  '5170': 'incorrect_details',
  PCVV: 'incorrect_details',
  PPAD: 'incorrect_details',
  PPEX: 'incorrect_details',
  '1320': 'currency_not_supported',
  PPCU: 'currency_not_supported',
  PPUC: 'currency_not_supported',
  PPCT: 'unusable_payment_method',
  PPFI: 'unusable_payment_method',
  PPFR: 'unusable_payment_method',
  PPPM: 'unusable_payment_method',
}

/** Why PayPal refused a payment, by the issues it names; null: for none that says anything about the means to pay. */
export function issueReason(issues: readonly string[]): DeclineReason | null {
  return issues.map((issue) => own(byIssue, issue)).find((reason) => reason !== undefined) ?? null
}

export function processorReason(code: string | undefined): DeclineReason {
  return (code === undefined ? undefined : own(byProcessor, code)) ?? 'card_declined'
}

export function declined(reason: DeclineReason, reference: string | null): ChargeOutcome {
  return { kind: 'declined', reason, retryable: isRetryable(reason), reference }
}

function own(table: Readonly<Record<string, DeclineReason>>, code: string): DeclineReason | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined
}
