import { assert } from '../assert.ts'
import type { ReturnDerivation } from '../credit-note/credit-note.ts'
import { reversalOf } from '../credit-note/store-reversal.ts'
import { decimal } from '../decimal.ts'
import { formatMoney } from '../money.ts'
import { type Figures, figuresOf } from './explain-figures.ts'
import { phrasesFor } from './explain-languages.ts'
import type { Phrases } from './explain-phrases.ts'
import { reversalSteps } from './explain-reversal.ts'
import { creditSteps } from './explain-steps.ts'
import { stretchOf } from './explain-stretch.ts'
import { totalSteps } from './explain-summary.ts'
import { textOf, titleFor } from './explain-text.ts'
import type { ExplainableCreditNote, ExplainableNoteLine, Explained, ExplainedLine } from './explanation.ts'

/** Says in plain words why a credit note gives back what it gives back, and where that goes. A locale that has no phrases gets English. */
export function explainCreditNote(note: ExplainableCreditNote, locale = 'en'): Explained {
  const phrases = phrasesFor(locale)
  const figures = figuresOf(note.currency, phrases.locale)
  const lines = note.lines.map((line) => explainLine(line, note, phrases, figures))
  const summary = [...totalSteps(note, { phrases, figures }), ...settlementSteps(note, phrases, figures)]
  const head = phrases.note.head(note.number, note.invoice, formatMoney({ currency: note.currency, minor: note.total }, phrases.locale))
  return { lines, summary, text: textOf(head, { lines, summary }, note.currency, phrases) }
}

function explainLine(line: ExplainableNoteLine, note: ExplainableCreditNote, phrases: Phrases, figures: Figures): ExplainedLine {
  const { derivation, quantity, amount } = line
  const zone = derivation.rule === 'credit' ? derivation.zone : note.zone
  const title = titleFor(line, { quantity, zone, isCredit: derivation.rule === 'credit' }, phrases)
  const given =
    derivation.rule === 'credit' ? unusedSteps(line, note, phrases, figures) : returnSteps(derivation, line, note, phrases, figures)
  return { title, amount, steps: [...given, ...reversalSteps(derivation.reverses, line, { phrases, figures })] }
}

function unusedSteps(line: ExplainableNoteLine, { invoice, currency }: ExplainableCreditNote, phrases: Phrases, figures: Figures) {
  const { derivation, price, billedPeriod: period, description: name } = line
  assert(derivation.rule === 'credit' && price && period, 'time that is given back was billed with a price')
  const credited = { amount: reversalOf(derivation.reverses).billed.listed, period, invoice }
  const quantity = decimal(derivation.quantity)
  return creditSteps(derivation, credited, { name, kind: 'proration_credit', price, quantity, currency, phrases, figures })
}

/** What was billed, what of it had been given back, and what somebody wanted returned. */
function returnSteps(
  { wanted, reverses }: ReturnDerivation,
  { billedPeriod, listed }: ExplainableNoteLine,
  { invoice, zone }: ExplainableCreditNote,
  phrases: Phrases,
  figures: Figures,
): readonly string[] {
  const { note } = phrases
  const { billed, returned } = reversalOf(reverses)
  const stretch = billedPeriod === null ? null : stretchOf(billedPeriod, zone)
  const steps = [note.wasBilled({ money: figures.money(billed.listed), stretch, invoice })]
  const before = returned.listed
  if (before !== 0n) steps.push(phrases.givenBackBefore({ before: figures.money(before), still: figures.money(billed.listed - before) }))
  const money = figures.money(listed)
  switch (wanted.kind) {
    case 'whole':
      return [...steps, before === 0n ? note.whole(money) : note.allThatIsLeft(money)]
    case 'listed':
      return [...steps, note.part(money)]
    case 'total':
      return [...steps, note.partOfTotal(figures.money(BigInt(wanted.amount)))]
    case 'quantity': {
      const quantity = phrases.quantity(decimal(wanted.quantity))
      const of = phrases.quantity(decimal(wanted.of))
      return [...steps, note.ofQuantity({ quantity, of, computation: `${figures.plain(billed.listed)} × ${quantity} ÷ ${of} = ${money}` })]
    }
    case 'share':
      return [...steps, note.ofShare(`${figures.plain(billed.listed)} × ${phrases.quantity(decimal(wanted.share))} = ${money}`)]
  }
}

function settlementSteps(
  { status, invoice, reducedDue, credited, refunded }: ExplainableCreditNote,
  { note }: Phrases,
  { money }: Figures,
): readonly string[] {
  if (status === 'void') return [note.voided()]
  const steps = [
    ...(reducedDue > 0n ? [note.reducedDue(money(reducedDue), invoice)] : []),
    ...(credited > 0n ? [note.credited(money(credited))] : []),
    ...(refunded > 0n ? [note.refunded(money(refunded))] : []),
  ]
  return steps.length === 0 ? [note.nothing()] : steps
}
