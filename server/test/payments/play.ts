import { decodeId, encodeId, idOf } from '@quarterday/core/id.ts'
import type { ChargeOutcome } from '../../src/gateways/gateway.ts'
import type { Context } from '../../src/kit/context.ts'
import { askGateways, charge } from '../../src/modules/payments/ask-gateways.ts'
import { openAttempt, openDueAttempts } from '../../src/modules/payments/open-attempts.ts'
import type { Attempt } from '../../src/modules/payments/payment.ts'
import { settleAttempts } from '../../src/modules/payments/settle-attempts.ts'
import { HistoryFailure } from '../histories/sender.ts'
import type { PaymentBook } from './book.ts'
import type { Death, PaymentStep } from './trace.ts'

/** How an attempt becomes a charge. Only where a bug is planted is it another than that of the program. */
export type Ask = (ctx: Context, attempt: Attempt) => Promise<ChargeOutcome>

/** Does one step. What is refused, or names nothing, is a step too. */
export async function playStep(book: PaymentBook, step: PaymentStep, ask: Ask = charge): Promise<void> {
  const { stand, send } = book
  switch (step.do) {
    case 'wait':
      return book.wait(step.hours)
    case 'sleep':
      return book.sleep(step.hours)
    case 'set clock':
      return book.clock.add(step.minutes)
    case 'plan fault':
      return stand.plan(step.fault)
    case 'forget keys':
      return stand.forgetKeys()
    case 'bill': {
      const customer = nth(book.customers, step.customer)
      const lines = [{ description: 'Work', unit_amount: String(step.amount) }]
      const method = step.byHand ? 'send_invoice' : 'charge_automatically'
      return void (await send('/v1/invoices', { customer, lines, finalize: true, collection_method: method }))
    }
    case 'run':
      return void (await send(`/v1/jobs/${step.job}/run`))
    case 'collect':
      return collect(book, step, ask)
    case 'pay': {
      const invoice = await nthInvoice(book, step.invoice)
      if (invoice === undefined) return
      if (step.dies === undefined) return void (await send(`/v1/invoices/${invoice.id}/pay`))
      return dieAsking(book, invoice.id, step.dies, ask)
    }
    case 'open door': {
      const invoice = await nthInvoice(book, step.invoice)
      if (invoice === undefined) return
      const { status, body } = await send(`/v1/invoices/${invoice.id}/payment_intent`, { gateway: stand.name, keep_method: step.keeps })
      if (status < 300 && body.client_secret !== null) book.doors.push(body.payment.reference)
      return
    }
    case 'enter card': {
      const door = nth(book.doors, step.door)
      return door === undefined ? undefined : stand.enterCard(door, step.card)
    }
    case 'authenticate': {
      const door = nth(await waiting(book), step.door)
      return door === undefined ? undefined : stand.authenticate(door, step.approves)
    }
    case 'complete': {
      const payment = nth(await listPayments(book), step.payment)
      return payment === undefined ? undefined : void (await send(`/v1/payments/${payment.id}/complete`))
    }
    case 'record': {
      const invoice = await nthInvoice(book, step.invoice)
      if (invoice === undefined) return
      const amount = Math.max(1, Math.floor((invoice.amount_due * step.percent) / 100))
      return void (await send(`/v1/invoices/${invoice.id}/record_payment`, { amount, reference: 'By bank' }))
    }
    case 'change card':
      return void (await send('/v1/payment_methods', {
        ...{ customer: nth(book.customers, step.customer), gateway: stand.name, token: step.card, default: true },
      }))
    case 'refund': {
      const payment = nth(await succeeded(book), step.payment)
      return payment === undefined ? undefined : void (await send(`/v1/payments/${payment.id}/refund`, partOf(payment, step.percent)))
    }
    case 'refund there': {
      const payment = nth(await succeeded(book), step.payment)
      if (payment?.gateway !== stand.name || payment.reference === null) return
      return stand.refundThere(payment.reference, partOf(payment, step.percent).amount)
    }
    case 'void':
    case 'write off': {
      const invoice = await nthInvoice(book, step.invoice)
      const verb = step.do === 'void' ? 'void' : 'mark_uncollectible'
      return invoice === undefined ? undefined : void (await send(`/v1/invoices/${invoice.id}/${verb}`))
    }
    case 'deliver':
      return deliver(book, step)
    case 'at once':
      return void (await Promise.all(step.steps.map((each) => playStep(book, each, ask))))
  }
}

/** Brings what the gateway says to our door, over bytes as it would send them, and signed. */
export async function deliver(book: PaymentBook, { which, order, copies }: Extract<PaymentStep, { do: 'deliver' }>): Promise<void> {
  const { stand, heard, client, api } = book
  const all = await stand.notices()
  const chosen = which === 'all' ? all : which === 'newest' ? all.slice(-1) : all.filter(({ id }) => !heard.has(id))
  const sent = order === 'reversed' ? chosen.toReversed() : chosen
  const url = `/webhooks/${stand.name}/${encodeId('org', client.organization.id)}`
  const send = async (notice: (typeof all)[number]): Promise<void> => {
    const headers = { ...stand.sign(notice, book.clock.now()), 'content-type': 'application/json' }
    const { status, text } = await api.raw('POST', url, notice.body, { headers, idempotencyKey: null })
    if (status === 200) heard.add(notice.id)
    else if (status !== 503) throw new HistoryFailure(`${status} of a notice`, text)
  }
  for (const notice of sent) await Promise.all(Array.from({ length: copies }, () => send(notice)))
}

/** As the collector does it, with moments at which others act and at which it dies. */
async function collect(book: PaymentBook, { meanwhile, dies }: Extract<PaymentStep, { do: 'collect' }>, ask: Ask): Promise<void> {
  const { attempts } = await openDueAttempts(book.ctx, 500)
  if (meanwhile !== undefined) await playStep(book, meanwhile, ask)
  if (dies === 'before asking') return
  const answers = await askGateways(book.ctx, attempts, ask)
  if (dies === undefined) await settleAttempts(book.ctx, answers)
}

async function dieAsking(book: PaymentBook, invoice: string, dies: Death, ask: Ask): Promise<void> {
  const id = idOf('inv', decodeId('inv', invoice) ?? '')
  const attempt = await book.ctx.transaction((tx) => openAttempt(tx, id, { operationId: null })).catch(() => null)
  if (attempt !== null && dies === 'before the answer is written') await askGateways(book.ctx, [attempt], ask)
}

function nth<T>(all: readonly T[], index: number): T | undefined {
  return all.length === 0 ? undefined : all[index % all.length]
}

async function listPayments(book: PaymentBook): Promise<readonly ListedPayment[]> {
  return (await book.get('/v1/payments?sort=created_at&limit=100')).data
}

async function nthInvoice(book: PaymentBook, index: number): Promise<{ readonly id: string; readonly amount_due: number } | undefined> {
  return nth((await book.get('/v1/invoices?sort=created_at&limit=100')).data, index)
}

interface ListedPayment {
  readonly id: string
  readonly amount: number
  readonly status: string
  readonly gateway: string
  readonly reference: string | null
}

async function succeeded(book: PaymentBook): Promise<readonly ListedPayment[]> {
  return (await listPayments(book)).filter(({ status }) => status === 'succeeded')
}

async function waiting(book: PaymentBook): Promise<readonly string[]> {
  return (await listPayments(book)).flatMap(({ status, reference }) =>
    status === 'needs_customer' && reference !== null ? [reference] : [],
  )
}

function partOf({ amount }: { readonly amount: number }, percent: number): { readonly amount: number } {
  return { amount: Math.max(1, Math.floor((amount * percent) / 100)) }
}
