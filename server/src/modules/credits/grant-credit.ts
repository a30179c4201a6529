import type { Currency } from '@quarterday/core/currency.ts'
import type { CustomerId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { insertGrants } from '../billing/credit-store.ts'
import { findCustomer } from '../billing/customer-store.ts'
import { writeTransfers } from '../billing/document-store.ts'
import { conventionsOf, newRunMemory } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { countEvent } from '../customers/store.ts'
import { addEvents } from '../events/store.ts'
import { applyGrant } from './apply-grant.ts'
import type { CreditGrant, GrantTerms } from './credit.ts'
import { checkTerms, isAvailable } from './grant-terms.ts'
import { grantToApi } from './schema.ts'
import * as credits from './store.ts'

export interface WantedGrant {
  readonly customerId: CustomerId
  /** Minor units, above zero. */
  readonly amount: bigint
  readonly currency: Currency
  readonly memo: string | null
  /** Default: as the conventions say. */
  readonly applyToOpenInvoices?: boolean | undefined
  readonly terms: GrantTerms
}

/** Gives a customer credit; what they owe is paid from it at once, unless it is to wait for invoices to come. Refuses `not_found`, `invalid`. */
export async function grantCredit(ctx: Context, wanted: WantedGrant): Promise<CreditGrant> {
  return ctx.transaction(async (tx) => {
    const { customerId, amount, currency, memo } = wanted
    checkTerms(wanted.terms, tx.now)
    const sequence = await countEvent(tx, customerId)
    const id = newIdOf('grant')
    await insertGrants(tx, [{ id, customerId, currency, amount, reason: 'granted', memo, invoiceId: null, ...wanted.terms }])
    const of = { currency, customerId, invoiceId: null, paymentId: null, grantId: id, occurredAt: tx.now }
    await writeTransfers(tx, [{ id: newId(), kind: 'credit_granted', debit: 'credit_given', credit: 'customer_credit', amount, ...of }])
    const data = grantToApi(await credits.getGrant(tx, id))
    await addEvents(tx, [{ type: 'customer.credit_granted', aggregateId: customerId, sequence, data }])
    if (isAvailable(wanted.terms, tx.now) && (wanted.applyToOpenInvoices ?? (await paysAtOnce(tx, customerId))))
      await applyGrant(tx, { id, customerId, currency, amount })
    return credits.getGrant(tx, id)
  })
}

async function paysAtOnce(tx: Tx, customerId: CustomerId): Promise<boolean> {
  const customer = await findCustomer(tx, customerId)
  const { credit_application: application } = conventionsOf(newRunMemory(await loadSeller(tx)), customer?.conventions ?? {})
  return application === 'oldest_open_invoice_first'
}
