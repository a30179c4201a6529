import type { PortalLineItem } from '@quarterday/sdk/types.gen.ts'
import type { Formats } from '../formats.ts'

/** What a line is for, in few words: `Pro × 5`, `Basic, unused`. Lines are written in the customer's language. */
export function lineTitle(
  { kind, description, quantity }: Pick<PortalLineItem, 'description' | 'quantity'> & { readonly kind: string },
  { unused, formats }: { readonly unused: (name: string) => string; readonly formats: Pick<Formats, 'quantity'> },
): string {
  const counted = quantity === '1' ? description : `${description} × ${formats.quantity(quantity)}`
  return kind === 'proration_credit' || kind === 'proration' ? unused(counted) : counted
}
