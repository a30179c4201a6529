import { money } from '@quarterday/core/money.ts'
import type { BeginRequest, ChargeOutcome, ChargeRequest, Gateway } from '../src/gateways/gateway.ts'
import { paypalGateway } from '../src/gateways/paypal.ts'
import { type SandboxServer, startSandboxServer } from '../src/gateways/sandbox-server/server.ts'
import { newLogger } from '../src/kit/log.ts'
import { type MovableClock, movableClock } from './movable-clock.ts'

/** A shop that takes PayPal, the gateway to try it against, and a clock for both. */
export interface PaypalShop {
  readonly server: SandboxServer
  readonly clock: MovableClock
  readonly gateway: Gateway
  /** The same shop by other means: another secret, another place, another webhook id. */
  as(other: { readonly base?: string; readonly clientSecret?: string; readonly webhookId?: string | null }): Gateway
  /** A question of 10.00 EUR under a key of its own, by this means to pay. */
  question(token?: string): ChargeRequest
  door(fields?: Partial<BeginRequest>): BeginRequest
  /** What PayPal's own book says was taken and not given back, over everything. */
  net(): bigint
  captures(): number
  close(): Promise<void>
}

export async function paypalShop(): Promise<PaypalShop> {
  const clock = movableClock()
  const server = await startSandboxServer({ clock })
  const log = newLogger({ level: 'silent' })
  const as: PaypalShop['as'] = ({ base = server.url, clientSecret = 'a secret', webhookId = null }) =>
    paypalGateway({ base, clientId: 'shop', clientSecret }, webhookId, { clock, log, asking: () => undefined })
  let questions = 0
  const next = () => {
    questions += 1
    const labels = { organization: 'org_shop', payment: `pay_${questions}`, description: `INV-${questions}` }
    return { idempotencyKey: `inv_${questions}:1`, customer: null, amount: money('EUR', 1000n), labels }
  }
  const entries = () => server.book.all().flatMap(({ ledger }) => ledger.entries)
  return {
    ...{ server, clock, as, gateway: as({}), close: () => server.close() },
    question: (token = 'pm_card_visa') => ({ ...next(), token }),
    door: (fields = {}) => ({ ...next(), returnUrl: 'https://shop.example/paid?invoice=1', keepMethod: false, ...fields }),
    net: () =>
      entries().reduce((sum, { kind, amount }) => (kind === 'capture' || kind === 'dispute_won' ? sum + amount : sum - amount), 0n),
    captures: () => entries().filter(({ kind }) => kind === 'capture').length,
  }
}

/** The name and the approval page of a door that has opened. */
export function opened(outcome: ChargeOutcome): { readonly reference: string; readonly page: string } {
  if (outcome.kind !== 'needs_customer' || outcome.redirectUrl === null) throw new Error(`No door has opened: ${outcome.kind}`)
  return { reference: outcome.reference, page: outcome.redirectUrl }
}
