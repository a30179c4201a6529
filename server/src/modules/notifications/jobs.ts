import type { Job } from '../../kit/job.ts'
import { organizationsWithSubscriptions } from './ahead-store.ts'
import { announceAhead } from './announce-ahead.ts'
import { cleanUpMessages, daysKept } from './clean-up-messages.ts'
import { deliverMessages } from './deliver-messages.ts'
import { organizationsToAnnounce, organizationsWithOldBodies } from './message-store.ts'

// People live in real time, also those whom a sandbox makes up: moving its clock sends nothing sooner.
const nextAt = 'SELECT NULL::timestamptz WHERE $1::uuid IS NULL'

export const jobs: Job[] = [
  {
    name: 'announce-ahead',
    schedule: '12 5 * * *',
    summary: 'Announces renewals of long periods, and cards that are about to expire.',
    due: organizationsWithSubscriptions,
    nextAt,
    run: announceAhead,
  },
  {
    name: 'deliver-messages',
    schedule: '* * * * *',
    everySeconds: 5,
    recorded: 'hourly',
    // It waits for mail servers rather than works.
    concurrency: 8,
    summary: 'Tells people what has happened, by e-mail or text message.',
    due: organizationsToAnnounce,
    nextAt,
    run: deliverMessages,
  },
  {
    name: 'clean-up-messages',
    schedule: '47 3 * * *',
    summary: `Forgets the words of messages that ended more than ${daysKept} days ago.`,
    due: (tx, now) => organizationsWithOldBodies(tx, now.subtract({ hours: 24 * daysKept })),
    nextAt,
    run: cleanUpMessages,
  },
]
