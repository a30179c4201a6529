import type { Job } from '../../kit/job.ts'
import { sendRefunds } from './send-refunds.ts'
import { nextRefundAt, organizationsToRefund } from './store.ts'

export const sendRefundsJob: Job = {
  name: 'send-refunds',
  schedule: '* * * * *',
  summary: 'Sends back what credit notes refund, and finds out what became of refunds that got no answer.',
  due: organizationsToRefund,
  nextAt: nextRefundAt,
  run: async (ctx) => ({ ...(await sendRefunds(ctx)) }),
}
