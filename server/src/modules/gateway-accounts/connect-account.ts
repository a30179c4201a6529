import { type GatewayAccountId, idOf } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { holdsCardNumber } from '@quarterday/core/payment/card-number.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sealedAbout } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { seal } from '../../kit/seal.ts'
import type { EventType } from '../events/event-types.ts'
import * as events from '../events/store.ts'
import { type AccountGateway, type GatewayAccount, gatewayAccountMachine, type SealedSecrets } from './gateway-account.ts'
import { accountToApi } from './schema.ts'
import { hasOpenQuestion, insertAccount, lockAccount, saveAccount } from './store.ts'

export interface ConnectAccount {
  readonly gateway: AccountGateway
  readonly publicKey: string
  readonly secretKey: string | null
  readonly webhookSecret: string | null
}

/** Connects an account: from now on new questions are put there. Refuses `already_exists` while another one of the gateway is connected, `card_data_refused`. */
export async function connectAccount(
  ctx: Context,
  { gateway, publicKey, secretKey, webhookSecret }: ConnectAccount,
): Promise<GatewayAccount> {
  if (holdsCardNumber(publicKey)) throw refuse('card_data_refused')
  return ctx.transaction(async (tx) => {
    const account: GatewayAccount = {
      ...{ id: idOf('ga', newId()), gateway, publicKey, secretKeyLast4: last4(secretKey), webhookSecretLast4: last4(webhookSecret) },
      ...{ status: 'active', eventCount: 1, createdAt: tx.now, updatedAt: tx.now, disconnectedAt: null },
    }
    const secrets = sealed(ctx, account.id, { secretKey, webhookSecret })
    if (!(await insertAccount(tx, account, secrets))) {
      throw refuse('already_exists', { detail: `An account of ${gateway} is connected. Replace its keys, or disconnect it first.` })
    }
    await announce(tx, account, 'gateway_account.connected')
    return account
  })
}

export interface ReplaceKeys {
  readonly publicKey?: string | undefined
  readonly secretKey?: string | undefined
  /** Null: none any more. */
  readonly webhookSecret?: string | null | undefined
}

/** Replaces keys of the same account. Refuses `not_found`, `invalid_state`, `invalid`, `card_data_refused`. */
export async function replaceKeys(
  ctx: Context,
  id: GatewayAccountId,
  { publicKey, secretKey, webhookSecret }: ReplaceKeys,
): Promise<GatewayAccount> {
  if (publicKey !== undefined && holdsCardNumber(publicKey)) throw refuse('card_data_refused')
  return ctx.transaction(async (tx) => {
    const { account: before, secrets } = await lockAccount(tx, id)
    const status = next(gatewayAccountMachine, before.status, 'replace_keys')
    if (before.gateway === 'manual' && (secretKey !== undefined || webhookSecret !== undefined)) {
      const detail = 'Where money is transferred by hand there are no secrets.'
      throw refuse('invalid', {
        detail,
        errors: [{ pointer: secretKey === undefined ? '/webhook_secret' : '/secret_key', code: 'invalid', detail }],
      })
    }
    const made = sealed(ctx, id, { secretKey: secretKey ?? null, webhookSecret: webhookSecret ?? null })
    const account: GatewayAccount = {
      ...before,
      status,
      publicKey: publicKey ?? before.publicKey,
      secretKeyLast4: secretKey === undefined ? before.secretKeyLast4 : last4(secretKey),
      webhookSecretLast4: webhookSecret === undefined ? before.webhookSecretLast4 : last4(webhookSecret),
      eventCount: before.eventCount + 1,
      updatedAt: tx.now,
    }
    await saveAccount(tx, account, {
      secretKey: secretKey === undefined ? secrets.secretKey : made.secretKey,
      webhookSecret: webhookSecret === undefined ? secrets.webhookSecret : made.webhookSecret,
    })
    await announce(tx, account, 'gateway_account.updated')
    return account
  })
}

/** Forgets the secrets of an account: nothing is asked there any more. Refuses `not_found`, `invalid_state`, and `conflict` while a question there is open. */
export async function disconnectAccount(ctx: Context, id: GatewayAccountId): Promise<GatewayAccount> {
  return ctx.transaction(async (tx) => {
    const { account: before } = await lockAccount(tx, id)
    const status = next(gatewayAccountMachine, before.status, 'disconnect')
    if (await hasOpenQuestion(tx, id)) {
      throw refuse('conflict', {
        detail: 'Payments or refunds in this account have no end yet. Without its secrets nobody could find out about them.',
        retryAfterSeconds: 300,
      })
    }
    const account: GatewayAccount = { ...before, status, eventCount: before.eventCount + 1, updatedAt: tx.now, disconnectedAt: tx.now }
    await saveAccount(tx, account, { secretKey: null, webhookSecret: null })
    await announce(tx, account, 'gateway_account.disconnected')
    return account
  })
}

function sealed(
  ctx: Context,
  id: GatewayAccountId,
  { secretKey, webhookSecret }: Pick<ConnectAccount, 'secretKey' | 'webhookSecret'>,
): SealedSecrets {
  const key = ctx.deriveKey('sealed secrets')
  const sealOne = (secret: string | null, field: 'secret_key' | 'webhook_secret') =>
    secret === null ? null : seal(key, secret, sealedAbout(ctx.organizationId, id, field))
  return { secretKey: sealOne(secretKey, 'secret_key'), webhookSecret: sealOne(webhookSecret, 'webhook_secret') }
}

/** Of a secret so short that its end would give it away nothing is shown. */
function last4(secret: string | null): string | null {
  return secret === null ? null : secret.length < 12 ? '' : secret.slice(-4)
}

async function announce(tx: Tx, account: GatewayAccount, type: EventType): Promise<void> {
  await events.addEvents(tx, [{ type, aggregateId: account.id, sequence: account.eventCount, data: accountToApi(account) }])
}
