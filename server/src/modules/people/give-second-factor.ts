import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { hashOfToken } from '../../kit/secret-token.ts'
import { addEvent } from './event-store.ts'
import { type GivenFactor, takeFactor } from './factor.ts'
import type { LoggedIn } from './log-in.ts'
import { openSession } from './open-session.ts'
import type { GivenPasskey } from './passkey-types.ts'
import { tellPerson } from './tell-person.ts'
import { countTry, forgiveTry } from './throttle.ts'
import { findToken, takeToken } from './token-store.ts'
import { verifyPasskey } from './use-passkey.ts'
import { getUser } from './user-store.ts'
import { isOpen } from './user-types.ts'

/** The second step of a log-in: a code of the moment, each taken once, a recovery code, or a passkey. Refuses `unauthenticated`, `rate_limited`. */
export async function giveSecondFactor(
  ctx: Context,
  visit: RouteVisit,
  {
    challenge,
    passkey,
    ...codes
  }: Omit<GivenFactor, 'passkey'> & { readonly challenge: string; readonly passkey?: GivenPasskey | undefined },
): Promise<LoggedIn> {
  const which = { purpose: 'second_factor' as const, hash: hashOfToken(challenge) }
  const { user, guess } = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const found = await findToken(tx, { ...which, now })
    const tried = { subject: found === null ? `challenge ${which.hash.toString('hex')}` : `factor ${found.userId}`, address: visit.address }
    await countTry(tx, tried, now)
    return { user: found === null ? null : await getUser(tx, found.userId), guess: tried }
  })
  if (user === null || !isOpen(user)) throw wrongCode()
  const verified = passkey && (await verifyPasskey(ctx, { purpose: 'second_factor', userId: user.id }, passkey))
  const taken = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const factor = await takeFactor(ctx, tx, user, visit, { ...codes, passkey: verified })
    if (factor === null) {
      // Of passkeys it was told already.
      if (passkey === undefined) await addEvent(tx, user.id, 'second_factor_failed', visit, now)
      return false
    }
    // Given twice at once it lets in once.
    if ((await takeToken(tx, { ...which, now })) === null) throw wrongCode()
    await forgiveTry(tx, guess)
    if (factor.left !== null)
      await tellPerson(ctx, tx, user, visit, {
        event: 'recovery_code_used',
        mail: 'recovery_code_used',
        facts: { left: String(factor.left) },
      })
    return true
  })
  if (!taken) throw wrongCode()
  return { status: 'logged_in', user, session: await openSession(ctx, visit, { user, hasSecondFactor: true }) }
}

function wrongCode() {
  return refuse('unauthenticated', {
    detail: 'The code or passkey is wrong or was used already, or the log-in took too long: begin again.',
  })
}
