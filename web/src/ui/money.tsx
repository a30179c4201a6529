import type { Currency } from '@quarterday/sdk/types.gen.ts'
import { formatMoney } from './format.ts'

/** An amount in whole minor units. */
export function Money({ minor, currency }: { readonly minor: number; readonly currency: Currency }) {
  return <span className="figures">{formatMoney(minor, currency)}</span>
}
