import { z } from 'zod'
import { isNetwork } from './networks.ts'

/** Where the outside is found and by what it knows this installation: from the environment, the same for the whole process. */
export interface Outside {
  /** Where people and software find us, without a slash at its end. */
  readonly publicUrl: string
  /** Base URLs of gateways, without a slash at their end: the real ones unless told otherwise. */
  readonly stripeApiBase: string
  readonly paypalApiBase: string
  /** The base URL of an organization's Zendesk; `{subdomain}` stands for theirs. */
  readonly zendeskApiBase: string
  /** The accounts of organizations that have connected none of their own. Null: there is none. */
  readonly stripe: StripeSecrets | null
  readonly paypal: PaypalSecrets | null
  readonly mail: MailSettings
  readonly sms: SmsSettings | null
  /** Where messages become files that nobody is sent. Null: nowhere. */
  readonly outboxDirectory: string | null
  /** The public key by which SendGrid signs its events, as its settings show it. Null: none are believed. */
  readonly sendgridWebhookKey: string | null
  /**
   * What may be posted to although its address is not public: test receivers, services of one's own network. Hosts (`name` or `name:port`), and networks
   * (`10.1.0.0/16`) to which any name may lead.
   */
  readonly allowedPrivateHosts: readonly string[]
}

export interface StripeSecrets {
  readonly secretKey: string
  readonly publishableKey: string
  /** Null: nothing that comes in is believed; what became of payments is asked for instead. */
  readonly webhookSecret: string | null
}

export interface PaypalSecrets {
  readonly clientId: string
  readonly clientSecret: string
  readonly webhookId: string | null
}

/** By what messages leave. `outbox` keeps them as files and on a page: the default, which needs no vendor. */
export interface MailSettings {
  readonly from: string
  readonly transport:
    | { readonly kind: 'outbox' }
    | { readonly kind: 'smtp'; readonly url: string }
    | { readonly kind: 'sendgrid'; readonly apiKey: string; readonly apiBase: string }
}

export interface SmsSettings {
  readonly accountSid: string
  readonly authToken: string
  /** A telephone number, or a messaging service (`MG…`). */
  readonly from: string
  readonly apiBase: string
}

/** The variables, for the one schema of the environment. */
export const outsideVariables = {
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_API_BASE: baseUrl().default('https://api.stripe.com'),
  PAYPAL_CLIENT_ID: z.string().optional(),
  PAYPAL_CLIENT_SECRET: z.string().optional(),
  PAYPAL_WEBHOOK_ID: z.string().optional(),
  PAYPAL_API_BASE: baseUrl().default('https://api-m.paypal.com'),
  ZENDESK_API_BASE: baseUrl().default('https://{subdomain}.zendesk.com'),
  MAIL_FROM: z.string().max(320).default('Billing <billing@localhost>'),
  SMTP_URL: z
    .string()
    .refine((text) => /^smtps?:\/\//.test(text) && URL.canParse(text), 'is a URL such as smtp://user:password@mail.example.com:587')
    .optional(),
  SENDGRID_API_KEY: z.string().optional(),
  SENDGRID_WEBHOOK_KEY: z.string().optional(),
  SENDGRID_API_BASE: baseUrl().default('https://api.sendgrid.com'),
  TWILIO_ACCOUNT_SID: z.string().optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM: z.string().optional(),
  TWILIO_API_BASE: baseUrl().default('https://api.twilio.com'),
  ALLOWED_PRIVATE_HOSTS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((host) => host !== ''))
    .refine(
      (hosts) => hosts.every((host) => !host.includes('/') || isNetwork(host)),
      'is a list of hosts and of networks such as 10.1.0.0/16',
    )
    .default([]),
}

const variables = z.object(outsideVariables)
type Variables = z.output<typeof variables>

/** The outside of an installation that says nothing of it: the real gateways without an account, and messages that stay here. */
export function defaultOutside(publicUrl: string): Outside {
  return outsideOf(variables.parse({}), publicUrl, (message) => new Error(message))
}

/** Reads what belongs together; the message of the error names the variable that is missing. */
export function outsideOf(given: Variables, publicUrl: string, fail: (message: string) => Error): Outside {
  return {
    publicUrl,
    stripeApiBase: given.STRIPE_API_BASE,
    paypalApiBase: given.PAYPAL_API_BASE,
    zendeskApiBase: given.ZENDESK_API_BASE,
    stripe: stripeOf(given, fail),
    paypal: paypalOf(given, fail),
    mail: mailOf(given, fail),
    sms: smsOf(given, fail),
    outboxDirectory: null,
    sendgridWebhookKey: given.SENDGRID_WEBHOOK_KEY ?? null,
    allowedPrivateHosts: given.ALLOWED_PRIVATE_HOSTS,
  }
}

function stripeOf(given: Variables, fail: (message: string) => Error): StripeSecrets | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_PUBLISHABLE_KEY: publishableKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = given
  if (secretKey === undefined && publishableKey === undefined && webhookSecret === undefined) return null
  if (secretKey === undefined) throw fail('STRIPE_SECRET_KEY: is required with the other variables of Stripe')
  if (publishableKey === undefined) throw fail('STRIPE_PUBLISHABLE_KEY: is required with STRIPE_SECRET_KEY')
  return { secretKey, publishableKey, webhookSecret: webhookSecret ?? null }
}

function paypalOf(given: Variables, fail: (message: string) => Error): PaypalSecrets | null {
  const { PAYPAL_CLIENT_ID: clientId, PAYPAL_CLIENT_SECRET: clientSecret, PAYPAL_WEBHOOK_ID: webhookId } = given
  if (clientId === undefined && clientSecret === undefined && webhookId === undefined) return null
  if (clientId === undefined) throw fail('PAYPAL_CLIENT_ID: is required with the other variables of PayPal')
  if (clientSecret === undefined) throw fail('PAYPAL_CLIENT_SECRET: is required with PAYPAL_CLIENT_ID')
  return { clientId, clientSecret, webhookId: webhookId ?? null }
}

function mailOf(given: Variables, fail: (message: string) => Error): MailSettings {
  const { MAIL_FROM: from, SMTP_URL: url, SENDGRID_API_KEY: apiKey, SENDGRID_API_BASE: apiBase } = given
  if (url !== undefined && apiKey !== undefined) throw fail('SMTP_URL: set this or SENDGRID_API_KEY, not both')
  if (url !== undefined) return { from, transport: { kind: 'smtp', url } }
  return { from, transport: apiKey === undefined ? { kind: 'outbox' } : { kind: 'sendgrid', apiKey, apiBase } }
}

function smsOf(given: Variables, fail: (message: string) => Error): SmsSettings | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from, TWILIO_API_BASE: apiBase } = given
  if (accountSid === undefined && authToken === undefined && from === undefined) return null
  if (accountSid === undefined) throw fail('TWILIO_ACCOUNT_SID: is required with the other variables of Twilio')
  if (authToken === undefined) throw fail('TWILIO_AUTH_TOKEN: is required with TWILIO_ACCOUNT_SID')
  if (from === undefined) throw fail('TWILIO_FROM: is required with TWILIO_ACCOUNT_SID')
  return { accountSid, authToken, from, apiBase }
}

function baseUrl() {
  return z
    .string()
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'is a URL such as http://127.0.0.1:4243')
    .transform((text) => text.replace(/\/+$/, ''))
}
