import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

// A billing case as data: what is given, what is done when, and what must come out. docs/conformance.md describes the form.

const planSchema = z.looseObject({
  amount: z.int(),
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: z.int(),
  billing: z.enum(['in_advance', 'in_arrears']),
  trial_days: z.int().optional(),
  setup_fee: z.int().optional(),
  term_months: z.int().optional(),
})

const actionSchema = z.looseObject({
  at: z.string(),
  do: z.string(),
  sub: z.string().optional(),
  plan: z.string().optional(),
  quantity: z.int().optional(),
  anchor_day: z.int().optional(),
  anchor_at: z.string().optional(),
  end_date: z.string().optional(),
  day: z.int().optional(),
  timing: z.string().optional(),
  effective: z.string().optional(),
  boundary: z.string().optional(),
  proration: z.string().optional(),
  credit: z.string().optional(),
  amount: z.int().optional(),
  invoice: z.string().optional(),
  ref: z.string().optional(),
  lines: z.array(z.looseObject({ item: z.string(), amount: z.int() })).optional(),
})

const lineSchema = z.looseObject({
  kind: z.string(),
  plan: z.string().optional(),
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
  issue_date: z.string(),
  issue_date_any_of: z.array(z.string()).optional(),
  lines: z.array(lineSchema),
  subtotal: z.int().optional(),
  discount: z.int().optional(),
  tax: z.int().optional(),
  total: z.int().optional(),
  credit_applied: z.int().optional(),
  amount_due: z.int().optional(),
  keep_zero: z.boolean().optional(),
  tolerance: z.int().optional(),
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
    plans: z.record(z.string(), planSchema).optional(),
    customer: z.looseObject({ anchor_day: z.int().optional() }).optional(),
  }),
  timeline: z.array(actionSchema),
  expect: z.looseObject({
    invoices: z.array(invoiceSchema).optional(),
    invoices_complete: z.boolean().optional(),
    balances: z.array(z.strictObject({ at: z.string(), kind: z.string(), amount: z.int() })).optional(),
    subscriptions: z.array(z.looseObject({ at: z.string(), sub: z.string().optional(), status: z.string() })).optional(),
    periods: z.array(z.looseObject({ sub: z.string().optional(), period_start: z.string(), period_end: z.string() })).optional(),
    issue_on: z.string().optional(),
    previews: z.array(z.looseObject({ at: z.string(), lines: z.array(lineSchema), total: z.int().optional() })).optional(),
    net_amounts: z.array(z.looseObject({ at: z.string(), amount: z.int() })).optional(),
    invoice_counts: z.array(z.looseObject({ at: z.string(), count: z.int() })).optional(),
  }),
})

export type Case = z.output<typeof caseSchema>
export type Action = z.output<typeof actionSchema>
export type ExpectedLine = z.output<typeof lineSchema>
export type ExpectedInvoice = z.output<typeof invoiceSchema>

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
