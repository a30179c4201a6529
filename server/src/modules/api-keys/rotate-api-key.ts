import type { ApiKeyId } from '@quarterday/core/id.ts'
import { covers } from '@quarterday/core/people/permission.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { permissionsOf } from '../../kit/authenticate.ts'
import type { Context } from '../../kit/context.ts'
import type { IssuedKey } from './api-key.ts'
import { issueKey } from './create-api-key.ts'
import * as keys from './store.ts'
import { tellPeople } from './tell-people.ts'

/**
 * Makes a key of the same name, scopes, addresses and end, and lets the old one work for `overlapHours` more, though never longer than it would have.
 * Refuses `not_found`, `invalid_state` for a key that is revoked or has expired, `forbidden` for one with more scopes than the asker holds.
 */
export async function rotateApiKey(ctx: Context, id: ApiKeyId, overlapHours: number): Promise<IssuedKey> {
  return ctx.transaction(async (tx) => {
    const old = await keys.lockKey(tx, id)
    const now = ctx.clock.now()
    if (old.revokedAt !== null || (old.expiresAt !== null && !isAfter(old.expiresAt, now))) {
      throw refuse('invalid_state', { detail: 'The key is revoked or has expired.' })
    }
    if (!covers(permissionsOf(ctx.actor), old.scopes)) throw refuse('forbidden', { detail: 'The key holds scopes that you do not.' })
    const end = now.add({ hours: overlapHours })
    const expiresAt = old.expiresAt === null || isAfter(old.expiresAt, end) ? end : old.expiresAt
    await keys.saveKey(tx, overlapHours === 0 ? { ...old, revokedAt: now } : { ...old, expiresAt })
    const issued = await issueKey(ctx, tx, old)
    await tellPeople(ctx, tx, issued.key, 'rotated')
    return issued
  })
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0
}
