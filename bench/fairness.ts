import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { encodeId } from '@quarterday/core/id.ts'
import { createHttpServer } from '../server/src/entry/http.ts'
import { newId } from '../server/src/kit/ids.ts'
import { newLogger } from '../server/src/kit/log.ts'
import { createPasswords } from '../server/src/kit/password.ts'
import { defaultRateLimits } from '../server/src/kit/rate-limits.ts'
import { createOrganization } from '../server/src/modules/organizations/create-organization.ts'
import type { Asked, Asking } from './fairness-sender.ts'
import { median, parts, secret } from './usage.ts'
import { openWorkspace } from './workspace.ts'

export interface FairnessBench {
  readonly rounds: number
  /** Requests of the quiet organization in each half of a round. */
  readonly requests: number
}

/** How much longer the slowest hundredth of one organization's requests takes: beside another that asks for all it can get, and beside fifty log-ins at once. */
export interface Fairness {
  readonly noisy: number
  readonly logIns: number
}

/**
 * One organization asks for its customers, one request after another. Every other half of a round somebody else makes noise. What is answered is the median of the rounds'
 * p99 beside the noise over that without it: the machine may be busy with other things, as long as it is so in both halves.
 */
export async function benchFairness({ rounds, requests }: FairnessBench): Promise<Fairness> {
  const workspace = await openWorkspace()
  const senders = [sender(), sender()] as const
  try {
    const database = workspace.connect({ organizationShare: 6 })
    const passwords = createPasswords()
    const quick = { live: { count: 100_000, seconds: 1, burst: 100_000 } }
    const make = (limits: object) =>
      createHttpServer({
        ...{ database, ...parts, passwords, log: newLogger({ level: 'silent' }), webDirectory: '/nowhere' },
        config: { secret, publicUrl: 'http://localhost', trustedProxies: ['127.0.0.1'], rateLimits: { ...defaultRateLimits, ...limits } },
      })
    // The quiet one is to be measured, not stopped; the noisy one is held to what every organization has.
    const app = make({ ...quick, test: defaultRateLimits.live })
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    const quiet = await seller(database, 'Quiet', null)
    const noisy = await seller(database, 'Noisy', Temporal.Instant.from('2027-04-01T00:00:00Z'))
    const customers = (key: string): Omit<Asking, 'connections' | 'count'> => ({
      ...{ url: `${url}/v1/customers`, method: 'GET', headers: { authorization: `Bearer ${key}` }, bodies: [] },
    })
    const logIns: Omit<Asking, 'connections' | 'count'> = {
      ...{ url: `${url}/v1/auth/login`, method: 'POST' },
      headers: { 'sec-fetch-site': 'same-origin', 'quarterday-csrf': '1' },
      bodies: Array.from({ length: 5_000 }, () => JSON.stringify({ email: `${newId()}@there.example`, password: 'something long' })),
    }
    const measured = { ...customers(quiet), connections: 1, count: requests }
    await run(senders[0], measured)
    const compare = async (name: string, noise: Asking): Promise<number> => {
      const halves: { alone: number[]; beside: number[] } = { alone: [], beside: [] }
      for (let round = 1; round <= rounds; round += 1) {
        const alone = p99(await run(senders[0], measured))
        const flood = run(senders[1], noise)
        // Until it has used up what it may ask for at once.
        await sleep(500)
        const beside = p99(await run(senders[0], measured))
        senders[1].send('stop')
        const { statuses } = await flood
        halves.alone.push(alone)
        halves.beside.push(beside)
        console.log(
          `${name}, round ${round}: p99 ${alone.toFixed(1)} ms alone, ${beside.toFixed(1)} ms beside; the noise was answered ${JSON.stringify(statuses)}`,
        )
      }
      return median(halves.beside) / median(halves.alone)
    }
    const found = {
      noisy: await compare('noisy organization', { ...customers(noisy), connections: 64, count: null }),
      logIns: await compare('fifty log-ins', { ...logIns, connections: 50, count: null, fromEverywhere: true }),
    }
    await app.close()
    return found
  } finally {
    for (const each of senders) each.kill()
    await workspace.close()
  }
}

async function seller(
  database: Parameters<typeof createOrganization>[0]['database'],
  name: string,
  clockAt: Temporal.Instant | null,
): Promise<string> {
  const made = await createOrganization({ ...parts, database }, { name, clockAt, timezone: 'UTC', currency: 'EUR' })
  await database.organization(made.organization.id, (tx) => tx.query('SELECT 1'))
  console.log(`${name}: ${encodeId('org', made.organization.id)}`)
  return made.issued.text
}

function sender(): ChildProcess {
  return fork(fileURLToPath(new URL('./fairness-sender.ts', import.meta.url)))
}

async function run(child: ChildProcess, asking: Asking): Promise<Asked> {
  child.send(asking)
  const [answer] = await once(child, 'message')
  if ('error' in answer) throw new Error(answer.error)
  return answer
}

function p99({ milliseconds }: Asked): number {
  return milliseconds.toSorted((a, b) => a - b)[Math.floor(milliseconds.length * 0.99)] ?? Number.NaN
}
