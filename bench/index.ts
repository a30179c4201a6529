import { parseArgs } from 'node:util'
import { benchBilling, benchDressed } from './billing.ts'
import { benchFairness } from './fairness.ts'
import { benchMetered } from './metered.ts'
import { benchIngest } from './usage.ts'

// npm run bench -- billing [--subscriptions 100000] [--rounds 3] [--flat]
// Then the same with coupons, taxes and usage on a tenth of the subscriptions, beside the plain ones.
// --flat also bills 10,000 and, once, 1,000,000 subscriptions and compares what an invoice costs there.
// npm run bench -- usage [--events 50000] [--connections 4] [--rounds 3] [--customers 500] [--stored 10000000]
// Ingest against a bare route, then metered customers billed over 10,000 stored events and over --stored ones; 0 leaves that out.

// npm run bench -- fairness [--rounds 3] [--requests 300]
// How much longer one organization waits while another asks for all it can get, and while fifty people log in at once. On a machine that does nothing else.

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    subscriptions: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    flat: { type: 'boolean', default: false },
    events: { type: 'string', default: '50000' },
    connections: { type: 'string', default: '4' },
    customers: { type: 'string', default: '500' },
    stored: { type: 'string', default: '10000000' },
    requests: { type: 'string', default: '300' },
  },
})
const [name] = positionals
const subscriptions = Number(values.subscriptions)
const rounds = Number(values.rounds)
const benches: Readonly<Record<string, () => Promise<number>>> = { billing, usage, fairness }
const bench = benches[name ?? '']
if (bench === undefined || !(subscriptions >= 1) || !(rounds >= 1)) {
  console.error('usage: npm run bench -- billing [--subscriptions 100000] [--rounds 3] [--flat]')
  console.error('       npm run bench -- usage [--events 50000] [--connections 4] [--rounds 3] [--customers 500] [--stored 10000000]')
  console.error('       npm run bench -- fairness [--rounds 3] [--requests 300]')
  process.exit(2)
}
process.exitCode = (await bench()) > 0 ? 1 : 0

/** Answers how many goals were missed. */
async function billing(): Promise<number> {
  const { ratio, ours } = await benchBilling({ subscriptions, rounds })
  console.log(`ratio ${ratio.toFixed(2)} (goal at most 2.5), statements an invoice ${ours.statements.toFixed(4)} (goal at most 0.02)`)
  let misses = ratio > 2.5 || ours.statements > 0.02 ? 1 : 0
  const dressed = await benchDressed({ subscriptions, rounds })
  console.log(`dressed costs ${dressed.toFixed(2)} times plain (goal at most 1.5)`)
  if (dressed > 1.5) misses += 1
  if (values.flat) {
    for (const [count, times] of [
      [10_000, rounds],
      [1_000_000, 1],
    ] as const) {
      const other = await benchBilling({ subscriptions: count, rounds: times })
      const flat = other.ours.microseconds / ours.microseconds
      console.log(`an invoice among ${count} costs ${flat.toFixed(2)} times what it costs among ${subscriptions} (goal at most 1.4)`)
      if (flat > 1.4) misses += 1
    }
  }
  return misses
}

async function fairness(): Promise<number> {
  const { noisy, logIns } = await benchFairness({ rounds, requests: Number(values.requests) })
  console.log(
    `p99 beside a noisy organization ${noisy.toFixed(2)} times what it is alone, beside fifty log-ins ${logIns.toFixed(2)} times (goal below 2)`,
  )
  return [noisy, logIns].filter((ratio) => !(ratio < 2)).length
}

async function usage(): Promise<number> {
  let misses = 0
  if (Number(values.events) > 0) {
    const ratio = await benchIngest({ events: Number(values.events), connections: Number(values.connections), rounds })
    console.log(`ingest: ratio ${ratio.toFixed(2)} (goal at most 1.6)`)
    if (ratio > 1.6) misses += 1
  }
  if (Number(values.stored) > 0) {
    const ratio = await benchMetered({ customers: Number(values.customers), few: 10_000, many: Number(values.stored) })
    console.log(`billing over ${values.stored} events costs ${ratio.toFixed(2)} times what it costs over 10000 (goal at most 1.5)`)
    if (ratio > 1.5) misses += 1
  }
  return misses
}
