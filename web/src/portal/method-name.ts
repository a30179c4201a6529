import type { PortalPaymentMethod } from '@quarterday/sdk/types.gen.ts'

/** What a payment method is called: its brand and its last digits, by which people know it. `ending` puts the two together. */
export function methodName(
  { brand, last4, gateway }: Pick<PortalPaymentMethod, 'brand' | 'last4' | 'gateway'>,
  { card, endingIn }: { readonly card: string; readonly endingIn: (brand: string, digits: string) => string },
): string {
  const name = brand === null ? (gateway === 'paypal' ? 'PayPal' : card) : (brands[brand] ?? brand.charAt(0).toUpperCase() + brand.slice(1))
  return last4 === null ? name : endingIn(name, last4)
}

const brands: Readonly<Record<string, string>> = {
  ...{ amex: 'American Express', diners: 'Diners Club', jcb: 'JCB', paypal: 'PayPal' },
  ...{ sepa_debit: 'SEPA', us_bank_account: 'ACH', bacs_debit: 'Bacs' },
}

export type Expiry = 'good' | 'soon' | 'expired'

/** Whether a card is good after the month it names: one that ends within the next 45 days ends soon. Without a month it does not end. */
export function expiryOf({ exp_month: month, exp_year: year }: Pick<PortalPaymentMethod, 'exp_month' | 'exp_year'>, now: Date): Expiry {
  if (month === null || year === null) return 'good'
  // The first moment of the month after it, wherever the bank is.
  const end = Date.UTC(year, month, 1)
  if (now.getTime() >= end) return 'expired'
  return end - now.getTime() <= 45 * 86_400_000 ? 'soon' : 'good'
}

/** The month until which a card is good: `12/2050` as the reader writes it. */
export function monthText(
  { exp_month: month, exp_year: year }: Pick<PortalPaymentMethod, 'exp_month' | 'exp_year'>,
  locale: string,
): string {
  if (month === null || year === null) return ''
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, 1))
}
