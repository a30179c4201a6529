import { expect, test } from 'vitest'
import { waitText } from './wait-text.ts'

test.each([
  [0, 'en', '1 second'],
  [1, 'de', '1 Sekunde'],
  [119, 'en', '119 seconds'],
  [120, 'fr', '2 minutes'],
  [121, 'es', '3 minutos'],
  [3600, 'de', '60 Minuten'],
])('%d seconds are %s: %s', (seconds, locale, text) => {
  expect(waitText(seconds, locale)).toBe(text)
})
