import { type ApiKeyId, idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { holds, personBehind } from '../../kit/authenticate.ts'
import { hashOfSecret, hintOf, type KeyMode, newKeyText } from '../../kit/authenticate-keys.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import * as organizations from '../organizations/store.ts'
import type { IssuedKey } from './api-key.ts'
import * as keys from './store.ts'
import { tellPeople } from './tell-people.ts'

export interface NewKey {
  readonly name: string
  readonly scopes: readonly string[]
  readonly expiresAt: Temporal.Instant | null
  readonly allowedAddresses?: readonly string[] | undefined
}

/** Makes a key for the organization. Refuses `forbidden` for a scope that the one who asks does not hold, `invalid` for an end that has passed. */
export async function createApiKey(ctx: Context, wanted: NewKey): Promise<IssuedKey> {
  const beyond = wanted.scopes.find((scope) => !holds(ctx.actor, scope))
  if (beyond !== undefined) throw refuse('forbidden', { detail: `A key cannot give what it does not hold: ${beyond}.` })
  const { expiresAt } = wanted
  if (expiresAt !== null && Temporal.Instant.compare(expiresAt, ctx.clock.now()) <= 0) {
    const detail = 'Must be in the future.'
    throw refuse('invalid', { detail: `/expires_at: ${detail}`, errors: [{ pointer: '/expires_at', code: 'too_small', detail }] })
  }
  return ctx.transaction(async (tx) => {
    const { kind } = await organizations.getOrganization(tx)
    const issued = await issueKey(ctx, tx, { ...wanted, mode: kind === 'live' ? 'live' : 'test' })
    await tellPeople(ctx, tx, issued.key, 'created')
    return issued
  })
}

/** Writes a new key in a running transaction; whoever calls has decided that it may be. Keys live in real time, not by a sandbox's clock. */
export async function issueKey(
  { clock, deriveKey, actor }: Pick<Context, 'clock' | 'deriveKey'> & Partial<Pick<Context, 'actor'>>,
  tx: Tx,
  wanted: NewKey & { readonly mode: KeyMode },
): Promise<IssuedKey> {
  const id: ApiKeyId = idOf('key', newId())
  const { text, secret } = newKeyText(wanted.mode, id)
  const userId = actor === undefined ? null : personBehind(actor)
  const { name, scopes, mode, expiresAt, allowedAddresses = [] } = wanted
  const fresh = { id, hint: hintOf(text), createdAt: clock.now(), revokedAt: null, lastUsedAt: null }
  const createdBy = userId === null ? null : { userId, name: null }
  await keys.addKey(
    tx,
    { ...fresh, name, scopes, mode, expiresAt, allowedAddresses, createdBy },
    hashOfSecret(deriveKey('api keys'), secret),
  )
  return { key: await keys.getKey(tx, id), text }
}
