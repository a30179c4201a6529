import { invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { ticketStatuses } from '@quarterday/core/ticket/ticket.ts'

/** What the address of a list says; what it says wrongly is left out. */
type Given = Readonly<Record<string, unknown>>

export function customerFilter(given: Given) {
  return {
    ...searched(given),
    ...chosen(given, 'status', ['active', 'archived']),
    ...chosen(given, 'subscription_status', subscriptionStatuses),
    ...country(given),
  }
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

export function ticketFilter(given: Given) {
  return { ...searched(given), ...chosen(given, 'status', ticketStatuses), ...word(given, 'whose') }
}

export function auditFilter(given: Given) {
  return {
    ...searched(given),
    ...chosen(given, 'outcome', ['begun', 'done', 'refused', 'failed', 'denied']),
    ...chosen(given, 'object_type', auditedTypes),
    ...word(given, 'actor'),
    ...word(given, 'object_id'),
    ...day(given, 'since'),
    ...day(given, 'until'),
  }
}

/** What the audit log is most often asked about. */
export const auditedTypes = [
  ...(['customer', 'subscription', 'invoice', 'payment', 'refund', 'credit_note', 'plan', 'price', 'coupon', 'tax_rate'] as const),
  ...([
    'member',
    'invitation',
    'role',
    'api_key',
    'approval',
    'portal_settings',
    'gateway_account',
    'webhook_endpoint',
    'organization',
  ] as const),
] as const

function word<Name extends string>(given: Given, name: Name): { [N in Name]?: string }
function word(given: Given, name: string): Record<string, string> {
  const text = given[name]
  return typeof text === 'string' && /^[\w-]{1,100}$/.test(text) ? { [name]: text } : {}
}

function day<Name extends string>(given: Given, name: Name): { [N in Name]?: string }
function day(given: Given, name: string): Record<string, string> {
  const text = given[name]
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? { [name]: text } : {}
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
