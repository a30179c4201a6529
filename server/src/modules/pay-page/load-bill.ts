import type { InvoiceId } from '@quarterday/core/id.ts'
import { invoiceMachine } from '@quarterday/core/invoice/invoice.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import { canApply } from '@quarterday/core/machine.ts'
import { findAccount } from '../../gateways/account-store.ts'
import { findGateway, gateways } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { isRefusal } from '../../kit/problem.ts'
import { loadLines } from '../billing/line-store.ts'
import { getCustomer } from '../customers/store.ts'
import type { Invoice } from '../invoices/invoice.ts'
import { getInvoice } from '../invoices/store.ts'
import { readClock } from '../organizations/store.ts'
import type { Payment } from '../payments/payment.ts'
import { listPayments } from '../payments/view-store.ts'

/** What the page shows of an invoice. */
export interface Bill {
  readonly invoice: Invoice
  readonly number: string
  readonly locale: string | null
  /** What can still be paid, in minor units. */
  readonly owed: bigint
  readonly state: 'due' | 'processing' | 'paid' | 'void'
  /** The last that brought money. */
  readonly paidBy: Payment | null
  /** Those whose end nobody knows yet, the youngest first: doors, and questions that are being asked. */
  readonly open: readonly Payment[]
  /** By the organization's clock. */
  readonly now: Temporal.Instant
  readonly ways: Ways
}

/** By what it can be paid here. */
export interface Ways {
  /** The test card form: in a sandbox that has connected no gateway of its own, and nowhere else. */
  readonly testCard: boolean
  readonly stripe: boolean
  readonly paypal: boolean
  /** Where to transfer money to, as the organization wrote it. */
  readonly transfer: string | null
}

const noWays: Ways = { testCard: false, stripe: false, paypal: false, transfer: null }

/** Null: there is no such invoice that a customer may see. */
export async function loadBill(ctx: Context, id: InvoiceId): Promise<Bill | null> {
  const read = await ctx
    .transaction((tx) => readAll(tx, id))
    .catch((error: unknown) => {
      if (isRefusal(error) && error.code === 'not_found') return null
      throw error
    })
  if (read === null) return null
  const { isSandbox, transfer, ...bill } = read
  return { ...bill, ways: bill.state === 'due' ? await waysOf(ctx, { isSandbox, transfer }) : noWays }
}

async function readAll(tx: Tx, id: InvoiceId) {
  const shown = await getInvoice(tx, id)
  if (shown.status === 'draft') return null
  const lines = await loadLines(tx, [id])
  const invoice: Invoice = { ...shown, lines: lines.get(id) ?? [] }
  const { locale } = await getCustomer(tx, invoice.customerId)
  const { rows: payments } = await listPayments(tx, { invoice: id, limit: 50, sort: '-created_at' })
  const clock = await readClock(tx)
  const account = await findAccount(tx, 'manual', null)
  const isAsked = payments.some(
    ({ status, inPerson }) => status === 'pending' || (!inPerson && (status === 'created' || status === 'unknown')),
  )
  const owed = owedOn(invoice)
  return {
    invoice,
    number: invoiceNumber(invoice.series, invoice.number) ?? '',
    locale,
    owed,
    state: stateOf(invoice, owed, isAsked),
    paidBy: payments.find(({ status }) => status === 'succeeded') ?? null,
    open: payments.filter(
      ({ status }) => status === 'needs_customer' || status === 'pending' || status === 'created' || status === 'unknown',
    ),
    now: tx.now,
    isSandbox: clock !== null && clock.clockAt !== null,
    transfer: account?.publicKey ?? null,
  }
}

function stateOf({ status }: Invoice, owed: bigint, isAsked: boolean): Bill['state'] {
  if (status === 'void') return 'void'
  if (status === 'paid' || owed <= 0n) return 'paid'
  return isAsked ? 'processing' : 'due'
}

/** What was written off can still be paid. */
function owedOn({ status, total, creditsApplied, amountPaid, amountCredited }: Invoice): bigint {
  return canApply(invoiceMachine, status, 'pay') ? total - creditsApplied - amountPaid - amountCredited : 0n
}

async function waysOf(
  ctx: Context,
  { isSandbox, transfer }: { readonly isSandbox: boolean; readonly transfer: string | null },
): Promise<Ways> {
  const isConnected = async (name: 'stripe' | 'paypal') => {
    if (!gateways.some((each) => each.name === name)) return false
    return (await findGateway(ctx, name)) !== null
  }
  const [stripe, paypal] = await Promise.all([isConnected('stripe'), isConnected('paypal')])
  return { stripe, paypal, transfer, testCard: isSandbox && !stripe && !paypal }
}
