import { linkTo } from '@quarterday/core/people/links.ts'
import type { SignUp } from '../../kit/config.ts'
import type { Context } from '../../kit/context.ts'
import { newSecretToken } from '../../kit/secret-token.ts'
import { addSetupToken } from './token-store.ts'
import { hasUsers } from './user-store.ts'

const hoursValid = 24

/**
 * The address at which the first person of an installation sets it up; null: somebody has, or nobody may. Where others than this machine can reach it, it holds a
 * token that is known nowhere else: whoever starts the server sees it once, and each start makes another, for a day.
 */
export async function offerSetup(
  { database, clock, outside }: Pick<Context, 'database' | 'clock' | 'outside'>,
  { mode, needsToken }: SignUp,
): Promise<string | null> {
  if (mode !== 'first' || (await database.people(hasUsers))) return null
  if (!needsToken) return `${outside.publicUrl}/sign-up`
  const { text, hash } = newSecretToken()
  const now = clock.now()
  await database.people((tx) => addSetupToken(tx, { hash, now, expiresAt: now.add({ hours: hoursValid }) }))
  return linkTo(outside.publicUrl, 'set_up', text)
}
