import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { addEvent } from '../people/event-store.ts'
import { takeFactor } from '../people/factor.ts'
import { tellPerson } from '../people/tell-person.ts'
import { countTry, forgiveTry } from '../people/throttle.ts'
import { hasAuthenticator, type User } from '../people/user-types.ts'

/**
 * Asks whoever has a second factor for it: six digits of the moment, or a recovery code, each taken once. Their tries are counted. To be called outside of any
 * transaction. Refuses `second_factor_required`, `unauthenticated`, `rate_limited`.
 */
export async function mustGiveFactor(ctx: Context, visit: RouteVisit, user: User, code: string | undefined): Promise<void> {
  if (!hasAuthenticator(user)) return
  if (code === undefined) {
    const detail = 'Send the code of your second factor too.'
    throw refuse('second_factor_required', { detail, errors: [{ pointer: '/code', code: 'required', detail }] })
  }
  const guess = { subject: `factor ${user.id}`, address: visit.address }
  await ctx.database.people((tx) => countTry(tx, guess, ctx.clock.now()))
  const isTaken = await ctx.database.people(async (tx) => {
    const taken = await takeFactor(ctx, tx, user, visit, /^\d{6}$/.test(code) ? { code } : { recoveryCode: code })
    if (taken === null) {
      await addEvent(tx, user.id, 'second_factor_failed', visit, ctx.clock.now())
      return false
    }
    await forgiveTry(tx, guess)
    const told = { event: 'recovery_code_used', mail: 'recovery_code_used', facts: { left: String(taken.left) } } as const
    if (taken.left !== null) await tellPerson(ctx, tx, user, visit, told)
    return true
  })
  if (!isTaken) throw refuse('unauthenticated', { detail: 'The code is wrong or was used already.' })
}
