import { assert, Bug } from '@quarterday/core/assert.ts'
import type { Context } from '../../kit/context.ts'
import { taxProviderFor } from '../../tax-providers/index.ts'
import type { TaxOutcome, TaxQuestion } from '../../tax-providers/tax-provider.ts'

/** Questions at once. */
const atOnce = 4

export interface AskedProvider {
  /** Null: this installation has none. */
  readonly provider: string | null
  /** In the order of the questions. */
  readonly outcomes: readonly TaxOutcome[]
}

/** Asks the engine of this installation, a few questions at a time, outside of any transaction. What throws has no answer that anyone knows. */
export async function askProvider(ctx: Context, questions: readonly TaxQuestion[]): Promise<AskedProvider> {
  assert(!ctx.database.isInTransaction(), 'An engine is asked for tax outside of transactions: the question has to be committed before')
  const provider = taxProviderFor(ctx)
  if (provider === null) return { provider: null, outcomes: questions.map(() => noProvider) }
  const outcomes: TaxOutcome[] = []
  let next = 0
  async function work(): Promise<void> {
    for (let index = next++; index < questions.length; index = next++) {
      const question = questions[index]
      if (question === undefined) continue
      outcomes[index] =
        (await provider?.quote(question).catch((error: unknown): TaxOutcome => {
          ctx.log[error instanceof Bug ? 'error' : 'warn']({ err: error }, 'a tax engine gave no answer; it is asked again')
          return { kind: 'unknown', reason: 'The question failed' }
        })) ?? noProvider
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, questions.length) }, work))
  return { provider: provider.name, outcomes }
}

const noProvider: TaxOutcome = { kind: 'unknown', reason: 'No tax engine is configured here (TAX_PROVIDER_URL)' }
