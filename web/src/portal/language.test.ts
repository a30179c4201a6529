import { expect, test } from 'vitest'
import { speechOf } from './language.tsx'

test.each([
  [['de-AT', 'en'], 'de', 'de-AT'],
  // What was chosen is a language alone; whoever has more to say of it says how days are written.
  [['fr', 'de-CH', 'fr-CA'], 'fr', 'fr-CA'],
  [['ja', 'pt-BR', 'es-MX'], 'es', 'es-MX'],
  [['ja'], 'en', 'en'],
  [[null, 'en-GB'], 'en', 'en-GB'],
  [['de_DE', '', 'not a locale', 'fr'], 'fr', 'fr'],
  [[], 'en', 'en'],
])('of %j it is %s, written as %s', (wanted, language, locale) => {
  expect(speechOf(wanted)).toEqual({ language, locale })
})
