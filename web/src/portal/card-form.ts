import type { PaymentMethodSetup } from '@quarterday/sdk/types.gen.ts'

/**
 * Leads to the page with the gateway's own form for a card. What that needs is handed over in the storage of this tab, which the form empties: it is in no address and
 * reaches no server.
 */
export function handOver(
  { public_key: key, client_secret: secret }: Pick<PaymentMethodSetup, 'public_key' | 'client_secret'>,
  { back, locale }: { readonly back: string; readonly locale: string },
): void {
  if (key === null || secret === null) throw new Error('A gateway without a page has a form')
  sessionStorage.setItem('quarterday.card', JSON.stringify({ key, secret, back, locale }))
  location.assign('/pay/card')
}
