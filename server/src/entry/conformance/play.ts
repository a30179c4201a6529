import { act } from './act.ts'
import { chargeOf, tell } from './act-usage.ts'
import { advance, type Board } from './board.ts'
import { type Case, lookingAt, momentOf } from './case.ts'
import type { Client } from './client.ts'
import { invoiceOf, nameOf, noteOf, type Played, type PlayedInvoice, type PlayedNote, type PlayedUsage } from './played.ts'
import { freshCustomer, setUp } from './set-up.ts'

/** Plays the timeline of a case in a fresh sandbox, looking at what is to be looked at on the way. */
export async function play(billingCase: Case, client: Client, organization: string): Promise<Played> {
  const board = await setUp(billingCase, client, organization)
  const { timezone } = billingCase.given
  const seen: Seen = { balances: new Map(), statuses: new Map(), usage: new Map(), parents: new Map() }
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
  const { previews, drafts, eventCharges } = board
  return { invoices, creditNotes, previews, drafts, eventCharges, ratings, ...seen }
}

interface Seen {
  readonly balances: Map<string, number>
  readonly statuses: Map<string, string>
  readonly usage: Map<string, PlayedUsage>
  readonly parents: Map<string, { total: number; lines: { child: string; amount: number }[] }>
}

interface Look {
  readonly at: Temporal.Instant
  readonly look: (board: Board, seen: Seen) => Promise<void>
}

function looksOf({ expect, given }: Case): Look[] {
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

async function noteDrafts({ client, drafts, billingCase }: Board, at: string): Promise<void> {
  if (!billingCase.expect.drafts) return
  const totals = drafts.get(at) ?? new Set()
  for (const { total } of await client.all('/v1/invoices?status=draft')) totals.add(total)
  drafts.set(at, totals)
}

/** For each row a fresh customer on the plan who uses so many units; then the period ends and the usage has its price. */
async function rate(board: Board): Promise<number[]> {
  const { billingCase, client } = board
  const rows = billingCase.expect.ratings ?? []
  if (rows.length === 0) return []
  const subscriptions: string[] = []
  for (const [index, { plan, charge, units }] of rows.entries()) {
    const customer = await freshCustomer(board, `Row ${index + 1}`)
    const set = board.plans.get(plan)
    const own = set?.charges.find((each) => each.given.code === charge)
    if (!set || !own) throw new Error(`no such charge: ${charge}`)
    const started = await client.post('/v1/subscriptions', { customer, plan: set.id })
    subscriptions.push(started.id)
    await tell(board, own, started.id, units, Temporal.Instant.from(started.current_period_start))
  }
  const ends = (await client.get(`/v1/subscriptions/${subscriptions[0]}`)).current_period_end
  await advance(board, Temporal.Instant.from(ends).add({ hours: 24 * 2 }))
  const amounts: number[] = []
  for (const subscription of subscriptions) {
    let amount = 0
    for (const { id } of await client.all(`/v1/invoices?subscription=${subscription}`)) {
      const { lines } = await client.get(`/v1/invoices/${id}`)
      for (const line of lines) if (line.kind === 'usage') amount += line.amount
    }
    amounts.push(amount)
  }
  return amounts
}
