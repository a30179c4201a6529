import { idOf } from '@quarterday/core/id.ts'
import type { Job } from '../../kit/job.ts'
import { cleanUpEvents, daysKept, daysWithBody } from './clean-up-events.ts'
import { organizationsToCleanUp, organizationsWithEvents } from './event-store.ts'
import { organizationsWithSync } from './sync-store.ts'
import { syncTickets } from './sync-tickets.ts'

// Help desks live in real time, also those of a sandbox: moving its clock sends nothing sooner.
const nextAt = 'SELECT NULL::timestamptz WHERE $1::uuid IS NULL'

export const jobs: Job[] = [
  {
    name: 'sync-help-desk',
    schedule: '* * * * *',
    everySeconds: 5,
    // It waits for help desks rather than works.
    concurrency: 16,
    recorded: 'hourly',
    summary: 'Keeps tickets and their copies at the help desk in step.',
    due: async (tx, now) => {
      const all = new Set([...(await organizationsWithEvents(tx, now)), ...(await organizationsWithSync(tx, now))])
      return [...all].sort().map((id) => idOf('org', id))
    },
    nextAt,
    run: syncTickets,
  },
  {
    name: 'clean-up-help-desk-events',
    schedule: '47 3 * * *',
    summary: `Forgets what help desks sent: its text after ${daysWithBody} days, all of it after ${daysKept}.`,
    due: (tx, now) => organizationsToCleanUp(tx, now.subtract({ hours: 24 * daysWithBody })),
    nextAt,
    run: cleanUpEvents,
  },
]
