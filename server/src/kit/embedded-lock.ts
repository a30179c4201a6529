import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const maxWaitMs = 90_000

/**
 * Runs the work while no other process of this machine starts or stops the postmaster of this cluster. The lock is an abstract socket,
 * which the kernel gives back however its holder ends. Where there is none (outside Linux) PostgreSQL's own interlock has to do.
 */
export async function alone<T>(cluster: string, work: () => Promise<T>): Promise<T> {
  if (process.platform !== 'linux') return work()
  const name = `\0quarterday-${createHash('sha256').update(cluster).digest('hex')}`
  const giveUpAt = performance.now() + maxWaitMs
  let lock = await take(name)
  while (lock === undefined && performance.now() < giveUpAt) {
    await sleep(20)
    lock = await take(name)
  }
  try {
    return await work()
  } finally {
    lock?.close()
  }
}

async function take(path: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy())
  server.listen({ path })
  try {
    await once(server, 'listening')
    return server.unref()
  } catch {
    return undefined
  }
}
