import { isDeepStrictEqual } from 'node:util'
import type { ApiKeyId } from '@quarterday/core/id.ts'
import { covers } from '@quarterday/core/people/permission.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { permissionsOf } from '../../kit/authenticate.ts'
import type { Context } from '../../kit/context.ts'
import type { ApiKey } from './api-key.ts'
import * as keys from './store.ts'
import { tellPeople } from './tell-people.ts'

export interface KeyChanges {
  readonly name?: string | undefined
  readonly allowedAddresses?: readonly string[] | undefined
}

/**
 * Gives a key another name, or says anew from where it is accepted. Refuses `not_found`, and `forbidden` where the addresses are those of a key that holds more
 * than the asker: whoever opens a door could have gone through it.
 */
export async function updateApiKey(ctx: Context, id: ApiKeyId, changes: KeyChanges): Promise<ApiKey> {
  return ctx.transaction(async (tx) => {
    const before = await keys.lockKey(tx, id)
    const after: ApiKey = {
      ...before,
      name: changes.name ?? before.name,
      allowedAddresses: changes.allowedAddresses ?? before.allowedAddresses,
    }
    if (isDeepStrictEqual(before, after)) return before
    const isMoved = !isDeepStrictEqual(before.allowedAddresses, after.allowedAddresses)
    if (isMoved && !covers(permissionsOf(ctx.actor), before.scopes))
      throw refuse('forbidden', { detail: 'The key holds scopes that you do not.' })
    await keys.saveKey(tx, after)
    if (isMoved) await tellPeople(ctx, tx, after, 'changed')
    return after
  })
}
