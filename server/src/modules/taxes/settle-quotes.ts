import { encodeId, type InvoiceId, type LineItemId } from '@quarterday/core/id.ts'
import { type ComputedInvoice, retaxed } from '@quarterday/core/invoice/compute.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import type { TaxQuote } from '@quarterday/core/tax/rate.ts'
import { untaxed } from '@quarterday/core/tax/recompute.ts'
import { linesToQuote } from '@quarterday/core/tax/tax.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import type { TaxAnswer, TaxOutcome } from '../../tax-providers/tax-provider.ts'
import { discountsOf } from '../billing/adjustments-json.ts'
import { lockInvoices, removeDrafts } from '../billing/invoice-store.ts'
import { loadLines } from '../billing/line-store.ts'
import { type CustomerTax, loadTax, taxAt } from '../billing/load-tax.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { isPassing } from '../billing/run-billing.ts'
import { newRunMemory } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { lockTaxQuestions, removeTaxQuestions, saveAnswers, saveFailures, type TaxQuestionRow } from '../billing/tax-question-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { type Draft, writeTaxedDrafts } from '../invoices/write-draft.ts'
import { readQuote } from './build-question.ts'
import { keepQuotedRates } from './quoted-rates.ts'

/** A question with what came of it. */
export interface AnsweredQuestion {
  readonly invoiceId: InvoiceId
  readonly revision: number
  /** Null: this installation has no engine. */
  readonly provider: string | null
  readonly outcome: TaxOutcome
}

export interface SettledQuotes {
  /** Documents whose tax is known now. */
  readonly quoted: number
  /** Questions without a usable answer: they are asked again. */
  readonly failed: number
  /** Answers to what nobody asks any more: the document has changed meanwhile, is answered, or is gone. */
  readonly outdated: number
}

/**
 * Writes what came of questions. An answer counts only for the revision that was asked, so one that comes twice, or after its document has changed, changes
 * nothing. An organization that has gone back to its own rates meanwhile is taxed by them. Where the slice fails, each is tried by itself.
 */
export async function settleQuotes(ctx: Context, answered: readonly AnsweredQuestion[]): Promise<SettledQuotes> {
  if (answered.length === 0) return { quoted: 0, failed: 0, outdated: 0 }
  try {
    return await ctx.transaction((tx) => settle(tx, answered))
  } catch (error) {
    if (isPassing(error)) throw error
    if (answered.length > 1) {
      const sums = { quoted: 0, failed: 0, outdated: 0 }
      for (const each of answered) {
        const { quoted, failed, outdated } = await settleQuotes(ctx, [each])
        sums.quoted += quoted
        sums.failed += failed
        sums.outdated += outdated
      }
      return sums
    }
    const invoices = answered.map(({ invoiceId }) => encodeId('inv', invoiceId))
    ctx.log.error({ err: error, invoices }, 'the tax of a draft could not be written; it is asked again')
    const failure = 'What the engine said could not be written; the log has the reason'
    await ctx.transaction((tx) =>
      saveFailures(
        tx,
        answered.map(({ invoiceId, revision }) => ({ invoiceId, revision, failure })),
      ),
    )
    return { quoted: 0, failed: answered.length, outdated: 0 }
  }
}

/** What is written on one draft. */
interface Settled {
  readonly draft: LockedInvoice
  readonly row: TaxQuestionRow
  readonly lines: readonly Line[]
  /** Null: its seller's own rates tax it. */
  readonly said: { readonly quote: TaxQuote; readonly answer: TaxAnswer } | null
}

async function settle(tx: Tx, answered: readonly AnsweredQuestion[]): Promise<SettledQuotes> {
  const ids = answered.map(({ invoiceId }) => invoiceId).sort()
  const drafts = new Map((await lockInvoices(tx, ids)).map((invoice) => [invoice.id, invoice]))
  const rows = new Map((await lockTaxQuestions(tx, ids)).map((row) => [row.invoiceId, row]))
  const lines = await loadLines(tx, ids)
  const memory = newRunMemory(await loadSeller(tx))
  const failures: { invoiceId: string; revision: number; failure: string }[] = []
  const settled: Settled[] = []
  let outdated = 0
  for (const { invoiceId, revision, provider, outcome } of answered) {
    const draft = drafts.get(invoiceId)
    const row = rows.get(invoiceId)
    const own = lines.get(invoiceId) ?? []
    if (draft?.status !== 'draft' || row?.revision !== revision) outdated += 1
    else if (memory.seller.taxEngine === 'rates') settled.push({ draft, row, lines: own, said: null })
    else if (outcome.kind !== 'quoted' || provider === null)
      failures.push({ invoiceId, revision, failure: outcome.kind === 'quoted' ? 'No tax engine is configured' : outcome.reason })
    else {
      const asked = linesToQuote(own.map(untaxed))
      const quote = readQuote(tx, provider, outcome.answer, new Map(asked.map((line) => [encodeId('il', line.id), line])))
      if (typeof quote === 'string') failures.push({ invoiceId, revision, failure: `The answer cannot be right. ${quote}`.slice(0, 1000) })
      else settled.push({ draft, row, lines: own, said: { quote, answer: outcome.answer } })
    }
  }
  await saveFailures(tx, failures)
  const customers = [...new Set(settled.map(({ draft }) => draft.customerId))].sort()
  await write(tx, settled, await loadTax(tx, customers, memory))
  return { quoted: settled.length, failed: failures.length, outdated }
}

/** Writes drafts anew with their tax. Nobody may update amounts, so they are taken away and come back under their ids. */
async function write(tx: Tx, settled: readonly Settled[], taxes: ReadonlyMap<string, CustomerTax>): Promise<void> {
  if (settled.length === 0) return
  const byProvider = Map.groupBy(settled, ({ said }) => said?.quote.provider ?? null)
  for (const [provider, of] of byProvider) {
    if (provider !== null)
      await keepQuotedRates(
        tx,
        provider,
        of.flatMap(({ said }) => said?.answer.lines.flatMap((line) => line.taxes) ?? []),
      )
  }
  const drafts = settled.map((each): Draft => {
    const { draft } = each
    return { computed: computedOf(each, taxes.get(draft.customerId) ?? null), terms: { ...draft, eventCount: draft.eventCount + 1 } }
  })
  await removeDrafts(
    tx,
    settled.map(({ draft }) => draft.id),
  )
  await writeTaxedDrafts(tx, drafts)
  await saveAnswers(
    tx,
    settled.flatMap(({ draft, row, said }) =>
      said === null
        ? []
        : [
            {
              invoiceId: draft.id,
              revision: row.revision,
              provider: said.quote.provider,
              reference: said.quote.reference,
              answer: said.answer,
            },
          ],
    ),
  )
  await removeTaxQuestions(
    tx,
    settled.flatMap(({ draft, said }) => (said === null ? [draft.id] : [])),
  )
}

function computedOf({ draft, row, lines, said }: Settled, situation: CustomerTax | null): ComputedInvoice {
  const { id, currency } = draft
  const own = taxAt(situation, draft.createdAt)
  const tax = own && said ? { ...own, quoteOf: () => said.quote } : own
  const input = { id, currency, conventions: row.terms, adjustments: { tax, locale: null }, newLineId: (): LineItemId => newIdOf('il') }
  return retaxed(input, lines, discountsOf(row.discounts))
}
