import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../kit/clock.ts'
import type { Notice, WebhookEndpoint } from './account.ts'

/** How notices go wrong: sent several times, in another order, or kept back until they are released. */
export interface NoticePlan {
  readonly copies?: number
  readonly order?: 'as_sent' | 'reversed'
  readonly hold?: boolean
}

interface Delivery {
  readonly endpoint: WebhookEndpoint
  readonly notice: Notice
}

const mostHeld = 10_000
const tries = 3
const patience = 5000

/** Notices on their way to those who asked for them: in order and once, unless the plan says otherwise; at most three tries each. */
export class Deliveries {
  private plan: Required<NoticePlan> = { copies: 1, order: 'as_sent', hold: false }
  private held: Delivery[] = []
  private running: Promise<void> = Promise.resolve()
  private isStopped = false
  private readonly clock: Clock

  constructor(clock: Clock) {
    this.clock = clock
  }

  setPlan({ copies = 1, order = 'as_sent', hold = false }: NoticePlan): void {
    this.plan = { copies: Math.min(Math.max(copies, 1), 100), order, hold }
    if (!hold) this.release()
  }

  add(delivery: Delivery): void {
    if (this.held.length < mostHeld) this.held.push(delivery)
    if (!this.plan.hold) this.release()
  }

  /** Sends what was kept back. */
  release(): void {
    const { copies, order } = this.plan
    const sent = order === 'reversed' ? this.held.toReversed() : this.held
    this.held = []
    const all = Array.from({ length: copies }, () => sent).flat()
    this.running = this.running.then(async () => {
      for (const each of all) if (!this.isStopped) await this.deliver(each)
    })
  }

  /** Once everything that was released has arrived, or was given up. */
  async settled(): Promise<void> {
    let seen: Promise<void> | null = null
    while (seen !== this.running) {
      seen = this.running
      await seen
    }
  }

  stop(): void {
    this.isStopped = true
  }

  private async deliver({ endpoint, notice }: Delivery): Promise<void> {
    for (let attempt = 0; attempt < tries && !this.isStopped; attempt += 1) {
      if (attempt > 0) await sleep(50 * attempt)
      const headers = { 'content-type': 'application/json', ...notice.sign(endpoint, this.clock.now()) }
      // Nobody there, or an answer that is no yes: tried again, and then given up, as gateways do after days.
      const answer = await fetch(endpoint.url, {
        ...{ method: 'POST', headers, body: notice.body, redirect: 'manual' },
        signal: AbortSignal.timeout(patience),
      }).catch(() => null)
      if (answer?.ok) return
    }
  }
}
