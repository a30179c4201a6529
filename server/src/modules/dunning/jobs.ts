import type { Job } from '../../kit/job.ts'
import { nextDunningAt, nextRemindAt, organizationsToDun, organizationsToRemind } from './due-store.ts'
import { finishRuns } from './finish-runs.ts'
import { resumePaid } from './resume-paid.ts'
import { sendReminders } from './send-reminders.ts'
import { takeSteps } from './take-steps.ts'

/** Before payments in the order of one moment: what it wants asked again is asked at that moment. */
export const dunningJob: Job = {
  name: 'dunning',
  schedule: '* * * * *',
  summary: 'Takes the next steps where money did not come: retries, messages, and what comes at the end.',
  due: organizationsToDun,
  nextAt: nextDunningAt,
  run: async (ctx) => ({ resumed: await resumePaid(ctx), ...(await takeSteps(ctx)), finished: await finishRuns(ctx) }),
}

/** After payments and what is marked as overdue: nobody is reminded of what was paid at the last moment. */
export const sendRemindersJob: Job = {
  name: 'send-reminders',
  schedule: '* * * * *',
  summary: 'Reminds customers of invoices that were sent to them, before they are due and after.',
  due: organizationsToRemind,
  nextAt: nextRemindAt,
  run: sendReminders,
}
