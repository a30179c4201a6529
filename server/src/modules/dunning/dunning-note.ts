import { instantText } from '@quarterday/core/calendar.ts'
import { encodeId } from '@quarterday/core/id.ts'
import { finalAt } from '@quarterday/core/payment/dunning.ts'
import type { DunningMessage } from '@quarterday/core/payment/dunning-terms.ts'
import type { DunningRun } from './run-types.ts'

/** What an event says of asking again: how the customer is to be told now, where it stands, and what comes next. */
export function dunningNote(run: DunningRun, message: DunningMessage) {
  const { id, status, step, need, reason, redirectUrl, nextAction, nextAt, terms } = run
  return {
    id: encodeId('dr', id),
    status,
    message,
    step,
    steps: terms.retries.length,
    need,
    reason,
    redirect_url: redirectUrl,
    next_action: nextAction,
    next_at: nextAt === null ? null : instantText(nextAt),
    final_action: terms.final_action,
    final_at: instantText(finalAt(run)),
  }
}

export type DunningNote = ReturnType<typeof dunningNote>
