import { keptHours, organizationsWithOldKeys } from '../../kit/idempotency.ts'
import type { Job } from '../../kit/job.ts'
import { cleanUpKeys } from './clean-up-keys.ts'

export const cleanUpKeysJob: Job = {
  name: 'clean-up-idempotency-keys',
  schedule: '22 * * * *',
  summary: `Forgets idempotency keys: after ${keptHours.money / 24} days where money moves, after ${keptHours.other} hours elsewhere.`,
  due: organizationsWithOldKeys,
  // Real time, also in a sandbox: moving its clock forgets nothing sooner.
  nextAt: 'SELECT NULL::timestamptz WHERE $1::uuid IS NULL',
  run: cleanUpKeys,
}
