import type { CustomerId } from '@quarterday/core/id.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import { Refusal } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { getCustomer } from '../customers/store.ts'
import { consolidateCustomer } from '../invoices/consolidate-lines.ts'
import type { Invoice } from '../invoices/invoice.ts'
import { listInvoices } from '../invoices/store.ts'
import { payInvoice } from '../payments/pay-invoice.ts'
import { quoteTax } from '../taxes/quote-taxes.ts'
import type { CollectedInvoice, CustomerBilling } from './customer-billing-types.ts'
import { dueOfCustomer, lockCycles } from './cycle-store.ts'
import { parkSubscription } from './park-subscription.ts'
import { billClaims, isDue, isPassing, mostPeriodsAtOnce } from './run-billing.ts'
import { newRunMemory, type RunMemory } from './run-memory-types.ts'
import { loadSeller } from './snapshot-store.ts'
import { questionsOfCustomer } from './tax-question-store.ts'

/**
 * Bills what is due for one customer, asks for the tax of what waits for it, and collects what is open, as the jobs would, now. What is not due is left alone; so are invoices that are sent
 * to be paid. Safe to run twice, and beside the jobs. Refuses `not_found`.
 */
export async function billCustomer(ctx: Context, customerId: CustomerId): Promise<CustomerBilling> {
  const memory = await ctx.transaction(async (tx) => {
    await getCustomer(tx, customerId)
    return newRunMemory(await loadSeller(tx))
  })
  const done = { billed: 0, invoices: 0, parked: 0 }
  for (let pass = 0; pass < mostPeriodsAtOnce; pass += 1) {
    const due = await ctx.transaction((tx) => dueOfCustomer(tx, customerId))
    if (due.length === 0) break
    for (const id of due) await billSubscription(ctx, id, memory, done)
  }
  done.invoices += await consolidateCustomer(ctx, customerId)
  for (const id of await ctx.transaction((tx) => questionsOfCustomer(tx, customerId, mostInvoices))) await quoteTax(ctx, id)
  return { ...done, collected: await collectOpen(ctx, customerId) }
}

/** One period of one subscription, unless somebody else was faster. What cannot be billed is parked, as in a billing run. */
async function billSubscription(
  ctx: Context,
  id: string,
  memory: RunMemory,
  done: { billed: number; invoices: number; parked: number },
): Promise<void> {
  try {
    const { billed, invoices } = await ctx.transaction(async (tx) => {
      const claims = (await lockCycles(tx, [id])).filter((claim) => isDue(claim, tx.now))
      return { billed: claims.length, invoices: claims.length === 0 ? 0 : (await billClaims(tx, claims, memory)).invoices }
    })
    done.billed += billed
    done.invoices += invoices
  } catch (error) {
    if (isPassing(error)) throw error
    await parkSubscription(ctx, id, error)
    done.parked += 1
  }
}

const mostInvoices = 100

async function collectOpen(ctx: Context, customerId: CustomerId): Promise<CollectedInvoice[]> {
  const open = await ctx.transaction(async (tx) => {
    const query = { customerId, limit: mostInvoices, sort: 'number' }
    const late = await listInvoices(tx, { ...query, status: 'overdue' })
    const others = await listInvoices(tx, { ...query, status: 'open' })
    return [...late.rows, ...others.rows].filter((invoice) => invoice.collectionMethod === 'charge_automatically' && invoice.amountDue > 0n)
  })
  const collected: CollectedInvoice[] = []
  for (const invoice of open) collected.push({ ...namesOf(invoice), ...(await collect(ctx, invoice)) })
  return collected
}

function namesOf({ id, series, number, currency, amountDue }: Invoice): Omit<CollectedInvoice, 'status' | 'reason'> {
  return { invoiceId: id, number: invoiceNumber(series, number), currency, amount: amountDue }
}

async function collect(ctx: Context, { id }: Invoice): Promise<Pick<CollectedInvoice, 'status' | 'reason'>> {
  try {
    const { status, declineReason } = await payInvoice(ctx, id, { operationId: null })
    return { status, reason: declineReason }
  } catch (error) {
    // No means to pay, a payment under way, or paid a moment ago by another: this invoice says why, the others go on.
    if (error instanceof Refusal && error.code !== 'unavailable') return { status: 'not_asked', reason: error.code }
    throw error
  }
}
