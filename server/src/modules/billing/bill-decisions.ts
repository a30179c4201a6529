import { inLanguage } from '@quarterday/core/catalog/price.ts'
import { type NotedTogether, notedAlso } from '@quarterday/core/credit-note/note-credits.ts'
import { availableAt, lowerDiscounts } from '@quarterday/core/discount/duration.ts'
import { type BilledDecision, billDecision } from '@quarterday/core/invoice/bill.ts'
import type { UsageCharge } from '@quarterday/core/invoice/charge.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import type { Decision } from '@quarterday/core/subscription/decision.ts'
import type { SpendingCap } from '@quarterday/core/usage/cap-reading.ts'
import type { Tx } from '../../kit/db.ts'
import { lowerCredit } from './issue-money.ts'
import { loadLate, takesLateUsage } from './load-late.ts'
import { loadReadings } from './load-readings.ts'
import type { LoadedSubscription } from './load-snapshots.ts'
import { taxAt } from './load-tax.ts'
import type { PriceMemory } from './price-store.ts'
import { newIdOf } from './write-slice.ts'

/** A decision and what its documents need besides. */
export interface Undertaking {
  readonly decision: Decision
  readonly loaded: Pick<LoadedSubscription, 'pending' | 'credit' | 'adjustments' | 'locale'> & {
    readonly snapshot: Pick<LoadedSubscription['snapshot'], 'conventions'>
    /** Lines of a document before this one that only a preview has made: what they bill counts as billed. */
    readonly foreseen?: readonly Line[] | undefined
    /** The spending cap of a subscription that only a preview has made. */
    readonly cap?: SpendingCap | undefined
  }
}

/**
 * Puts amounts to decisions, in their order: each draws on its customer's credit and discounts as those before it left them. What a meter has counted
 * is read for all of them at once.
 */
export async function billDecisions(tx: Tx, wanted: readonly Undertaking[], prices: PriceMemory, now = tx.now): Promise<BilledDecision[]> {
  const undertakings = await withLateUsage(tx, wanted, prices)
  const readings = await loadReadings(
    tx,
    undertakings.map(({ decision, loaded: { pending, snapshot, foreseen = [], cap } }) => {
      return { decision, pending: [...pending, ...foreseen], conventions: snapshot.conventions, cap }
    }),
  )
  let together: NotedTogether = new Map()
  return undertakings.map(({ decision, loaded }) => {
    const { pending, credit } = loaded
    const { discounts } = loaded.adjustments
    const tax = taxAt(loaded.adjustments.tax, now)
    // A plan's prices were not looked up by their ids. (Those of charges have the names that their customer reads: others keep theirs.)
    for (const charge of decision.charges)
      if (charge.rule !== 'entered' && !prices.has(charge.price.id)) prices.set(charge.price.id, charge.price)
    const adjustments = { discounts: availableAt(discounts, now), tax, priceOf: (id: string) => prices.get(id), locale: loaded.locale }
    const { conventions } = loaded.snapshot
    const billed = billDecision({ decision, conventions, now, pending, credit, newId: newIdOf, readings, adjustments, together })
    together = notedAlso(together, billed.creditNotes)
    for (const { grant } of billed.creditNotes) if (grant) credit.push(grant)
    if (billed.invoice) {
      lowerCredit(credit, billed.invoice.generated, billed.invoice.issue?.draws ?? [])
      lowerDiscounts(discounts, billed.invoice.computed.discounts)
    }
    return billed
  })
}

/** Usage that came after its period was billed goes on the next document, with its own period. */
async function withLateUsage(tx: Tx, undertakings: readonly Undertaking[], prices: PriceMemory): Promise<readonly Undertaking[]> {
  const taking = undertakings.filter(({ decision }) => takesLateUsage(decision))
  if (taking.length === 0) return undertakings
  const told = await loadLate(
    tx,
    new Map(taking.map(({ decision, loaded }) => [decision.subscription.id, loaded.snapshot.conventions])),
    prices,
  )
  if (told.size === 0) return undertakings
  return undertakings.map((each) => {
    const own = takesLateUsage(each.decision) ? told.get(each.decision.subscription.id) : undefined
    if (!own) return each
    // A period that was billed in advance and ends now is charged here anyway.
    const charged = new Set(each.decision.charges.flatMap((charge) => (charge.rule === 'usage' ? [periodOf(charge)] : [])))
    const late = own.charges.filter((charge) => !charged.has(periodOf(charge)))
    const named = late.map((charge) => ({ ...charge, price: inLanguage(charge.price, each.loaded.locale) }))
    const charges = [...named, ...each.decision.charges]
    return { ...each, decision: { ...each.decision, charges, settles: own.noted } }
  })
}

function periodOf({ itemId, period }: UsageCharge): string {
  return `${itemId} ${period.start}`
}

export async function billOne(
  tx: Tx,
  decision: Decision,
  loaded: Undertaking['loaded'],
  prices: PriceMemory,
  now = tx.now,
): Promise<BilledDecision> {
  const [billed] = await billDecisions(tx, [{ decision, loaded }], prices, now)
  if (!billed) throw new Error('one decision, one bill')
  return billed
}
