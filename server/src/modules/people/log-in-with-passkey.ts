import { hash } from 'node:crypto'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { addEvent } from './event-store.ts'
import { type LoggedIn, mustBeConfirmed } from './log-in.ts'
import { deviceOf, openSession } from './open-session.ts'
import { findPasskey } from './passkey-store.ts'
import type { GivenPasskey } from './passkey-types.ts'
import { isDeviceOf } from './session-store.ts'
import { countTry, forgiveTry } from './throttle.ts'
import { takePasskey, verifyPasskey } from './use-passkey.ts'
import { getUser } from './user-store.ts'
import { isOpen } from './user-types.ts'

/**
 * Lets a person in by a passkey alone: it is something that they have, and it asked for something that they are or know, so it counts as both factors. Tries are
 * counted for the passkey, known or not. Refuses `unauthenticated`, with the same words for every cause, and `rate_limited`.
 */
export async function logInWithPasskey(ctx: Context, visit: RouteVisit, given: GivenPasskey): Promise<LoggedIn> {
  const device = deviceOf(ctx, visit)
  const { owner, guess } = await ctx.database.people(async (tx) => {
    const passkey = await findPasskey(tx, Buffer.from(given.id, 'base64url'))
    const isKnown = await isDeviceOf(tx, passkey?.userId ?? null, device?.hash ?? null)
    // Strangers who try do not keep the owner out where they have been before.
    const from = isKnown && device !== null ? ` ${device.hash.toString('hex').slice(0, 32)}` : ''
    const tried = { subject: `passkey ${hash('sha256', given.id)}${from}`, address: visit.address }
    await countTry(tx, tried, ctx.clock.now())
    return { owner: passkey === null ? null : await getUser(tx, passkey.userId), guess: tried }
  })
  const verified = await verifyPasskey(ctx, { purpose: 'login', userId: null }, given)
  if (owner === null) throw wrongPasskey()
  // Whoever may not come in learns no more than a stranger, and uses nothing.
  if (!isOpen(owner)) {
    await ctx.database.people((tx) => addEvent(tx, owner.id, 'passkey_failed', visit, ctx.clock.now()))
    throw wrongPasskey()
  }
  const isTaken = await ctx.database.people(async (tx) => {
    if (!(await takePasskey(ctx, tx, owner, visit, verified))) return false
    await forgiveTry(tx, guess)
    return true
  })
  if (!isTaken || (await mustBeConfirmed(ctx, owner))) throw wrongPasskey()
  return { status: 'logged_in', user: owner, session: await openSession(ctx, visit, { user: owner, hasSecondFactor: true }) }
}

function wrongPasskey() {
  return refuse('unauthenticated', { detail: 'The passkey is not known here, or it took too long: try again, or use your password.' })
}
