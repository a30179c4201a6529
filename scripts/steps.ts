import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { add, type Counts } from './count-reporter.ts'

export interface Step {
  readonly name: string
  /** Arguments for Node, the file to run first, from the root of the repository. */
  readonly run: readonly string[]
  /** A step that takes longer is stopped and has failed. */
  readonly minutes: number
  /** `test` steps report their own counts and print as they go; a `check` is one item, silent unless it fails. */
  readonly kind: 'check' | 'test'
  readonly environment?: Readonly<Record<string, string>>
}

export const root = join(import.meta.dirname, '..')

/** Runs the steps one after another, whatever fails, and adds up what passed and what failed. */
export async function runSteps(steps: readonly Step[]): Promise<Counts> {
  const counts: Counts[] = []
  for (const step of steps) counts.push(await runStep(step))
  return add(counts)
}

async function runStep(step: Step): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'counts-'))
  const countsFile = join(folder, 'counts.json')
  const started = performance.now()
  try {
    const { succeeded, output } = await runNode(step, countsFile)
    const counts = step.kind === 'check' ? { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 } : readCounts(countsFile, succeeded)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    if (counts.failed > 0) process.stdout.write(output)
    console.log(`${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`)
    return counts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A run that ended badly has at least one failure, also when it could not say which. */
function readCounts(file: string, succeeded: boolean): Counts {
  const counts = parseCounts(file)
  if (counts === undefined) return { passed: 0, failed: 1 }
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

function parseCounts(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // The run died before it could count.
  }
}

async function runNode(step: Step, countsFile: string): Promise<{ succeeded: boolean; output: string }> {
  const child = spawn(process.execPath, step.run, {
    cwd: root,
    // A group of its own, so that a step that hangs is stopped with all it started.
    detached: true,
    stdio: step.kind === 'test' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: join(root, 'node_modules/.bin') + delimiter + (process.env.PATH ?? ''),
      ...step.environment,
      COUNTS_FILE: countsFile,
    },
  })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(String(chunk)))
  const stop = (signal: NodeJS.Signals) => {
    if (child.pid === undefined) return
    try {
      process.kill(-child.pid, signal)
    } catch {
      // Nothing left to stop.
    }
  }
  const interrupted = () => {
    stop('SIGTERM')
    process.exit(130)
  }
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  const late = setTimeout(() => {
    output.push(`Stopped after ${step.minutes} minutes.\n`)
    stop('SIGTERM')
    setTimeout(() => stop('SIGKILL'), 5_000).unref()
  }, step.minutes * 60_000)
  const { promise, resolve } = Promise.withResolvers<boolean>()
  child.once('error', (error) => {
    output.push(`${error.message}\n`)
    resolve(false)
  })
  child.once('close', (code) => resolve(code === 0))
  const succeeded = await promise
  clearTimeout(late)
  process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
  return { succeeded, output: output.join('') }
}
