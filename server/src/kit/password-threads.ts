import { Worker } from 'node:worker_threads'
import type { ScryptAnswer, ScryptQuestion } from './password-worker.ts'

/** As many as are hashed at a time. */
const mostThreads = 2

interface Asker {
  readonly resolve: (hash: Buffer) => void
  readonly reject: (error: unknown) => void
}

interface Thread {
  readonly worker: Worker
  readonly askers: Map<number, Asker>
}

const threads: Thread[] = []
let asked = 0

/**
 * Computes scrypt in a thread that requests do not wait for, neither at the event loop nor for a processor. Threads are started with the first who asks, and keep no
 * process alive.
 */
export function scryptInThread(question: Omit<ScryptQuestion, 'id'>): Promise<Buffer> {
  asked += 1
  const id = asked
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const { worker, askers } = leastBusy()
  askers.set(id, { resolve, reject })
  worker.ref()
  worker.postMessage({ ...question, id } satisfies ScryptQuestion)
  return promise
}

function leastBusy(): Thread {
  const [idlest] = threads.toSorted((a, b) => a.askers.size - b.askers.size)
  if (idlest !== undefined && (idlest.askers.size === 0 || threads.length === mostThreads)) return idlest
  const thread = { worker: new Worker(new URL('./password-worker.ts', import.meta.url)), askers: new Map<number, Asker>() }
  thread.worker.on('message', (answer: ScryptAnswer) => take(thread, answer))
  thread.worker.on('error', (error) => end(thread, error))
  thread.worker.on('exit', () => end(thread, new Error('A thread that hashes passwords has ended')))
  threads.push(thread)
  return thread
}

function take({ worker, askers }: Thread, { id, hash }: ScryptAnswer): void {
  askers.get(id)?.resolve(Buffer.from(hash))
  askers.delete(id)
  if (askers.size === 0) worker.unref()
}

/** The thread is given up, with all who wait for it; the next one who asks starts another. */
function end(thread: Thread, reason: unknown): void {
  const at = threads.indexOf(thread)
  if (at >= 0) threads.splice(at, 1)
  for (const { reject } of thread.askers.values()) reject(reason)
  thread.askers.clear()
  void thread.worker.terminate()
}
