import type { DeclineReason } from '@quarterday/core/payment/payment.ts'

/** Stripe's decline codes (docs.stripe.com/declines/codes) in our few words. One that is not listed says nothing: `card_declined`. */
const reasons: Readonly<Record<string, DeclineReason>> = {
  insufficient_funds: 'insufficient_funds',
  card_velocity_exceeded: 'limit_exceeded',
  withdrawal_count_limit_exceeded: 'limit_exceeded',
  approve_with_id: 'processing_error',
  issuer_not_available: 'processing_error',
  processing_error: 'processing_error',
  reenter_transaction: 'processing_error',
  try_again_later: 'processing_error',
  duplicate_transaction: 'processing_error',
  expired_card: 'expired_card',
  authentication_required: 'authentication_required',
  authentication_not_handled: 'authentication_required',
  payment_intent_authentication_failure: 'authentication_required',
  setup_intent_authentication_failure: 'authentication_required',
  online_or_offline_pin_required: 'authentication_required',
  offline_pin_required: 'authentication_required',
  lost_card: 'lost_card',
  stolen_card: 'stolen_card',
  pickup_card: 'pick_up_card',
  restricted_card: 'pick_up_card',
  fraudulent: 'fraudulent',
  merchant_blacklist: 'fraudulent',
  security_violation: 'fraudulent',
  do_not_try_again: 'do_not_try_again',
  revocation_of_authorization: 'revoked',
  revocation_of_all_authorizations: 'revoked',
  stop_payment_order: 'revoked',
  debit_not_authorized: 'revoked',
  invalid_account: 'invalid_account',
  new_account_information_available: 'invalid_account',
  account_closed: 'invalid_account',
  no_account: 'invalid_account',
  incorrect_number: 'incorrect_details',
  invalid_number: 'incorrect_details',
  incorrect_cvc: 'incorrect_details',
  invalid_cvc: 'incorrect_details',
  incorrect_zip: 'incorrect_details',
  incorrect_address: 'incorrect_details',
  incorrect_pin: 'incorrect_details',
  invalid_pin: 'incorrect_details',
  pin_try_exceeded: 'incorrect_details',
  invalid_expiry_month: 'incorrect_details',
  invalid_expiry_year: 'incorrect_details',
  currency_not_supported: 'currency_not_supported',
  card_not_supported: 'unusable_payment_method',
  testmode_decline: 'unusable_payment_method',
  live_mode_test_card: 'unusable_payment_method',
  test_mode_live_card: 'unusable_payment_method',
}

/** Why Stripe declined: the bank's decline code where there is one, else the error's own. */
export function stripeReason(declineCode: string | null | undefined, code: string | null | undefined): DeclineReason {
  return (
    (typeof declineCode === 'string' ? reasonOf(declineCode) : undefined) ??
    (typeof code === 'string' ? reasonOf(code) : undefined) ??
    'card_declined'
  )
}

function reasonOf(code: string): DeclineReason | undefined {
  return Object.hasOwn(reasons, code) ? reasons[code] : undefined
}
