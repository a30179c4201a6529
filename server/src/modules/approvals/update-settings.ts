import { refuse } from '@quarterday/core/refusal.ts'
import { holds } from '../../kit/authenticate.ts'
import type { Context } from '../../kit/context.ts'
import type { ApprovalSettings } from './approval.ts'
import { getSettings, saveSettings } from './settings-store.ts'

/** Says anew what one person may not do alone. Refuses `forbidden` for whoever may not do everything here: who is held to a rule does not lift it. */
export async function updateSettings(ctx: Context, settings: ApprovalSettings): Promise<ApprovalSettings> {
  if (!holds(ctx.actor, '*')) throw refuse('forbidden', { detail: 'Only owners say what needs a second person.' })
  return ctx.transaction(async (tx) => {
    await saveSettings(tx, settings, ctx.clock.now())
    return getSettings(tx)
  })
}
