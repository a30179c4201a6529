import { idOf } from '@quarterday/core/id.ts'
import type { Job } from '../../kit/job.ts'
import { closeSolved } from './close-solved.ts'
import { nextCloseAt, organizationsWithSolved } from './store.ts'

export const closeTickets: Job = {
  name: 'close-tickets',
  schedule: '*/10 * * * *',
  summary: 'Closes tickets that were solved two weeks ago.',
  due: async (tx, now) => (await organizationsWithSolved(tx, now)).map((id) => idOf('org', id)),
  nextAt: nextCloseAt,
  run: closeSolved,
}
