import { refuse } from '@quarterday/core/refusal.ts'
import type { Actor } from './context.ts'

/** For how long the password or the second factor that a person gave counts for sensitive deeds: ten minutes, the last moment included. */
const validMinutes = 10

/** Refuses `reauth_required` for people who have not proven for ten minutes who they are. Whoever is no person at a screen has nothing to prove again. */
export function demandProof(actor: Actor, now: Temporal.Instant): void {
  if (actor.kind !== 'member' && actor.kind !== 'person') return
  if (Temporal.Instant.compare(actor.provenAt.add({ minutes: validMinutes }), now) >= 0) return
  throw refuse('reauth_required', { detail: `Give your password or second factor again: it counts for ${validMinutes} minutes.` })
}
