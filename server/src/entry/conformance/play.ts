import { act } from './act.ts'
import { chargeOf, tell } from './act-usage.ts'
import { advance, type Board } from './board.ts'
import { type Case, lookingAt, momentOf } from './case.ts'
import type { Client } from './client.ts'
import { invoiceOf, nameOf, noteOf, type Played, type PlayedNote, type PlayedUsage } from './played.ts'
import type { PlayedInvoice } from './played-invoice.ts'
import { freshCustomer, setUp } from './set-up.ts'

/** Plays the timeline of a case in a fresh sandbox, looking at what is to be looked at on the way. */
export async function play(billingCase: Case, client: Client, organization: string): Promise<Played> {
  const board = await setUp(billingCase, client, organization)
  const { timezone } = billingCase.given
  const seen: Seen = { balances: new Map(), statuses: new Map(), usage: new Map(), parents: new Map(), counts: new Map() }
  const looks = looksOf(billingCase)
  for (const action of billingCase.timeline) {
    const at = momentOf(action.at, timezone)
    while (looks[0] && Temporal.Instant.compare(looks[0].at, at) < 0) await looks.shift()?.look(board, seen)
    await advance(board, at)
    await noteDrafts(board, action.at)
    await act(board, action)
    await noteDrafts(board, action.at)
  }
  for (const { look } of looks) await look(board, seen)
  const ratings = await rate(board)
  const invoices: PlayedInvoice[] = []
  for (const { id, status, reason } of await client.all('/v1/invoices?sort=created_at')) {
    if (status === 'draft' || status === 'void' || reason === 'top_up') continue
    invoices.push(invoiceOf(board, await client.get(`/v1/invoices/${id}`)))
  }
  const creditNotes: PlayedNote[] = []
  for (const { id } of await client.all('/v1/credit_notes')) creditNotes.push(noteOf(board, await client.get(`/v1/credit_notes/${id}`)))
  const { previews, drafts, eventCharges, refs } = board
  return { refs, invoices, creditNotes, previews, drafts, eventCharges, ratings, ...seen }
}

interface Seen {
  readonly balances: Map<string, number>
  readonly statuses: Map<string, string>
  readonly usage: Map<string, PlayedUsage>
  readonly counts: Map<string, { least: number; most: number }>
  readonly parents: Map<string, { total: number; lines: { child: string; amount: number }[] }>
}

interface Look {
  readonly at: Temporal.Instant
  readonly look: (board: Board, seen: Seen) => Promise<void>
}

function looksOf({ expect, given, timeline }: Case): Look[] {
  const look = (at: string, see: Look['look']): Look => {
    const moment = lookingAt(at, given.timezone)
    return {
      at: moment,
      look: async (board, seen) => {
        await advance(board, moment)
        await see(board, seen)
      },
    }
  }
  const looks = [
    ...(expect.balances ?? []).map(({ at, kind, customer = '' }) =>
      look(at, async (board, { balances }) => {
        balances.set(`${kind} ${customer} ${at}`, await balanceOf(board, kind, customer))
      }),
    ),
    ...(expect.subscriptions ?? []).map(({ at, sub = 's1' }) =>
      look(at, async ({ client, subs }, { statuses }) => {
        statuses.set(`${sub} ${at}`, (await client.get(`/v1/subscriptions/${subs.get(sub)?.id}`)).status)
      }),
    ),
    ...(expect.usage ?? []).map(({ at, sub = 's1', charge }) =>
      look(at, async (board, { usage }) => {
        const read = await usageOf(board, sub, charge)
        if (read) usage.set(`${sub} ${charge} ${at}`, read)
      }),
    ),
    ...(expect.invoice_counts ?? []).map(({ at, customer = '' }) =>
      look(at, async (board, { counts }) => {
        counts.set(`${customer} ${at}`, await countOf(board, customer))
      }),
    ),
    ...(expect.drafts ?? [])
      .filter(({ at }) => !timeline.some((action) => action.at === at))
      .map(({ at }) => look(at, (board) => noteDrafts(board, at))),
    ...(expect.parent_invoices ?? []).map(({ at, customer }) =>
      look(at, async (board, { parents }) => {
        const summary = await summaryOf(board, customer)
        if (summary) parents.set(`${customer} ${at}`, summary)
      }),
    ),
  ]
  return looks.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

async function balanceOf({ client, customers, wallets, billingCase }: Board, kind: string, name: string): Promise<number> {
  const customer = customers.get(name) ?? [...customers.values()][0] ?? ''
  if (kind === 'wallet') {
    const wallet = wallets.get(customer)
    return wallet === undefined ? 0 : (await client.get(`/v1/wallets/${wallet}/balance`)).balance
  }
  const { data } = await client.get(`/v1/customers/${customer}/credit_balance`)
  const own = data.find((entry: { currency: string }) => entry.currency === billingCase.given.currency)
  const inWallets = own?.wallet_balance ?? 0
  return (own?.balance ?? 0) - inWallets
}

async function usageOf(board: Board, sub: string, code: string): Promise<PlayedUsage | null> {
  const { price } = chargeOf(board, { sub, charge: code })
  const { data } = await board.client.get(`/v1/subscriptions/${board.subs.get(sub)?.id}/usage`)
  const own = data.filter((entry: { price: string }) => entry.price === price)
  if (own.length === 0) return null
  const sum = (field: string): number => own.reduce((total: number, entry: Record<string, unknown>) => total + Number(entry[field]), 0)
  return { units: sum('units'), billable_units: sum('billable_units'), amount: sum('amount'), amount_with_tax: sum('amount_with_tax') }
}

/** What a paying parent is shown for those below it. */
async function summaryOf(board: Board, customer: string): Promise<{ total: number; lines: { child: string; amount: number }[] } | null> {
  const [latest] = await board.client.all(`/v1/statements?customer=${board.customers.get(customer)}`)
  if (!latest) return null
  const lines = latest.lines.map((line: { customer: string; amount: number }) => ({
    child: nameOf(board, line.customer),
    amount: line.amount,
  }))
  return { total: latest.total, lines }
}

async function noteDrafts(board: Board, at: string): Promise<void> {
  const { client, drafts, billingCase } = board
  if (!billingCase.expect.drafts) return
  const known = drafts.get(at) ?? []
  for (const { id } of await client.all('/v1/invoices?status=draft')) known.push(invoiceOf(board, await client.get(`/v1/invoices/${id}`)))
  drafts.set(at, known)
}

/** Invoices that exist, drafts among them. Systems differ in how many they make of a day, and in whether one of nothing is one. */
async function countOf({ client, customers }: Board, name: string): Promise<{ least: number; most: number }> {
  const customer = customers.get(name)
  const all = await client.all(customer === undefined ? '/v1/invoices' : `/v1/invoices?customer=${customer}`)
  const there = all.filter(({ status, reason }) => status !== 'void' && reason !== 'top_up')
  const something = there.filter(({ total, subtotal }) => total !== 0 || subtotal !== 0)
  return { least: new Set(something.map((each) => `${each.customer} ${each.issued_on}`)).size, most: there.length }
}

/** For each row a fresh customer on the plan who uses so many units; then the period ends and the usage has its price. */
async function rate(board: Board): Promise<number[]> {
  const { billingCase, client } = board
  const rows = billingCase.expect.ratings ?? []
  if (rows.length === 0) return []
  const subscriptions: { readonly id: string; readonly price: string }[] = []
  for (const [index, { plan, charge, units }] of rows.entries()) {
    const customer = await freshCustomer(board, `Row ${index + 1}`)
    const set = board.plans.get(plan)
    const own = set?.charges.find((each) => each.given.code === charge)
    if (!set || !own) throw new Error(`no such charge: ${charge}`)
    const started = await client.post('/v1/subscriptions', { customer, plan: set.id })
    subscriptions.push({ id: started.id, price: own.price })
    await tell(board, own, started.id, units, Temporal.Instant.from(started.current_period_start))
  }
  const ends = (await client.get(`/v1/subscriptions/${subscriptions[0]?.id}`)).current_period_end
  await advance(board, Temporal.Instant.from(ends).add({ hours: 24 * 2 }))
  const amounts: number[] = []
  for (const { id: subscription, price } of subscriptions) {
    let amount = 0
    for (const { id } of await client.all(`/v1/invoices?subscription=${subscription}`)) {
      const { lines } = await client.get(`/v1/invoices/${id}`)
      for (const line of lines) if (line.kind === 'usage' && line.price === price) amount += line.amount
    }
    amounts.push(amount)
  }
  return amounts
}
