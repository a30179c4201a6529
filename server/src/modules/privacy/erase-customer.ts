import { type CustomerId, encodeId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { recordAudit } from '../../kit/audit.ts'
import { forgetAuditContents } from '../../kit/audit-store.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { isRefusal } from '../../kit/problem.ts'
import type { Customer } from '../customers/customer.ts'
import { blankCustomer, toApi } from '../customers/schema.ts'
import { getCustomer, lockCustomer, saveCustomer } from '../customers/store.ts'
import { addEvents } from '../events/store.ts'
import { addParty } from '../parties/store.ts'
import { removePaymentMethod } from '../payment-methods/change-payment-method.ts'
import { listPaymentMethods } from '../payment-methods/store.ts'
import { endPortalSessions } from '../people/session-store.ts'
import { removeLogins } from '../portal/login-store.ts'
import { eraseUserIfAlone } from './erase-user.ts'
import { dropContacts, dropTraces, emptyTickets, type Forgotten, maskHistory, wordsOf } from './erasure-store.ts'
import { obstaclesToErasure } from './obstacle-store.ts'
import { retentionYears } from './settings-store.ts'

export interface Erasure {
  /** The name of the customer, typed again. */
  readonly confirmation: string
  /** The customer wants nothing back of their own money that is left as credit. */
  readonly forfeitsCredit: boolean
}

/**
 * Forgets the person behind a customer: what they are called and reached by, how they come in and pay, what was written to and about them. What was billed stays, and
 * the documents keep whom they name for as long as the law asks, which nobody is shown meanwhile. Refuses `not_found`, `invalid` where the name is not repeated,
 * `invalid_state` where it is done already, `conflict` while money is open or a subscription runs.
 */
export async function eraseCustomer(ctx: Context, id: CustomerId, wanted: Erasure): Promise<Customer> {
  await ctx.transaction((tx) => mayErase(tx, id, wanted))
  await removeMethods(ctx, id)
  const work = async (tx: Tx) => {
    // Again, for it may have changed while gateways were asked.
    const before = await mayErase(tx, id, wanted)
    return write(ctx, tx, before)
  }
  // A book may be large, and looks through itself for a name.
  const { customer, userIds } = await ctx.database.organization(ctx.organizationId, work, { statementTimeoutMs: 60_000 })
  const { organizationId } = ctx
  const now = ctx.clock.now()
  await ctx.database.people((tx) => endPortalSessions(tx, { organizationId, customerId: id }, { reason: 'erased', now }))
  for (const userId of userIds) await eraseUserIfAlone(ctx, userId)
  return customer
}

async function mayErase(tx: Tx, id: CustomerId, { confirmation, forfeitsCredit }: Erasure): Promise<Customer> {
  const customer = await lockCustomer(tx, id)
  if (customer.erasedAt !== null) throw refuse('invalid_state', { detail: 'The customer was erased already.' })
  if (confirmation !== customer.name) {
    const detail = 'Repeat the name of the customer exactly: this cannot be undone.'
    throw refuse('invalid', { detail, errors: [{ pointer: '/confirm', code: 'not_the_name', detail }] })
  }
  const obstacles = await obstaclesToErasure(tx, id, { forfeitsCredit })
  if (obstacles.length > 0) throw refuse('conflict', { detail: `The customer has ${obstacles.join(', ')}. End that first.` })
  return customer
}

/** The gateways forget them as well. */
async function removeMethods(ctx: Context, id: CustomerId): Promise<void> {
  const { rows } = await ctx.transaction((tx) => listPaymentMethods(tx, { customer: id, status: 'active', limit: 100, sort: 'created_at' }))
  for (const method of rows) {
    await removePaymentMethod(ctx, method.id).catch((error: unknown) => {
      // Somebody else has removed it meanwhile.
      if (!isRefusal(error)) throw error
    })
  }
}

async function write(
  ctx: Context,
  tx: Tx,
  before: Customer,
): Promise<{ customer: Customer; userIds: Awaited<ReturnType<typeof removeLogins>> }> {
  const publicId = encodeId('cus', before.id)
  const mask = `Erased customer ${publicId.slice(-6)}`
  const forgotten: Forgotten = {
    customerId: before.id,
    words: await wordsOf(tx, before.id),
    mask,
    retentionYears: await retentionYears(tx),
  }
  const { currency, timezone, collectionMethod, netTermsDays, parentId, address } = before
  const left = {
    ...{ ...blankCustomer(mask), currency, timezone, collectionMethod, netTermsDays, parentId },
    address: address.country == null ? {} : { country: address.country },
  }
  const customer: Customer = {
    ...{ ...before, ...left, partyId: await addParty(tx, left), paymentMethodId: null, status: 'archived', erasedAt: tx.now },
    ...{ eventCount: before.eventCount + 1, updatedAt: tx.now },
  }
  await saveCustomer(tx, customer)
  const userIds = await removeLogins(tx, before.id)
  const suppressionIds = await dropContacts(tx, forgotten)
  await emptyTickets(tx, forgotten)
  await dropTraces(tx, forgotten, publicId)
  await maskHistory(tx, forgotten)
  const people = userIds.map((userId) => encodeId('usr', userId))
  await forgetAuditContents(tx, [publicId, ...people, ...suppressionIds.map((id) => encodeId('supp', id))])
  // That it happened, and not what was there before.
  recordAudit(tx, ctx, { action: 'eraseCustomer', object: { type: 'customer', id: publicId } })
  await addEvents(tx, [{ type: 'customer.erased', aggregateId: before.id, sequence: customer.eventCount, data: toApi(customer) }])
  return { customer: await getCustomer(tx, before.id), userIds }
}
