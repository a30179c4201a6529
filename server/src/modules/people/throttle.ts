import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { isRefusal } from '../../kit/problem.ts'
import { networkOf } from '../../kit/try-counter.ts'
import { forgive, forgiveAll, giveBack, giveBackTry, type Patience, takeTry, takeWithin } from './throttle-store.ts'

/** Who is guessed at: `account <e-mail>`, and from where. */
export interface Guess {
  readonly subject: string
  readonly address: string
}

/**
 * Counts a try to prove who one is before anything is looked at, so that many at once are no more than one after the other. Commits even when the try fails. After five
 * failures in a row each waits, 30 seconds and twice as long each time up to an hour; after a hundred nothing helps but a reset. Refuses `rate_limited`.
 */
export async function countTry(tx: DispatcherTx, { subject, address }: Guess, now: Temporal.Instant): Promise<void> {
  const untilAddress = await takeWithin(tx, addressName(address), { most: 20, seconds: 60, now })
  if (untilAddress !== null) throw tooMany(untilAddress, now)
  const untilSubject = await takeTry(tx, subject, { ...patience, now })
  if (untilSubject !== null) throw tooMany(untilSubject, now)
}

/** It was the person themselves: neither they nor their neighbours wait for it. */
export async function forgiveTry(tx: DispatcherTx, { subject, address }: Guess): Promise<void> {
  await giveBack(tx, addressName(address))
  await forgive(tx, [subject])
}

/** Looks at a try that was counted. Where there is no room for it at the moment it was none: a crowd before the door is no guess. */
export async function looked<T>(ctx: Pick<Context, 'database'>, { subject, address }: Guess, look: () => Promise<T>): Promise<T> {
  try {
    return await look()
  } catch (error) {
    if (isRefusal(error) && error.code === 'unavailable')
      await ctx.database.people(async (tx) => {
        await giveBack(tx, addressName(address))
        await giveBackTry(tx, subject)
      })
    throw error
  }
}

/** A reset proves more than a password: all that strangers have spoilt is forgotten, for each browser. */
export async function forgiveAccount(tx: DispatcherTx, email: string, userId: string): Promise<void> {
  await forgive(tx, [accountName(email), `factor ${userId}`, `proof ${userId}`])
  await forgiveAll(tx, deviceName(email, ''))
}

/** Counts a request that makes us send mail. Refuses `rate_limited` where one address asks for much. */
export async function countMailRequest(tx: DispatcherTx, ctx: Pick<Context, 'clock'>, address: string): Promise<void> {
  const now = ctx.clock.now()
  const until = await takeWithin(tx, `mail from ${networkOf(address)}`, { most: 20, seconds: 3600, now })
  if (until !== null) throw tooMany(until, now)
}

/** Whether one more mail may go to somebody who has not asked for it themselves: five an hour. */
export async function mayMail(tx: DispatcherTx, ctx: Pick<Context, 'clock'>, email: string): Promise<boolean> {
  return (await takeWithin(tx, `mail to ${email}`, { most: 5, seconds: 3600, now: ctx.clock.now() })) === null
}

/** An account, seen from a browser that was let in before, or from anywhere else: strangers who guess do not keep the owner out. */
export function accountName(email: string, deviceHash: Buffer | null = null): string {
  return deviceHash === null ? `account ${email}` : deviceName(email, deviceHash.toString('hex').slice(0, 32))
}

function deviceName(email: string, device: string): string {
  return `device ${email} ${device}`
}

function addressName(address: string): string {
  return `address ${networkOf(address)}`
}

const patience: Omit<Patience, 'now'> = { free: 5, firstDelaySeconds: 30, longestDelaySeconds: 3600, most: 100 }

function tooMany(until: Temporal.Instant, now: Temporal.Instant) {
  const seconds = Math.ceil(until.since(now).total('seconds'))
  const retryAfterSeconds = Math.min(Math.max(seconds, 1), 3600)
  return refuse('rate_limited', { detail: 'Too many tries. Wait, or reset your password.', retryAfterSeconds })
}
