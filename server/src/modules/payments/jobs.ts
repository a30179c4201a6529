import { idOf } from '@quarterday/core/id.ts'
import type { Job } from '../../kit/job.ts'
import { collectInvoices } from './collect-invoices.ts'
import { nextCollectAt, nextReconcileAt, organizationsToCollect, organizationsToReconcile } from './due-store.ts'
import { reconcileAttempts } from './reconcile-attempts.ts'

export const jobs: Job[] = [
  {
    name: 'reconcile-attempts',
    schedule: '* * * * *',
    summary: 'Finds out what became of payments whose outcome is unknown.',
    due: async (tx, now) => (await organizationsToReconcile(tx, now)).map((id) => idOf('org', id)),
    nextAt: nextReconcileAt,
    run: async (ctx) => ({ ...(await reconcileAttempts(ctx)) }),
  },
  {
    name: 'collect-payments',
    schedule: '* * * * *',
    summary: 'Charges the invoices that are due to be collected.',
    due: async (tx, now) => (await organizationsToCollect(tx, now)).map((id) => idOf('org', id)),
    nextAt: nextCollectAt,
    run: async (ctx) => ({ ...(await collectInvoices(ctx)) }),
  },
]
