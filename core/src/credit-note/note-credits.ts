import { assert } from '../assert.ts'
import type { Conventions } from '../conventions.ts'
import { freshCredit } from '../credit/draw.ts'
import type { Currency } from '../currency.ts'
import type { Charge, CreditCharge, CreditedDocument } from '../invoice/charge.ts'
import type { InvoiceReason, Line } from '../invoice/invoice.ts'
import { lineOf } from '../invoice/line.ts'
import type { NewId } from '../subscription/draft.ts'
import type { CoveringLine } from '../usage/covering-line.ts'
import { sumsOf } from './compute.ts'
import type { ComputedCreditNote, CreditNoteLine, CreditNoteReason } from './credit-note.ts'
import { type Settlement, settleAutomatically } from './settle.ts'

/** Credits of a decision as credit notes, and the charges that are left for its invoice. */
export interface NotedCredits {
  readonly creditNotes: readonly ComputedCreditNote[]
  readonly charges: readonly Charge[]
  /** What the notes give back, as lines below zero. */
  readonly noted: readonly CoveringLine[]
}

/** What notes that are written together took of an invoice that they share, by its id: the next one finds less. */
export type NotedTogether = ReadonlyMap<string, Settlement>

/**
 * Under `credit_note` and `refund` what is given back of issued invoices becomes credit notes, one an invoice, in the order of the charges. What cannot be
 * noted stays a charge below zero: a part of what is not issued yet, or of an invoice that has come to less than the line because others took off of it.
 */
export function noteCredits(input: {
  readonly charges: readonly Charge[]
  readonly policy: Conventions['credit_policy']
  readonly reason: InvoiceReason
  readonly currency: Currency
  readonly conventions: Conventions
  readonly newId: NewId
  readonly together?: NotedTogether | undefined
}): NotedCredits {
  const { charges, policy, currency, conventions, newId, together = noneTogether } = input
  if (policy !== 'credit_note' && policy !== 'refund') return { creditNotes: [], charges, noted: [] }
  const notes = new Map<string, { readonly document: CreditedDocument; readonly lines: CreditNoteLine[] }>()
  const left: Charge[] = []
  const noted: CoveringLine[] = []
  for (const charge of charges) {
    const named = charge.rule === 'credit' ? charge.credited.document : null
    if (charge.rule !== 'credit' || named === null || !isIssued(named)) {
      left.push(charge)
      continue
    }
    const document = after(named, together)
    const line = lineOf(charge, currency, conventions)
    const lines = [...(notes.get(document.invoiceId)?.lines ?? []), noteLine(line, charge)]
    if (sumsOf(lines).total > document.creditable) left.push(charge)
    else if (line.listed !== 0n) {
      notes.set(document.invoiceId, { document, lines })
      noted.push({ line, of: charge.credited.period })
    }
  }
  const creditNotes = [...notes.values()].map(({ document, lines }): ComputedCreditNote => {
    const { invoiceId, owed, refundable, status } = document
    const sums = sumsOf(lines)
    const way = policy === 'refund' ? 'refund' : 'credit'
    const settlement = settleAutomatically(sums.total, way, { owed, refundable, writtenOff: status === 'uncollectible' })
    const grant = settlement.credited > 0n ? freshCredit(newId('grant'), settlement.credited) : null
    return { id: newId('cn'), invoiceId, currency, reason: reasonOf(input.reason), lines, ...sums, settlement, grant }
  })
  return { creditNotes, charges: left, noted }
}

/** The same, once a further note has been made. */
export function notedAlso(together: NotedTogether, notes: readonly ComputedCreditNote[]): NotedTogether {
  if (notes.length === 0) return together
  const sums = new Map(together)
  for (const { invoiceId, settlement } of notes) {
    const { reducedDue, credited, refunded } = sums.get(invoiceId) ?? nothingSettled
    sums.set(invoiceId, {
      reducedDue: reducedDue + settlement.reducedDue,
      credited: credited + settlement.credited,
      refunded: refunded + settlement.refunded,
    })
  }
  return sums
}

function after(document: CreditedDocument, together: NotedTogether): CreditedDocument {
  const { reducedDue, credited, refunded } = together.get(document.invoiceId) ?? nothingSettled
  const { owed, refundable, creditable } = document
  return {
    ...document,
    owed: owed - reducedDue,
    refundable: refundable - refunded,
    creditable: creditable - reducedDue - credited - refunded,
  }
}

const nothingSettled: Settlement = { reducedDue: 0n, credited: 0n, refunded: 0n }
const noneTogether: NotedTogether = new Map()

function isIssued({ status }: CreditedDocument): boolean {
  return status !== 'draft' && status !== 'void'
}

/** The same money, seen from the document that gives it: above zero. */
function noteLine(line: Line, charge: CreditCharge): CreditNoteLine {
  const { derivation, taxing } = line
  assert(derivation.rule === 'credit' && derivation.reverses !== undefined, 'a credit of an issued line says what it reverses')
  const { reverses } = derivation
  return {
    id: line.id,
    kind: 'proration',
    creditedLineId: charge.credited.lineId,
    description: line.description,
    quantity: line.quantity,
    period: line.period,
    currency: line.currency,
    listed: -line.listed,
    amount: -line.amount,
    discount: -line.discount,
    tax: -line.tax,
    discounts: line.discounts.map((each) => ({ ...each, amount: -each.amount })),
    taxing: { ...taxing, applied: taxing.applied.map((tax) => ({ ...tax, amount: -tax.amount })) },
    derivation: { ...derivation, reverses },
  }
}

function reasonOf(reason: InvoiceReason): CreditNoteReason {
  return reason === 'cancel' || reason === 'pause' ? reason : 'change'
}
