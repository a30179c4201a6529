import { type CustomerId, encodeId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { everyPage, type Whole } from '../../kit/every-page.ts'
import { FileReply } from '../../kit/file-reply.ts'
import { toApi as auditToApi } from '../audit-log/schema.ts'
import { listRecords } from '../audit-log/store.ts'
import { loadLines } from '../billing/line-store.ts'
import { noteToApi } from '../credit-notes/schema.ts'
import { listCreditNotes } from '../credit-notes/store.ts'
import { grantToApi } from '../credits/schema.ts'
import { listGrants } from '../credits/store.ts'
import { toApi as customerToApi } from '../customers/schema.ts'
import { getCustomer } from '../customers/store.ts'
import { toApi as eventToApi } from '../events/schema.ts'
import { listEvents } from '../events/store.ts'
import { toApi as invoiceToApi } from '../invoices/schema.ts'
import { listInvoices } from '../invoices/store.ts'
import { listMessages } from '../notifications/message-store.ts'
import { toApi as messageToApi } from '../notifications/schema.ts'
import { toApi as methodToApi } from '../payment-methods/schema.ts'
import { listPaymentMethods } from '../payment-methods/store.ts'
import { toApi as paymentToApi } from '../payments/schema.ts'
import { listPayments } from '../payments/view-store.ts'
import { loginToApi } from '../portal/login-schema.ts'
import { loginsOfCustomer } from '../portal/login-store.ts'
import { toApi as subscriptionToApi } from '../subscriptions/schema.ts'
import { listSubscriptions } from '../subscriptions/view-store.ts'
import { listMessages as listTicketMessages } from '../tickets/message-store.ts'
import { messageToApi as ticketMessageToApi, ticketToApi } from '../tickets/schema.ts'
import { listTickets } from '../tickets/view-store.ts'
import { toApi as walletToApi } from '../wallets/schema.ts'
import { listWallets } from '../wallets/store.ts'
import { retainedOf, usageOf } from './retained-store.ts'

/** All that is held about a customer and the people who act for them, as one JSON file. Refuses `not_found`. */
export async function exportCustomer(ctx: Context, id: CustomerId): Promise<FileReply> {
  const publicId = encodeId('cus', id)
  const held = await ctx.transaction(async (tx) => {
    const all = { limit: 100, sort: 'created_at' } as const
    const customer = await getCustomer(tx, id)
    const invoices = await everyPage((cursor) => listInvoices(tx, { ...all, cursor, customerId: id }))
    const lines = await loadLines(
      tx,
      invoices.rows.map((invoice) => invoice.id),
    )
    const tickets = await everyPage((cursor) => listTickets(tx, { ...all, cursor, customerId: id }))
    const parts = {
      logins: { rows: (await loginsOfCustomer(tx, id)).map(loginToApi), isWhole: true },
      payment_methods: shown(await everyPage((cursor) => listPaymentMethods(tx, { ...all, cursor, customer: id })), methodToApi),
      subscriptions: shown(await everyPage((cursor) => listSubscriptions(tx, { ...all, cursor, customer: id })), subscriptionToApi),
      invoices: shown(invoices, (invoice) => invoiceToApi({ ...invoice, lines: lines.get(invoice.id) ?? [] })),
      credit_notes: shown(await everyPage((cursor) => listCreditNotes(tx, { ...all, cursor, customerId: id })), (note) => noteToApi(note)),
      payments: shown(await everyPage((cursor) => listPayments(tx, { ...all, cursor, customer: id })), paymentToApi),
      credit_grants: shown(await everyPage((cursor) => listGrants(tx, { ...all, cursor, customerId: id })), grantToApi),
      wallets: shown(await everyPage((cursor) => listWallets(tx, { ...all, cursor, customerId: id })), walletToApi),
      messages: shown(await everyPage((cursor) => listMessages(tx, { ...all, cursor, customerId: id })), messageToApi),
      tickets: { rows: await withMessages(tx, tickets.rows), isWhole: tickets.isWhole },
      events: shown(await everyPage((cursor) => listEvents(tx, { ...all, cursor, aggregateId: id })), eventToApi),
      audit_log: shown(
        await everyPage((cursor) => listRecords(tx, { limit: 100, sort: 'sequence', cursor, objectId: publicId })),
        auditToApi,
      ),
    }
    const usage = (await usageOf(tx, id)).map((row) => {
      return { meter: encodeId('mtr', row.meter_id), events: row.events, first_at: row.first.toString(), last_at: row.last.toString() }
    })
    const retained = (await retainedOf(tx, id)).map((party) => ({
      ...party,
      id: encodeId('par', party.id),
      retain_until: party.retain_until.toString(),
    }))
    return {
      object: 'customer_export',
      exported_at: tx.now.toString(),
      customer: customerToApi(customer),
      ...Object.fromEntries(Object.entries(parts).map(([name, { rows }]) => [name, rows])),
      usage,
      retained_parties: retained,
      // A list that is longer than a file should be: the rest is to be had from the API.
      cut_short: Object.entries(parts).flatMap(([name, { isWhole }]) => (isWhole ? [] : [name])),
    }
  })
  return new FileReply({
    contentType: 'application/json; charset=utf-8',
    fileName: `customer-${publicId}.json`,
    content: `${JSON.stringify(held, null, 2)}\n`,
  })
}

function shown<Row, Item>({ rows, isWhole }: Whole<Row>, toApi: (row: Row) => Item): Whole<Item> {
  return { rows: rows.map((row) => toApi(row)), isWhole }
}

async function withMessages(tx: Tx, tickets: readonly Parameters<typeof ticketToApi>[0][]): Promise<unknown[]> {
  const told: unknown[] = []
  for (const ticket of tickets) {
    const { rows } = await listTicketMessages(tx, ticket.id, { limit: 100, sort: 'created_at', withInternal: true })
    told.push({ ...ticketToApi(ticket), messages: rows.map(ticketMessageToApi) })
  }
  return told
}
