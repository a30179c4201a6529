import { assert } from '../assert.ts'
import { decimal } from '../decimal.ts'
import { formatMoney } from '../money.ts'
import { adjustmentSteps } from './explain-adjustments.ts'
import { entire, figuresOf } from './explain-figures.ts'
import { phrasesFor } from './explain-languages.ts'
import type { Phrases } from './explain-phrases.ts'
import { reversalSteps } from './explain-reversal.ts'
import { creditSteps, type Explaining, enteredSteps, priceSteps } from './explain-steps.ts'
import { summaryOf } from './explain-summary.ts'
import { textOf, titleFor } from './explain-text.ts'
import { commitmentSteps, usageSteps } from './explain-usage.ts'
import type { ExplainableInvoice, ExplainableLine, Explained, ExplainedLine } from './explanation.ts'

/** Says in plain words, for whoever has to pay it, why an invoice comes to what it comes to. A locale that has no phrases gets English. */
export function explainInvoice(invoice: ExplainableInvoice, locale = 'en'): Explained {
  const phrases = phrasesFor(locale)
  const charged = invoice.lines.reduce((sum, line) => (line.derivation.rule === 'balance' ? sum : sum + netOf(line)), 0n)
  const lines = invoice.lines.map((line) => explainLine(line, { invoice, phrases, charged }))
  const summary = summaryOf(invoice, phrases)
  const head = phrases.head(invoice.number, formatMoney({ currency: invoice.currency, minor: invoice.total }, phrases.locale))
  return { lines, summary, text: textOf(head, { lines, summary }, invoice.currency, phrases) }
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
  const { derivation } = line
  const means = { phrases, figures }
  const adjusted =
    derivation.rule === 'credit' && derivation.reverses
      ? reversalSteps(derivation.reverses, line, means)
      : adjustmentSteps(line, invoice, means)
  return { title: titleOf(line, invoice.zone, phrases), amount: line.amount, steps: [...stepsOf(line, surroundings), ...adjusted] }
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

function titleOf(line: ExplainableLine, zone: string, phrases: Phrases): string {
  const { derivation } = line
  const quantity = 'quantity' in derivation ? decimal(derivation.quantity) : entire
  return titleFor(line, { quantity, zone: 'zone' in derivation ? derivation.zone : zone, isCredit: derivation.rule === 'credit' }, phrases)
}

function netOf(line: ExplainableLine): bigint {
  return line.amount - line.discount + line.tax
}
