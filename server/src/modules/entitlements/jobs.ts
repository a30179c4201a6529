import type { Job } from '../../kit/job.ts'
import { expireOverrides } from './expire-overrides.ts'
import { nextExpiryAt, organizationsWithExpired } from './store.ts'

export const expireEntitlements: Job = {
  name: 'expire-entitlements',
  schedule: '* * * * *',
  summary: 'Closes exceptions from plans whose time is over.',
  due: organizationsWithExpired,
  nextAt: nextExpiryAt,
  run: expireOverrides,
}
