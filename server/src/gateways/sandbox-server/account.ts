import { randomBytes } from 'node:crypto'
import type { Clock } from '../../kit/clock.ts'
import type { SandboxAnswer } from './http.ts'
import { Ledger } from './ledger.ts'

const rememberedFor = { hours: 24 } as const
const mostKeys = 100_000

/** Where an account wants its notices. */
export interface WebhookEndpoint {
  readonly id: string
  readonly url: string
  readonly secret: string
}

/** A notice that an account is to be sent, and the headers by which who receives it knows that it is the gateway's. */
export interface Notice {
  readonly id: string
  readonly type: string
  readonly body: string
  sign(endpoint: WebhookEndpoint, at: Temporal.Instant): Readonly<Record<string, string>>
}

/** What every protocol keeps for one account: its ledger, its memory of keys, where its notices go. */
export class SandboxAccount {
  readonly ledger = new Ledger()
  readonly endpoints: WebhookEndpoint[] = []
  readonly clock: Clock
  /** The secret key, or the client id, that names it. */
  readonly key: string
  private readonly remembered = new Map<
    string,
    { readonly fingerprint: string; readonly answer: SandboxAnswer; readonly at: Temporal.Instant }
  >()

  constructor(key: string, clock: Clock) {
    this.key = key
    this.clock = clock
  }

  now(): Temporal.Instant {
    return this.clock.now()
  }

  newId(prefix: string): string {
    return `${prefix}_${randomBytes(12).toString('hex')}`
  }

  /** What was answered under this key in the last 24 hours, and whether the question was the same. */
  recall(key: string, fingerprint: string): { readonly answer: SandboxAnswer; readonly isSame: boolean } | null {
    const known = this.remembered.get(key)
    if (!known || Temporal.Instant.compare(this.now(), known.at.add(rememberedFor)) >= 0) return null
    return { answer: known.answer, isSame: known.fingerprint === fingerprint }
  }

  remember(key: string, fingerprint: string, answer: SandboxAnswer): void {
    if (this.remembered.size >= mostKeys) this.remembered.clear()
    this.remembered.set(key, { fingerprint, answer, at: this.now() })
  }

  forgetKeys(): void {
    this.remembered.clear()
  }
}
