import type { Context } from '../../kit/context.ts'
import { standingOf } from './standing.ts'
import { getUser, saveUser } from './user-store.ts'
import type { User } from './user-types.ts'

/** Changes what a person is called, and the language in which they are written to. */
export async function updateProfile(
  ctx: Context,
  changes: { readonly name?: string | undefined; readonly locale?: string | undefined },
): Promise<User> {
  const { userId } = standingOf(ctx)
  return ctx.database.people(async (tx) => {
    const { name, locale } = changes
    await saveUser(tx, userId, { ...(name === undefined ? {} : { name }), ...(locale === undefined ? {} : { locale }) }, ctx.clock.now())
    return getUser(tx, userId)
  })
}
