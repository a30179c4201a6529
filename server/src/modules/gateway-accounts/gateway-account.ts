import type { GatewayAccountId } from '@quarterday/core/id.ts'
import type { Machine } from '@quarterday/core/machine.ts'

export const gatewayAccountStatuses = ['active', 'disconnected'] as const
export type GatewayAccountStatus = (typeof gatewayAccountStatuses)[number]

export const gatewayAccountMachine: Machine<GatewayAccountStatus, 'replace_keys' | 'disconnect'> = {
  active: { replace_keys: 'active', disconnect: 'disconnected' },
  disconnected: {},
}

/** Gateways of which an organization can have an account of its own. */
export const accountGateways = ['stripe', 'paypal', 'manual'] as const
export type AccountGateway = (typeof accountGateways)[number]

/** An account of the organization's at a gateway. Its secrets are not part of it: they are sealed and never shown again. */
export interface GatewayAccount {
  readonly id: GatewayAccountId
  readonly gateway: AccountGateway
  /** What a browser may know; for `manual` where customers transfer money to. */
  readonly publicKey: string
  readonly secretKeyLast4: string | null
  readonly webhookSecretLast4: string | null
  readonly status: GatewayAccountStatus
  readonly eventCount: number
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
  readonly disconnectedAt: Temporal.Instant | null
}

/** Secrets, sealed. */
export interface SealedSecrets {
  readonly secretKey: Buffer | null
  readonly webhookSecret: Buffer | null
}
