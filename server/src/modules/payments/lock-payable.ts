import { assert } from '@quarterday/core/assert.ts'
import type { InvoiceId } from '@quarterday/core/id.ts'
import { invoiceMachine } from '@quarterday/core/invoice/invoice.ts'
import { canApply, next } from '@quarterday/core/machine.ts'
import { type Refusal, refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import { lockInvoices } from '../billing/invoice-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { type Askable, loadAskable } from './due-store.ts'

/** Locks an invoice that can take money, and has some to take. Refuses `not_found`, `invalid_state`, and `conflict` while a gateway is being asked about it. */
export async function lockPayable(tx: Tx, id: InvoiceId): Promise<{ readonly invoice: LockedInvoice; readonly askable: Askable }> {
  const [invoice] = await lockInvoices(tx, [id])
  if (!invoice) throw refuse('not_found')
  next(invoiceMachine, invoice.status, 'pay')
  // One that was written off may have been credited in full since.
  if (owedOn(invoice) <= 0n) throw refuse('invalid_state', { detail: 'Nothing is owed on the invoice any more.' })
  const askable = askableOf(await loadAskable(tx, [id]), id)
  if (askable.hasOpenPayment) throw underWay()
  return { invoice, askable }
}

export function underWay(): Refusal {
  return refuse('conflict', { detail: 'A payment of this invoice is under way, and its outcome is not known yet.', retryAfterSeconds: 5 })
}

/** What an invoice can still take, in minor units: what is due, or what was written off. */
export function owedOn({ status, total, creditsApplied, amountPaid, amountCredited }: LockedInvoice): bigint {
  return canApply(invoiceMachine, status, 'pay') ? total - creditsApplied - amountPaid - amountCredited : 0n
}

export function askableOf(askable: ReadonlyMap<string, Askable>, id: InvoiceId): Askable {
  const one = askable.get(id)
  assert(one, 'An invoice that is locked can be read')
  return one
}
