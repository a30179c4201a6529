import type { WebhookAttempt } from '@quarterday/sdk/types.gen.ts'
import { expect, test } from 'vitest'
import { outcomeOf } from './webhook-text.ts'

const attempt: WebhookAttempt = {
  ...{ number: 1, url: 'https://hooks.example.com/', started_at: '2027-04-01T00:00:00Z', outcome: 'delivered', failure: null },
  ...{ detail: null, status_code: 200, duration_ms: 84, response: 'ok' },
}

test.each([
  [{}, '200 in 84 ms'],
  [{ outcome: 'failed', status_code: 500 }, '500 in 84 ms'],
  [{ outcome: 'failed', status_code: null, detail: 'No answer came in time.' }, 'No answer came in time.'],
  [{ outcome: 'interrupted', status_code: null, duration_ms: null }, 'We stopped before the answer'],
  [{ outcome: null, status_code: null, duration_ms: null }, 'Being sent'],
] as const)('%j is “%s”', (fields, text) => {
  expect(outcomeOf({ ...attempt, ...fields })).toBe(text)
})
