import type { ApiKeyId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { ApiKey } from './api-key.ts'
import * as keys from './store.ts'
import { tellPeople } from './tell-people.ts'

/** Ends a key: its very next request fails. One that is revoked already stays as it is. Refuses `not_found`. */
export async function revokeApiKey(ctx: Context, id: ApiKeyId): Promise<ApiKey> {
  return ctx.transaction(async (tx) => {
    const key = await keys.lockKey(tx, id)
    if (key.revokedAt !== null) return key
    const revoked: ApiKey = { ...key, revokedAt: ctx.clock.now() }
    await keys.saveKey(tx, revoked)
    await tellPeople(ctx, tx, revoked, 'revoked')
    return revoked
  })
}
