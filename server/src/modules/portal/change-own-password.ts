import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { getOrganization } from '../organizations/store.ts'
import { refuseBadPassword } from '../people/common-passwords.ts'
import { passwordsOf } from '../people/passwords.ts'
import { endSessionsOf } from '../people/session-store.ts'
import { tellPerson } from '../people/tell-person.ts'
import { countTry, forgiveTry, looked } from '../people/throttle.ts'
import { voidTokens } from '../people/token-store.ts'
import { getUser, saveUser } from '../people/user-store.ts'
import { standingOf } from './standing.ts'
import { hasOtherTies } from './ties-store.ts'

/**
 * Takes another password; all other stays end, and the person is told by mail. Tries are counted with those of the account elsewhere. Refuses `invalid`,
 * `password_common`, `rate_limited`, `unavailable`, and `forbidden` where the account opens more than this portal.
 */
export async function changeOwnPassword(
  ctx: Context,
  visit: RouteVisit,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<void> {
  const { userId, sessionId } = standingOf(ctx)
  const guess = { subject: `proof ${userId}`, address: visit.address }
  const user = await ctx.database.people(async (tx) => {
    await countTry(tx, guess, ctx.clock.now())
    return getUser(tx, userId)
  })
  if (!(await looked(ctx, guess, () => passwordsOf(ctx).verify(current, user.passwordHash)))) {
    const detail = 'That is not your password.'
    throw refuse('invalid', { detail, errors: [{ pointer: '/current_password', code: 'wrong', detail }] })
  }
  const organization = (await ctx.transaction(getOrganization)).name
  refuseBadPassword(password, [user.name, user.email, organization])
  const passwordHash = await passwordsOf(ctx).hash(password)
  await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    await forgiveTry(tx, guess)
    if (await hasOtherTies(tx, userId, ctx.organizationId)) {
      throw refuse('forbidden', { detail: 'Your account opens more than this portal: ask for a link to choose a new password by.' })
    }
    await saveUser(tx, userId, { passwordHash, passwordChangedAt: now }, now)
    await endSessionsOf(tx, userId, { except: sessionId }, { reason: 'password_changed', now })
    await voidTokens(tx, userId, ['reset_password', 'magic_link', 'second_factor', 'change_email'], now)
    await tellPerson(ctx, tx, user, visit, { event: 'password_changed', mail: 'password_changed', facts: { organization } })
  })
}
