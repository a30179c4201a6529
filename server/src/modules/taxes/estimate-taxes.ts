import { assert } from '@quarterday/core/assert.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { TaxAnswer } from '../../tax-providers/tax-provider.ts'
import { type Estimates, estimateIn, type WantedEstimate } from '../billing/tax-estimates.ts'
import { askProvider } from './ask-provider.ts'
import { buildQuestion, type QuestionParts, readQuote } from './build-question.ts'
import { customersOfQuestions, sellerOfQuestions } from './tax-parties-store.ts'

/** The tax of one document can decide about credit, and that about the next one; more rounds mean that what is looked at does not stand still. */
const mostRounds = 4

/**
 * Computes a preview. What an engine outside has to say of it is asked between two computations, outside of their transactions; where nobody is asked there
 * is one. `preview` writes nothing. Refuses `tax_unavailable` rather than show another tax than would be charged.
 */
export async function estimateTaxes<T>(ctx: Context, preview: (ctx: Context) => Promise<T>): Promise<T> {
  const answers = new Map<string, Estimate>()
  for (let round = 0; round < mostRounds; round += 1) {
    const missing = new Map<string, WantedEstimate>()
    const estimates: Estimates = {
      quoteOf: (wanted) => {
        const answer = answers.get(keyOf(wanted))
        if (answer === undefined) {
          missing.set(keyOf(wanted), wanted)
          return null
        }
        const quote = readQuote(ctx, answer.provider, answer.answer, byPosition(wanted.lines))
        assert(typeof quote !== 'string', 'an estimate was looked at when it came')
        return quote
      },
    }
    const transaction: Context['transaction'] = (work) =>
      ctx.transaction((tx) => {
        estimateIn(tx, estimates)
        return work(tx)
      })
    const value = await preview({ ...ctx, transaction })
    if (missing.size === 0) return value
    for (const [key, estimate] of await ask(ctx, missing)) answers.set(key, estimate)
  }
  throw refuse('tax_unavailable', {
    detail: 'What is to be taxed changes while it is looked at; try again in a moment.',
    retryAfterSeconds: 5,
  })
}

interface Estimate {
  readonly provider: string
  readonly answer: TaxAnswer
}

/** What the answer depends on: who, when and what. Each computation gives its lines new ids, so they go by their position. */
function keyOf({ customerId, on, lines }: WantedEstimate): string {
  const facts = lines.map(({ kind, description, currency, listed, discount, taxing }) => {
    return [kind, description, currency, `${listed - discount}`, taxing.inclusive, taxing.category]
  })
  return JSON.stringify([customerId, on.toString(), facts])
}

function nameOf(_: Line, index: number): string {
  return `${index + 1}`
}

function byPosition(lines: readonly Line[]): ReadonlyMap<string, Line> {
  return new Map(lines.map((line, index) => [nameOf(line, index), line]))
}

async function ask(ctx: Context, missing: ReadonlyMap<string, WantedEstimate>): Promise<readonly (readonly [string, Estimate])[]> {
  const wanted = [...missing]
  const questions = await ctx.transaction(async (tx) => {
    const seller = await sellerOfQuestions(tx)
    const customers = await customersOfQuestions(tx, [...new Set(wanted.map(([, { customerId }]) => customerId))].sort())
    return wanted.map(([, { customerId, on, lines }], index) => {
      const customer = customers.get(customerId)
      const currency = lines[0]?.currency
      assert(customer && currency, 'a preview has its customer and its lines')
      // Nothing is kept of an estimate, so its key is for this request alone.
      const key = `${ctx.requestId}:${on.toString()}:${index}`
      const parts: QuestionParts = { kind: 'estimate', key, invoiceId: null, customerId, currency, on, seller, customer, lines, nameOf }
      return buildQuestion(tx, parts)
    })
  })
  const { provider, outcomes } = await askProvider(ctx, questions)
  return wanted.map(([key, { lines }], index) => {
    const outcome = outcomes[index]
    if (provider === null || outcome?.kind !== 'quoted') throw unknown(outcome && outcome.kind !== 'quoted' ? outcome.reason : 'No engine')
    const { answer } = outcome
    const quote = readQuote(ctx, provider, answer, byPosition(lines))
    if (typeof quote === 'string') throw unknown(`The answer cannot be right. ${quote}`)
    return [key, { provider, answer }] as const
  })
}

function unknown(reason: string) {
  return refuse('tax_unavailable', { detail: `The tax of this preview is not known. ${reason}.`, retryAfterSeconds: 30 })
}
