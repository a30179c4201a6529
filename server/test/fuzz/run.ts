import { parseArgs } from 'node:util'
import { routes } from '../../src/modules/index.ts'
import { fuzz } from './fuzz.ts'

// npm run fuzz -- --requests 100000 [--seed N]

const { values } = parseArgs({ options: { requests: { type: 'string', default: '10000' }, seed: { type: 'string' } } })
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed)
console.log(`seed ${seed}`)
const result = await fuzz({ requests: Number(values.requests), seed, say: (line) => console.log(line) })
const { tally, violations, damage } = result
for (const [operation, statuses] of [...tally.byOperation].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${operation.padEnd(40)}${written(statuses)}`)
console.log(written(tally.byStatus))
for (const { number, what, request, answer, logged } of violations)
  console.log(`\n${number} ${what}\n${request}\n${answer}\n${logged.join('\n')}`)
for (const line of damage) console.log(`damage: ${line}`)
console.log(
  `slowest: ${tally.slowest.map(({ operation, milliseconds, number }) => `${operation} ${milliseconds} ms (${number})`).join(', ')}`,
)
console.log(`seed ${seed}, ${Math.round(result.milliseconds / 1000)} s; credentials renewed ${result.renewals} times`)
const unreached = tally.unreached(routes)
console.log(
  `coverage: ${routes.length} operations, ${routes.length - unreached.length} answered with success at least once, ${(tally.share * 100).toFixed(1)} % of all answers; never: ${unreached.join(', ') || 'none'}`,
)
// In so many requests each operation is reached; in fewer, chance may pass one by.
const tooFew = result.requests >= 100_000 && (unreached.length > 0 || tally.share < 0.3) ? 1 : 0
const faults = violations.length + damage.length
console.log(`${result.requests} requests, ${faults} violations`)
process.exitCode = faults + tooFew === 0 ? 0 : 1

function written(counts: ReadonlyMap<number, number>): string {
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([status, times]) => `${status}: ${times}`)
    .join('  ')
}
