import type { UserId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { whoAsksForFactor } from './workplace-store.ts'

/** Refuses `invalid_state` to take the last second factor from somebody of whom an organization asks for one. */
export async function mustKeepFactor(tx: DispatcherTx, userId: UserId): Promise<void> {
  const organization = await whoAsksForFactor(tx, userId)
  if (organization === null) return
  throw refuse('invalid_state', { detail: `${organization} asks for a second factor of you: set up another one first.` })
}
