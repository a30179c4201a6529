import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

/**
 * Counts tests and prints `N passed, N failed` as the last line; with COUNTS_FILE set it writes the counts there instead, as JSON, for the script
 * that adds up several runs. A file that cannot be loaded and an error outside every test each count as one failure. Skipped tests do not count.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const counts = add([...modules.map(countModule), { passed: 0, failed: unhandledErrors.length }])
    const file = process.env.COUNTS_FILE
    if (file !== undefined) writeFileSync(file, JSON.stringify(counts))
    // The other reporters print after this hook; a summary that must be last waits until the process leaves.
    else process.once('exit', () => console.log(countLine(counts)))
  }
}

export function add(parts: readonly Counts[]): Counts {
  return parts.reduce((sum, part) => ({ passed: sum.passed + part.passed, failed: sum.failed + part.failed }), { passed: 0, failed: 0 })
}

export function countLine(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed`
}

function countModule(module: TestModule): Counts {
  const states = [...module.children.allTests()].map((test) => test.result().state)
  const broken = module.errors().length + [...module.children.allSuites()].reduce((sum, suite) => sum + suite.errors().length, 0)
  return {
    passed: states.filter((state) => state === 'passed').length,
    // A test still pending when the run ends was never decided: that is a failure too, unless its file broke and is counted already.
    failed: states.filter((state) => state === 'failed' || (state === 'pending' && broken === 0)).length + broken,
  }
}
