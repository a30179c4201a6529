import type { Job } from '../../kit/job.ts'
import { eraseRetainedParties } from './erase-retained.ts'
import { nextRetainedAt, organizationsWithRetained } from './retained-store.ts'

export const eraseRetainedJob: Job = {
  name: 'erase-retained',
  schedule: '35 3 * * *',
  summary: 'Takes erased customers’ names off documents whose time is over.',
  due: organizationsWithRetained,
  nextAt: nextRetainedAt,
  run: eraseRetainedParties,
}
