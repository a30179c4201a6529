import { type Deed, recordAudit } from './audit.ts'
import type { Context } from './context.ts'
import type { OpenReply, Visit } from './open-route.ts'

/**
 * Records what somebody without a login did on a page of ours, once it has its answer. Who only came too often, or with a form that was not ours, did nothing; so
 * a link in wrong hands cannot fill the log.
 */
export async function recordVisit(ctx: Context, { address }: Visit, deed: Omit<Deed, 'outcome'>, { status }: OpenReply): Promise<void> {
  if (status === 403 || status === 404 || status === 429) return
  const outcome = status < 400 ? 'done' : 'refused'
  await ctx.transaction(async (tx) => recordAudit(tx, { ...ctx, actor: { kind: 'visitor' }, address }, { ...deed, outcome }))
}
