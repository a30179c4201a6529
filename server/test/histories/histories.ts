import { afterAll, beforeAll, test } from 'vitest'
import { type TestApi, testApi } from '../api.ts'
import { drawTrace } from './draw-trace.ts'
import { HistoryFailure } from './sender.ts'
import { shrink } from './shrink.ts'
import { printTally } from './tally.ts'
import { type Trace, traceText } from './trace.ts'

/** How many histories are played: HISTORIES raises it, HISTORY_SEED plays that one alone, made as short as possible where it fails. */
export interface HistoryOptions {
  readonly count: number
  readonly timeout?: number
  /** What the histories are made of; default: anything. */
  readonly draw?: (seed: number) => Trace
}

/**
 * A statement about random histories, each in an organization of its own. `play` throws where it does not hold; what is reported can be played again by
 * its seed and holds every request.
 */
export function histories(
  name: string,
  { count, timeout = 600_000, draw = drawTrace }: HistoryOptions,
  play: (api: TestApi, trace: Trace) => Promise<void>,
): void {
  let api: TestApi
  beforeAll(async () => {
    api = await testApi()
  })
  afterAll(async () => {
    printTally()
    await api.close()
  })

  async function failureOf(trace: Trace): Promise<HistoryFailure | null> {
    try {
      await play(api, trace)
      return null
    } catch (error) {
      return error instanceof HistoryFailure
        ? error
        : new HistoryFailure('error', error instanceof Error ? (error.stack ?? '') : String(error))
    }
  }

  const seeds = seedsOf(count)
  test(name, { timeout: Math.max(timeout, seeds.length * 60_000) }, async () => {
    const failed: string[] = []
    for (const seed of seeds) {
      const trace = draw(seed)
      const failure = await failureOf(trace)
      if (!failure) continue
      failed.push(await report(trace, failure))
      if (failed.length >= mostReports) break
    }
    if (failed.length > 0) throw new Error(failed.join('\n\n'))
  })

  async function report(trace: Trace, failure: HistoryFailure): Promise<string> {
    if (process.env.HISTORY_SEED === undefined) return `seed ${trace.seed}: ${failure.message}\nHISTORY_SEED=${trace.seed} shortens it.`
    const short = await shrink(trace, failure.kind, async (each) => (await failureOf(each))?.kind ?? null)
    return `${(await failureOf(short))?.message ?? failure.message}\n${traceText(short)}`
  }
}

const mostReports = 100

function seedsOf(count: number): number[] {
  const { HISTORY_SEED: one, HISTORIES: many, HISTORY_FROM: from } = process.env
  if (one !== undefined) return [Number(one)]
  return Array.from({ length: many === undefined ? count : Number(many) }, (_, index) => Number(from ?? 1) + index)
}
