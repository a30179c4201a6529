import { expect, test } from 'vitest'
import { inLanguage } from '../catalog/price.ts'
import { priceOf } from '../testing/book.ts'
import { systemText } from './texts.ts'

test.each([
  ['de-CH', 'Ihrem Guthaben gutgeschrieben'],
  ['fr', 'Ajouté à votre avoir'],
  ['es-MX', 'Añadido a su saldo a favor'],
  ['ja', 'Added to your credit balance'],
  [null, 'Added to your credit balance'],
])('the text for %s', (locale, expected) => {
  expect(systemText('credit_to_balance', locale)).toBe(expected)
})

test.each([
  ['de', 'Grundpreis'],
  ['de-AT', 'Grundpreis'],
  ['pt-BR', 'Preço base'],
  ['pt', 'Basic'],
  [null, 'Basic'],
])('a price is called in %s', (locale, expected) => {
  const price = { ...priceOf(1000), name: 'Basic', names: { de: 'Grundpreis', 'pt-BR': 'Preço base' } }
  expect(inLanguage(price, locale).name).toBe(expected)
})
