import { decimal } from '@quarterday/core/decimal.ts'
import { encodeId, type LineItemId } from '@quarterday/core/id.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { faultOf } from '@quarterday/core/tax/quote.ts'
import type { TaxQuote } from '@quarterday/core/tax/rate.ts'
import type { Tx } from '../../kit/db.ts'
import type { TaxAnswer, TaxParty, TaxQuestion } from '../../tax-providers/tax-provider.ts'
import { addressToApi } from '../parties/party.ts'
import { quotedRateId } from './quoted-rates.ts'
import type { CustomerOfQuestion, PartyOfQuestion } from './tax-parties-store.ts'

/** What a question is made of. */
export interface QuestionParts {
  readonly kind: TaxQuestion['kind']
  readonly key: string
  readonly invoiceId: string | null
  readonly customerId: string
  readonly currency: string
  readonly on: Temporal.PlainDate
  readonly seller: PartyOfQuestion
  readonly customer: CustomerOfQuestion
  /** Those that are to be taxed. */
  readonly lines: readonly Line[]
  /** How the question names a line. */
  readonly nameOf: (line: Line, index: number) => string
}

/** The question as it travels. */
export function buildQuestion(tx: Pick<Tx, 'organizationId'>, parts: QuestionParts): TaxQuestion {
  const { kind, key, invoiceId, customerId, currency, on, seller, customer, lines, nameOf } = parts
  return {
    kind,
    idempotency_key: key,
    organization: encodeId('org', tx.organizationId),
    document: invoiceId === null ? null : encodeId('inv', invoiceId),
    currency,
    date: on.toString(),
    seller: partyOf(seller),
    customer: customerOf(customerId, customer),
    lines: lines.map((line, index) => {
      const { inclusive, category } = line.taxing
      const amount = Number(line.listed - line.discount)
      return { id: nameOf(line, index), kind: line.kind, description: line.description, amount, inclusive, category }
    }),
  }
}

/**
 * What an answer says of the lines that were asked about, by the names that the question gave them. A text says why it cannot be: a line is missing or was
 * never asked about, who owes no tax is taxed, or a tax is not what its rate gives.
 */
export function readQuote(
  tx: Pick<Tx, 'organizationId'>,
  provider: string,
  answer: TaxAnswer,
  lines: ReadonlyMap<string, Line>,
): TaxQuote | string {
  const { reference, tax_treatment: treatment } = answer
  const taxes = new Map<LineItemId, NonNullable<ReturnType<TaxQuote['taxes']['get']>>>()
  for (const stated of answer.lines) {
    const line = lines.get(stated.id)
    if (line === undefined) return `It answers for a line ${stated.id} that was not asked about`
    if (taxes.has(line.id)) return `It answers twice for line ${stated.id}`
    if (treatment !== 'taxed' && stated.taxes.length > 0)
      return `It taxes line ${stated.id} of a document on which it says no tax is due (${treatment})`
    const read = stated.taxes.map((tax) => {
      const { name, percent, amount } = tax
      return { id: quotedRateId(tx.organizationId, provider, tax), name, percent: decimal(percent), amount: BigInt(amount) }
    })
    const fault = faultOf(line, read)
    if (fault !== null) return `Line ${stated.id}: ${fault}`
    taxes.set(line.id, read)
  }
  if (taxes.size !== lines.size) return `It answers for ${taxes.size} of ${lines.size} lines`
  return { provider, reference, treatment, taxes }
}

/** The customer as a question names them. */
export function customerOf(id: string, customer: CustomerOfQuestion): TaxQuestion['customer'] {
  return { id: encodeId('cus', id), ...partyOf(customer), region: customer.region }
}

/** The seller as a question names it. */
export function partyOf({ name, address, taxIds }: PartyOfQuestion): TaxParty {
  return { name, address: addressToApi(address), tax_ids: [...taxIds] }
}
