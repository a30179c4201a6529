import { assert } from '@quarterday/core/assert.ts'
import { type GatewayName, gatewayNames } from '@quarterday/core/payment/payment.ts'
import { openingKeys } from '../kit/authenticate-secrets.ts'
import type { Clock } from '../kit/clock.ts'
import type { Context } from '../kit/context.ts'
import type { Outside } from '../kit/outside.ts'
import { unseal } from '../kit/seal.ts'
import { findAccount, type SealedAccount } from './account-store.ts'
import { Breaker, guarded } from './breaker.ts'
import type { Gateway, GatewayAccount, GatewayAdapter } from './gateway.ts'
import { manual } from './manual.ts'
import { paypal } from './paypal.ts'
import { sandbox } from './sandbox.ts'
import { stripe } from './stripe.ts'

/** Every gateway that can be asked for money. The contract tests run on each. */
export const gateways: readonly GatewayAdapter[] = [sandbox, stripe, paypal, manual]

/** What it takes to find a gateway and to speak for an organization there. */
export type Connecting = Pick<Context, 'database' | 'organizationId' | 'outside' | 'clock' | 'log' | 'deriveKey'>

/** Where an organization's money of one gateway goes. */
export interface Connected {
  readonly gateway: Gateway
  /** The organization's own account; null: that of the installation, or the gateway needs none. */
  readonly accountId: string | null
}

/**
 * The gateway of this name for the organization of the context: by its own account, else by the installation's. `accountId` names the account that a
 * payment was begun in; null is then the installation's, and undefined asks for the one that is connected now. Null: there is no account.
 */
export async function findGateway(ctx: Connecting, name: string, accountId?: string | null): Promise<Connected | null> {
  const known = connected.get(ctx)
  const memory = known ?? new Map<string, Promise<Connected | null>>()
  if (known === undefined) connected.set(ctx, memory)
  const key = `${name} ${accountId === undefined ? 'connected' : accountId}`
  const found = memory.get(key) ?? connect(ctx, nameOf(name), accountId)
  memory.set(key, found)
  found.catch(() => memory.delete(key))
  return found
}

/** The same where an account is taken for granted: without one it throws, and whatever was to be asked stays to be asked. */
export async function gatewayFor(ctx: Connecting, name: string, accountId?: string | null): Promise<Gateway> {
  const found = await findGateway(ctx, name, accountId)
  if (found === null) throw new Error(`No account of the gateway ${name} is connected`)
  return found.gateway
}

/** What an account's secret is sealed about: it opens nowhere else. */
export function sealedAbout(organizationId: string, accountId: string, field: 'secret_key' | 'webhook_secret'): string {
  return `${organizationId} gateway_accounts ${accountId} ${field}`
}

// One operation reads an account once, however many questions it puts.
const connected = new WeakMap<Connecting, Map<string, Promise<Connected | null>>>()
const breakers = new WeakMap<Clock, Map<string, Breaker>>()

async function connect(ctx: Connecting, name: GatewayName, accountId: string | null | undefined): Promise<Connected | null> {
  const adapter = gateways.find((each) => each.name === name)
  assert(adapter, `Nobody can ask a gateway called ${name}`)
  assert(!ctx.database.isInTransaction(), 'A gateway is asked outside of transactions: the question has to be committed before')
  const sealed =
    accountId === null
      ? null
      : await ctx.database.organization(ctx.organizationId, (tx) => findAccount(tx, name, accountId ?? null), { readOnly: true })
  if (sealed === null && typeof accountId === 'string') return null
  const account = sealed === null ? installationAccount(ctx.outside, name) : opened(ctx, sealed)
  if (adapter.needsAccount && account === null) return null
  const gateway = adapter.connect(ctx, account)
  if (!adapter.needsAccount) return { gateway, accountId: sealed?.id ?? null }
  return {
    gateway: guarded(
      gateway,
      breakerOf(ctx, `${name} ${sealed?.id ?? 'installation'} ${ctx.outside.stripeApiBase} ${ctx.outside.paypalApiBase}`),
    ),
    accountId: sealed?.id ?? null,
  }
}

function opened(
  { organizationId, deriveKey }: Connecting,
  { id, publicKey, secretKey, webhookSecret, status }: SealedAccount,
): GatewayAccount | null {
  if (status === 'disconnected') return null
  const open = (sealed: Buffer | null, field: 'secret_key' | 'webhook_secret') =>
    sealed === null ? null : unseal(openingKeys(deriveKey, 'sealed secrets'), sealed, sealedAbout(organizationId, id, field))
  return { publicKey, secretKey: open(secretKey, 'secret_key'), webhookSecret: open(webhookSecret, 'webhook_secret') }
}

function installationAccount({ stripe, paypal }: Outside, name: GatewayName): GatewayAccount | null {
  if (name === 'stripe' && stripe !== null) {
    return { publicKey: stripe.publishableKey, secretKey: stripe.secretKey, webhookSecret: stripe.webhookSecret }
  }
  if (name === 'paypal' && paypal !== null) {
    return { publicKey: paypal.clientId, secretKey: paypal.clientSecret, webhookSecret: paypal.webhookId }
  }
  return null
}

function breakerOf({ clock }: Connecting, name: string): Breaker {
  const known = breakers.get(clock) ?? new Map<string, Breaker>()
  breakers.set(clock, known)
  const breaker = known.get(name) ?? new Breaker(clock)
  known.set(name, breaker)
  return breaker
}

function nameOf(name: string): GatewayName {
  const known = gatewayNames.find((each) => each === name)
  assert(known, `There is no gateway called ${name}`)
  return known
}
