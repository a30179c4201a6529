import type { Clock } from '../kit/clock.ts'
import type { ChargeOutcome, Gateway, NotPut, RefundOutcome } from './gateway.ts'

const failuresUntilOpen = 5
const openSeconds = 30
const longestSeconds = 3600

/**
 * Spares a gateway that is down or wants to be left alone, and those who wait for it (F20, F25): after five questions in a row that it did not take, or
 * one that it refused with a moment to come back at, nothing is put to it until then. Real time; one a process and account.
 */
export class Breaker {
  private failures = 0
  private closedUntil: Temporal.Instant | null = null
  private readonly clock: Clock

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** What to say instead of asking; null: ask. */
  refusal(): NotPut | null {
    if (this.closedUntil === null) return null
    const seconds = Math.ceil(this.clock.now().until(this.closedUntil).total('seconds'))
    return seconds > 0 ? { kind: 'not_put', retryAfterSeconds: seconds } : null
  }

  /** Learns from an answer. */
  note(outcome: { readonly kind: string; readonly retryAfterSeconds?: number | null }): void {
    if (outcome.kind === 'unknown') return
    if (outcome.kind !== 'not_put') {
      this.failures = 0
      this.closedUntil = null
      return
    }
    this.failures += 1
    const seconds = outcome.retryAfterSeconds ?? (this.failures >= failuresUntilOpen ? openSeconds : 0)
    if (seconds > 0) this.closedUntil = this.clock.now().add({ seconds: Math.min(seconds, longestSeconds) })
  }
}

/** The same gateway, behind a breaker: questions that it would not take are not put. What only reads passes. */
export function guarded(gateway: Gateway, breaker: Breaker): Gateway {
  async function through<Outcome extends ChargeOutcome | RefundOutcome>(ask: () => Promise<Outcome>): Promise<Outcome | NotPut> {
    const refusal = breaker.refusal()
    if (refusal !== null) return refusal
    const outcome = await ask()
    breaker.note(outcome)
    return outcome
  }
  return {
    ...gateway,
    charge: (request) => through(() => gateway.charge(request)),
    begin: (request) => through(() => gateway.begin(request)),
    complete: (reference, key) => through(() => gateway.complete(reference, key)),
    refund: (request) => through(() => gateway.refund(request)),
  }
}
