import { runBilling } from '../server/src/modules/billing/run-billing.ts'
import { testContext } from '../server/test/context.ts'
import { bookOrganization, seedBook, seedExtras } from '../server/test/seed-book.ts'
import { limitStatement } from './limit.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

export interface BillingBench {
  readonly subscriptions: number
  readonly rounds: number
}

interface Round {
  readonly microseconds: number
  readonly nodeCpu: number
  readonly serverCpu: number
  readonly wal: number
  readonly statements: number
}

/** Bills a book by the real run and by the limit, month and month about, and prints medians per invoice and their ratio. */
export async function benchBilling({ subscriptions, rounds }: BillingBench): Promise<{ ratio: number; ours: Round; limit: Round }> {
  const workspace = await openWorkspace()
  try {
    await seedBook(asOwner(workspace), subscriptions, '2024-01-31T00:00:00Z')
    const ours: Round[] = []
    const limit: Round[] = []
    for (let round = 0; round < rounds; round += 1) {
      await advance(workspace)
      ours.push(await measured(workspace, subscriptions, () => billByRun(workspace)))
      await advance(workspace)
      limit.push(await measured(workspace, subscriptions, () => billByLimit(workspace)))
      print(`round ${round + 1}`, subscriptions, ours.at(-1), limit.at(-1))
    }
    const medians = { ours: median(ours), limit: median(limit) }
    const ratio = medians.ours.microseconds / medians.limit.microseconds
    print('median', subscriptions, medians.ours, medians.limit)
    return { ratio, ...medians }
  } finally {
    await workspace.close()
  }
}

/**
 * Bills two books month and month about, one of plain subscriptions and one whose every tenth customer has a coupon, a tax and a metered item. Answers how
 * many times as much an invoice of the second book costs.
 */
export async function benchDressed({ subscriptions, rounds }: BillingBench): Promise<number> {
  const plain = await openWorkspace()
  const dressed = await openWorkspace()
  try {
    for (const workspace of [plain, dressed]) await seedBook(asOwner(workspace), subscriptions, '2024-01-31T00:00:00Z')
    await seedExtras(asOwner(dressed), subscriptions, rounds + 2)
    const costs: { plain: Round[]; dressed: Round[] } = { plain: [], dressed: [] }
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, workspace] of [
        ['plain', plain],
        ['dressed', dressed],
      ] as const) {
        await advance(workspace)
        costs[name].push(await measured(workspace, subscriptions, () => billByRun(workspace)))
      }
    }
    const [first, second] = [median(costs.plain), median(costs.dressed)]
    console.log(
      `with coupons, taxes and usage on a tenth: ${second.microseconds.toFixed(1)} µs an invoice (${second.statements.toFixed(4)} statements), plain ` +
        `${first.microseconds.toFixed(1)} µs`,
    )
    return second.microseconds / first.microseconds
  } finally {
    await plain.close()
    await dressed.close()
  }
}

function asOwner({ owner }: Workspace): Parameters<typeof seedBook>[0] {
  return (text, values) => owner.query(text, values && [...values])
}

async function billByRun(workspace: Workspace): Promise<{ invoices: number; statements: number }> {
  let statements = 0
  const database = workspace.connect({ onStatement: () => (statements += 1) })
  const { invoices } = await runBilling(testContext(database, bookOrganization))
  return { invoices, statements }
}

/** As the run does it: under row-level security, as the same role. */
async function billByLimit({ owner }: Workspace): Promise<{ invoices: number; statements: number }> {
  await owner.query(`BEGIN; SET LOCAL ROLE quarterday_app; SET LOCAL app.organization_id = '${bookOrganization}'`)
  const { rows } = await owner.query<{ moved: number }>(limitStatement, [bookOrganization])
  await owner.query('COMMIT')
  return { invoices: rows[0]?.moved ?? 0, statements: 1 }
}

async function advance({ owner }: Workspace): Promise<void> {
  await owner.query(`UPDATE organizations SET clock_at = clock_at + interval '1 month' WHERE id = $1`, [bookOrganization])
  await owner.query('VACUUM (ANALYZE) subscription_cycles')
  await owner.query('CHECKPOINT')
}

async function measured(
  workspace: Workspace,
  expected: number,
  work: () => Promise<{ invoices: number; statements: number }>,
): Promise<Round> {
  globalThis.gc?.()
  const server = await workspace.serverCpuSeconds()
  const wal = await walBytes(workspace)
  const node = process.cpuUsage()
  const start = performance.now()
  const { invoices, statements } = await work()
  const microseconds = ((performance.now() - start) * 1000) / expected
  const { user, system } = process.cpuUsage(node)
  if (invoices !== expected) throw new Error(`${expected} invoices were expected, ${invoices} came`)
  return {
    microseconds,
    nodeCpu: (user + system) / expected,
    serverCpu: (((await workspace.serverCpuSeconds()) - server) * 1e6) / expected,
    wal: ((await walBytes(workspace)) - wal) / expected,
    statements: statements / expected,
  }
}

async function walBytes({ owner }: Workspace): Promise<number> {
  const { rows } = await owner.query<{ bytes: string }>(`SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') AS bytes`)
  return Number(rows[0]?.bytes)
}

function median(rounds: readonly Round[]): Round {
  const of = (field: keyof Round): number => {
    const values = rounds.map((round) => round[field]).sort((a, b) => a - b)
    return values[values.length >> 1] ?? Number.NaN
  }
  return {
    microseconds: of('microseconds'),
    nodeCpu: of('nodeCpu'),
    serverCpu: of('serverCpu'),
    wal: of('wal'),
    statements: of('statements'),
  }
}

function print(label: string, subscriptions: number, ours: Round | undefined, limit: Round | undefined): void {
  if (!ours || !limit) return
  const ratio = (ours.microseconds / limit.microseconds).toFixed(2)
  console.log(
    `${label}: ${subscriptions} subscriptions; run ${ours.microseconds.toFixed(1)} µs an invoice (Node CPU ${ours.nodeCpu.toFixed(1)}, ` +
      `PostgreSQL CPU ${ours.serverCpu.toFixed(1)}, WAL ${(ours.wal / 1000).toFixed(1)} kB, ${ours.statements.toFixed(4)} statements); ` +
      `limit ${limit.microseconds.toFixed(1)} µs (PostgreSQL CPU ${limit.serverCpu.toFixed(1)}, WAL ${(limit.wal / 1000).toFixed(1)} kB); ratio ${ratio}`,
  )
}
