import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bookOrganization, seedBook } from '../server/test/seed-book.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

// npm run crash -- --kills 20: kills the billing process (kill -9) at random moments, starts it again, and looks at what is there in the end.

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    subscriptions: { type: 'string', default: '5000' },
    slice: { type: 'string', default: '100' },
  },
})
const wanted = Number(values.kills)
const subscriptions = Number(values.subscriptions)

const workspace = await openWorkspace()
try {
  await seedBook((text, values) => workspace.owner.query(text, values && [...values]), subscriptions, '2024-01-31T00:00:00Z')
  let kills = 0
  let months = 0
  let starts = 0
  while (kills < wanted || (await due(workspace)) > 0) {
    if ((await due(workspace)) === 0) {
      await workspace.owner.query(`UPDATE organizations SET clock_at = clock_at + interval '1 month' WHERE id = $1`, [bookOrganization])
      months += 1
    }
    starts += 1
    if (starts > wanted * 20) throw new Error('the run does not come to an end')
    if (await runOnce(workspace.directory, kills < wanted)) kills += 1
  }
  const problems = await findProblems(workspace, months)
  for (const problem of problems) console.log(`problem: ${problem}`)
  console.log(`${kills} kills, ${starts} starts, ${months} months of ${subscriptions} subscriptions: ${problems.length} problems`)
  process.exitCode = problems.length === 0 && kills >= wanted ? 0 : 1
} finally {
  await workspace.close()
}

/** Starts the worker; kills it some time after it began, unless it ends before. True when it was killed. */
async function runOnce(directory: string, mayKill: boolean): Promise<boolean> {
  const script = fileURLToPath(new URL('./crash-worker.ts', import.meta.url))
  const child = spawn(process.execPath, [script, directory, values.slice], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const deadline = setTimeout(() => child.kill('SIGKILL'), 120_000)
  let killed = false
  for await (const line of lines) {
    if (line !== 'ready' || !mayKill) continue
    void sleep(Math.random() * 700).then(() => {
      killed = child.exitCode === null && child.kill('SIGKILL')
    })
  }
  await ended
  clearTimeout(deadline)
  return killed && child.signalCode === 'SIGKILL'
}

async function due({ owner }: Workspace): Promise<number> {
  const { rows } = await owner.query<{ due: number }>(
    `SELECT count(*)::int AS due FROM subscription_cycles c JOIN organizations o ON o.id = c.organization_id WHERE c.next_at <= o.clock_at`,
  )
  return rows[0]?.due ?? 0
}

async function findProblems({ owner }: Workspace, months: number): Promise<string[]> {
  const problems: string[] = []
  const none = async (what: string, text: string, values: unknown[] = []): Promise<void> => {
    const { rows } = await owner.query<{ found: number }>(`SELECT count(*)::int AS found FROM (${text}) problem`, values)
    if (rows[0]?.found !== 0) problems.push(`${rows[0]?.found} × ${what}`)
  }
  await none(
    'not billed exactly once a month',
    `SELECT s.id FROM subscriptions s LEFT JOIN invoices i ON i.subscription_id = s.id GROUP BY s.id HAVING count(i.id) <> $1`,
    [months],
  )
  await none(
    'not two lines',
    'SELECT i.id FROM invoices i LEFT JOIN invoice_lines l ON l.invoice_id = i.id GROUP BY i.id HAVING count(l.id) <> 2',
  )
  await none('a period billed twice', 'SELECT item_id, period_start FROM invoice_lines GROUP BY 1, 2 HAVING count(*) > 1')
  await none(
    'a gap in the numbers',
    'SELECT 1 FROM invoices HAVING count(*) <> max(number) OR min(number) <> 1 OR count(DISTINCT number) <> count(*)',
  )
  await none(
    'a number out of the order of issue',
    'SELECT 1 FROM (SELECT issued_at, lag(issued_at) OVER (ORDER BY number) AS before FROM invoices) x WHERE before > issued_at',
  )
  await none(
    'an invoice that the books do not have',
    `SELECT i.id FROM invoices i LEFT JOIN ledger_transfers t ON t.invoice_id = i.id GROUP BY i.id, i.total HAVING coalesce(sum(t.amount), 0) <> i.total`,
  )
  await none('books out of balance', 'SELECT transfer_id FROM ledger_entries GROUP BY 1 HAVING sum(amount) <> 0')
  await none(
    'time not covered',
    'SELECT c.subscription_id FROM subscription_cycles c JOIN coverage v ON v.subscription_id = c.subscription_id GROUP BY 1, c.period_end HAVING max(v.ends_at) <> c.period_end',
  )
  await none('parked', 'SELECT 1 FROM subscription_cycles WHERE parked_at IS NOT NULL')
  await none('events out of sequence', 'SELECT aggregate_id FROM events GROUP BY 1 HAVING count(*) <> max(sequence) - min(sequence) + 1')
  return problems
}
