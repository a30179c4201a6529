import type { Job } from '../../kit/job.ts'
import { nextAskAt, organizationsToAsk } from '../billing/tax-question-store.ts'
import { quoteTaxes } from './quote-taxes.ts'

/** After whatever makes drafts, and before they are finalised. */
export const quoteTaxesJob: Job = {
  name: 'quote-taxes',
  schedule: '* * * * *',
  summary: 'Asks the tax engine about drafts, and finalizes those that waited for nothing else.',
  due: organizationsToAsk,
  nextAt: nextAskAt,
  run: async (ctx) => ({ ...(await quoteTaxes(ctx)) }),
}
