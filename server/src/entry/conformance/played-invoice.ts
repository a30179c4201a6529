import type { PlayedLine } from './played-line.ts'

/** An invoice in the words of the case. */
export interface PlayedInvoice {
  readonly id: string
  readonly customer: string
  readonly issueDate: string
  readonly lines: readonly PlayedLine[]
  /** Without what only moves a negative sum to the balance. */
  readonly subtotal: number
  /** The same with the tax that prices include. */
  readonly listedSubtotal: number
  readonly discount: number
  readonly tax: number
  readonly total: number
  readonly creditApplied: number
  readonly walletApplied: number
  readonly creditGenerated: number
  /** Before anybody paid. */
  readonly payable: number
  readonly amountDue: number
  readonly amountCredited: number
}
