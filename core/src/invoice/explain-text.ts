import type { Currency } from '../currency.ts'
import type { Decimal } from '../decimal.ts'
import { formatMoney } from '../money.ts'
import type { Phrases } from './explain-phrases.ts'
import { stretchOf } from './explain-stretch.ts'
import type { Explained } from './explanation.ts'
import type { Line } from './invoice.ts'

/** A whole explanation as one text: a head, each line with its steps, and the summary. */
export function textOf(head: string, { lines, summary }: Omit<Explained, 'text'>, currency: Currency, { locale }: Phrases): string {
  const parts = lines.map(({ title, amount, steps }) =>
    [`${title}: ${formatMoney({ currency, minor: amount }, locale)}`, ...steps.map((step) => `  ${step}`)].join('\n'),
  )
  return [head, ...parts, summary.join('\n')].join('\n\n')
}

/** What a line is called: `8 × Team, 1–30 May 2027`. */
export function titleFor(
  { description, period }: Pick<Line, 'description' | 'period'>,
  { quantity, zone, isCredit }: { readonly quantity: Decimal; readonly zone: string; readonly isCredit: boolean },
  phrases: Phrases,
): string {
  const stretch = period === null ? null : stretchOf(period, zone)
  const counted = quantity.eq(1) ? null : phrases.quantity(quantity)
  return phrases.title({ name: description, counted, stretch, isCredit })
}
