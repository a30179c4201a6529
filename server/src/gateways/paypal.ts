import { assert } from '@quarterday/core/assert.ts'
import type { Gateway, GatewayAdapter } from './gateway.ts'
import { paypalClient } from './paypal-client.ts'
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
    const client = paypalClient(identity, { clock, log, asking })
    const orders = paypalOrders(client, log)
    const { charge, begin, complete, cancel } = orders
    return {
      ...{ name: 'paypal', publicKey: account.publicKey, charge, begin, complete, cancel },
      ...paypalReports(client, orders, { clock, log }),
      ...paypalMethods(client),
      ...paypalWebhooks(client, account.webhookSecret),
    }
  },
}
