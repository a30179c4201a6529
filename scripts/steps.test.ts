import { expect, test, vi } from 'vitest'
import { countLine } from './count-reporter.ts'
import { runSteps, type Step } from './steps.ts'

const check = (code: string, minutes = 1): Step => ({ name: 'planted', run: ['-e', code], minutes, kind: 'check' })
const tests = (code: string): Step => ({ ...check(code), kind: 'test' })
const count = (passed: number, failed: number) => `fs.writeFileSync(process.env.COUNTS_FILE, '{"passed":${passed},"failed":${failed}}')`

test.each([
  ['a check that succeeds is one item', [check('')], '1 passed, 0 failed'],
  ['a check that fails is one item', [check('process.exit(1)')], '0 passed, 1 failed'],
  ['what follows a failure runs all the same', [check('throw 1'), check(''), tests(count(4, 0))], '5 passed, 1 failed'],
  ['a run of tests brings its own counts', [tests(`${count(7, 2)}; process.exitCode = 1`)], '7 passed, 2 failed'],
  ['a run without failures that ends badly has one', [tests(`${count(7, 0)}; process.exitCode = 1`)], '7 passed, 1 failed'],
  ['a run that dies before it counts is a failure', [tests("process.kill(process.pid, 'SIGKILL')")], '0 passed, 1 failed'],
  ['a run that cannot be counted is a failure', [tests('')], '0 passed, 1 failed'],
  ['a step that hangs is stopped', [check('setInterval(() => {}, 1000)', 0.005)], '0 passed, 1 failed'],
])('%s', async (_, steps, line) => {
  vi.spyOn(console, 'log').mockReturnValue()
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const counts = await runSteps(steps)
  vi.restoreAllMocks()
  expect(countLine(counts)).toBe(line)
})
