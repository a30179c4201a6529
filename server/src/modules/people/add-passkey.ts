import { idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { hashOfToken } from '../../kit/secret-token.ts'
import { newRecoveryCodes } from './factor.ts'
import { renewSession } from './open-session.ts'
import { challengeIn, credentialOf } from './passkey.ts'
import { addPasskey, listPasskeys, takeChallenge } from './passkey-store.ts'
import { mostPasskeys, type NewCredential, type Passkey } from './passkey-types.ts'
import { endSessionsOf } from './session-store.ts'
import { standingOf } from './standing.ts'
import { tellPerson } from './tell-person.ts'
import { lockUser, replaceRecoveryCodes } from './user-store.ts'

/**
 * Gives a person another passkey, which an authenticator has just made. Where it is their first second factor, they get ten recovery codes, shown once. Other
 * sessions end, this one gets another id, and they are told by mail. Refuses `invalid`, `conflict`.
 */
export async function addOwnPasskey(
  ctx: Context,
  visit: RouteVisit,
  { name, credential }: { readonly name: string; readonly credential: NewCredential },
): Promise<{ readonly passkey: Passkey; readonly recoveryCodes: readonly string[] | null }> {
  const { userId, sessionId } = standingOf(ctx)
  const challenge = challengeIn(credential.clientData)
  const given = { purpose: 'add', userId } as const
  const isOurs =
    challenge !== null &&
    (await ctx.database.people((tx) => takeChallenge(tx, { ...given, hash: hashOfToken(challenge) }, ctx.clock.now())))
  const read = isOurs ? await credentialOf(ctx.outside.publicUrl, credential, challenge) : null
  if (read === null) throw notGood()
  const { codes, hashes } = newRecoveryCodes()
  const added = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const user = await lockUser(tx, userId)
    const others = await listPasskeys(tx, userId)
    if (others.length >= mostPasskeys) throw refuse('conflict', { detail: `You have ${mostPasskeys} passkeys: remove one first.` })
    const { signCount, ...keys } = read
    const { transports } = credential
    const passkey = { id: idOf('pky', newId()), userId, name, ...keys, transports, createdAt: now, lastUsedAt: null }
    if (!(await addPasskey(tx, passkey, signCount))) throw notGood()
    const isFirst = user.totpConfirmedAt === null && others.length === 0
    if (isFirst) await replaceRecoveryCodes(tx, userId, hashes)
    await endSessionsOf(tx, userId, { except: sessionId }, { reason: 'factor_changed', now })
    await tellPerson(ctx, tx, user, visit, { event: 'passkey_added', mail: 'passkey_added', facts: { passkey: name } })
    return { passkey, recoveryCodes: isFirst ? codes : null }
  })
  await renewSession(ctx, visit, sessionId, { gaveFactor: true, reason: 'factor_changed' })
  return added
}

function notGood() {
  const detail = 'That is no passkey for this place, or it took longer than five minutes: try again.'
  return refuse('invalid', { detail, errors: [{ pointer: '/credential', code: 'not_good', detail }] })
}
