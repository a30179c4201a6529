import { assert } from '../assert.ts'
import { isSamePeriod } from '../calendar/moments.ts'
import type { Conventions } from '../conventions.ts'
import { negated, reverse, taxSum } from '../credit-note/reverse.ts'
import { storedReversal } from '../credit-note/store-reversal.ts'
import type { Currency } from '../currency.ts'
import { decimal, decimalText } from '../decimal.ts'
import type { LineItemId } from '../id.ts'
import { shareOf } from '../subscription/proration.ts'
import { untaxedTaxing } from '../tax/tax.ts'
import { commitmentLines } from '../usage/commitment.ts'
import type { CoveringLine } from '../usage/covering-line.ts'
import { capUsage } from '../usage/spending-cap.ts'
import { usageLines } from '../usage/usage-lines.ts'
import type { Charge, CreditCharge, CreditedDocument, EnteredCharge, PriceCharge, Pricing } from './charge.ts'
import { amountOf, type Derivation } from './derivation.ts'
import type { Line } from './invoice.ts'
import { priced, taxingOf, timing, untaxed } from './make-line.ts'
import { storedPeriod, storedShare } from './stored-time.ts'
import { systemText } from './texts.ts'

/**
 * Gives charges their amounts and the derivations that prove them: one line each, several for usage in groups, none where nothing is missing. Minimum
 * commitments come last, for they look at what the others come to.
 */
export function linesOf(charges: readonly Charge[], pricing: Pricing): readonly Line[] {
  const lines: Line[] = []
  const covering: CoveringLine[] = [...(pricing.noted ?? [])]
  const usage = usageOf(charges, pricing)
  for (const charge of charges) {
    if (charge.rule === 'commitment') continue
    const made = charge.rule === 'usage' ? (usage.get(charge.lineId) ?? []) : [lineOf(charge, pricing.currency, pricing.conventions)]
    lines.push(...made)
    for (const line of made) covering.push({ line, of: charge.rule === 'credit' ? charge.credited.period : line.period })
  }
  for (const charge of charges) if (charge.rule === 'commitment') lines.push(...commitmentLines(charge, pricing, covering))
  return lines
}

/** The lines of metered charges, by the line id of the charge, within the spending caps of their subscriptions. */
function usageOf(charges: readonly Charge[], pricing: Pricing): ReadonlyMap<LineItemId, readonly Line[]> {
  const made = charges.flatMap((charge) => (charge.rule === 'usage' ? [{ charge, lines: usageLines(charge, pricing) }] : []))
  return new Map(capUsage(made, pricing.readings.caps).map(({ charge, lines }) => [charge.lineId, lines]))
}

/** Here money is rounded, once a line. */
export function lineOf(charge: PriceCharge | CreditCharge | EnteredCharge, currency: Currency, conventions: Conventions): Line {
  switch (charge.rule) {
    case 'price':
      return priceLine(charge, currency, conventions)
    case 'credit':
      return creditLine(charge, currency, conventions)
    case 'entered': {
      const { unitAmount, quantity } = charge
      const derivation = {
        rule: 'entered' as const,
        unit_amount: decimalText(unitAmount),
        quantity: decimalText(quantity),
        rounding: conventions.rounding,
      }
      const { lineId, description, period, kind = 'one_off', subscriptionId = null, tax = untaxed } = charge
      const listed = amountOf(derivation, null, currency)
      const taxing = taxingOf(tax, conventions)
      return {
        ...blank,
        id: lineId,
        kind,
        subscriptionId,
        description,
        quantity,
        period,
        currency,
        listed,
        amount: listed,
        taxing,
        derivation,
      }
    }
  }
}

/** The line that keeps a document from going below zero: `moved` (negative) becomes customer credit. */
export function balanceLine(lineId: LineItemId, moved: bigint, currency: Currency, locale?: string | null): Line {
  assert(moved < 0n, 'only a negative sum moves to the balance')
  const derivation: Derivation = { rule: 'balance', moved: moved.toString() }
  const amount = amountOf(derivation, null, currency)
  return {
    ...blank,
    id: lineId,
    kind: 'credit_to_balance',
    description: systemText('credit_to_balance', locale),
    quantity: one,
    currency,
    listed: amount,
    amount,
    taxing: { inclusive: false, category: null, rateId: null, applied: [] },
    derivation,
  }
}

function priceLine(charge: PriceCharge, currency: Currency, conventions: Conventions): Line {
  const { price, quantity, period, fullPeriod, zone } = charge
  assert(price.currency === currency, 'a line and its invoice share the currency')
  assert((period === null) === (fullPeriod === null), 'a period is a part of a full one')
  const timed = period && fullPeriod ? timing(period, fullPeriod, shareOf(period, fullPeriod, zone, conventions)) : {}
  const derivation: Derivation = {
    rule: 'price',
    price: price.id,
    quantity: decimalText(quantity),
    quantity_source: charge.itemId ? 'subscription_item' : 'entered',
    ...(charge.above && { above: decimalText(charge.above.quantity), beside: charge.above.lineId }),
    ...timed,
    zone,
    rounding: conventions.rounding,
  }
  const amount = amountOf(derivation, price.terms, currency)
  const { kind, subscriptionId, itemId } = charge
  return priced(
    {
      id: charge.lineId,
      kind,
      description: price.name,
      subscriptionId,
      itemId,
      price,
      quantity,
      period,
      currency,
      amount,
      derivation,
    },
    conventions,
  )
}

function creditLine(charge: CreditCharge, currency: Currency, conventions: Conventions): Line {
  const { credited, price, period, fullPeriod, zone } = charge
  const entire = isSamePeriod(period, credited.period)
  const derivation: Derivation = {
    rule: 'credit',
    line: credited.lineId,
    price: price.id,
    quantity: decimalText(credited.quantity),
    ...(credited.above && { above: decimalText(credited.above) }),
    period: storedPeriod(period),
    full_period: storedPeriod(fullPeriod),
    zone,
    share: storedShare(shareOf(period, fullPeriod, zone, conventions)),
    entire,
    still_billed: (credited.amount - credited.alreadyCredited).toString(),
    ...(credited.document && { reverses: storedReversal(credited.document.line) }),
    rounding: conventions.rounding,
  }
  const amount = amountOf(derivation, price.terms, currency)
  const { lineId: id, subscriptionId, itemId } = charge
  const { name: description } = credited.price
  const shared = { id, description, subscriptionId, itemId, price, quantity: credited.quantity, period, currency, amount, derivation }
  const line: Line = { ...priced({ ...shared, kind: 'proration_credit' }, conventions), creditedLineId: credited.lineId }
  return credited.document === null ? line : reversed(line, credited.document, conventions)
}

/** What an earlier document discounted and taxed is given back as it was, whatever is discounted and taxed today. */
function reversed(line: Line, { line: earlier, taxing }: CreditedDocument, conventions: Conventions): Line {
  const parts = negated(reverse(earlier, { listed: -line.listed }, conventions.rounding))
  const { amount, discount, discounts, taxes } = parts
  return { ...line, amount, discount, discounts, tax: taxSum(parts), taxing: { ...untaxedTaxing(taxing), applied: taxes } }
}

const one = decimal('1')
const blank = {
  subscriptionId: null,
  itemId: null,
  priceId: null,
  creditedLineId: null,
  period: null,
  discount: 0n,
  tax: 0n,
  discounts: [],
} as const
