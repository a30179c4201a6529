import type { Conventions } from '../conventions.ts'
import type { LineItemId } from '../id.ts'
import { isReversal } from '../tax/tax.ts'
import type { Derivation } from './derivation.ts'
import type { Line } from './invoice.ts'
import { unadjusted } from './recount.ts'

/** The lines of an invoice that takes the place of another, and which line each of the other's became. */
export interface ReissuedLines {
  readonly lines: readonly Line[]
  readonly replaced: ReadonlyMap<LineItemId, LineItemId>
}

/**
 * The same charges under ids of their own, neither discounted nor taxed: that follows from who the customer is now. What gives back a part of an earlier
 * document keeps the discount and tax that it gives back. What the document owed the balance is not among them: it follows from the others.
 */
export function reissuedLines(lines: readonly Line[], newLineId: () => LineItemId): ReissuedLines {
  const carried = lines.filter((line) => line.kind !== 'credit_to_balance')
  // Ids rise with time, and what was given back of a line before another part is told by them: the new ones rise in the order of the old.
  const replaced = new Map(
    carried
      .map((line) => line.id)
      .sort()
      .map((id) => [id, newLineId()]),
  )
  const replacing = (id: LineItemId): LineItemId => replaced.get(id) ?? id
  const text = (id: string): string => [...replaced].find(([old]) => old === id)?.[1] ?? id
  return {
    replaced,
    lines: carried.map((line) => ({
      ...(isReversal(line) ? line : unadjusted(line)),
      id: replacing(line.id),
      creditedLineId: line.creditedLineId && replacing(line.creditedLineId),
      derivation: renamed(line.derivation, text),
    })),
  }
}

/** How the document treated what its credits were below zero: each of them went to the balance, or only what was left of them. */
export function creditPolicyOf(lines: readonly Line[]): Conventions['credit_policy'] {
  let moved = 0n
  let credits = 0n
  for (const { kind, amount, discount, tax } of lines) {
    const net = amount - discount + tax
    if (kind === 'credit_to_balance') moved += net
    else if (net < 0n) credits -= net
  }
  return moved > 0n && moved === credits ? 'customer_balance' : 'invoice_line'
}

/** Lines of the document that name each other. */
function renamed(derivation: Derivation, text: (id: string) => string): Derivation {
  if (derivation.rule === 'credit') return { ...derivation, line: text(derivation.line) }
  if (derivation.rule === 'price' && derivation.beside !== undefined) return { ...derivation, beside: text(derivation.beside) }
  return derivation
}
