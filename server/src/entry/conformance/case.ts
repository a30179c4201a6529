import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

// A billing case as data: what is given, what is done when, and what must come out. docs/conformance.md describes the form.

const decimalText = z.union([z.string(), z.number()]).transform(String)
/** A rate of its own, as a percentage or as an object that holds one. */
const rate = z.union([decimalText, z.looseObject({ rate_percent: decimalText }).transform((tax) => tax.rate_percent)])
const tier = z.looseObject({
  up_to: z.number().nullable(),
  unit_amount: decimalText.optional(),
  flat_amount: decimalText.optional(),
  rate_percent: decimalText.optional(),
})

const chargeSchema = z.looseObject({
  code: z.string(),
  model: z.enum(['standard', 'fixed_units', 'graduated', 'volume', 'package', 'percentage', 'graduated_percentage']),
  aggregation: z.enum(['sum', 'count', 'max', 'last', 'latest', 'unique_count', 'weighted_sum']).optional(),
  billing: z.enum(['in_advance', 'in_arrears']),
  recurring: z.boolean().optional(),
  prorated: z.boolean().optional(),
  free_units: z.number().optional(),
  minimum: z.int().optional(),
  maximum: z.int().optional(),
  discount_percent: decimalText.optional(),
  tax: rate.optional(),
  unit_amount: decimalText.optional(),
  tiers: z.array(tier).optional(),
  package: z.looseObject({ size: z.number(), amount: decimalText, free_units: z.number().optional() }).optional(),
  percentage: z
    .looseObject({
      rate_percent: decimalText,
      fixed_amount: decimalText.optional(),
      free_events: z.int().optional(),
      free_value: decimalText.optional(),
      min_per_event: decimalText.optional(),
      max_per_event: decimalText.optional(),
    })
    .optional(),
  graduated_percentage: z.union([z.array(tier), z.looseObject({ tiers: z.array(tier) })]).optional(),
})

const planSchema = z.looseObject({
  amount: z.int(),
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: z.int(),
  billing: z.enum(['in_advance', 'in_arrears']),
  trial_days: z.int().optional(),
  setup_fee: z.int().optional(),
  term_months: z.int().optional(),
  phases: z.array(z.looseObject({ amount: z.int(), periods: z.int().nullable().optional() })).optional(),
  minimum_commitment: z.int().optional(),
  usage_thresholds: z.array(z.int()).optional(),
  tax: rate.optional(),
  charges: z.array(chargeSchema).optional(),
})

const couponSchema = z.looseObject({
  type: z.enum(['amount', 'percent']),
  amount: z.int().optional(),
  percent: decimalText.optional(),
  duration: z.enum(['once', 'repeating', 'forever']),
  duration_months: z.int().optional(),
  applies_to: z.looseObject({ plans: z.array(z.string()).optional(), charges: z.array(z.string()).optional() }).optional(),
})

const actionSchema = z.looseObject({
  at: z.string(),
  do: z.string(),
  sub: z.string().optional(),
  plan: z.string().optional(),
  quantity: z.int().optional(),
  units: z.union([z.number(), z.record(z.string(), z.number())]).optional(),
  customer: z.string().optional(),
  group: z.string().optional(),
  anchor_day: z.int().optional(),
  anchor_at: z.string().optional(),
  end_date: z.string().optional(),
  day: z.int().optional(),
  timing: z.string().optional(),
  effective: z.string().optional(),
  boundary: z.string().optional(),
  proration: z.string().optional(),
  credit: z.string().optional(),
  charge: z.string().optional(),
  coupon: z.string().optional(),
  event_time: z.string().optional(),
  operation: z.string().optional(),
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  must_not_be_billed: z.boolean().optional(),
  may_be_rejected: z.boolean().optional(),
  paid: z.boolean().optional(),
  amount: z.int().optional(),
  invoice: z.string().optional(),
  line: z.int().optional(),
  settle: z.string().optional(),
  ref: z.string().optional(),
  lines: z
    .array(
      z.looseObject({
        item: z.string().optional(),
        line: z.int().optional(),
        amount: z.int().optional(),
        tax_rate_percent: decimalText.optional(),
      }),
    )
    .optional(),
})

const lineSchema = z.looseObject({
  kind: z.string(),
  plan: z.string().optional(),
  charge: z.string().optional(),
  item: z.string().optional(),
  period_start: z.string().optional(),
  period_end: z.string().optional(),
  full_period: z.array(z.string()).optional(),
  quantity: z.number().optional(),
  amount: z.int(),
  discount: z.int().optional(),
  tax: z.int().optional(),
})

const invoiceSchema = z.looseObject({
  ref: z.string().optional(),
  customer: z.string().optional(),
  issue_date: z.string(),
  issue_date_any_of: z.array(z.string()).optional(),
  lines: z.array(lineSchema).default([]),
  subtotal: z.int().optional(),
  discount: z.int().optional(),
  tax: z.int().optional(),
  total: z.int().optional(),
  credit_applied: z.int().optional(),
  wallet_applied: z.int().optional(),
  credit_generated: z.int().optional(),
  amount_due: z.int().optional(),
  amount_due_after_credit_notes: z.int().optional(),
  keep_zero: z.boolean().optional(),
  tolerance: z.union([z.int(), z.record(z.string(), z.int())]).optional(),
})

const creditNoteSchema = z.looseObject({
  issue_date: z.string(),
  issue_date_any_of: z.array(z.string()).optional(),
  for_invoice: z.string().optional(),
  lines: z.array(lineSchema).optional(),
  gross: z.int().optional(),
  discount: z.int().optional(),
  subtotal: z.int().optional(),
  tax: z.int().optional(),
  total: z.int().optional(),
  settlement: z.looseObject({ refund: z.int().optional(), credit: z.int().optional() }).optional(),
})

const usageSchema = z.looseObject({
  at: z.string(),
  sub: z.string().optional(),
  charge: z.string(),
  units: z.number().optional(),
  billable_units: z.number().optional(),
  amount: z.int().optional(),
  amount_with_tax: z.int().optional(),
})

const spanSchema = z.looseObject({
  sub: z.string().optional(),
  plan: z.string().optional(),
  period_start: z.string(),
  period_end: z.string(),
  amount: z.int(),
})

export const caseSchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  area: z.array(z.string()),
  convention: z.record(z.string(), z.unknown()),
  given: z.looseObject({
    currency: z.string(),
    timezone: z.string(),
    payment: z.string().optional(),
    tax: z.looseObject({ rate_percent: decimalText }).optional(),
    plans: z.record(z.string(), planSchema).optional(),
    coupons: z.record(z.string(), couponSchema).optional(),
    customer: z.looseObject({ anchor_day: z.int().optional() }).optional(),
    customers: z.record(z.string(), z.looseObject({ parent: z.string().optional(), paid_by: z.string().optional() })).optional(),
    optional_feature: z.string().optional(),
  }),
  timeline: z.array(actionSchema),
  expect: z.looseObject({
    invoices: z.array(invoiceSchema).optional(),
    invoices_complete: z.boolean().optional(),
    credit_notes: z.array(creditNoteSchema).optional(),
    balances: z.array(z.looseObject({ at: z.string(), kind: z.string(), customer: z.string().optional(), amount: z.int() })).optional(),
    subscriptions: z.array(z.looseObject({ at: z.string(), sub: z.string().optional(), status: z.string() })).optional(),
    usage: z.array(usageSchema).optional(),
    event_charges: z.array(z.looseObject({ at: z.string(), charge: z.string(), amount: z.int() })).optional(),
    ratings: z.array(z.looseObject({ plan: z.string(), charge: z.string(), units: z.number(), amount: z.int() })).optional(),
    periods: z.array(z.looseObject({ sub: z.string().optional(), period_start: z.string(), period_end: z.string() })).optional(),
    issue_on: z.string().optional(),
    previews: z.array(z.looseObject({ at: z.string(), lines: z.array(lineSchema).optional(), total: z.int().optional() })).optional(),
    drafts: z.array(z.looseObject({ at: z.string(), lines: z.array(lineSchema).optional(), total: z.int().optional() })).optional(),
    effective_charges: z.array(spanSchema).optional(),
    net_amounts: z.array(z.looseObject({ at: z.string(), amount: z.int() })).optional(),
    invoice_counts: z.array(z.looseObject({ at: z.string(), count: z.int() })).optional(),
    parent_invoices: z
      .array(
        z.looseObject({
          at: z.string(),
          customer: z.string(),
          lines: z.array(z.looseObject({ child: z.string(), amount: z.int() })),
          total: z.int(),
        }),
      )
      .optional(),
  }),
})

export type Case = z.output<typeof caseSchema>
export type Action = z.output<typeof actionSchema>
export type GivenPlan = z.output<typeof planSchema>
export type GivenCharge = z.output<typeof chargeSchema>
export type ExpectedLine = z.output<typeof lineSchema>
export type ExpectedInvoice = z.output<typeof invoiceSchema>
export type ExpectedNote = z.output<typeof creditNoteSchema>

/** All cases of a folder, in the order of their file names. */
export async function readCases(directory: string): Promise<Case[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(names.map(async (name) => caseSchema.parse(JSON.parse(await readFile(join(directory, name), 'utf8')))))
}

/** `2024-04-16` is local midnight, anything with a `T` an instant. */
export function momentOf(text: string, zone: string): Temporal.Instant {
  if (text.includes('T')) return Temporal.Instant.from(text)
  return Temporal.PlainDate.from(text).toZonedDateTime(zone).toInstant()
}

/** The moment at which something said of a day is looked at: its last second; an instant is itself. */
export function lookingAt(text: string, zone: string): Temporal.Instant {
  if (text.includes('T')) return Temporal.Instant.from(text)
  return momentOf(Temporal.PlainDate.from(text).add({ days: 1 }).toString(), zone).subtract({ seconds: 1 })
}
