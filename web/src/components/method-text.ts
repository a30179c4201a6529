import type { PaymentMethod } from '@quarterday/sdk/types.gen.ts'

/** By what people recognise it: `Mastercard ending in 4444`, `PayPal`. */
export function methodTitle({ brand, last4, gateway }: Pick<PaymentMethod, 'brand' | 'last4' | 'gateway'>): string {
  const name =
    brand === null ? (gateway === 'paypal' ? 'PayPal' : 'Card') : (brands[brand] ?? brand.charAt(0).toUpperCase() + brand.slice(1))
  return last4 === null ? name : `${name} ending in ${last4}`
}

const brands: Readonly<Record<string, string>> = {
  ...{ amex: 'American Express', mastercard: 'Mastercard', diners: 'Diners Club', jcb: 'JCB' },
  ...{ paypal: 'PayPal', sepa_debit: 'SEPA debit', us_bank_account: 'Bank account', bacs_debit: 'Bacs debit' },
}

/** Where a customer can be sent to give a payment method. Stripe has no page for it: its form stands on a page of somebody else's. */
export const setupGateways = [
  { value: 'sandbox', label: 'Sandbox gateway' },
  { value: 'paypal', label: 'PayPal' },
  { value: 'stripe', label: 'Stripe' },
] as const

export type SetupGateway = (typeof setupGateways)[number]['value']

/** Those that may take one here, the likeliest first: a connected one, then that of a sandbox. */
export function setupChoices(kind: 'live' | 'sandbox', connected: readonly string[]): readonly (typeof setupGateways)[number][] {
  const rank = ({ value }: { readonly value: string }) => (connected.includes(value) ? 0 : 1)
  return setupGateways.filter(({ value }) => value !== 'sandbox' || kind === 'sandbox').toSorted((a, b) => rank(a) - rank(b))
}
