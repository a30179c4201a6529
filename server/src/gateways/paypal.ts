import { assert } from '@quarterday/core/assert.ts'
import type { Gateway, GatewayAdapter } from './gateway.ts'
import type { PaypalIdentity } from './paypal-access.ts'
import { type PaypalAsking, paypalClient } from './paypal-client.ts'
import { paypalMethods } from './paypal-methods.ts'
import { paypalOrders } from './paypal-orders.ts'
import { paypalReports } from './paypal-reports.ts'
import { paypalWebhooks } from './paypal-webhooks.ts'

/**
 * PayPal, by its REST interface: orders for money, its vault for means to pay, all under our keys and asked once each. A charge is known by its order's id. Its
 * account is a client id (`publicKey`), a client secret and a webhook id (`webhookSecret`).
 */
export const paypal: GatewayAdapter = {
  name: 'paypal',
  needsAccount: true,
  connect({ database, outside, clock, log }, account): Gateway {
    assert(account?.publicKey && account.secretKey, 'PayPal is asked with a client id and a client secret')
    const asking = (): void => assert(!database.isInTransaction(), 'A gateway is asked outside of transactions')
    const identity = { base: outside.paypalApiBase, clientId: account.publicKey, clientSecret: account.secretKey }
    return paypalGateway(identity, account.webhookSecret, { clock, log, asking })
  },
}

/** The same without a database to watch over. */
export function paypalGateway(identity: PaypalIdentity, webhookId: string | null, how: PaypalAsking): Gateway {
  const client = paypalClient(identity, how)
  const orders = paypalOrders(client, how.log)
  const { charge, begin, complete, cancel } = orders
  return {
    ...{ name: 'paypal', publicKey: identity.clientId, charge, begin, complete, cancel },
    ...paypalReports(client, orders, how),
    ...paypalMethods(client),
    ...paypalWebhooks(client, webhookId),
  }
}
