import type { PasskeyId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { mustKeepFactor } from './keep-factor.ts'
import { renewSession } from './open-session.ts'
import { listPasskeys, removePasskey } from './passkey-store.ts'
import { endSessionsOf } from './session-store.ts'
import { standingOf } from './standing.ts'
import { tellPerson } from './tell-person.ts'
import { lockUser, removeRecoveryCodes } from './user-store.ts'

/**
 * Takes one of a person's own passkeys away: it opens nothing any more. With the last second factor the recovery codes go too. Other sessions end, this one gets
 * another id, and they are told by mail. Refuses `not_found`, and `invalid_state` for the last factor where an organization asks for one.
 */
export async function removeOwnPasskey(ctx: Context, visit: RouteVisit, id: PasskeyId): Promise<void> {
  const { userId, sessionId } = standingOf(ctx)
  await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const user = await lockUser(tx, userId)
    const passkeys = await listPasskeys(tx, userId)
    const passkey = passkeys.find((each) => each.id === id)
    if (passkey === undefined) throw refuse('not_found')
    const isLast = user.totpConfirmedAt === null && passkeys.length === 1
    if (isLast) await mustKeepFactor(tx, userId)
    await removePasskey(tx, userId, id)
    if (isLast) await removeRecoveryCodes(tx, userId)
    await endSessionsOf(tx, userId, { except: sessionId }, { reason: 'factor_changed', now })
    await tellPerson(ctx, tx, user, visit, { event: 'passkey_removed', mail: 'passkey_removed', facts: { passkey: passkey.name } })
  })
  await renewSession(ctx, visit, sessionId, { reason: 'factor_changed' })
}
