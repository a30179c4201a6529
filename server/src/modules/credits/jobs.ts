import type { Job } from '../../kit/job.ts'
import { expireCredits } from './expire-credits.ts'
import { nextExpiryAt, organizationsWithExpired } from './store.ts'

export const expireCredit: Job = {
  name: 'expire-credits',
  schedule: '* * * * *',
  summary: 'Writes off credit whose time is over, or lets it go on where that was agreed.',
  due: organizationsWithExpired,
  nextAt: nextExpiryAt,
  run: expireCredits,
}
