import type { UserId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { removeEventsOf } from '../people/event-store.ts'
import { removeMailsTo } from '../people/mail-store.ts'
import { removePasskeysOf } from '../people/passkey-store.ts'
import { removeSessionsOf } from '../people/session-store.ts'
import { forgiveAccount } from '../people/throttle.ts'
import { forgive } from '../people/throttle-store.ts'
import { removeTokensOf } from '../people/token-store.ts'
import { eraseUser, lockUser } from '../people/user-store.ts'
import { hasTies } from './ties-store.ts'

/**
 * Forgets a person's account where nothing is left that it opens: no organization in which they work, no customer for whom they act, anywhere. Answers whether it
 * did. To be called outside of any transaction. Refuses `not_found`.
 */
export async function eraseUserIfAlone(ctx: Context, userId: UserId): Promise<boolean> {
  return ctx.database.people(async (tx) => {
    const user = await lockUser(tx, userId)
    if (user.erasedAt !== null || (await hasTies(tx, userId))) return false
    await removeTokensOf(tx, userId)
    await removePasskeysOf(tx, userId)
    await removeSessionsOf(tx, userId)
    await removeEventsOf(tx, userId)
    await removeMailsTo(tx, user.email)
    await forgiveAccount(tx, user.email, userId)
    await forgive(tx, [`mail to ${user.email}`])
    await eraseUser(tx, userId, ctx.clock.now())
    return true
  })
}
