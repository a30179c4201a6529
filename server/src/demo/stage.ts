import type { CustomerId, SubscriptionId } from '@quarterday/core/id.ts'
import { Refusal } from '@quarterday/core/refusal.ts'
import type { Context } from '../kit/context.ts'
import type { Catalog } from './catalog.ts'

/** Where the demo's past is played: what is sold, and whoever has joined so far, by the name that the story has for them. */
export interface Stage {
  readonly ctx: Context
  readonly catalog: Catalog
  readonly customers: Map<string, CustomerId>
  readonly subscriptions: Map<string, SubscriptionId>
}

/** Something that happens at a moment of the demo's past. */
export interface Scene {
  readonly at: Temporal.Instant
  readonly play: (stage: Stage) => Promise<unknown>
}

export function customerOf({ customers }: Stage, who: string): CustomerId {
  return known(customers.get(who), who)
}

export function subscriptionOf({ subscriptions }: Stage, who: string): SubscriptionId {
  return known(subscriptions.get(who), who)
}

/** People try things that cannot be done any more, such as changing what they canceled. The story does not look ahead; the engine says no. */
export async function unlessRefused(deed: () => Promise<unknown>): Promise<void> {
  try {
    await deed()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

function known<T>(found: T | undefined, who: string): T {
  if (found === undefined) throw new Error(`nobody in the demo is called ${who} yet`)
  return found
}
