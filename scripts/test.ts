import { existsSync } from 'node:fs'
import { staticSteps, testStep } from './check.ts'
import { countLine } from './count-reporter.ts'
import { runSteps, type Step } from './steps.ts'

// `npm test` is the whole suite, the heavier projects one after another. `npm test -- money` runs only the tests whose path contains `money`.
const filters = process.argv.slice(2)
const tests: readonly Step[] = [
  testStep('unit', 5, filters),
  testStep('slow', 5, filters),
  testStep('db', 28, filters),
  ...(existsSync('/usr/lib/postgresql/15/bin/postgres') ? [onPostgres15(testStep('db', 10, filters))] : []),
  testStep('e2e', 12, filters),
]
const counts = await runSteps(filters.length > 0 ? tests : [...staticSteps, ...tests])
// A run in which nothing ran has proven nothing.
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1
console.log(`\n${countLine(counts)}`)

/** The oldest PostgreSQL that we support, where Debian's package of it is present. */
function onPostgres15(step: Step): Step {
  return { ...step, name: `${step.name} on PostgreSQL 15`, environment: { TEST_POSTGRES: '15' } }
}
