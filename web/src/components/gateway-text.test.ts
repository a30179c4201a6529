import { expect, test } from 'vitest'
import { secretText, webhookAddress } from './gateway-text.ts'

test('the address for webhooks names the gateway and the account', () => {
  expect(webhookAddress('https://billing.example.com', { id: 'ga_01h455vb4pex5vsknk084sn02q', gateway: 'paypal' })).toBe(
    'https://billing.example.com/webhooks/paypal/ga_01h455vb4pex5vsknk084sn02q',
  )
})

test.each([
  [null, null],
  ['3fQz', '•••• 3fQz'],
  ['', '••••'],
])('a secret that ends in %j is shown as %j', (last4, text) => {
  expect(secretText(last4)).toBe(text)
})
