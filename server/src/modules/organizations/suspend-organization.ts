import { isDeepStrictEqual } from 'node:util'
import { encodeId, type OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { recordAudit } from '../../kit/audit.ts'
import type { Context } from '../../kit/context.ts'
import type { Overview, Suspension } from './organization.ts'
import { suspensionToApi } from './schema.ts'
import * as organizations from './store.ts'

/**
 * Closes an organization and all sandboxes that come from it, from the next request and the next run of a job on. One that is suspended already stays so from
 * the moment on at which it was, with the new reason. Refuses `not_found`, `invalid_state` for a sandbox that comes from another organization.
 */
export async function suspendOrganization(
  ctx: Context,
  id: OrganizationId,
  { reason, contact }: Pick<Suspension, 'reason' | 'contact'>,
): Promise<Overview> {
  return changeSuspension(ctx, id, 'suspendOrganization', (before) => ({
    after: { at: before?.at ?? ctx.clock.now(), reason, contact },
    why: {},
  }))
}

/** What one of the two does: once, however often it is asked for, and with a record where something is different then. `why` goes into that. */
export async function changeSuspension(
  ctx: Context,
  id: OrganizationId,
  action: 'suspendOrganization' | 'resumeOrganization',
  decide: (before: Suspension | null) => { readonly after: Suspension | null; readonly why: Readonly<Record<string, string>> },
): Promise<Overview> {
  await ctx.database.organization(id, async (tx) => {
    const { suspension: before, rootId } = await organizations.lockSuspension(tx)
    if (rootId !== null) {
      const root = encodeId('org', rootId)
      throw refuse('invalid_state', { detail: `This sandbox comes from ${root}: it is suspended and resumed with that.` })
    }
    const { after, why } = decide(before)
    const [was, is] = [suspensionToApi(before), suspensionToApi(after)]
    if (isDeepStrictEqual(was, is)) return
    await organizations.saveSuspension(tx, after)
    const object = { type: 'organization', id: encodeId('org', id) }
    recordAudit(tx, ctx, { action, object, before: { suspension: was }, after: { suspension: is, ...why }, subjectId: null })
  })
  const overview = await ctx.database.dispatcher((tx) => organizations.findOverview(tx, id))
  if (overview === null) throw refuse('not_found')
  return overview
}
