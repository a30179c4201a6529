import type { Job } from '../../kit/job.ts'
import { cleanUpEvents, daysKept, daysWithBody } from './clean-up-events.ts'
import { processEvents } from './process-events.ts'
import { organizationsToCleanUp, organizationsWithDue } from './store.ts'

// Gateways live in real time, also those of a sandbox: moving its clock looks into nothing sooner.
const nextAt = 'SELECT NULL::timestamptz WHERE $1::uuid IS NULL'

export const jobs: Job[] = [
  {
    name: 'process-gateway-events',
    schedule: '* * * * *',
    everySeconds: 2,
    // It waits for gateways rather than works.
    concurrency: 16,
    summary: 'Looks into what payment gateways have sent.',
    due: organizationsWithDue,
    nextAt,
    run: processEvents,
  },
  {
    name: 'clean-up-gateway-events',
    schedule: '52 3 * * *',
    summary: `Forgets what payment gateways sent: its text after ${daysWithBody} days, all of it after ${daysKept}.`,
    due: (tx, now) => organizationsToCleanUp(tx, now.subtract({ hours: 24 * daysWithBody })),
    nextAt,
    run: cleanUpEvents,
  },
]
