import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { amountText, deliver, print, tableOf } from './output.ts'
import { addOverviewCommand } from './overview-command.ts'
import { type Session, withSession } from './session.ts'

type Row = Readonly<Record<string, unknown>>

/** One report: where it is, what it can be asked, and what a person sees of it. */
interface Report {
  readonly name: string
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly options: readonly Option[]
  readonly columns: readonly string[]
  readonly examples: readonly string[]
}

const day = (flag: string, help: string) =>
  new Option(flag, help).argParser((text: string) => {
    if (!/^\d{4}-\d{2}(-\d{2})?$/.test(text)) throw new InvalidArgumentError('A month or a day: 2027-01 or 2027-01-31.')
    return text
  })

const reports: readonly Report[] = [
  {
    name: 'active-subscriptions',
    path: '/v1/reports/active_subscriptions',
    summary: 'subscriptions that run, with what each brings a month',
    description:
      'Every subscription that runs: customer, plan, period, next billing, amount per period and per month (MRR); totals per currency.',
    options: [
      new Option('--status <status>', 'only of this status').choices(['trialing', 'active', 'past_due', 'paused']),
      new Option('--plan <id>', 'only of this plan'),
      new Option('--customer <id>', 'only of this customer'),
      new Option('--currency <code>', 'only in this currency'),
    ],
    columns: ['customer_name', 'plan_name', 'status', 'quantity', 'period_start', 'period_end', 'next_billing_at', 'amount', 'mrr'],
    examples: [
      'quarterday report active-subscriptions',
      'quarterday report active-subscriptions --status trialing --format csv --output trials.csv',
    ],
  },
  {
    name: 'revenue',
    path: '/v1/reports/revenue',
    summary: 'what was invoiced and collected, by month and currency',
    description: 'By month of the organization’s zone and by currency: invoiced, credited, collected, still outstanding.',
    options: [
      day('--from <month>', 'the first month, such as 2027-01'),
      day('--to <month>', 'the last month'),
      new Option('--group-by <what>', 'further by plan').choices(['plan']),
      new Option('--currency <code>', 'only in this currency'),
    ],
    columns: ['month', 'currency', 'plan_name', 'invoices', 'invoiced', 'credited', 'collected', 'outstanding'],
    examples: ['quarterday report revenue', 'quarterday report revenue --from 2027-01 --to 2027-12 --format csv --output revenue.csv'],
  },
  {
    name: 'growth',
    path: '/v1/reports/growth',
    summary: 'subscriptions that began, ended and ran, by month, and churn',
    description: 'By month of the organization’s zone: started, ended, running at its end, and the percentage that left of those that ran.',
    options: [day('--from <month>', 'the first month, such as 2027-01'), day('--to <month>', 'the last month')],
    columns: ['month', 'started', 'ended', 'running', 'churn_percent'],
    examples: ['quarterday report growth', 'quarterday report growth --from 2026-01 --format csv --output growth.csv'],
  },
  {
    name: 'customers',
    path: '/v1/reports/customers',
    summary: 'customers by the revenue they bring',
    description: 'Whoever has paid most first, by currency: invoiced, collected, still outstanding.',
    options: [
      new Option('--subscription-status <status>', 'only customers with a subscription in this state').choices(subscriptionStatuses),
      new Option('--currency <code>', 'only in this currency'),
      new Option('--min-collected <amount>', 'who has paid so much at least, in minor units'),
      new Option('--limit <n>', 'rows at most'),
    ],
    columns: ['customer_name', 'status', 'subscription_statuses', 'currency', 'invoices', 'invoiced', 'collected', 'outstanding'],
    examples: [
      'quarterday report customers',
      'quarterday report customers --subscription-status canceled --min-collected 100000 --format csv --output lost.csv',
    ],
  },
]

/** `report <name> --format table|json|csv`. */
export function addReportCommands(program: Command): void {
  const group = program
    .command('report')
    .summary('overview, active subscriptions, revenue, growth, customers')
    .description('Reports, as a table, as JSON or as CSV.')
  addOverviewCommand(group)
  for (const report of reports) {
    const command = group.command(report.name).summary(report.summary).description(report.description)
    for (const option of report.options) command.addOption(option)
    command
      .addOption(new Option('--format <format>', 'how to print it').choices(['table', 'json', 'csv']).default('table'))
      .option('-o, --output <file>', 'write to this file instead of standard output')
      .addHelpText('after', `\nExamples:\n${report.examples.map((line) => `  ${line}`).join('\n')}`)
      .action((options: Record<string, string>) => withSession(command, (session) => run(session, report, options)))
  }
}

async function run(session: Session, report: Report, options: Record<string, string>): Promise<void> {
  const format = session.options.json ? 'json' : (options.format ?? 'table')
  const query: Record<string, string> = format === 'csv' ? { format: 'csv' } : {}
  for (const option of report.options) {
    const value = options[option.attributeName()]
    if (value !== undefined) query[option.name().replaceAll('-', '_')] = value
  }
  const answer = await session.request('GET', report.path, { query })
  if (format === 'csv') deliver(answer.text, options.output)
  else if (format === 'table') deliver(forPeople(answer.json, report), options.output)
  else if (options.output === undefined) print({ options: { json: true } }, answer.json)
  else deliver(`${JSON.stringify(answer.json, null, 2)}\n`, options.output)
}

const reportSchema = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  totals: z.array(z.record(z.string(), z.unknown())).default([]),
})

function forPeople(json: unknown, report: Report): string {
  const { data, totals } = reportSchema.parse(json)
  const columns = report.columns.filter((name) => data.some((row) => row[name] !== undefined))
  const sums = totals.map((total) => `  ${totalLine(total)}`).join('\n')
  return `${tableOf(data, columns)}${sums === '' ? '' : `\nTotal\n${sums}\n`}`
}

/** `EUR: invoiced 1,250.00 EUR, collected 1,000.00 EUR`: whole numbers beside a currency are amounts, but for counts. */
function totalLine(total: Row): string {
  const currency = String(total.currency)
  const counts = new Set(['subscriptions', 'invoices'])
  const parts = Object.entries(total).flatMap(([name, value]) => {
    if (typeof value !== 'number') return []
    return [counts.has(name) ? `${value} ${name}` : `${name.replaceAll('_', ' ')} ${amountText(value, currency)}`]
  })
  return parts.join(', ')
}
