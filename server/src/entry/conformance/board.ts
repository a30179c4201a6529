import type { Case, GivenCharge } from './case.ts'
import type { Client } from './client.ts'
import type { PlayedInvoice } from './played-invoice.ts'
import type { PlayedLine } from './played-line.ts'

/** A charge of a plan as it was set up: a metered price, or an item with a quantity. */
export interface SetCharge {
  readonly plan: string
  readonly given: GivenCharge
  readonly price: string
  /** Null: prepaid units. */
  readonly meter: string | null
  /** A prepaid quantity that is not prorated: the level of a meter, told by the runner. */
  readonly isLevel: boolean
}

export interface SetPlan {
  readonly id: string
  /** The price of the plan itself. */
  readonly price: string
  readonly charges: readonly SetCharge[]
  /** A plan like it a phase, with the periods that it lasts; null: for good. */
  readonly phases: readonly SetPhase[]
  /** Minimum commitments and setup fees. */
  readonly others: readonly string[]
}

export interface SetPhase {
  readonly plan: SetPlan
  readonly periods: number | null
}

/** How a price's lines are to be read. */
export interface SoldAs {
  readonly prepaid: boolean
  /** Its quantity is a mean over time. */
  readonly isMean: boolean
  /** What one unit costs; null: it depends. */
  readonly unitAmount: number | null
}

/** What is on the table while a case is played: names of the case on the left, ids of the API on the right. */
export interface Board {
  readonly billingCase: Case
  readonly client: Client
  readonly organization: string
  /** By name; the one that has none is ''. */
  readonly customers: ReadonlyMap<string, string>
  readonly plans: ReadonlyMap<string, SetPlan>
  /** The plan and, unless it is the plan's own, the charge of each price. */
  readonly sold: ReadonlyMap<string, { readonly plan: string; readonly charge: string | null } & SoldAs>
  readonly coupons: ReadonlyMap<string, string>
  readonly subs: Map<string, { readonly id: string; readonly customer: string }>
  /** What the levels of prepaid quantities stand at, by `sub charge`. */
  readonly levels: Map<string, number>
  readonly groups: Map<string, string>
  /** Invoices that an action made under a name. */
  readonly refs: Map<string, string>
  readonly wallets: Map<string, string>
  /** What each preview may be read as: what is billed at once, and all of the next invoice. */
  readonly previews: Map<string, readonly { readonly lines: readonly PlayedLine[]; readonly total: number }[]>
  /** The drafts that existed at a moment of the timeline, before and after each action there. */
  readonly drafts: Map<string, PlayedInvoice[]>
  /** What each event of a charge that is billed in advance cost, in the order of the timeline. */
  readonly eventCharges: { readonly at: string; readonly sub: string; readonly charge: string; readonly amount: number }[]
}

/** Moves the sandbox's clock; what is due on the way happens. */
export async function advance({ client, organization }: Pick<Board, 'client' | 'organization'>, to: Temporal.Instant): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { done } = await client.post(`/v1/sandboxes/${organization}/advance`, { to: to.toString() })
    if (done) return
  }
  throw new Error('the clock does not get there')
}
