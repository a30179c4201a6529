import { refuse } from '@quarterday/core/refusal.ts'
import type { StoredRollover } from '../billing/credit-rows.ts'
import type { GrantTerms } from './credit.ts'

interface WrittenTerms {
  readonly priority: number
  readonly available_at: Temporal.Instant | null
  readonly expires_at: Temporal.Instant | null
  readonly rollover: StoredRollover | null
}

export function termsOf({ priority, available_at: availableAt, expires_at: expiresAt, rollover }: WrittenTerms): GrantTerms {
  return { priority, availableAt, expiresAt, rollover }
}

/** Refuses `invalid` for credit that nobody could ever use, and for a rollover of what never expires. */
export function checkTerms({ availableAt, expiresAt, rollover }: GrantTerms, now: Temporal.Instant, expiresLater = false): void {
  if (expiresAt !== null && Temporal.Instant.compare(expiresAt, now) <= 0)
    throw wrong('expires_at', 'past', 'The credit would have expired already.')
  if (expiresAt !== null && availableAt !== null && Temporal.Instant.compare(expiresAt, availableAt) <= 0)
    throw wrong('expires_at', 'before_available', 'The credit would expire before it can be used.')
  if (rollover !== null && expiresAt === null && !expiresLater)
    throw wrong('rollover', 'never_expires', 'What never expires cannot roll over: say when it expires.')
}

export function isAvailable({ availableAt }: Pick<GrantTerms, 'availableAt'>, now: Temporal.Instant): boolean {
  return availableAt === null || Temporal.Instant.compare(availableAt, now) <= 0
}

function wrong(field: string, code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer: `/${field}`, code, detail }] })
}
