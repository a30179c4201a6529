import { assert } from '@quarterday/core/assert.ts'
import { expire, expiryAfter } from '@quarterday/core/credit/expire.ts'
import type { CreditGrantId } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { rolloverFromStored } from '../billing/credit-rows.ts'
import { type ExpiredGrant, type GrantRow, insertGrants, insertWriteOffs, type WriteOffRow } from '../billing/credit-store.ts'
import type { BilledCustomer } from '../billing/customer-store.ts'
import type { TransferRow } from '../billing/document-rows.ts'
import { writeTransfers } from '../billing/document-store.ts'
import { newRunMemory, zoneOf } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { countEvents } from '../customers/store.ts'
import { addEvents } from '../events/store.ts'
import { grantToApi } from './schema.ts'
import { getGrants } from './store.ts'

/**
 * Takes what remains of locked grants, in a number of statements that does not grow with theirs. What was bought becomes revenue, what was given is
 * taken back, and what rolls over stays owed to the customer in a new grant. The customers are locked.
 */
export async function writeOff(tx: Tx, grants: readonly ExpiredGrant[], customers: readonly BilledCustomer[]): Promise<void> {
  if (grants.length === 0) return
  const memory = newRunMemory(await loadSeller(tx))
  const byId = new Map(customers.map((customer) => [customer.id, customer]))
  const entries: WriteOffRow[] = []
  const transfers: TransferRow[] = []
  const rolled: RolledGrant[] = []
  for (const grant of grants) {
    const { id: grantId, customerId, currency, walletId, priority, bought, expiresAt } = grant
    const rollover = grant.rolledOver ? null : rolloverFromStored(grant.rollover)
    const { rolledOver, lost } = expire(grant.remaining, rollover)
    if (lost > 0n) {
      entries.push({ id: newId(), grantId, kind: 'expiry', amount: lost })
      const of = { currency, customerId, invoiceId: null, paymentId: null, grantId, occurredAt: tx.now }
      const credit = bought ? 'breakage' : 'credit_given'
      transfers.push({ id: newId(), kind: 'credit_expired', debit: 'customer_credit', credit, amount: lost, ...of })
    }
    if (rollover === null || rolledOver === 0n) continue
    entries.push({ id: newId(), grantId, kind: 'rollover', amount: rolledOver })
    const customer = byId.get(customerId)
    assert(customer, 'the customers of expired grants are locked')
    // Counted from the expiry itself: a job that comes late takes nothing away.
    const days = rollover.expiresAfterDays
    const ends = days === null ? null : expiryAfter(days, expiresAt ?? tx.now, zoneOf(memory, customer))
    const of = { customerId, currency, walletId, priority, bought, memo: null, invoiceId: null }
    rolled.push({ id: newIdOf('grant'), amount: rolledOver, reason: 'rollover', expiresAt: ends, rolledOverFrom: grantId, ...of })
  }
  await insertWriteOffs(tx, entries)
  await insertGrants(tx, rolled)
  await writeTransfers(tx, transfers)
  await announce(tx, entries, rolled)
}

type RolledGrant = GrantRow & { readonly id: CreditGrantId }

/** One event a grant that lost something, and one a grant that goes on. */
async function announce(tx: Tx, entries: readonly WriteOffRow[], rolled: readonly RolledGrant[]): Promise<void> {
  const lost = new Map(entries.flatMap(({ kind, grantId, amount }) => (kind === 'expiry' ? [[grantId, amount] as const] : [])))
  const made = new Set(rolled.map(({ id }) => id))
  const grants = await getGrants(tx, [...lost.keys(), ...made])
  const counts = new Map<string, number>()
  for (const { customerId } of grants) counts.set(customerId, (counts.get(customerId) ?? 0) + 1)
  const sequences = await countEvents(tx, counts)
  // Backwards: the counter says the last one.
  const events = [...grants].reverse().map((grant) => {
    const sequence = sequences.get(grant.customerId)
    assert(sequence !== undefined, 'a grant has its customer')
    sequences.set(grant.customerId, sequence - 1)
    const type = made.has(grant.id) ? ('customer.credit_rolled_over' as const) : ('customer.credit_expired' as const)
    const amount = lost.get(grant.id)
    const data = { ...grantToApi(grant), ...(amount !== undefined && { expired_now: Number(amount) }) }
    return { type, aggregateId: grant.customerId, sequence, data }
  })
  await addEvents(tx, events.reverse())
}
