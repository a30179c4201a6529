import type { UserId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { hashOfToken } from '../../kit/secret-token.ts'
import { addEvent } from './event-store.ts'
import { challengeIn, signCountOf } from './passkey.ts'
import { countUse, findPasskey, takeChallenge } from './passkey-store.ts'
import type { ChallengePurpose, GivenPasskey, Passkey } from './passkey-types.ts'
import { tellPerson } from './tell-person.ts'
import type { Origin, User } from './user-types.ts'

/** A passkey that has signed what it was asked to. It counts once its use is counted. */
export interface VerifiedPasskey {
  readonly passkey: Passkey
  readonly signCount: number
}

/**
 * Looks at the answer of an authenticator: whether it signed, for us and with its owner verified, a challenge that was given out for this purpose and this person.
 * The challenge is used up, whatever comes of it. `userId` null: whoever it is. To be called outside of any transaction. Null: it is not good.
 */
export async function verifyPasskey(
  ctx: Pick<Context, 'database' | 'clock' | 'outside'>,
  { purpose, userId }: { readonly purpose: ChallengePurpose; readonly userId: UserId | null },
  given: GivenPasskey,
): Promise<VerifiedPasskey | null> {
  const challenge = challengeIn(given.clientData)
  const passkey = await ctx.database.people(async (tx) => {
    const isTaken = challenge !== null && (await takeChallenge(tx, { hash: hashOfToken(challenge), purpose, userId }, ctx.clock.now()))
    return isTaken ? findPasskey(tx, Buffer.from(given.id, 'base64url')) : null
  })
  if (challenge === null || passkey === null || (userId !== null && passkey.userId !== userId)) return null
  // Whoever has said nothing of themselves is who the authenticator was told that they are.
  if (userId === null && given.userHandle === null) return null
  const signCount = await signCountOf(ctx.outside.publicUrl, passkey, given, challenge)
  return signCount === null ? null : { passkey, signCount }
}

/**
 * Counts the use of a passkey, in the transaction of what it opens, which must commit even where the answer is false: the person is told what was refused. A
 * count that has not risen may mean a copy; of that they hear by mail.
 */
export async function takePasskey(
  ctx: Pick<Context, 'clock' | 'deriveKey'>,
  tx: DispatcherTx,
  user: User,
  origin: Origin,
  verified: VerifiedPasskey | null,
): Promise<boolean> {
  const now = ctx.clock.now()
  const use =
    verified === null || verified.passkey.userId !== user.id ? 'removed' : await countUse(tx, verified.passkey.id, verified.signCount, now)
  if (use === 'copied')
    await tellPerson(ctx, tx, user, origin, {
      ...{ event: 'passkey_counter_failed', mail: 'passkey_copied' },
      facts: { passkey: verified?.passkey.name ?? '' },
    })
  else await addEvent(tx, user.id, use === 'counted' ? 'passkey_used' : 'passkey_failed', origin, now)
  return use === 'counted'
}
