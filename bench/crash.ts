import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { diagnose } from '../server/src/modules/audits/diagnose.ts'
import { verifyAmounts } from '../server/src/modules/audits/verify-amounts.ts'
import { testContext } from '../server/test/context.ts'
import { bookOrganization, seedBook, seedCards } from '../server/test/seed-book.ts'
import { type OutsideGateway, startOutsideGateway } from './crash-gateway.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

// npm run crash -- --kills 20: kills the billing process (kill -9), starts it again, and looks at what is there in the end. Every second time it is killed at
// a random moment, every other time right after a gateway outside of it has taken money, before the answer can be written.

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    subscriptions: { type: 'string', default: '5000' },
    slice: { type: 'string', default: '100' },
  },
})
const wanted = Number(values.kills)
const subscriptions = Number(values.subscriptions)
/** Milliseconds. A month of 5,000 takes some seconds, so most of the killed die in the middle of it. */
const longestLife = 2_500

const workspace = await openWorkspace()
try {
  await seedBook((text, values) => workspace.owner.query(text, values && [...values]), subscriptions, '2024-01-31T00:00:00Z')
  await seedCards((text, values) => workspace.owner.query(text, values && [...values]))
  const gateway = await startOutsideGateway(workspace)
  let kills = 0
  let between = 0
  let months = 0
  let starts = 0
  while (kills < wanted || (await due(workspace)) > 0) {
    if ((await due(workspace)) === 0) {
      await workspace.owner.query(`UPDATE organizations SET clock_at = clock_at + interval '1 month' WHERE id = $1`, [bookOrganization])
      months += 1
    }
    starts += 1
    if (starts > wanted * 3 + 20) throw new Error('the run does not come to an end')
    if (await runOnce(workspace.directory, gateway, kills >= wanted ? 'never' : kills % 2 === 0 ? 'when money was taken' : 'at random')) {
      kills += 1
      if ((await gateway.unrecorded()) > 0) between += 1
    }
  }
  const problems = [...(await findProblems(workspace, months)), ...(await gateway.problems())]
  for (const problem of problems) console.log(`problem: ${problem}`)
  console.log(
    `${kills} kills, ${between} of them between a gateway's answer and our commit, ${starts} starts, ${months} months of ${subscriptions} subscriptions: ${problems.length} problems`,
  )
  await gateway.close()
  process.exitCode = problems.length === 0 && kills >= wanted ? 0 : 1
} finally {
  await workspace.close()
}

type Death = 'never' | 'at random' | 'when money was taken'

/** Starts the worker; kills it some time after it began, unless it ends before. True when it was killed. */
async function runOnce(directory: string, gateway: OutsideGateway, death: Death): Promise<boolean> {
  const script = fileURLToPath(new URL('./crash-worker.ts', import.meta.url))
  const child = spawn(process.execPath, [script, directory, values.slice, gateway.url], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const over = new AbortController()
  const lines = createInterface({ input: child.stdout })
  const deadline = setTimeout(() => child.kill('SIGKILL'), 120_000)
  let killed = false
  for await (const line of lines) {
    if (line !== 'ready' || death === 'never') continue
    const moment =
      death === 'at random' ? sleep(Math.random() * longestLife) : gateway.untilTaken(Math.ceil(Math.random() * 100), over.signal)
    void moment.then(() => {
      killed = child.exitCode === null && child.kill('SIGKILL')
    })
  }
  await ended
  over.abort()
  clearTimeout(deadline)
  return killed && child.signalCode === 'SIGKILL'
}

async function due({ owner }: Workspace): Promise<number> {
  const { rows } = await owner.query<{ due: number }>(
    `SELECT (SELECT count(*) FROM subscription_cycles c JOIN organizations o ON o.id = c.organization_id WHERE c.next_at <= o.clock_at)::int
       + (SELECT count(*) FROM invoices WHERE status NOT IN ('paid', 'void'))::int AS due`,
  )
  return rows[0]?.due ?? 0
}

/** What the run promises, and then everything that the doctor and the verification look at. */
async function findProblems(workspace: Workspace, months: number): Promise<string[]> {
  const { owner } = workspace
  const problems: string[] = []
  const none = async (what: string, text: string, values: unknown[] = []): Promise<void> => {
    const { rows } = await owner.query<{ found: number }>(`SELECT count(*)::int AS found FROM (${text}) problem`, values)
    if (rows[0]?.found !== 0) problems.push(`${rows[0]?.found} × ${what}`)
  }
  const perPeriod = `SELECT c.subscription_id FROM subscription_cycles c JOIN organizations o ON o.id = c.organization_id
    LEFT JOIN invoices i ON i.subscription_id = c.subscription_id
    GROUP BY c.subscription_id, c.cycle, c.period_end, o.clock_at HAVING count(i.id) <> c.cycle - 1 OR c.cycle - 1 < $1 OR c.period_end <= o.clock_at`
  await none('not billed exactly once a period', perPeriod, [months])
  await none('a period billed twice', 'SELECT item_id, period_start FROM invoice_lines GROUP BY 1, 2 HAVING count(*) > 1')
  await none(
    'numbers that are not 1..n',
    'SELECT 1 FROM invoices HAVING count(*) <> max(number) OR min(number) <> 1 OR count(DISTINCT number) <> count(*)',
  )
  const captured = `SELECT p.invoice_id FROM payments p LEFT JOIN sandbox_gateway_charges c ON c.idempotency_key = p.idempotency_key AND c.outcome = 'succeeded'
    WHERE c.outcome IS NOT NULL OR (p.gateway = 'stripe' AND p.status = 'succeeded')`
  await none(
    'not captured exactly once',
    `SELECT i.id FROM invoices i LEFT JOIN (${captured}) c ON c.invoice_id = i.id GROUP BY i.id HAVING count(c.invoice_id) <> 1`,
  )
  await none('books out of balance', 'SELECT transfer_id FROM ledger_entries GROUP BY 1 HAVING sum(amount) <> 0')
  const ctx = testContext(workspace.connect(), bookOrganization)
  for (const { check, detail } of (await diagnose(ctx)).findings) problems.push(`doctor, ${check}: ${detail}`)
  for (const { field, detail } of (await verifyAmounts(ctx)).drift) problems.push(`verify, ${field}: ${detail}`)
  return problems
}
