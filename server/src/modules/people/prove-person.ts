import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { type GivenFactor, takeFactor } from './factor.ts'
import type { GivenPasskey } from './passkey-types.ts'
import { passwordsOf } from './passwords.ts'
import { noteProof } from './session-store.ts'
import { standingOf } from './standing.ts'
import { tellPerson } from './tell-person.ts'
import { countTry, forgiveTry, looked } from './throttle.ts'
import { verifyPasskey } from './use-passkey.ts'
import { getUser } from './user-store.ts'
import { hasFactor, type User } from './user-types.ts'

export type Proof = Omit<GivenFactor, 'passkey'> & { readonly password?: string | undefined; readonly passkey?: GivenPasskey | undefined }

/**
 * Whoever sits before the browser proves again that it is them, by password, by a code or by a passkey, for a deed that asks for it. Their tries are counted. Refuses
 * `invalid`, `rate_limited`.
 */
export async function demandProof(ctx: Context, visit: RouteVisit, proof: Proof, pointer = pointerOf(proof)): Promise<User> {
  const { userId } = standingOf(ctx)
  const guess = { subject: `proof ${userId}`, address: visit.address }
  const user = await ctx.database.people(async (tx) => {
    await countTry(tx, guess, ctx.clock.now())
    return getUser(tx, userId)
  })
  const { password } = proof
  const isRight = await looked(ctx, guess, () =>
    password === undefined ? isRightFactor(ctx, visit, user, proof) : isRightPassword(ctx, user, password),
  )
  if (!isRight) {
    // They are logged in all the same, so it is not their credential that is at fault but a field.
    const detail = 'That is not right.'
    throw refuse('invalid', { detail, errors: [{ pointer, code: 'wrong', detail }] })
  }
  await ctx.database.people((tx) => forgiveTry(tx, guess))
  return user
}

/** The same, remembered for this session: for ten minutes nothing asks for it again. */
export async function prove(ctx: Context, visit: RouteVisit, proof: Proof): Promise<void> {
  await demandProof(ctx, visit, proof)
  const { sessionId } = standingOf(ctx)
  await ctx.database.people((tx) => noteProof(tx, sessionId, ctx.clock.now()))
}

function pointerOf({ password, recoveryCode, passkey }: Proof): string {
  if (password !== undefined) return '/password'
  if (passkey !== undefined) return '/passkey'
  return recoveryCode === undefined ? '/code' : '/recovery_code'
}

function isRightPassword(ctx: Context, { passwordHash }: User, password: string): Promise<boolean> {
  return passwordsOf(ctx).verify(password, passwordHash)
}

async function isRightFactor(ctx: Context, visit: RouteVisit, user: User, { passkey, ...codes }: Proof): Promise<boolean> {
  if (!hasFactor(user)) return false
  const verified = passkey && (await verifyPasskey(ctx, { purpose: 'proof', userId: user.id }, passkey))
  return ctx.database.people(async (tx) => {
    const taken = await takeFactor(ctx, tx, user, visit, { ...codes, passkey: verified })
    if (taken !== null && taken.left !== null)
      await tellPerson(ctx, tx, user, visit, {
        event: 'recovery_code_used',
        mail: 'recovery_code_used',
        facts: { left: String(taken.left) },
      })
    return taken !== null
  })
}
