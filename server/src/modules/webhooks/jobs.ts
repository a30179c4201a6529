import type { Job } from '../../kit/job.ts'
import { cleanUpDeliveries, daysKept } from './clean-up-deliveries.ts'
import { deliverWebhooks } from './deliver-webhooks.ts'
import { organizationsToCleanUp, organizationsToTell } from './due-store.ts'

// Receivers live in real time, also those of a sandbox: moving its clock sends nothing sooner.
const nextAt = 'SELECT NULL::timestamptz WHERE $1::uuid IS NULL'

export const jobs: Job[] = [
  {
    name: 'deliver-webhooks',
    schedule: '* * * * *',
    everySeconds: 5,
    recorded: 'hourly',
    // It waits for others rather than works: many organizations with dead endpoints keep nobody from theirs.
    concurrency: 32,
    summary: 'Tells webhook endpoints what has happened, and tries again where they did not answer.',
    due: organizationsToTell,
    nextAt,
    run: deliverWebhooks,
  },
  {
    name: 'clean-up-webhooks',
    schedule: '37 3 * * *',
    summary: `Forgets webhook deliveries that ended more than ${daysKept} days ago.`,
    due: (tx, now) => organizationsToCleanUp(tx, now.subtract({ hours: 24 * daysKept })),
    nextAt,
    run: cleanUpDeliveries,
  },
]
