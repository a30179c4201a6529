import type { Job } from '../../kit/job.ts'
import { nextLowAt, organizationsWithLow } from './store.ts'
import { topUpLow } from './top-up-low.ts'

/** After what draws on wallets in the order of one moment, and before payments: what it invoices is charged at once. */
export const topUpWallets: Job = {
  name: 'top-up-wallets',
  schedule: '* * * * *',
  summary: 'Invoices what wallets need that fell below the threshold of their automatic top-up.',
  due: organizationsWithLow,
  nextAt: nextLowAt,
  run: topUpLow,
}
