import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { accountGateways, type GatewayAccount, gatewayAccountStatuses } from './gateway-account.ts'

const gateway = z.enum(accountGateways).meta({ examples: ['stripe'] })

export const gatewayAccountSchema = z
  .strictObject({
    id: idSchema('ga'),
    object: z.literal('gateway_account'),
    gateway,
    status: z.enum(gatewayAccountStatuses),
    public_key: z.string().meta({
      description: 'Stripe’s publishable key, PayPal’s client id; for `manual` the lines that tell customers where to transfer money to.',
      examples: ['pk_test_51'],
    }),
    secret_key_last4: z
      .string()
      .nullable()
      .meta({ description: 'The last four characters; more of it is never shown again.', examples: ['3fQz'] }),
    webhook_secret_last4: z
      .string()
      .nullable()
      .meta({ description: 'Null: nothing that comes in is believed; the gateway is asked instead.', examples: ['9kLm'] }),
    created_at: instant,
    updated_at: instant,
    disconnected_at: instant.nullable().meta({ examples: [null] }),
  })
  .meta({ id: 'GatewayAccount', description: 'An account of the organization’s at a payment gateway. Its secrets are kept sealed.' })

export const gatewayAccountListSchema = pageSchema('GatewayAccountList', gatewayAccountSchema)

const publicKey = text(1000).meta({
  description: 'Stripe’s publishable key, PayPal’s client id; for `manual` where customers transfer money to.',
  examples: ['pk_test_51'],
})
const secretKey = text(500).meta({ description: 'Stripe’s secret key, PayPal’s client secret.', examples: ['sk_test_51'] })
const webhookSecret = text(500).meta({ description: 'Stripe’s signing secret, PayPal’s webhook id.', examples: ['whsec_1'] })

export const gatewayAccountCreateSchema = z
  .strictObject({
    gateway,
    public_key: publicKey,
    secret_key: secretKey.optional().meta({ description: 'Required except for `manual`, which has none.' }),
    webhook_secret: webhookSecret.optional(),
  })
  .check(({ value, issues }) => {
    const isManual = value.gateway === 'manual'
    if (isManual === (value.secret_key !== undefined)) {
      const message = isManual ? 'There is none where money is transferred by hand' : 'Is required'
      issues.push({ code: 'custom', path: ['secret_key'], message, input: value })
    }
    if (isManual && value.webhook_secret !== undefined)
      issues.push({ code: 'custom', path: ['webhook_secret'], message: 'There is none where money is transferred by hand', input: value })
  })
  .meta({
    id: 'GatewayAccountCreate',
    examples: [{ gateway: 'stripe', public_key: 'pk_test_51', secret_key: 'sk_test_51', webhook_secret: 'whsec_1' }],
  })

export const gatewayAccountUpdateSchema = z
  .strictObject({ public_key: publicKey.optional(), secret_key: secretKey.optional(), webhook_secret: webhookSecret.nullable().optional() })
  .meta({ id: 'GatewayAccountUpdate', examples: [{ secret_key: 'sk_test_52' }] })

export function accountToApi(account: GatewayAccount): z.input<typeof gatewayAccountSchema> {
  return {
    id: encodeId('ga', account.id),
    object: 'gateway_account',
    gateway: account.gateway,
    status: account.status,
    public_key: account.publicKey,
    secret_key_last4: account.secretKeyLast4,
    webhook_secret_last4: account.webhookSecretLast4,
    created_at: account.createdAt.toString(),
    updated_at: account.updatedAt.toString(),
    disconnected_at: account.disconnectedAt?.toString() ?? null,
  }
}
