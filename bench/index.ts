import { parseArgs } from 'node:util'
import { benchBilling } from './billing.ts'

// npm run bench -- billing [--subscriptions 100000] [--rounds 3] [--flat]
// --flat also bills 10,000 and, once, 1,000,000 subscriptions and compares what an invoice costs there.

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    subscriptions: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    flat: { type: 'boolean', default: false },
  },
})
const [name] = positionals
const subscriptions = Number(values.subscriptions)
const rounds = Number(values.rounds)
if (name !== 'billing' || !(subscriptions >= 1) || !(rounds >= 1)) {
  console.error('usage: npm run bench -- billing [--subscriptions 100000] [--rounds 3] [--flat]')
  process.exit(2)
}
const { ratio, ours } = await benchBilling({ subscriptions, rounds })
console.log(`ratio ${ratio.toFixed(2)} (goal at most 2.5), statements an invoice ${ours.statements.toFixed(4)} (goal at most 0.02)`)
let misses = ratio > 2.5 || ours.statements > 0.02 ? 1 : 0
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
process.exitCode = misses > 0 ? 1 : 0
