import { countLine } from './count-reporter.ts'
import { runSteps } from './steps.ts'

// Each generator reads one author and writes one file that is committed; with --check it only says whether the file is up to date.
const generators = ['server/src/kit/generate-tables.ts', 'scripts/generate-sdk.ts', 'server/test/proofs/generate-permission-matrix.ts']

// One after another: the later read what the earlier write.
const counts = await runSteps(generators.map((file) => ({ name: file, run: [file, ...process.argv.slice(2)], minutes: 3, kind: 'check' })))
console.log(countLine(counts))
process.exitCode = counts.failed === 0 ? 0 : 1
