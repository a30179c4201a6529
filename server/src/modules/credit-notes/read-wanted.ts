import type { WantedLine } from '@quarterday/core/credit-note/compute.ts'
import type { CreditNoteReason, WantedReturn } from '@quarterday/core/credit-note/credit-note.ts'
import type { SettlementWay } from '@quarterday/core/credit-note/settle.ts'
import { type Decimal, decimalText } from '@quarterday/core/decimal.ts'
import type { InvoiceId, LineItemId } from '@quarterday/core/id.ts'
import type { WantedCreditNote } from './compute-credit-note.ts'

interface WrittenLine {
  readonly line: LineItemId
  readonly amount?: number | undefined
  readonly quantity?: Decimal | undefined
  readonly share?: Decimal | undefined
  readonly description?: string | undefined
}

interface Written {
  readonly invoice: InvoiceId
  readonly lines?: readonly WrittenLine[] | undefined
  readonly amount?: number | undefined
  readonly description?: string | undefined
  readonly settle?: SettlementWay | undefined
  readonly reason?: CreditNoteReason | undefined
  readonly memo?: string | null | undefined
}

/** What a request asks for. */
export function readWanted({ invoice: invoiceId, lines, amount, description, settle, reason, memo }: Written): WantedCreditNote {
  const rest = { invoiceId, settle: settle ?? null, reason: reason ?? 'other', memo: memo ?? null }
  if (lines) return { ...rest, wanted: lines.map(readLine), pointer: (index) => `/lines/${index}` }
  if (amount === undefined) return { ...rest, wanted: null, pointer: () => '/invoice' }
  const spread: WantedLine = { lineId: null, unit: 'total', amount: BigInt(amount), description: description ?? null }
  return { ...rest, wanted: [spread], pointer: () => '/amount' }
}

function readLine({ line, description, ...wanted }: WrittenLine): WantedLine {
  return { lineId: line, wanted: readReturn(wanted), description: description ?? null }
}

function readReturn({ amount, quantity, share }: Pick<WrittenLine, 'amount' | 'quantity' | 'share'>): WantedReturn {
  if (amount !== undefined) return { kind: 'listed', amount: amount.toString() }
  if (share !== undefined) return { kind: 'share', share: decimalText(share) }
  if (quantity !== undefined) return { kind: 'quantity', quantity: decimalText(quantity), of: '' }
  return { kind: 'whole' }
}
