import type { GatewayAccount, Payment } from '@quarterday/sdk/types.gen.ts'

/** Who moves the money, within a sentence. */
export const gatewayTitles: Readonly<Record<Payment['gateway'], string>> = {
  sandbox: 'the sandbox gateway',
  stripe: 'Stripe',
  paypal: 'PayPal',
  manual: 'bank transfer',
}

export const accountTitles: Readonly<Record<GatewayAccount['gateway'], string>> = {
  stripe: 'Stripe',
  paypal: 'PayPal',
  manual: 'Bank transfer',
}

export const accountLooks = {
  active: { label: 'Connected', color: 'teal' },
  disconnected: { label: 'Disconnected', color: 'gray' },
} as const satisfies Record<GatewayAccount['status'], object>

/** A key as the gateway calls it, and where it is found there. */
export interface KeyText {
  readonly label: string
  readonly where: string
  readonly looksLike: string
}

export interface KeyTexts {
  readonly publicKey: KeyText
  readonly secretKey: KeyText
  readonly webhookSecret: KeyText
  /** Of what the gateway shall tell, as it calls it. */
  readonly events: string
}

/** What the keys are called at the gateways that have some. */
export const keyTexts: Readonly<Record<'stripe' | 'paypal', KeyTexts>> = {
  stripe: {
    publicKey: { label: 'Publishable key', where: 'Developers → API keys.', looksLike: 'pk_live_…' },
    secretKey: { label: 'Secret key', where: 'Developers → API keys. Or a restricted key.', looksLike: 'sk_live_…' },
    webhookSecret: {
      label: 'Signing secret',
      where: 'Developers → Webhooks, at the endpoint with the address above.',
      looksLike: 'whsec_…',
    },
    events: 'all of Payment Intent, Setup Intent, Payment Method, Charge and Refund',
  },
  paypal: {
    publicKey: { label: 'Client id', where: 'Apps & credentials, at your REST app.', looksLike: 'AX…' },
    secretKey: { label: 'Secret', where: 'Apps & credentials, at your REST app.', looksLike: 'EJ…' },
    webhookSecret: {
      label: 'Webhook id',
      where: 'At your REST app, below Webhooks, beside the address above.',
      looksLike: '8PT597110X687430L',
    },
    events: 'Checkout order approved, and all of Payment capture, Customer dispute and Vault payment token',
  },
}

/** Where the gateway sends what it has to say of this account. */
export function webhookAddress(origin: string, { id, gateway }: Pick<GatewayAccount, 'id' | 'gateway'>): string {
  return `${origin}/webhooks/${gateway}/${id}`
}

/** A secret by its last characters; null: there is none. One too short to show its end is only said to be there. */
export function secretText(last4: string | null): string | null {
  if (last4 === null) return null
  return last4 === '' ? '••••' : `•••• ${last4}`
}
