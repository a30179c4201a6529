import { Worker } from 'node:worker_threads'
import { refuse } from '@quarterday/core/refusal.ts'
import type { TypstAnswer, TypstQuestion } from './typst-worker.ts'

export interface Sheet {
  /** Typst source of ours, which reads `sys.inputs.data`. */
  readonly template: string
  /** What it says, as JSON can hold it. */
  readonly data: unknown
  readonly madeAt: Temporal.Instant
}

const mostWaiting = 20
const withinMs = 30_000

interface Waiting {
  readonly resolve: (pdf: Buffer) => void
  readonly reject: (error: unknown) => void
  readonly timer: NodeJS.Timeout
}

const waiting = new Map<number, Waiting>()
let worker: Worker | null = null
let asked = 0

/**
 * Sets a sheet as PDF/A-3b, in a thread of its own, which is started with the first and keeps no process alive. The same sheet gives the same bytes. Refuses
 * `unavailable` while many wait, and where one takes longer than half a minute.
 */
export function setSheet({ template, data, madeAt }: Sheet): Promise<Buffer> {
  if (waiting.size >= mostWaiting)
    throw refuse('unavailable', { detail: 'Many documents are being made. Ask again in a moment.', retryAfterSeconds: 2 })
  asked += 1
  const id = asked
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const timer = setTimeout(
    () => end(refuse('unavailable', { detail: 'The document took too long to make.', retryAfterSeconds: 5 })),
    withinMs,
  )
  timer.unref()
  waiting.set(id, { resolve, reject, timer })
  const question: TypstQuestion = { id, template, data: JSON.stringify(data), madeAt: Math.floor(madeAt.epochMilliseconds / 1000) }
  running().ref()
  running().postMessage(question)
  return promise
}

function running(): Worker {
  if (worker) return worker
  const started = new Worker(new URL('./typst-worker.ts', import.meta.url))
  started.on('message', take)
  started.on('error', end)
  started.on('exit', () => {
    if (worker === started) end(new Error('The thread that sets documents has ended'))
  })
  worker = started
  return started
}

function take(answer: TypstAnswer): void {
  const asker = waiting.get(answer.id)
  if (asker === undefined) return
  waiting.delete(answer.id)
  clearTimeout(asker.timer)
  if (waiting.size === 0) worker?.unref()
  if ('pdf' in answer) asker.resolve(Buffer.from(answer.pdf))
  else asker.reject(new Error(`The template cannot be set: ${answer.error}`))
}

/** The thread is given up, with all who wait for it; the next one who asks starts another. */
function end(reason: unknown): void {
  const ended = worker
  worker = null
  for (const { reject, timer } of waiting.values()) {
    clearTimeout(timer)
    reject(reason)
  }
  waiting.clear()
  void ended?.terminate()
}
