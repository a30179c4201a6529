import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { newWebhookSecret, webhookHeaders } from './standard-webhooks.ts'

test('S54: the example of the specification has its signature', () => {
  const message = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: Temporal.Instant.fromEpochMilliseconds(1_614_265_330_000),
    body: '{"test": 2432232314}',
  }
  expect(webhookHeaders(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

test('S54: an independent library believes a message signed with two secrets, by either of them, and by no other', () => {
  const [fresh, old, foreign] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()]
  expect(fresh).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const body = JSON.stringify({ text: 'Grüße, 日本' })
  const at = Temporal.Instant.fromEpochMilliseconds(Date.now())
  const headers = webhookHeaders({ id: 'evt_1', at, body }, [fresh, old])
  expect(new Webhook(fresh).verify(body, headers)).toEqual({ text: 'Grüße, 日本' })
  expect(new Webhook(old).verify(body, headers)).toEqual({ text: 'Grüße, 日本' })
  expect(() => new Webhook(foreign).verify(body, headers)).toThrow()
  expect(() => new Webhook(fresh).verify(`${body} `, headers)).toThrow()
})
