import { idOf } from '@quarterday/core/id.ts'
import type { Job } from '../../kit/job.ts'
import { keepPartitions } from './keep-partitions.ts'
import { needsPartitions } from './partition-store.ts'
import { rollUp } from './roll-up.ts'
import { nextRollUpAt, organizationsToRoll } from './rollup-store.ts'

export const jobs: Job[] = [
  {
    name: 'usage-rollup',
    schedule: '* * * * *',
    recorded: 'hourly',
    summary: 'Adds accepted usage to the sums that bills are made from.',
    due: async (tx) => (await organizationsToRoll(tx)).map((id) => idOf('org', id)),
    nextAt: nextRollUpAt,
    run: async (ctx) => ({ ...(await rollUp(ctx)) }),
  },
  {
    name: 'clean-up',
    schedule: '17 3 * * *',
    summary: 'Makes room for the usage of the coming months, and drops what is older than it has to be kept.',
    due: async (tx, now) => (await needsPartitions(tx, now)).map((id) => idOf('org', id)),
    // The months are those of the installation's clock: no organization's own clock brings them nearer.
    nextAt: 'SELECT NULL::timestamptz WHERE $1::uuid IS NULL',
    run: keepPartitions,
  },
]
