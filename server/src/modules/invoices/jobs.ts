import type { Job } from '../../kit/job.ts'
import { nextFinalizeAt, nextOverdueAt, organizationsToFinalize, organizationsWithLate } from '../billing/invoice-due-store.ts'
import { nextConsolidateAt, organizationsToConsolidate } from '../billing/pending-store.ts'
import { consolidateLines } from './consolidate-lines.ts'
import { finalizeDue } from './finalize-invoices.ts'
import { markOverdue } from './mark-overdue.ts'

export const finalizeDrafts: Job = {
  name: 'finalize-drafts',
  schedule: '* * * * *',
  summary: 'Gives drafts their number once their window has closed.',
  due: organizationsToFinalize,
  nextAt: nextFinalizeAt,
  run: finalizeDue,
}

/** After billing in the order of one moment: what has fallen due for a customer at it is on one document. */
export const consolidateInvoices: Job = {
  name: 'consolidate-invoices',
  schedule: '* * * * *',
  summary: 'Makes the documents that several subscriptions of a customer share.',
  due: organizationsToConsolidate,
  nextAt: nextConsolidateAt,
  run: consolidateLines,
}

/** After payments in the order of one moment: what is paid at the last moment is not late. */
export const overdueInvoices: Job = {
  name: 'mark-overdue',
  schedule: '* * * * *',
  summary: 'Marks open invoices as overdue after their last day to pay.',
  due: organizationsWithLate,
  nextAt: nextOverdueAt,
  run: markOverdue,
}
