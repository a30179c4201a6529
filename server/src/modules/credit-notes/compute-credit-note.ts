import type { Conventions } from '@quarterday/core/conventions.ts'
import { freshCredit } from '@quarterday/core/credit/draw.ts'
import { billedAmounts, type ReturnFault, returnLines, sumsOf, type WantedLine } from '@quarterday/core/credit-note/compute.ts'
import type { ComputedCreditNote, CreditNoteReason } from '@quarterday/core/credit-note/credit-note.ts'
import { nothingReturned } from '@quarterday/core/credit-note/reverse.ts'
import { type SettlementWay, settleByHand } from '@quarterday/core/credit-note/settle.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { decimalText } from '@quarterday/core/decimal.ts'
import { type CustomerId, type InvoiceId, idOf } from '@quarterday/core/id.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { formatMoney } from '@quarterday/core/money.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import { storedLineDiscounts, storedTaxing } from '../billing/adjustments-json.ts'
import { findCustomers } from '../billing/customer-store.ts'
import { loadLines } from '../billing/line-store.ts'
import { loadReturnable } from '../billing/load-returnable.ts'
import { type CreditedInvoiceRow, lockCredited, readCredited } from '../billing/returned-store.ts'
import { conventionsOf, newRunMemory } from '../billing/run-memory-types.ts'
import { loadSeller, type Seller } from '../billing/snapshot-store.ts'
import { newIdOf } from '../billing/write-slice.ts'

export interface WantedCreditNote {
  readonly invoiceId: InvoiceId
  /** Null: all that is left of the invoice. */
  readonly wanted: readonly WantedLine[] | null
  /** Where an entry of `wanted` comes from: its pointer in the request. */
  readonly pointer: (index: number) => string
  readonly settle: SettlementWay | null
  readonly reason: CreditNoteReason
  readonly memo: string | null
}

/** A credit note by hand, before it is written. */
export interface ComputedByHand {
  readonly note: ComputedCreditNote
  readonly lines: ReadonlyMap<string, Line>
  readonly seller: Seller
  readonly customerId: CustomerId
  readonly customerPartyId: string
  readonly timezone: string
  readonly conventions: Conventions
}

/**
 * Works a credit note out: its lines from those of the invoice, less what was given back of them before. `lock`: the invoice stays as it is until the
 * transaction ends. Refuses `not_found`, `invalid_state`, `invalid`.
 */
export async function computeCreditNote(tx: Tx, wanted: WantedCreditNote, lock: boolean): Promise<ComputedByHand> {
  const { invoiceId, settle, reason } = wanted
  const [invoice] = lock ? await lockCredited(tx, [invoiceId]) : await readCredited(tx, [invoiceId])
  if (!invoice) throw refuse('not_found', { detail: 'There is no such invoice.' })
  if (invoice.status === 'draft' || invoice.status === 'void')
    throw refuse('invalid_state', { detail: `Of an invoice that is ${invoice.status} nothing can be given back.` })
  const seller = await loadSeller(tx)
  const [customer] = await findCustomers(tx, [invoice.customer_id])
  if (!customer) throw refuse('not_found')
  const conventions = conventionsOf(newRunMemory(seller), customer.conventions)
  const lines = (await loadLines(tx, [invoiceId])).get(invoiceId) ?? []
  const made = await makeLines(tx, wanted, invoice, lines, conventions)
  const sums = sumsOf(made)
  if (sums.total === 0n) throw refuse('invalid_state', { detail: 'Nothing is left of the invoice that could be given back.' })
  const { owed, refundable, status } = invoice
  const settlement = settleByHand(sums.total, settle, { owed, refundable, writtenOff: status === 'uncollectible' })
  const grant = settlement.credited > 0n ? freshCredit(newIdOf('grant'), settlement.credited) : null
  const currency = currencySchema.parse(invoice.currency)
  return {
    note: { id: newIdOf('cn'), invoiceId, currency, reason, lines: made, ...sums, settlement, grant },
    lines: new Map(lines.map((line) => [line.id, line])),
    seller,
    customerId: idOf('cus', customer.id),
    customerPartyId: customer.party_id,
    timezone: invoice.timezone,
    conventions,
  }
}

async function makeLines(
  tx: Tx,
  { wanted, pointer }: WantedCreditNote,
  { creditable, currency }: CreditedInvoiceRow,
  lines: readonly Line[],
  { rounding }: Conventions,
) {
  const money = lines.map(({ id: lineId, listed, amount, discount, discounts, taxing }) => {
    return { lineId, listed, amount, discount, discounts: storedLineDiscounts(discounts), taxing: storedTaxing(taxing) }
  })
  const subscriptions = [...new Set(lines.flatMap((line) => line.subscriptionId ?? []))].sort()
  const returnable = await loadReturnable(tx, money, subscriptions)
  const state = lines.map((line) => {
    return { line, returnable: returnable.get(line.id) ?? { billed: billedAmounts(line), returned: nothingReturned } }
  })
  const made = returnLines({
    lines: state,
    wanted: wanted?.map((want) => ofUnits(want, lines)) ?? null,
    creditable,
    rounding,
    newLineId: () => newIdOf('il'),
  })
  const text = (minor: bigint): string => formatMoney({ minor, currency: currencySchema.parse(currency) })
  if ('fault' in made) {
    const detail = faultText(made.fault, text(made.left))
    throw refuse('invalid', { detail, errors: [{ pointer: pointer(made.index), code: made.fault, detail }] })
  }
  if (sumsOf(made.lines).total > creditable) {
    const detail = `Of the invoice ${text(creditable)} can still be given back.`
    throw refuse('invalid', { detail, errors: [{ pointer: pointer(0), code: 'too_much', detail }] })
  }
  return made.lines
}

/** Units are a part of those that the line billed. */
function ofUnits(want: WantedLine, lines: readonly Line[]): WantedLine {
  if (want.lineId === null || want.wanted.kind !== 'quantity') return want
  const line = lines.find(({ id }) => id === want.lineId)
  if (!line || line.quantity.isZero()) return { ...want, wanted: { kind: 'whole' } }
  return { ...want, wanted: { ...want.wanted, of: decimalText(line.quantity) } }
}

function faultText(fault: ReturnFault['fault'], left: string): string {
  switch (fault) {
    case 'too_much':
      return `Only ${left} of it can still be given back.`
    case 'not_found':
      return 'The invoice has no such line.'
    case 'not_returnable':
      return 'Of this line nothing is given back: it only moves money, or takes something back itself.'
  }
}
