import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

// A billing case as data: what is given, what is done when, and what must come out. docs/conformance.md describes the form.

/** Figures come as numbers or as texts; both are read. */
const decimalText = z.union([z.string(), z.number()]).transform(String)
const whole = z.union([z.int(), z.string().regex(/^-?\d+$/)]).transform(Number)
const count = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]).transform(Number)
/** A rate of its own, as a percentage or as an object that holds one. */
const rate = z.union([decimalText, z.looseObject({ rate_percent: decimalText }).transform((tax) => tax.rate_percent)])
const tier = z.looseObject({
  up_to: count.nullable().default(null),
  unit_amount: decimalText.optional(),
  flat_amount: decimalText.optional(),
  rate_percent: decimalText.optional(),
})
const billing = z.enum(['in_advance', 'in_arrears'])

const chargeSchema = z.looseObject({
  code: z.string(),
  model: z.enum(['standard', 'fixed_units', 'graduated', 'volume', 'package', 'percentage', 'graduated_percentage']),
  aggregation: z.enum(['sum', 'count', 'max', 'last', 'latest', 'unique_count', 'weighted_sum']).optional(),
  billing: billing.optional(),
  /** Prepaid units where nobody says how many. */
  units: count.optional(),
  recurring: z.boolean().optional(),
  prorated: z.boolean().optional(),
  free_units: count.optional(),
  minimum: whole.optional(),
  maximum: whole.optional(),
  discount_percent: decimalText.optional(),
  tax: rate.optional(),
  unit_amount: decimalText.optional(),
  tiers: z.array(tier).optional(),
  package: z.looseObject({ size: count, amount: decimalText, free_units: count.optional() }).optional(),
  percentage: z
    .looseObject({
      rate_percent: decimalText,
      fixed_amount: decimalText.optional(),
      free_events: whole.nullable().optional(),
      free_value: decimalText.nullable().optional(),
      min_per_event: decimalText.nullable().optional(),
      max_per_event: decimalText.nullable().optional(),
    })
    .optional(),
  graduated_percentage: z.union([z.array(tier), z.looseObject({ tiers: z.array(tier) })]).optional(),
})

const planSchema = z.looseObject({
  amount: whole.default(0),
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: whole.default(1),
  billing: billing.default('in_advance'),
  trial_days: whole.optional(),
  setup_fee: whole.optional(),
  term_months: whole.optional(),
  phases: z.array(z.looseObject({ amount: whole, periods: whole.nullable().optional() })).optional(),
  minimum_commitment: whole.optional(),
  usage_thresholds: z.array(whole).optional(),
  tax: rate.optional(),
  charges: z.array(chargeSchema).optional(),
})

const couponSchema = z.looseObject({
  type: z.enum(['amount', 'percent']),
  amount: whole.optional(),
  percent: decimalText.optional(),
  duration: z.enum(['once', 'repeating', 'forever']).default('forever'),
  duration_months: whole.optional(),
  applies_to: z.looseObject({ plans: z.array(z.string()).optional(), charges: z.array(z.string()).optional() }).optional(),
})

const actionSchema = z.looseObject({
  at: z.string(),
  do: z.string(),
  sub: z.string().optional(),
  plan: z.string().optional(),
  quantity: count.optional(),
  units: z.union([count, z.record(z.string(), count)]).optional(),
  customer: z.string().optional(),
  group: z.string().optional(),
  anchor_day: whole.optional(),
  anchor_at: z.string().optional(),
  end_date: z.string().optional(),
  day: whole.optional(),
  timing: z.string().optional(),
  effective: z.string().optional(),
  boundary: z.string().optional(),
  proration: z.string().optional(),
  credit: z.string().optional(),
  charge: z.string().optional(),
  coupon: z.string().optional(),
  event_time: z.string().optional(),
  operation: z.string().optional(),
  id: decimalText.optional(),
  must_not_be_billed: z.boolean().optional(),
  may_be_rejected: z.boolean().optional(),
  paid: z.boolean().optional(),
  amount: whole.optional(),
  invoice: z.string().optional(),
  line: whole.optional(),
  settle: z.string().optional(),
  ref: z.string().optional(),
  lines: z
    .array(
      z.looseObject({
        item: z.string().optional(),
        line: whole.optional(),
        amount: whole.optional(),
        tax_rate_percent: decimalText.optional(),
        tax: rate.optional(),
      }),
    )
    .optional(),
})

const lineSchema = z.looseObject({
  kind: z.string().optional(),
  plan: z.string().optional(),
  charge: z.string().optional(),
  item: z.string().optional(),
  period_start: z.string().optional(),
  period_end: z.string().optional(),
  full_period: z.array(z.string()).optional(),
  quantity: count.optional(),
  amount: whole.optional(),
  discount: whole.optional(),
  tax: whole.optional(),
})

const tolerance = z.union([whole, z.record(z.string(), whole)]).optional()

const invoiceSchema = z.looseObject({
  ref: z.string().optional(),
  customer: z.string().optional(),
  issue_date: z.string(),
  issue_date_any_of: z.array(z.string()).optional(),
  lines: z.array(lineSchema).optional(),
  subtotal: whole.optional(),
  discount: whole.optional(),
  tax: whole.optional(),
  total: whole.optional(),
  credit_applied: whole.optional(),
  wallet_applied: whole.optional(),
  credit_generated: whole.optional(),
  amount_due: whole.optional(),
  amount_due_after_credit_notes: whole.optional(),
  keep_zero: z.boolean().optional(),
  tolerance,
})

const creditNoteSchema = z.looseObject({
  issue_date: z.string(),
  issue_date_any_of: z.array(z.string()).optional(),
  for_invoice: z.string().optional(),
  lines: z.array(lineSchema).optional(),
  gross: whole.optional(),
  discount: whole.optional(),
  subtotal: whole.optional(),
  tax: whole.optional(),
  total: whole.optional(),
  settlement: z.looseObject({ refund: whole.optional(), credit: whole.optional() }).optional(),
  tolerance,
})

const usageSchema = z.looseObject({
  at: z.string(),
  sub: z.string().optional(),
  charge: z.string(),
  units: count.optional(),
  billable_units: count.optional(),
  amount: whole.optional(),
  amount_with_tax: whole.optional(),
})

const spanSchema = z.looseObject({
  sub: z.string().optional(),
  plan: z.string().optional(),
  charge: z.string().optional(),
  period_start: z.string(),
  period_end: z.string(),
  amount: whole,
})

const documentSchema = z.looseObject({
  at: z.string(),
  lines: z.array(lineSchema).optional(),
  subtotal: whole.optional(),
  discount: whole.optional(),
  tax: whole.optional(),
  total: whole.optional(),
})

const customerSchema = z.looseObject({
  parent: z.string().nullable().optional(),
  paid_by: z.string().nullable().optional(),
  anchor_day: whole.optional(),
})

export const caseSchema = z.looseObject({
  id: z.string(),
  title: z.string().default(''),
  convention: z.record(z.string(), z.unknown()).default({}),
  given: z.looseObject({
    currency: z.string(),
    timezone: z.string().default('UTC'),
    payment: z.string().optional(),
    tax: rate.optional(),
    plans: z.record(z.string(), planSchema).optional(),
    coupons: z.record(z.string(), couponSchema).optional(),
    customer: z.looseObject({ anchor_day: whole.optional() }).optional(),
    customers: z.record(z.string(), customerSchema).optional(),
    optional_feature: z.string().optional(),
  }),
  timeline: z.array(actionSchema).default([]),
  expect: z.looseObject({
    invoices: z.array(invoiceSchema).optional(),
    invoices_complete: z.boolean().optional(),
    credit_notes: z.array(creditNoteSchema).optional(),
    balances: z.array(z.looseObject({ at: z.string(), kind: z.string(), customer: z.string().optional(), amount: whole })).optional(),
    subscriptions: z.array(z.looseObject({ at: z.string(), sub: z.string().optional(), status: z.string() })).optional(),
    usage: z.array(usageSchema).optional(),
    event_charges: z.array(z.looseObject({ at: z.string(), sub: z.string().optional(), charge: z.string(), amount: whole })).optional(),
    ratings: z.array(z.looseObject({ plan: z.string(), charge: z.string(), units: count, amount: whole })).optional(),
    periods: z.array(z.looseObject({ sub: z.string().optional(), period_start: z.string(), period_end: z.string() })).optional(),
    issue_on: z.string().optional(),
    previews: z.array(documentSchema).optional(),
    drafts: z.array(documentSchema).optional(),
    effective_charges: z.array(spanSchema).optional(),
    net_amounts: z.array(z.looseObject({ at: z.string(), customer: z.string().optional(), amount: whole })).optional(),
    invoice_counts: z.array(z.looseObject({ at: z.string(), customer: z.string().optional(), count: whole })).optional(),
    parent_invoices: z
      .array(
        z.looseObject({
          at: z.string(),
          customer: z.string(),
          lines: z.array(z.looseObject({ child: z.string(), amount: whole })).default([]),
          total: whole.optional(),
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

/** What a folder holds under one name: a case, or why it is none. */
export type CaseFile = { readonly id: string; readonly billingCase: Case } | { readonly id: string; readonly unreadable: string }

/** All cases of a folder, in the order of their file names. One that cannot be read stands in nobody's way. */
export async function readCaseFiles(directory: string): Promise<CaseFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(names.map((name) => readCase(join(directory, name), name.replace(/\.json$/, ''))))
}

/** The same for a folder of nothing but cases. */
export async function readCases(directory: string): Promise<Case[]> {
  return (await readCaseFiles(directory)).map((file) => {
    if ('unreadable' in file) throw new Error(`${file.id}: ${file.unreadable}`)
    return file.billingCase
  })
}

async function readCase(path: string, id: string): Promise<CaseFile> {
  try {
    const read = caseSchema.safeParse({ id, ...JSON.parse(await readFile(path, 'utf8')) })
    return read.success ? { id: read.data.id, billingCase: read.data } : { id, unreadable: z.prettifyError(read.error) }
  } catch (error) {
    return { id, unreadable: error instanceof Error ? error.message : String(error) }
  }
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
