import { setTimeout as sleep } from 'node:timers/promises'
import { Bug } from '@quarterday/core/assert.ts'
import type { Logger } from '../kit/log.ts'

/** How long a gateway may take to answer one question. */
export const deadlineMs = 30_000
const atOnce = 8

/**
 * Puts questions, eight at once, and answers in their order. One that throws or takes longer than half a minute has no answer that anyone knows:
 * its outcome is `unknown`.
 */
export async function askAll<Question, Outcome>(
  questions: readonly Question[],
  ask: (question: Question) => Promise<Outcome>,
  log: Logger,
): Promise<readonly { readonly question: Question; readonly outcome: Outcome | Unknown }[]> {
  const answers: { question: Question; outcome: Outcome | Unknown }[] = []
  let next = 0
  async function work(): Promise<void> {
    for (let index = next++; index < questions.length; index = next++) {
      const question = questions[index]
      if (question !== undefined) answers[index] = { question, outcome: await askOne(() => ask(question), log) }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, questions.length) }, work))
  return answers
}

interface Unknown {
  readonly kind: 'unknown'
}

async function askOne<Outcome>(ask: () => Promise<Outcome>, log: Logger): Promise<Outcome | Unknown> {
  try {
    return await within(deadlineMs, ask)
  } catch (error) {
    log[error instanceof Bug ? 'error' : 'warn']({ err: error }, 'a gateway gave no answer; the reconciler will find out')
    return { kind: 'unknown' }
  }
}

/** The answer, or an error once the time is over. Whatever still comes after that is dropped. */
export async function within<Answer>(milliseconds: number, ask: () => Promise<Answer>): Promise<Answer> {
  const stop = new AbortController()
  const late = sleep(milliseconds, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`No answer within ${milliseconds} ms`)
  })
  try {
    return await Promise.race([Promise.try(ask), late])
  } finally {
    stop.abort()
  }
}
