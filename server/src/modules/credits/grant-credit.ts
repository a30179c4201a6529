import type { Currency } from '@quarterday/core/currency.ts'
import type { CustomerId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { insertGrants } from '../billing/credit-store.ts'
import { writeTransfers } from '../billing/document-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { countEvent } from '../customers/store.ts'
import { addEvents } from '../events/store.ts'
import { applyGrant } from './apply-grant.ts'
import type { CreditGrant } from './credit.ts'
import { grantToApi } from './schema.ts'
import * as credits from './store.ts'

export interface WantedGrant {
  readonly customerId: CustomerId
  /** Minor units, above zero. */
  readonly amount: bigint
  readonly currency: Currency
  readonly memo: string | null
  readonly applyToOpenInvoices: boolean
}

/** Gives a customer credit; what they owe is paid from it at once, unless it is to wait for invoices to come. Refuses `not_found`. */
export async function grantCredit(ctx: Context, wanted: WantedGrant): Promise<CreditGrant> {
  return ctx.transaction(async (tx) => {
    const { customerId, amount, currency, memo } = wanted
    const sequence = await countEvent(tx, customerId)
    const id = newIdOf('grant')
    await insertGrants(tx, [{ id, customerId, currency, amount, reason: 'granted', memo, invoiceId: null }])
    const of = { currency, customerId, invoiceId: null, paymentId: null, grantId: id, occurredAt: tx.now }
    await writeTransfers(tx, [{ id: newId(), kind: 'credit_granted', debit: 'credit_given', credit: 'customer_credit', amount, ...of }])
    const data = grantToApi(await credits.getGrant(tx, id))
    await addEvents(tx, [{ type: 'customer.credit_granted', aggregateId: customerId, sequence, data }])
    if (wanted.applyToOpenInvoices) await applyGrant(tx, { id, customerId, currency, amount })
    return credits.getGrant(tx, id)
  })
}
