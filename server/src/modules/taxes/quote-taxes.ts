import { isDeepStrictEqual } from 'node:util'
import { dateIn } from '@quarterday/core/calendar.ts'
import { encodeId, type InvoiceId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { untaxed } from '@quarterday/core/tax/recompute.ts'
import { linesToQuote } from '@quarterday/core/tax/tax.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import type { TaxOutcome, TaxQuestion } from '../../tax-providers/tax-provider.ts'
import { loadLines } from '../billing/line-store.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { claimTaxQuestions, lockTaxQuestions, saveAsked, type TaxQuestionRow } from '../billing/tax-question-store.ts'
import { finalizeDue, finalizeInvoice } from '../invoices/finalize-invoices.ts'
import { getInvoice } from '../invoices/store.ts'
import { askProvider } from './ask-provider.ts'
import { buildQuestion } from './build-question.ts'
import { type AnsweredQuestion, type SettledQuotes, settleQuotes } from './settle-quotes.ts'
import { customersOfQuestions, sellerOfQuestions } from './tax-parties-store.ts'

/** Questions a slice. */
const sliceSize = 50
const mostSlices = 10_000

export interface QuotedTaxes extends SettledQuotes {
  /** Drafts that were finalised because their tax is known now. */
  readonly finalized: number
}

/**
 * Asks the engine outside about every document whose tax is to be asked by now, writes what it says, and finalises what waited for nothing else. Killed
 * anywhere, the questions are asked again under the same keys. Safe beside itself: what one holds the others skip.
 */
export async function quoteTaxes(ctx: Context): Promise<QuotedTaxes> {
  const counts = { quoted: 0, failed: 0, outdated: 0 }
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const asked = await ctx.transaction(async (tx) => open(tx, await claimTaxQuestions(tx, sliceSize)))
    const answered = await ask(ctx, asked)
    const settled = await settleQuotes(ctx, answered)
    counts.quoted += settled.quoted
    counts.failed += settled.failed
    counts.outdated += settled.outdated
    // Where nobody is there, the rest need not wait for that one by one: the next run asks them.
    if (asked.length < sliceSize || answered.every(({ provider, outcome }) => provider !== null && outcome.kind === 'unknown')) break
  }
  return { ...counts, finalized: counts.quoted === 0 ? 0 : (await finalizeDue(ctx)).finalized }
}

/**
 * Asks about one document now, whenever its turn would be. What came of it the invoice says; it is finalised where it waited for nothing else. Refuses
 * `not_found`, and `invalid_state` where there is nothing to ask.
 */
export async function quoteTax(ctx: Context, id: InvoiceId): Promise<void> {
  const asked = await ctx.transaction(async (tx) => {
    await getInvoice(tx, id)
    const questions = await lockTaxQuestions(tx, [id])
    if (questions.length === 0) throw refuse('invalid_state', { detail: 'No tax engine has to be asked about this invoice.' })
    return open(tx, questions)
  })
  await settleQuotes(ctx, await ask(ctx, asked))
  const isDue = await ctx.transaction(async (tx) => {
    const { status, finalizeAt } = await getInvoice(tx, id)
    const isOpen = (await lockTaxQuestions(tx, [id])).length > 0
    return status === 'draft' && !isOpen && finalizeAt !== null && Temporal.Instant.compare(finalizeAt, tx.now) <= 0
  })
  if (isDue) await finalizeInvoice(ctx, id)
}

interface OpenedQuestion {
  readonly row: TaxQuestionRow
  readonly revision: number
  readonly question: TaxQuestion
  /** False: the seller has gone back to its own rates. */
  readonly isAsked: boolean
}

/** Says of locked questions that they are asked now, and of what. One that is the same as before keeps its key; another content has another. */
async function open(tx: Tx, rows: readonly TaxQuestionRow[]): Promise<readonly OpenedQuestion[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.invoiceId)
  const lines = await loadLines(tx, ids)
  const seller = await sellerOfQuestions(tx)
  const isAsked = (await loadSeller(tx)).taxEngine === 'provider'
  const customers = await customersOfQuestions(tx, [...new Set(rows.map((row) => row.customerId))].sort())
  const opened = rows.map((row): OpenedQuestion => {
    const { invoiceId, customerId, currency, createdAt, timezone } = row
    const customer = customers.get(customerId)
    if (!customer) throw new Error('an invoice has its customer')
    const asked = linesToQuote((lines.get(invoiceId) ?? []).map(untaxed))
    const parts = {
      kind: 'quote' as const,
      invoiceId,
      customerId,
      currency,
      on: dateIn(createdAt, timezone),
      seller,
      customer,
      lines: asked,
    }
    const questionAt = (revision: number) =>
      buildQuestion(tx, { ...parts, key: `${encodeId('inv', invoiceId)}:${revision}`, nameOf: ({ id }) => encodeId('il', id) })
    const same = questionAt(row.revision)
    if (row.question === null || isDeepStrictEqual(row.question, JSON.parse(JSON.stringify(same))))
      return { row, revision: row.revision, question: same, isAsked }
    return { row, revision: row.revision + 1, question: questionAt(row.revision + 1), isAsked }
  })
  await saveAsked(
    tx,
    opened.map(({ row, revision, question }) => {
      const attempts = row.attempts + 1
      return { invoiceId: row.invoiceId, revision, question, attempts, askAt: tx.now.add({ minutes: pauseAfter(attempts) }) }
    }),
  )
  return opened
}

/** Minutes until the next question: 1, 2, 4 and so on, an hour at most. Should this process die, somebody asks again then. */
function pauseAfter(attempts: number): number {
  return Math.min(60, 2 ** Math.min(attempts - 1, 6))
}

async function ask(ctx: Context, opened: readonly OpenedQuestion[]): Promise<readonly AnsweredQuestion[]> {
  if (opened.length === 0) return []
  if (opened.some(({ isAsked }) => !isAsked)) {
    return opened.map(({ row, revision }) => ({ invoiceId: row.invoiceId, revision, provider: null, outcome: notAsked }))
  }
  const { provider, outcomes } = await askProvider(
    ctx,
    opened.map(({ question }) => question),
  )
  return opened.map(({ row, revision }, index) => {
    const outcome = outcomes[index]
    if (!outcome) throw new Error('each question has an outcome')
    return { invoiceId: row.invoiceId, revision, provider, outcome }
  })
}

const notAsked: TaxOutcome = { kind: 'unknown', reason: 'Nobody was asked' }
