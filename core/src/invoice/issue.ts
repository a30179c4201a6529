import { addDays, dateIn, startOfDay } from '../calendar.ts'
import type { Conventions } from '../conventions.ts'
import { type AvailableCredit, type CreditDraw, drawCredit } from '../credit/draw.ts'
import type { PayablePart } from '../credit/payable.ts'
import type { CollectionMethod } from '../subscription/subscription.ts'

/** What finalisation adds to a computed document: its dates, the credit that pays for it, and what is left to pay. */
export interface Issue {
  readonly issuedAt: Temporal.Instant
  readonly issuedOn: Temporal.PlainDate
  /** The last day to pay. */
  readonly dueOn: Temporal.PlainDate
  /** The local midnight after it. */
  readonly overdueAt: Temporal.Instant
  readonly draws: readonly CreditDraw[]
  readonly creditsApplied: bigint
  /** The part of it that came from wallets. */
  readonly walletApplied: bigint
  readonly amountDue: bigint
  readonly status: 'open' | 'paid'
  /** When the collector asks the gateway; null where the customer pays by hand, or nothing is due. */
  readonly collectAt: Temporal.Instant | null
}

export interface IssueTerms {
  readonly now: Temporal.Instant
  readonly zone: string
  readonly netTermsDays: number
  readonly collectionMethod: CollectionMethod
  /** The customer's credit in the invoice's currency. */
  readonly credit: readonly AvailableCredit[]
  /** What of the total is owed for what: for wallets that pay for certain things. */
  readonly parts: () => readonly PayablePart[]
}

/** Issues a document of `total` minor units: due after the net terms, counted in local days; what credit pays in full is paid at once. */
export function issueInvoice(total: bigint, terms: IssueTerms): Issue {
  const issuedOn = dateIn(terms.now, terms.zone)
  const dueOn = addDays(issuedOn, terms.netTermsDays)
  const draws = drawCredit(total, terms.credit, terms.now, terms.parts)
  const creditsApplied = draws.reduce((sum, draw) => sum + draw.amount, 0n)
  const walletApplied = draws.reduce((sum, draw) => (draw.walletId === null ? sum : sum + draw.amount), 0n)
  const amountDue = total - creditsApplied
  const dates = { issuedAt: terms.now, issuedOn, dueOn, overdueAt: startOfDay(addDays(dueOn, 1), terms.zone) }
  const automatic = terms.collectionMethod === 'charge_automatically' && amountDue > 0n
  const sums = { draws, creditsApplied, walletApplied, amountDue }
  return { ...dates, ...sums, status: amountDue === 0n ? 'paid' : 'open', collectAt: automatic ? terms.now : null }
}

/** Days to pay: the agreement's own, else as the conventions say for how it is collected. */
export function netTerms(own: number | null, collectionMethod: CollectionMethod, conventions: Conventions): number {
  if (own !== null) return own
  return collectionMethod === 'send_invoice' ? conventions.net_terms_days_sent : conventions.net_terms_days_automatic
}
