import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { refuseBadPassword } from './common-passwords.ts'
import { renewSession } from './open-session.ts'
import { passwordsOf } from './passwords.ts'
import { demandProof } from './prove-person.ts'
import { endSessionsOf } from './session-store.ts'
import { standingOf } from './standing.ts'
import { tellPerson } from './tell-person.ts'
import { voidTokens } from './token-store.ts'
import { saveUser } from './user-store.ts'

/** Takes another password; all other sessions end, and this one gets another id. Refuses `invalid`, `password_common`, `rate_limited`. */
export async function changePassword(
  ctx: Context,
  visit: RouteVisit,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<void> {
  const user = await demandProof(ctx, visit, { password: current }, '/current_password')
  refuseBadPassword(password, [user.name, user.email])
  const passwordHash = await passwordsOf(ctx).hash(password)
  const { sessionId } = standingOf(ctx)
  await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    await saveUser(tx, user.id, { passwordHash, passwordChangedAt: now }, now)
    await endSessionsOf(tx, user.id, { except: sessionId }, { reason: 'password_changed', now })
    await voidTokens(tx, user.id, ['reset_password', 'magic_link', 'second_factor', 'change_email'], now)
    await tellPerson(ctx, tx, user, visit, { event: 'password_changed', mail: 'password_changed' })
  })
  await renewSession(ctx, visit, sessionId, { isProven: true, reason: 'password_changed' })
}
