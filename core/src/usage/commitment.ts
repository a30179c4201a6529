import { decimal } from '../decimal.ts'
import type { CommitmentCharge, Pricing } from '../invoice/charge.ts'
import { amountOf, type CommitmentDerivation } from '../invoice/derivation.ts'
import type { Line } from '../invoice/invoice.ts'
import { priced, timing } from '../invoice/make-line.ts'
import { type Period, shareOf, whole } from '../subscription/proration.ts'
import type { CoveringLine } from './covering-line.ts'

/**
 * The line that tops up what was billed for a stretch of time to its minimum; none where nothing is missing. Covered is what earlier documents billed for
 * it and what the same decision does, each as listed.
 */
export function commitmentLines(
  charge: CommitmentCharge,
  { currency, conventions, readings }: Pricing,
  now: readonly CoveringLine[],
): readonly Line[] {
  const { lineId: id, price, period, fullPeriod, zone, subscriptionId, itemId } = charge
  const { commitment_proration, day_count } = conventions
  const share = commitment_proration === 'day' ? shareOf(period, fullPeriod, zone, { proration: 'day', day_count }) : whole
  const before = readings.covered.get(id) ?? []
  const here = now.filter((each) => each.line.subscriptionId === subscriptionId && covers(each, period)).map(({ line }) => line.listed)
  const derivation: CommitmentDerivation = {
    rule: 'commitment',
    price: price.id,
    quantity: '1',
    ...timing(period, fullPeriod, share),
    zone,
    covered: [...before, ...here].map((amount) => amount.toString()),
    rounding: conventions.rounding,
  }
  const amount = amountOf(derivation, price.terms, currency)
  if (amount === 0n) return []
  const shared = { id, description: price.name, subscriptionId, itemId, price, quantity: decimal(1), period, currency, amount, derivation }
  return [priced({ ...shared, kind: 'minimum_commitment' }, conventions)]
}

const covering: ReadonlySet<Line['kind']> = new Set(['recurring', 'usage', 'proration_credit'])

/** A line counts for the stretch in which its own begins: a fee that is paid in advance for the next one does not. */
function covers({ line, of }: CoveringLine, { start, end }: Period): boolean {
  if (!of || !covering.has(line.kind)) return false
  return Temporal.Instant.compare(of.start, start) >= 0 && Temporal.Instant.compare(of.start, end) < 0
}
