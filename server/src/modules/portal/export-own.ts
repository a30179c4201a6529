import { encodeId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { everyPage, type Whole } from '../../kit/every-page.ts'
import { FileReply } from '../../kit/file-reply.ts'
import { loadLines } from '../billing/line-store.ts'
import { listCreditNotes } from '../credit-notes/store.ts'
import { balancesOf } from '../credits/store.ts'
import { getCustomer } from '../customers/store.ts'
import { toApi as invoiceToApi } from '../invoices/schema.ts'
import { listInvoices } from '../invoices/store.ts'
import { getPreferences } from '../notifications/preference-store.ts'
import { toApi as methodToApi } from '../payment-methods/schema.ts'
import { listPaymentMethods } from '../payment-methods/store.ts'
import { toApi as paymentToApi } from '../payments/schema.ts'
import { listPayments } from '../payments/view-store.ts'
import { toApi as subscriptionToApi } from '../subscriptions/schema.ts'
import { listSubscriptions } from '../subscriptions/view-store.ts'
import { listMessages } from '../tickets/message-store.ts'
import { messageToPortal, ticketToPortal } from '../tickets/portal-schema.ts'
import { listTickets } from '../tickets/view-store.ts'
import { toOwnPreferences } from './account-schema.ts'
import { toOwnNote } from './document-schema.ts'
import { toOwnInvoice } from './invoice-schema.ts'
import { toOwnCustomer } from './me-schema.ts'
import { toOwnMethod, toOwnPayment } from './payment-schema.ts'
import { standingOf } from './standing.ts'
import { toOwnSubscription } from './subscription-schema.ts'

/** All that the portal shows to a customer, as one JSON file for them. */
export async function exportOwn(ctx: Context): Promise<FileReply> {
  const { customerId } = standingOf(ctx)
  const held = await ctx.transaction(async (tx) => {
    const all = { limit: 100, sort: 'created_at' } as const
    const own = { ...all, customer: customerId }
    const invoices = await everyPage((cursor) => listInvoices(tx, { ...all, cursor, customerId, issued: true }))
    const ids = invoices.rows.map(({ id }) => id)
    const lines = await loadLines(tx, ids)
    const tickets = await everyPage((cursor) => listTickets(tx, { ...all, cursor, customerId }))
    const parts = {
      subscriptions: shown(await everyPage((cursor) => listSubscriptions(tx, { ...own, cursor })), (each) =>
        toOwnSubscription(subscriptionToApi(each)),
      ),
      invoices: shown(invoices, (each) => toOwnInvoice(invoiceToApi({ ...each, lines: lines.get(each.id) ?? [] }))),
      credit_notes: shown(await everyPage((cursor) => listCreditNotes(tx, { ...all, cursor, customerId })), (note) => toOwnNote(note)),
      payments: shown(await everyPage((cursor) => listPayments(tx, { ...own, cursor })), (each) => toOwnPayment(paymentToApi(each))),
      payment_methods: shown(await everyPage((cursor) => listPaymentMethods(tx, { ...own, cursor, status: 'active' })), (each) =>
        toOwnMethod(methodToApi(each)),
      ),
      tickets: { rows: await withMessages(tx, tickets.rows), isWhole: tickets.isWhole },
    }
    return {
      object: 'portal_export',
      exported_at: tx.now.toString(),
      customer: toOwnCustomer(await getCustomer(tx, customerId)),
      notification_preferences: toOwnPreferences(customerId, await getPreferences(tx, customerId)),
      credit: (await balancesOf(tx, customerId)).map(({ currency, balance }) => ({ currency, balance: Number(balance) })),
      ...Object.fromEntries(Object.entries(parts).map(([name, { rows }]) => [name, rows])),
      // A list that is longer than a file should be: the rest is to be had from the API.
      cut_short: Object.entries(parts).flatMap(([name, { isWhole }]) => (isWhole ? [] : [name])),
    }
  })
  return new FileReply({
    contentType: 'application/json; charset=utf-8',
    fileName: `${encodeId('cus', customerId)}.json`,
    content: `${JSON.stringify(held, null, 2)}\n`,
  })
}

function shown<Row, Item>({ rows, isWhole }: Whole<Row>, toApi: (row: Row) => Item): Whole<Item> {
  return { rows: rows.map((row) => toApi(row)), isWhole }
}

async function withMessages(tx: Tx, tickets: readonly Parameters<typeof ticketToPortal>[0][]): Promise<unknown[]> {
  const told: unknown[] = []
  for (const ticket of tickets) {
    const { rows } = await listMessages(tx, ticket.id, { limit: 100, sort: 'created_at', withInternal: false })
    told.push({ ...ticketToPortal(ticket), messages: rows.map(messageToPortal) })
  }
  return told
}
