import { taxTreatments } from '@quarterday/core/tax/rate.ts'
import { z } from 'zod'
import type { TaxAnswer, TaxOutcome } from './tax-provider.ts'

/** Taxes of one line at most. */
const mostTaxes = 10
/** Lines of one document at most. */
const mostLines = 10_000

const short = (most: number) => z.string().trim().min(1).max(most)

const tax = z
  .strictObject({
    name: short(256),
    percent: z.string().regex(/^(100(\.0{1,6})?|\d{1,2}(\.\d{1,6})?)$/, 'Must be a decimal from 0 to 100 with up to 6 places'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullish()
      .transform((code) => code ?? null),
    region: short(64)
      .nullish()
      .transform((text) => text ?? null),
    jurisdiction: short(128)
      .nullish()
      .transform((text) => text ?? null),
    amount: z.int(),
  })
  .refine(({ country, region }) => region === null || country !== null, 'A region needs its country')

const schema: z.ZodType<TaxAnswer> = z.strictObject({
  reference: short(256),
  tax_treatment: z.enum(taxTreatments).default('taxed'),
  lines: z.array(z.strictObject({ id: short(64), taxes: z.array(tax).max(mostTaxes) })).max(mostLines),
})

const problem = z.object({ detail: z.string().optional(), title: z.string().optional() })

/** Reads the body of an answer. What is not of the protocol's form is no answer. */
export function readAnswer(body: string): TaxOutcome {
  const parsed = schema.safeParse(parse(body))
  if (parsed.success) return { kind: 'quoted', answer: parsed.data }
  const [issue] = parsed.error.issues
  const where = issue?.path.length ? ` at ${issue.path.join('/')}` : ''
  return { kind: 'unknown', reason: `The answer is not of the protocol’s form${where}: ${issue?.message ?? 'it cannot be read'}` }
}

/** The engine's word for why it gives no tax: the `detail` of a problem document, else nothing but the status. */
export function readRefusal(status: number, body: string): TaxOutcome {
  const parsed = problem.safeParse(parse(body))
  const said = parsed.success ? (parsed.data.detail ?? parsed.data.title) : undefined
  return { kind: 'refused', reason: said === undefined ? `It answered ${status}` : said.slice(0, 500) }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // What is no JSON has no form at all, which the schema says of it.
    return undefined
  }
}
