import { encodeId, idOf } from '@quarterday/core/id.ts'
import { recordAudit } from '../../kit/audit.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import type { IssuedKey } from '../api-keys/api-key.ts'
import { createOrganization, foundOrganization, type NewOrganization } from './create-organization.ts'
import type { Organization } from './organization.ts'
import { toApi } from './schema.ts'
import * as organizations from './store.ts'

/**
 * Makes a sandbox, with a key for software or without one: members of the organization that makes it come in as who they are there, and a key that nobody looks at is
 * one that nobody misses. Refuses as `createOrganization` does.
 */
export async function createSandbox(
  ctx: Context,
  wanted: NewOrganization & { readonly clockAt: Temporal.Instant },
  { withKey }: { readonly withKey: boolean },
): Promise<{ readonly organization: Organization; readonly issued: IssuedKey | null }> {
  if (withKey) return createOrganization(ctx, wanted)
  const id = wanted.id ?? idOf('org', newId())
  const rootId = wanted.createdBy === undefined ? null : await organizations.rootOf(ctx.database, wanted.createdBy)
  const organization = await ctx.database.organization(id, async (tx) => {
    const made = await foundOrganization(tx, { ...wanted, id, rootId })
    // The first record of its own audit log; that of whoever made it is about the request.
    if (made.isNew) {
      const after = toApi(made.organization, made.organization.createdAt)
      recordAudit(tx, ctx, { action: 'createOrganization', object: { type: 'organization', id: encodeId('org', id) }, after })
    }
    return made.organization
  })
  return { organization, issued: null }
}
