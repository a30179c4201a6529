import type { PayablePart } from './payable.ts'
import { type CreditScope, paysFor } from './scope.ts'

/** Credit that may pay for some parts of a document only. Minor units. */
export interface ScopedCredit {
  /** Null: it pays for anything. */
  readonly scope: CreditScope | null
  readonly most: bigint
}

/**
 * How much each credit pays, in the order given: as much as it can beside those before it. Credit that pays for anything leaves to credit that comes later
 * what only that can pay, so no order of lines takes a payment away: a part changes its payer where that lets more be paid.
 */
export function shareCredit(credits: readonly ScopedCredit[], parts: readonly PayablePart[]): readonly bigint[] {
  const groups = groupsOf(credits, parts)
  const given = credits.map(() => groups.map(() => 0n))
  return credits.map(({ most }, index) => {
    let amount = 0n
    for (let more = 1n; more > 0n && amount < most; amount += more) more = pay(index, most - amount, groups, given)
    return amount
  })
}

/** Parts that the same credits pay for. */
interface Group {
  free: bigint
  readonly payers: readonly boolean[]
}

function groupsOf(credits: readonly ScopedCredit[], parts: readonly PayablePart[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const { kind, price, worth } of parts) {
    const payers = credits.map(({ scope }) => scope === null || paysFor(scope, kind, price))
    const key = payers.map(Number).join('')
    const group = groups.get(key)
    if (group) group.free += worth
    else groups.set(key, { free: worth, payers })
  }
  return [...groups.values()]
}

/** Lets one credit pay up to `most` more: for what is free, or for what another one pays that can pay for something else. The shortest way first. */
function pay(from: number, most: bigint, groups: readonly Group[], given: bigint[][]): bigint {
  const via = new Map<number, { readonly credit: number; readonly group: number }>()
  const seen = new Set<number>()
  const reached = [from]
  for (const credit of reached) {
    for (const [place, group] of groups.entries()) {
      if (!group.payers[credit] || seen.has(place)) continue
      seen.add(place)
      if (group.free > 0n) return moveAlong(via, { credit, group: place }, { from, most }, groups, given)
      given.forEach((row, other) => {
        if (other === from || via.has(other) || (row[place] ?? 0n) === 0n) return
        via.set(other, { credit, group: place })
        reached.push(other)
      })
    }
  }
  return 0n
}

type Way = ReadonlyMap<number, { readonly credit: number; readonly group: number }>

/** Each credit on the way takes over a part of the one after it; the last pays for what is free. */
function moveAlong(
  via: Way,
  end: { readonly credit: number; readonly group: number },
  { from, most }: { readonly from: number; readonly most: bigint },
  groups: readonly Group[],
  given: bigint[][],
): bigint {
  const at = (credit: number, group: number): bigint => given[credit]?.[group] ?? 0n
  const add = (credit: number, group: number, amount: bigint): void => {
    const row = given[credit]
    if (row) row[group] = (row[group] ?? 0n) + amount
  }
  const steps: { readonly giver: number; readonly taker: number; readonly group: number }[] = []
  for (let giver = end.credit; giver !== from; ) {
    const step = via.get(giver)
    if (!step) return 0n
    steps.push({ giver, taker: step.credit, group: step.group })
    giver = step.credit
  }
  const last = groups[end.group]
  if (!last) return 0n
  const amount = steps.reduce((least, { giver, group }) => smaller(least, at(giver, group)), smaller(most, last.free))
  last.free -= amount
  add(end.credit, end.group, amount)
  for (const { giver, taker, group } of steps) {
    add(giver, group, -amount)
    add(taker, group, amount)
  }
  return amount
}

/** (Math.min does not take bigint.) */
function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
