import { type Outcome, shapeOf } from './player.ts'
import { isWait } from './trace.ts'

const tally = new Map<string, number>()

/** Counts what requests were answered with: HISTORY_TALLY=1 prints it, to see that histories do what they are meant to. */
export function count(outcomes: readonly Outcome[]): void {
  for (const { step, status, code } of outcomes) {
    const what = isWait(step) ? 'wait' : `${shapeOf(step).replaceAll(/\d/g, '')} ${status ?? 'names nothing'} ${code ?? ''}`
    tally.set(what, (tally.get(what) ?? 0) + 1)
  }
}

export function printTally(): void {
  if (process.env.HISTORY_TALLY === undefined) return
  const rows = [...tally].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, times]) => `${String(times).padStart(6)} ${what}`)
  process.stdout.write(`${rows.join('\n')}\n`)
}
