import type { z } from 'zod'
import type { lineSchema } from '../../modules/invoices/line-schema.ts'
import type { invoiceSchema } from '../../modules/invoices/schema.ts'
import { type Action, type Case, momentOf } from './case.ts'
import type { Client } from './client.ts'

/** What came of a case, in the words of the case. */
export interface Played {
  readonly invoices: readonly PlayedInvoice[]
  readonly previews: ReadonlyMap<string, { lines: readonly PlayedLine[]; total: number }>
  readonly balances: ReadonlyMap<string, number>
  readonly statuses: ReadonlyMap<string, string>
}

export interface PlayedInvoice {
  readonly issueDate: string
  readonly lines: readonly PlayedLine[]
  /** Without what only moves a negative sum to the balance. */
  readonly subtotal: number
  readonly discount: number
  readonly tax: number
  readonly total: number
  readonly creditApplied: number
  readonly amountDue: number
}

export interface PlayedLine {
  readonly kind: string
  readonly plan: string | null
  readonly sub: string | null
  readonly description: string
  readonly periodStart: string | null
  readonly periodEnd: string | null
  readonly fullPeriod: readonly string[] | null
  readonly quantity: number
  readonly amount: number
  readonly discount: number
  readonly tax: number
}

type PreviewedLine = Pick<
  z.input<typeof lineSchema>,
  'kind' | 'price' | 'description' | 'period' | 'full_period' | 'quantity' | 'amount' | 'discount' | 'tax'
>

interface Board {
  readonly billingCase: Case
  readonly client: Client
  readonly organization: string
  readonly customer: string
  readonly planIds: ReadonlyMap<string, string>
  readonly planOfPrice: ReadonlyMap<string, string>
  readonly subs: Map<string, string>
  readonly previews: Map<string, { lines: PlayedLine[]; total: number }>
}

/** Plays the timeline of a case in a fresh sandbox, looking at what is to be looked at on the way. */
export async function play(billingCase: Case, client: Client, organization: string): Promise<Played> {
  const board = await setUp(billingCase, client, organization)
  const { timezone } = billingCase.given
  const balances = new Map<string, number>()
  const statuses = new Map<string, string>()
  const looks = looksOf(billingCase)
  for (const action of billingCase.timeline) {
    const at = momentOf(action.at, timezone)
    while (looks[0] && Temporal.Instant.compare(looks[0].at, at) < 0) await look(board, looks.shift(), balances, statuses)
    await advance(board, at)
    await act(board, action)
  }
  for (const each of looks) await look(board, each, balances, statuses)
  const invoices = await client.all('/v1/invoices?sort=created_at')
  const detailed: PlayedInvoice[] = []
  for (const { id, status } of invoices)
    if (status !== 'draft' && status !== 'void') detailed.push(invoiceOf(board, await client.get(`/v1/invoices/${id}`)))
  return { invoices: detailed, previews: board.previews, balances, statuses }
}

async function setUp(billingCase: Case, client: Client, organization: string): Promise<Board> {
  const { given } = billingCase
  const planIds = new Map<string, string>()
  const planOfPrice = new Map<string, string>()
  for (const [code, plan] of Object.entries(given.plans ?? {})) {
    const prices = [
      {
        currency: given.currency,
        interval: { unit: plan.interval, count: plan.interval_count },
        billing: plan.billing,
        terms: { model: 'per_unit', unit_amount: String(plan.amount) },
      },
      ...(plan.setup_fee === undefined
        ? []
        : [{ currency: given.currency, kind: 'setup_fee', terms: { model: 'flat', amount: String(plan.setup_fee) } }]),
    ]
    const made = await client.post('/v1/plans', {
      code,
      name: code,
      trial_days: plan.trial_days ?? 0,
      term_months: plan.term_months ?? null,
      prices,
    })
    planIds.set(code, made.id)
    for (const price of made.prices) planOfPrice.set(price.id, code)
  }
  const paidByHand = given.payment === 'unpaid_until_told'
  const customer = await client.post('/v1/customers', {
    name: 'Customer',
    timezone: given.timezone,
    currency: given.currency,
    collection_method: paidByHand ? 'send_invoice' : 'charge_automatically',
  })
  if (!paidByHand) await client.post('/v1/payment_methods', { customer: customer.id, gateway: 'sandbox', token: 'pm_card_visa' })
  return { billingCase, client, organization, customer: customer.id, planIds, planOfPrice, subs: new Map(), previews: new Map() }
}

async function act(board: Board, action: Action): Promise<void> {
  const { client, customer, planIds, billingCase } = board
  const { timezone, currency } = billingCase.given
  const sub = board.subs.get(action.sub ?? 's1') ?? ''
  const plan = planIds.get(action.plan ?? '')
  switch (action.do) {
    case 'advance_to':
      return
    case 'subscribe': {
      const anchorDay = action.anchor_day ?? billingCase.given.customer?.anchor_day
      const started = await client.post('/v1/subscriptions', {
        customer,
        plan,
        ...(action.quantity !== undefined && { quantity: String(action.quantity) }),
        ...(anchorDay !== undefined && { anchor_day: anchorDay }),
        ...(action.anchor_at !== undefined && { anchor_at: momentOf(action.anchor_at, timezone).toString() }),
      })
      board.subs.set(action.sub ?? 's1', started.id)
      return
    }
    case 'change_plan': {
      await client.post(`/v1/subscriptions/${sub}/change`, {
        plan,
        ...timingOf(action),
        ...(action.proration === 'none' && { proration: 'none' }),
      })
      if (action.anchor_day !== undefined) await client.post(`/v1/subscriptions/${sub}/move_anchor`, { day: action.anchor_day })
      return
    }
    case 'preview_change': {
      const preview = await client.post(`/v1/subscriptions/${sub}/preview_change`, { plan, ...timingOf(action) })
      const parts = [preview.invoice, preview.next_invoice].filter((part) => part !== null)
      const lines = parts.flatMap((part) => part.lines.map((line: PreviewedLine) => lineOf(board, line)))
      board.previews.set(action.at, {
        lines: withoutBalance(lines),
        total: parts.reduce((sum: number, part) => sum + part.total - part.credit_generated, 0),
      })
      return
    }
    case 'set_quantity': {
      const later =
        action.effective !== undefined && Temporal.Instant.compare(momentOf(action.effective, timezone), momentOf(action.at, timezone)) > 0
      await client.post(`/v1/subscriptions/${sub}/change`, { quantity: String(action.quantity), timing: later ? 'period_end' : 'now' })
      return
    }
    case 'set_anchor_day':
      await client.post(`/v1/subscriptions/${sub}/move_anchor`, { day: action.day })
      return
    case 'cancel':
      await client.post(`/v1/subscriptions/${sub}/cancel`, { timing: action.timing === 'immediate' ? 'now' : 'period_end' })
      return
    case 'uncancel':
      await client.post(`/v1/subscriptions/${sub}/uncancel`)
      return
    case 'add_credit':
      await client.post(`/v1/customers/${customer}/credit_grants`, { amount: action.amount, currency })
      return
    case 'pay': {
      const [oldest] = (await client.all('/v1/invoices?sort=created_at')).filter((invoice) => invoice.amount_due > 0)
      await client.post(`/v1/invoices/${oldest.id}/record_payment`, {
        amount: action.amount ?? oldest.amount_due,
        reference: action.ref ?? 'conformance',
      })
      return
    }
    case 'one_off_invoice': {
      const lines = (action.lines ?? []).map((line) => ({ description: line.item, quantity: '1', unit_amount: String(line.amount) }))
      await client.post('/v1/invoices', { customer, currency, lines, finalize: true })
      return
    }
    default:
      throw new Error(`no such action: ${action.do}`)
  }
}

function timingOf(action: Action) {
  if (action.timing === 'immediate') return { timing: 'now' }
  return action.timing === 'end_of_period' ? { timing: 'period_end' } : {}
}

async function advance({ client, organization }: Board, to: Temporal.Instant): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { done } = await client.post(`/v1/sandboxes/${organization}/advance`, { to: to.toString() })
    if (done) return
  }
  throw new Error('the clock does not get there')
}

interface Look {
  readonly at: Temporal.Instant
  readonly text: string
  readonly sub: string | null
}

/** Moments to look at something: the last second of the day. */
function looksOf({ expect, given }: Case): Look[] {
  const endOf = (text: string): Temporal.Instant =>
    text.includes('T')
      ? Temporal.Instant.from(text)
      : momentOf(Temporal.PlainDate.from(text).add({ days: 1 }).toString(), given.timezone).subtract({ seconds: 1 })
  const looks = [
    ...(expect.balances ?? []).map(({ at }) => ({ at: endOf(at), text: at, sub: null })),
    ...(expect.subscriptions ?? []).map(({ at, sub }) => ({ at: endOf(at), text: at, sub: sub ?? 's1' })),
  ]
  return looks.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

async function look(board: Board, each: Look | undefined, balances: Map<string, number>, statuses: Map<string, string>): Promise<void> {
  if (!each) return
  await advance(board, each.at)
  if (each.sub === null) {
    const { data } = await board.client.get(`/v1/customers/${board.customer}/credit_balance`)
    const own = data.find((entry: { currency: string; balance: number }) => entry.currency === board.billingCase.given.currency)
    balances.set(each.text, own?.balance ?? 0)
    return
  }
  const subscription = await board.client.get(`/v1/subscriptions/${board.subs.get(each.sub)}`)
  statuses.set(`${each.sub} ${each.text}`, subscription.status)
}

function invoiceOf(board: Board, invoice: z.input<typeof invoiceSchema>): PlayedInvoice {
  const all: PlayedLine[] = (invoice.lines ?? []).map((line) => lineOf(board, line))
  const lines = withoutBalance(all)
  const moved = all.reduce((sum, line) => (line.kind === 'credit_to_balance' ? sum + line.amount : sum), 0)
  return {
    issueDate: invoice.issued_on ?? 'draft',
    lines,
    subtotal: invoice.subtotal - moved,
    discount: invoice.discount,
    tax: invoice.tax,
    total: invoice.total - moved,
    creditApplied: invoice.credits_applied,
    amountDue: invoice.amount_due,
  }
}

/** A line of an invoice, or of a preview, which knows no subscription. */
function lineOf(board: Board, line: PreviewedLine & { readonly subscription?: string | null }): PlayedLine {
  const subs = [...board.subs].find(([, id]) => id === line.subscription)
  return {
    kind: line.kind,
    plan: board.planOfPrice.get(line.price ?? '') ?? null,
    sub: subs?.[0] ?? null,
    description: line.description,
    periodStart: line.period?.start_on ?? null,
    periodEnd: line.period?.end_on ?? null,
    fullPeriod: line.full_period ? [line.full_period.start_on, line.full_period.end_on] : null,
    quantity: Number(line.quantity),
    amount: line.amount,
    discount: line.discount,
    tax: line.tax,
  }
}

function withoutBalance(lines: readonly PlayedLine[]): PlayedLine[] {
  return lines.filter((line) => line.kind !== 'credit_to_balance')
}
