import { idOf } from '@quarterday/core/id.ts'
import type { Job } from '../../kit/job.ts'
import { nextDueAt, organizationsWithDueSubscriptions } from './cycle-store.ts'
import { runBilling } from './run-billing.ts'

export const jobs: Job[] = [
  {
    name: 'billing-run',
    schedule: '* * * * *',
    summary: 'Bills the subscriptions whose period has ended.',
    due: async (tx, now) => (await organizationsWithDueSubscriptions(tx, now)).map((id) => idOf('org', id)),
    nextAt: nextDueAt,
    run: async (ctx) => ({ ...(await runBilling(ctx)) }),
  },
]
