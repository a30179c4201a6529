import { assert } from '../assert.ts'
import { decimal } from '../decimal.ts'
import { formatMoney } from '../money.ts'
import { entire, figuresOf } from './explain-figures.ts'
import { phrasesFor } from './explain-languages.ts'
import type { Phrases } from './explain-phrases.ts'
import { creditSteps, type Explaining, enteredSteps, priceSteps } from './explain-steps.ts'
import { stretchOf } from './explain-stretch.ts'
import { summaryOf } from './explain-summary.ts'
import { commitmentSteps, usageSteps } from './explain-usage.ts'
import type { ExplainableInvoice, ExplainableLine, ExplainedInvoice, ExplainedLine } from './explanation.ts'

/** Says in plain words, for whoever has to pay it, why an invoice comes to what it comes to. A locale that has no phrases gets English. */
export function explainInvoice(invoice: ExplainableInvoice, locale = 'en'): ExplainedInvoice {
  const phrases = phrasesFor(locale)
  const charged = invoice.lines.reduce((sum, line) => (line.derivation.rule === 'balance' ? sum : sum + netOf(line)), 0n)
  const lines = invoice.lines.map((line) => explainLine(line, { invoice, phrases, charged }))
  const summary = summaryOf(invoice, phrases)
  return { lines, summary, text: textOf(invoice, lines, summary, phrases) }
}

interface Surroundings {
  readonly invoice: ExplainableInvoice
  readonly phrases: Phrases
  /** Sum of all lines but the one that moves credit to the balance. */
  readonly charged: bigint
}

function explainLine(line: ExplainableLine, surroundings: Surroundings): ExplainedLine {
  const { invoice, phrases } = surroundings
  const { currency } = invoice
  const figures = figuresOf(currency, phrases.locale)
  const steps = [...stepsOf(line, surroundings)]
  if (line.discount !== 0n) steps.push(phrases.discount(figures.money(line.discount)))
  if (line.tax !== 0n) steps.push(phrases.tax(figures.money(line.tax)))
  return { title: titleOf(line, invoice.zone, phrases), amount: line.amount, steps }
}

function stepsOf(line: ExplainableLine, { invoice, phrases, charged }: Surroundings): readonly string[] {
  const { derivation } = line
  const figures = figuresOf(invoice.currency, phrases.locale)
  switch (derivation.rule) {
    case 'price':
      return priceSteps(derivation, explaining(line, derivation, invoice, phrases))
    case 'usage':
      return usageSteps(derivation, explaining(line, derivation, invoice, phrases))
    case 'commitment':
      return commitmentSteps(derivation, explaining(line, derivation, invoice, phrases))
    case 'credit': {
      assert(line.credited, 'a credit line is explained with the line that it credits')
      return creditSteps(derivation, line.credited, explaining(line, derivation, invoice, phrases))
    }
    case 'entered':
      return enteredSteps(derivation, figures, phrases)
    case 'balance': {
      const moved = -BigInt(derivation.moved)
      return [charged === -moved ? phrases.creditsExceed(figures.money(moved)) : phrases.creditsMoved(figures.money(moved))]
    }
  }
}

function explaining(
  line: ExplainableLine,
  { quantity }: { readonly quantity: string },
  { currency }: ExplainableInvoice,
  phrases: Phrases,
): Explaining {
  const { price, kind, description: name } = line
  assert(price, 'a line that has a price is explained with it')
  return { name, kind, price, quantity: decimal(quantity), currency, phrases, figures: figuresOf(currency, phrases.locale) }
}

function titleOf({ description, period, derivation }: ExplainableLine, zone: string, phrases: Phrases): string {
  const where = 'zone' in derivation ? derivation.zone : zone
  const stretch = period === null ? null : stretchOf(period, where)
  const quantity = 'quantity' in derivation ? decimal(derivation.quantity) : entire
  const counted = quantity.eq(1) ? null : phrases.quantity(quantity)
  return phrases.title({ name: description, counted, stretch, isCredit: derivation.rule === 'credit' })
}

function netOf(line: ExplainableLine): bigint {
  return line.amount - line.discount + line.tax
}

function textOf(invoice: ExplainableInvoice, lines: readonly ExplainedLine[], summary: readonly string[], phrases: Phrases): string {
  const { currency, number, total } = invoice
  const head = phrases.head(number, formatMoney({ currency, minor: total }, phrases.locale))
  const parts = lines.map(({ title, amount, steps }) =>
    [`${title}: ${formatMoney({ currency, minor: amount }, phrases.locale)}`, ...steps.map((step) => `  ${step}`)].join('\n'),
  )
  return [head, ...parts, summary.join('\n')].join('\n\n')
}
