import type { Case, GivenCharge } from './case.ts'
import type { Client } from './client.ts'
import type { PlayedLine } from './played-line.ts'

/** A charge of a plan as it was set up: a metered price, or an item with a quantity. */
export interface SetCharge {
  readonly plan: string
  readonly given: GivenCharge
  readonly price: string
  /** Null: prepaid units. */
  readonly meter: string | null
}

export interface SetPlan {
  readonly id: string
  /** The price of the plan itself. */
  readonly price: string
  readonly charges: readonly SetCharge[]
  /** One price a phase, with the periods that it lasts; null: for good. */
  readonly phases: readonly { readonly price: string; readonly periods: number | null }[]
  /** Of the plan's items beyond those that have a quantity of their own. */
  readonly prices: readonly string[]
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
  readonly sold: ReadonlyMap<string, { readonly plan: string; readonly charge: string | null; readonly prepaid: boolean }>
  readonly coupons: ReadonlyMap<string, string>
  readonly subs: Map<string, { readonly id: string; readonly customer: string }>
  readonly groups: Map<string, string>
  /** Invoices that an action made under a name. */
  readonly refs: Map<string, string>
  readonly wallets: Map<string, string>
  readonly previews: Map<string, { readonly lines: readonly PlayedLine[]; readonly total: number }>
  /** Sums of the drafts that existed at a moment of the timeline, before and after each action there. */
  readonly drafts: Map<string, Set<number>>
  /** What each event of a charge that is billed in advance cost, in the order of the timeline. */
  readonly eventCharges: { readonly at: string; readonly charge: string; readonly amount: number }[]
}

/** Moves the sandbox's clock; what is due on the way happens. */
export async function advance({ client, organization }: Pick<Board, 'client' | 'organization'>, to: Temporal.Instant): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { done } = await client.post(`/v1/sandboxes/${organization}/advance`, { to: to.toString() })
    if (done) return
  }
  throw new Error('the clock does not get there')
}
