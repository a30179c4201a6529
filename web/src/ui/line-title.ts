import type { LineItem } from '@quarterday/sdk/types.gen.ts'
import { formatQuantity } from './format.ts'

/** What a line is for, in few words: `Pro × 5`, `Basic, unused`. */
export function lineTitle({ kind, description, quantity }: Pick<LineItem, 'kind' | 'description' | 'quantity'>): string {
  const counted = quantity === '1' ? description : `${description} × ${formatQuantity(quantity)}`
  return kind === 'proration_credit' ? `${counted}, unused` : counted
}
