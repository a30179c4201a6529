import type { Command } from 'commander'
import { z } from 'zod'
import { amountText, print, tableOf } from './output.ts'
import { withSession } from './session.ts'

/** `report overview`: what the first page of the dashboard shows, for a terminal. */
export function addOverviewCommand(group: Command): void {
  const command = group
    .command('overview')
    .summary('the state of the business at one glance')
    .description('Subscriptions by state, monthly recurring revenue, renewals to come, what is overdue.')
    .addHelpText('after', '\nExamples:\n  quarterday report overview\n  quarterday report overview --json')
  command.action(() =>
    withSession(command, async (session) => {
      const { json } = await session.request('GET', '/v1/overview')
      if (session.options.json) print(session, json)
      else process.stdout.write(forPeople(overviewSchema.parse(json)))
    }),
  )
}

const amounts = z.array(z.object({ currency: z.string(), amount: z.number() }))

const overviewSchema = z.object({
  subscriptions: z.record(z.string(), z.number()),
  mrr: z.array(z.object({ currency: z.string(), amount: z.number(), past_due: z.number() })),
  upcoming_renewals: z.object({ next_7_days: z.number(), next_30_days: z.number(), list: z.array(z.record(z.string(), z.unknown())) }),
  revenue: z.object({ totals: z.array(z.object({ currency: z.string(), invoiced: z.number(), collected: z.number() })) }),
  overdue: z.object({ invoices: z.number(), amounts }),
})

type Overview = z.infer<typeof overviewSchema>

function forPeople({ subscriptions, mrr, upcoming_renewals: renewals, revenue, overdue }: Overview): string {
  const states = Object.entries(subscriptions).filter(([, count]) => count > 0)
  const lines = [
    ['Subscriptions', states.map(([state, count]) => `${count} ${state.replaceAll('_', ' ')}`).join(', ') || 'none'],
    ['MRR', listed(mrr)],
    ['Late', listed(mrr.map((each) => ({ currency: each.currency, amount: each.past_due })).filter(({ amount }) => amount > 0))],
    ['Renewals', `${renewals.next_7_days} in 7 days, ${renewals.next_30_days} in 30 days`],
    ['Overdue', overdue.invoices === 0 ? 'none' : `${overdue.invoices} invoices: ${listed(overdue.amounts)}`],
    ['Invoiced', listed(revenue.totals.map((total) => ({ currency: total.currency, amount: total.invoiced })))],
    ['Collected', listed(revenue.totals.map((total) => ({ currency: total.currency, amount: total.collected })))],
  ] as const
  const head = lines.map(([name, text]) => `${name.padEnd(15)}${text}\n`).join('')
  return renewals.list.length === 0
    ? head
    : `${head}\n${tableOf(renewals.list, ['at', 'customer_name', 'plan_name', 'amount', 'subscription'])}`
}

function listed(list: readonly { readonly currency: string; readonly amount: number }[]): string {
  return list.map(({ currency, amount }) => amountText(amount, currency)).join(', ') || 'nothing'
}
