import { parseArgs } from 'node:util'
import { fuzz } from './fuzz.ts'

// npm run fuzz -- --requests 100000 [--seed N]

const { values } = parseArgs({ options: { requests: { type: 'string', default: '10000' }, seed: { type: 'string' } } })
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed)
console.log(`seed ${seed}`)
const result = await fuzz({ requests: Number(values.requests), seed, say: (line) => console.log(line) })
for (const [operation, statuses] of [...result.byOperation].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  console.log(
    `${operation.padEnd(40)}${[...statuses]
      .toSorted(([a], [b]) => a - b)
      .map(([status, times]) => `${status}: ${times}`)
      .join('  ')}`,
  )
console.log(
  [...result.byStatus]
    .toSorted(([a], [b]) => a - b)
    .map(([status, times]) => `${status}: ${times}`)
    .join('  '),
)
for (const { number, what, request, answer, logged } of result.violations)
  console.log(`\n${number} ${what}\n${request}\n${answer}\n${logged.join('\n')}`)
for (const line of result.damage) console.log(`damage: ${line}`)
console.log(
  `slowest: ${result.slowest.map(({ operation, milliseconds, number }) => `${operation} ${milliseconds} ms (${number})`).join(', ')}`,
)
console.log(`seed ${seed}, ${Math.round(result.milliseconds / 1000)} s`)
console.log(`${result.requests} requests, ${result.violations.length + result.damage.length} violations`)
process.exitCode = result.violations.length + result.damage.length === 0 ? 0 : 1
