import { idOf } from '@quarterday/core/id.ts'
import type { Job } from '../../kit/job.ts'
import { billUsage } from './bill-usage.ts'
import { nextDueAt, organizationsWithDueSubscriptions } from './cycle-store.ts'
import { runBilling } from './run-billing.ts'
import { nextUsageDueAt, organizationsWithUsageDue } from './usage-due-store.ts'

export const jobs: Job[] = [
  {
    name: 'billing-run',
    schedule: '* * * * *',
    summary: 'Bills the subscriptions whose period has ended.',
    due: async (tx, now) => (await organizationsWithDueSubscriptions(tx, now)).map((id) => idOf('org', id)),
    nextAt: nextDueAt,
    run: async (ctx) => ({ ...(await runBilling(ctx)) }),
  },
  {
    name: 'bill-usage',
    schedule: '* * * * *',
    summary: 'Bills usage before its period ends: what is paid in advance, and all of it where it has reached a threshold.',
    due: organizationsWithUsageDue,
    nextAt: nextUsageDueAt,
    run: async (ctx) => ({ ...(await billUsage(ctx)) }),
  },
]
