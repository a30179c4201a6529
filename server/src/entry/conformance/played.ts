import type { z } from 'zod'
import type { creditNoteSchema } from '../../modules/credit-notes/schema.ts'
import type { invoiceSchema } from '../../modules/invoices/schema.ts'
import type { Board } from './board.ts'
import type { PlayedInvoice } from './played-invoice.ts'
import type { PlayedLine } from './played-line.ts'

/** What came of a case, in the words of the case. */
export interface Played {
  readonly invoices: readonly PlayedInvoice[]
  readonly creditNotes: readonly PlayedNote[]
  readonly previews: Board['previews']
  readonly drafts: Board['drafts']
  readonly eventCharges: Board['eventCharges']
  /** Invoices that actions named. */
  readonly refs: ReadonlyMap<string, string>
  /** How many invoices there were, by `customer at`: as few as can be said, one a customer and day, and as many. */
  readonly counts: ReadonlyMap<string, { readonly least: number; readonly most: number }>
  /** By `kind customer at`. */
  readonly balances: ReadonlyMap<string, number>
  readonly statuses: ReadonlyMap<string, string>
  /** By `sub charge at`. */
  readonly usage: ReadonlyMap<string, PlayedUsage>
  /** By the place of the rating in the case. */
  readonly ratings: readonly number[]
  readonly parents: ReadonlyMap<string, { readonly total: number; readonly lines: readonly { child: string; amount: number }[] }>
}

export interface PlayedUsage {
  readonly units: number
  readonly billable_units: number
  readonly amount: number
  readonly amount_with_tax: number
}

export interface PlayedNote {
  readonly invoice: string
  readonly customer: string
  readonly issueDate: string
  readonly lines: readonly PlayedLine[]
  readonly gross: number
  readonly discount: number
  readonly tax: number
  readonly total: number
  readonly refunded: number
  readonly credited: number
  readonly reducedDue: number
}

/** A line as the API gives it; a preview knows no subscription. */
export interface ReadLine {
  readonly kind: string
  readonly price?: string | null
  readonly subscription?: string | null
  readonly description: string
  readonly period?: ReadPeriod | null
  readonly full_period?: ReadPeriod | null
  readonly quantity?: string
  readonly listed_amount?: number
  readonly amount: number
  readonly discount: number
  readonly tax: number
}

export function lineOf(board: Board, line: ReadLine): PlayedLine {
  const sub = [...board.subs].find(([, { id }]) => id === line.subscription)
  const sold = board.sold.get(line.price ?? '')
  return {
    kind: sold?.prepaid && (line.kind === 'recurring' || line.kind === 'usage') ? 'fixed' : line.kind,
    plan: sold?.plan ?? null,
    charge: sold?.charge ?? null,
    sub: sub?.[0] ?? null,
    description: line.description,
    periodStart: line.period?.start_on ?? null,
    periodEnd: line.period?.end_on ?? null,
    start: line.period?.start ?? null,
    end: line.period?.end ?? null,
    fullPeriod: periodOf(line.full_period),
    quantities: sold?.isMean ? null : quantitiesOf(line, sold?.unitAmount ?? null),
    listed: line.listed_amount ?? line.amount,
    amount: line.amount,
    discount: line.discount,
    tax: line.tax,
  }
}

interface ReadPeriod {
  readonly start: string
  readonly end: string
  readonly start_on: string
  readonly end_on: string
}

function periodOf(read: ReadPeriod | null | undefined): PlayedLine['fullPeriod'] {
  return read ? { start: read.start, end: read.end, startOn: read.start_on, endOn: read.end_on } : null
}

/** A line that bills a rise says the whole quantity; by its price one sees by how much it rose. */
function quantitiesOf({ quantity = '1', listed_amount: listed }: ReadLine, unitAmount: number | null): readonly number[] {
  const all = Number(quantity)
  return unitAmount === null || unitAmount === 0 || listed === undefined ? [all] : [all, listed / unitAmount]
}

/** Without the lines that only move a negative sum to the balance. */
export function withoutBalance(lines: readonly PlayedLine[]): PlayedLine[] {
  return lines.filter((line) => line.kind !== 'credit_to_balance')
}

export function invoiceOf(board: Board, invoice: z.input<typeof invoiceSchema>): PlayedInvoice {
  const all: PlayedLine[] = (invoice.lines ?? []).map((line: ReadLine) => lineOf(board, line))
  const moved = all.reduce((sum, line) => (line.kind === 'credit_to_balance' ? sum + line.amount : sum), 0)
  const lines = withoutBalance(all)
  const wallet = invoice.wallet_applied
  return {
    id: invoice.id,
    customer: nameOf(board, invoice.customer),
    issueDate: invoice.issued_on ?? 'draft',
    lines,
    subtotal: invoice.subtotal - moved,
    listedSubtotal: lines.reduce((sum, line) => sum + line.listed, 0),
    discount: invoice.discount,
    tax: invoice.tax,
    total: invoice.total - moved,
    creditApplied: invoice.credits_applied - wallet,
    walletApplied: wallet,
    creditGenerated: moved,
    payable: invoice.total - invoice.credits_applied,
    amountDue: invoice.amount_due,
    amountCredited: invoice.amount_credited,
  }
}

export function noteOf(board: Board, note: z.input<typeof creditNoteSchema>): PlayedNote {
  const lines: PlayedLine[] = (note.lines ?? []).map((line: ReadLine) => lineOf(board, line))
  return {
    invoice: note.invoice,
    customer: nameOf(board, note.customer),
    issueDate: note.issued_on,
    lines,
    gross: note.subtotal,
    discount: note.discount,
    tax: note.tax,
    total: note.total,
    refunded: note.refunded,
    credited: note.credited,
    reducedDue: note.reduced_due,
  }
}

export function nameOf(board: Board, id: string): string {
  return [...board.customers].find(([, each]) => each === id)?.[0] ?? id
}
