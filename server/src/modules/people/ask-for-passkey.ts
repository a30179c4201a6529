import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { hashOfToken, newSecretToken } from '../../kit/secret-token.ts'
import { addChallenge, listPasskeys } from './passkey-store.ts'
import { type Asked, type ChallengePurpose, challengeMinutes } from './passkey-types.ts'
import { standingOf } from './standing.ts'
import { findToken } from './token-store.ts'
import { getUser } from './user-store.ts'
import type { User } from './user-types.ts'

/** For somebody who logs in without a password, of whom nothing is known: the same for everybody. */
export async function askToLogIn(ctx: Context): Promise<Asked> {
  return asked(ctx, 'login', null)
}

/** For the second step of a log-in, by what the first was answered with. Refuses `unauthenticated`. */
export async function askForSecondFactor(ctx: Context, challenge: string): Promise<Asked> {
  const which = { purpose: 'second_factor' as const, hash: hashOfToken(challenge) }
  const user = await ctx.database.people(async (tx) => {
    const found = await findToken(tx, { ...which, now: ctx.clock.now() })
    return found === null ? null : getUser(tx, found.userId)
  })
  if (user === null) throw refuse('unauthenticated', { detail: 'The log-in took too long: begin again.' })
  return asked(ctx, 'second_factor', user)
}

/** For a person who proves again who they are. */
export async function askForProof(ctx: Context): Promise<Asked> {
  return asked(ctx, 'proof', await ownUser(ctx))
}

/** For a key pair that is to be made; `passkeys` are those that are there already. */
export async function offerPasskey(ctx: Context): Promise<Asked & { readonly user: User }> {
  const user = await ownUser(ctx)
  return { ...(await asked(ctx, 'add', user)), user }
}

function ownUser(ctx: Context): Promise<User> {
  const { userId } = standingOf(ctx)
  return ctx.database.people((tx) => getUser(tx, userId))
}

async function asked(ctx: Context, purpose: ChallengePurpose, user: User | null): Promise<Asked> {
  const { text: challenge, hash } = newSecretToken()
  const now = ctx.clock.now()
  const expiresAt = now.add({ minutes: challengeMinutes })
  const passkeys = await ctx.database.people(async (tx) => {
    await addChallenge(tx, { hash, purpose, userId: user?.id ?? null }, { now, expiresAt })
    return user === null ? [] : listPasskeys(tx, user.id)
  })
  return { challenge, expiresAt, passkeys }
}
