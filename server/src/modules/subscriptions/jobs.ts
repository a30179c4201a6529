import type { Job } from '../../kit/job.ts'
import { nextTrialEndingAt, organizationsWithEndingTrials } from '../billing/agreement-store.ts'
import { announceTrialEnds } from './announce-trial-ends.ts'

export const trialEnding: Job = {
  name: 'trial-ending',
  schedule: '*/5 * * * *',
  summary: 'Announces three days before that a trial ends.',
  due: organizationsWithEndingTrials,
  nextAt: nextTrialEndingAt,
  run: announceTrialEnds,
}
