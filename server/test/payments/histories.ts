import { HistoryFailure } from '../histories/sender.ts'
import { shrink } from '../histories/shrink.ts'
import { type Ground, openBook, type PaymentBook } from './book.ts'
import { checkAudits, checkCaptures, checkEffects, checkMoney, digestOf, paymentsOf } from './checks.ts'
import { type Ask, deliver, playStep } from './play.ts'
import { type PaymentTrace, paymentTraceText } from './trace.ts'

/** What is wrong at the end of a history, or on the way; null: nothing. */
export async function failureOf(ground: Ground, trace: PaymentTrace, ask?: Ask): Promise<HistoryFailure | null> {
  let book: PaymentBook | null = null
  try {
    book = await openBook(ground, trace)
    for (const step of trace.steps) {
      await playStep(book, step, ask)
      await checkCaptures(book)
    }
    await settle(book, trace)
    await checkMoney(book)
    await checkEffects(book)
    await checkAudits(book)
    await hearAllAgain(book)
    return null
  } catch (error) {
    if (error instanceof HistoryFailure) return error
    return new HistoryFailure('error', error instanceof Error ? (error.stack ?? error.message) : String(error))
  } finally {
    await book?.stand.close()
  }
}

/** The failure with the shortest history that shows it. */
export async function reportOf(ground: Ground, trace: PaymentTrace, failure: HistoryFailure, ask?: Ask): Promise<string> {
  const short = await shrink(trace, failure.kind, async (each) => (await failureOf(ground, each, ask))?.kind ?? null, 60)
  return `${(await failureOf(ground, short, ask))?.message ?? failure.message}\n${paymentTraceText(short)}`
}

/** Faults stop, time passes, everybody does their work; then a person looks into what waits for one. */
async function settle(book: PaymentBook, { cards, steps }: PaymentTrace): Promise<void> {
  book.stand.calm()
  const isDisputed = /createDispute/.test(JSON.stringify([cards, steps]))
  for (const days of [1, 1, 1, 1, 1, 1, ...(isDisputed ? [27, 4] : [])]) {
    book.clock.add(61)
    await book.wait(24 * days)
    await hear(book)
  }
  await lookAtUnresolved(book)
  book.clock.add(61)
  await book.wait(1)
  await hear(book)
  await book.send('/v1/jobs/deliver-messages/run')
}

async function hear(book: PaymentBook): Promise<void> {
  await deliver(book, { do: 'deliver', which: 'new', order: 'as sent', copies: 1 })
  await book.send('/v1/jobs/process-gateway-events/run')
  // What nobody knew yet is looked at once more.
  book.clock.add(1)
  await book.send('/v1/jobs/process-gateway-events/run')
  // The built-in gateway says nothing by itself: whoever wants to know asks.
  if (book.stand.name === 'sandbox')
    for (const { id } of (await book.get('/v1/payments?limit=100')).data) await book.send(`/v1/payments/${id}/complete`)
}

/** A person sends back what the gateway took by mistake, calls off what nobody can find out about, and sends by bank what came by bank. */
async function lookAtUnresolved(book: PaymentBook): Promise<void> {
  const open = (await paymentsOf(book)).filter(({ status, reconcile_at }) => status === 'unknown' && reconcile_at === null)
  const listed = (await book.get('/v1/payments?limit=100&status=unknown')).data
  const entries = await book.stand.entries()
  for (const { key, reference, reported, invoice_id } of open) {
    const capture = entries.find((entry) => entry.kind === 'capture' && entry.key === key)
    if (capture !== undefined && reported === null)
      throw new HistoryFailure('never found out (L2)', `${key} was captured; invoice ${invoice_id}`)
    if (capture !== undefined) await book.stand.refundThere(capture.charge, capture.amount)
    const payment = listed.find((each: { reference: string | null; id: string }) => each.reference === reference)
    const { status, text } = await book.send(`/v1/payments/${payment.id}/dismiss`)
    if (status >= 300) throw new HistoryFailure('cannot be dismissed', text)
  }
  for (const { id, gateway } of (await book.get('/v1/refunds?limit=100&status=created')).data)
    if (gateway === 'manual') await book.send(`/v1/refunds/${id}/mark_sent`, { reference: 'Sent by bank' })
}

/** All that the gateway ever said is said again, the last first and twice: nothing changes (I22). */
async function hearAllAgain(book: PaymentBook): Promise<void> {
  const before = await digestOf(book)
  await deliver(book, { do: 'deliver', which: 'all', order: 'reversed', copies: 2 })
  await book.send('/v1/jobs/process-gateway-events/run')
  const { data } = await book.get('/v1/gateway_events?limit=100')
  for (const { id, about } of data) if (about !== null) await book.send(`/v1/gateway_events/${id}/replay`)
  await book.send('/v1/jobs/process-gateway-events/run')
  if ((await digestOf(book)) !== before) throw new HistoryFailure('heard again, it acts again (I22)', `${data.length} notices`)
}
