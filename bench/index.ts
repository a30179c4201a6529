import { parseArgs } from 'node:util'
import { benchBilling } from './billing.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { subscriptions: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } },
})

const [name] = positionals
if (name !== 'billing') {
  console.error('usage: npm run bench -- billing [--subscriptions 100000] [--rounds 3]')
  process.exit(2)
}
const subscriptions = Number(values.subscriptions)
const { ratio, ours } = await benchBilling({ subscriptions, rounds: Number(values.rounds) })
console.log(`ratio ${ratio.toFixed(2)} (goal at most 2.5), statements an invoice ${ours.statements.toFixed(4)} (goal at most 0.02)`)
