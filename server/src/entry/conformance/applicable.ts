import { type ConventionsPatch, conventionsSchema } from '@quarterday/core/conventions.ts'
import type { Case } from './case.ts'

/** Why a case cannot be played here, or the conventions to play it under. */
export type Applicability = { readonly missing: string } | { readonly conventions: ConventionsPatch }

/** Settings of a case that say what always holds here. */
const always: Readonly<Record<string, readonly string[]>> = {
  month_end: ['clamp_keep_anchor'],
  anchor_change: ['bill_uncovered_days_only'],
  trial_length: ['local_days'],
  credit_application: ['oldest_open_invoice_first', 'at_finalisation'],
  credit_cap: ['remaining_billed'],
  downgrade_test: ['annualised_price'],
}

/** Said beside another setting; by themselves they change nothing. */
const remarks = new Set(['also_valid_for'])

const actions = new Set([
  'subscribe',
  'change_plan',
  'set_quantity',
  'set_anchor_day',
  'cancel',
  'uncancel',
  'add_credit',
  'pay',
  'one_off_invoice',
  'preview_change',
  'advance_to',
])

const given = new Set(['currency', 'timezone', 'payment', 'plans', 'customer'])
const planFields = new Set(['amount', 'interval', 'interval_count', 'billing', 'trial_days', 'setup_fee', 'term_months'])
const expected = new Set([
  'invoices',
  'invoices_complete',
  'balances',
  'subscriptions',
  'periods',
  'issue_on',
  'previews',
  'net_amounts',
  'invoice_counts',
])

/** Names the first thing that a case needs and that does not exist here. Nothing is guessed: an unknown word makes a case not applicable. */
export function applicability(billingCase: Case): Applicability {
  const missing = [
    ...unknown('given', Object.keys(billingCase.given), given),
    ...Object.values(billingCase.given.plans ?? {}).flatMap((plan) => unknown('plan', Object.keys(plan), planFields)),
    ...unknown(
      'action',
      billingCase.timeline.map((action) => action.do),
      actions,
    ),
    ...unknown('expect', Object.keys(billingCase.expect), expected),
    ...(billingCase.expect.balances ?? []).flatMap(({ kind }) => (kind === 'credit' ? [] : [`balance ${kind}`])),
  ]
  const conventions: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(billingCase.convention)) {
    if (remarks.has(key) || always[key]?.includes(String(value))) continue
    const field = Object.entries(conventionsSchema.shape).find(([name]) => name === key)?.[1]
    if (field?.safeParse(value).success) conventions[key] = value
    else missing.push(`convention ${key}: ${String(value)}`)
  }
  const [first] = missing
  return first === undefined ? { conventions: conventionsSchema.partial().parse(conventions) } : { missing: first }
}

function unknown(what: string, names: readonly string[], known: ReadonlySet<string>): string[] {
  return names.filter((name) => !known.has(name)).map((name) => `${what} ${name}`)
}
