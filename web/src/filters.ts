import { invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'

/** What the address of a list says; what it says wrongly is left out. */
type Given = Readonly<Record<string, unknown>>

export function customerFilter(given: Given) {
  return { ...searched(given), ...chosen(given, 'status', ['active', 'archived']), ...country(given) }
}

export function subscriptionFilter(given: Given) {
  return { ...searched(given), ...chosen(given, 'status', subscriptionStatuses), ...(given.parked === true && { parked: true }) }
}

export function invoiceFilter(given: Given) {
  return { ...searched(given), ...chosen(given, 'status', invoiceStatuses) }
}

export function disputeFilter(given: Given) {
  return chosen(given, 'status', ['open', 'won', 'lost'])
}

function searched({ q }: Given): { q?: string } {
  return typeof q === 'string' && q !== '' ? { q: q.slice(0, 256) } : {}
}

function country({ country: code }: Given): { country?: string } {
  return typeof code === 'string' && /^[A-Z]{2}$/.test(code) ? { country: code } : {}
}

function chosen<Name extends string, const Value extends string>(
  given: Given,
  name: Name,
  values: readonly Value[],
): { [N in Name]?: Value }
function chosen(given: Given, name: string, values: readonly string[]): Record<string, string> {
  const found = values.find((value) => value === given[name])
  return found === undefined ? {} : { [name]: found }
}
