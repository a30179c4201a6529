import { type Conventions, type ConventionsPatch, resolveConventions } from '@quarterday/core/conventions.ts'
import type { PriceMemory } from './price-store.ts'
import type { Seller } from './snapshot-store.ts'

/** What a run keeps from slice to slice. Everything in it is immutable in the database. */
export interface RunMemory {
  readonly seller: Seller
  readonly prices: PriceMemory
  readonly conventions: Map<string, Conventions>
}

export function newRunMemory(seller: Seller): RunMemory {
  return { seller, prices: new Map(), conventions: new Map() }
}

/** The conventions of one agreement: the seller's, then the customer's, then its own. The same levels give the same object. */
export function conventionsOf(memory: RunMemory, ...levels: readonly ConventionsPatch[]): Conventions {
  const key = levels.every(isEmpty) ? '' : JSON.stringify(levels)
  const known = memory.conventions.get(key)
  if (known) return known
  const conventions = resolveConventions(memory.seller.conventions, ...levels)
  memory.conventions.set(key, conventions)
  return conventions
}

/** Where the days of a customer begin. */
export function zoneOf(memory: RunMemory, customer: { readonly timezone: string | null; readonly conventions: ConventionsPatch }): string {
  const { period_timezone: whose } = conventionsOf(memory, customer.conventions)
  return whose === 'customer' ? (customer.timezone ?? memory.seller.timezone) : memory.seller.timezone
}

function isEmpty(patch: ConventionsPatch): boolean {
  for (const _ in patch) return false
  return true
}
