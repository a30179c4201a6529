import { staticSteps, testStep } from './check.ts'
import { countLine } from './count-reporter.ts'
import { runSteps, type Step } from './steps.ts'

// `npm test` is the whole suite, the heavier projects one after another. `npm test -- money` runs only the tests whose path contains `money`.
const filters = process.argv.slice(2)
const tests: readonly Step[] = [testStep('unit', 5, filters), testStep('db', 15, filters), testStep('e2e', 10, filters)]
const counts = await runSteps(filters.length > 0 ? tests : [...staticSteps, ...tests])
// A run in which nothing ran has proven nothing.
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1
console.log(`\n${countLine(counts)}`)
