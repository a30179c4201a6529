import type { HouseParts } from '../../kit/house-job.ts'
import type { JobCounts } from '../../kit/job.ts'
import { removeOldEvents } from './event-store.ts'
import { removeOldMails } from './mail-store.ts'
import { removeOldChallenges } from './passkey-store.ts'
import { removeOldDevices, removeOldSessions } from './session-store.ts'
import { removeOldThrottles } from './throttle-store.ts'
import { removeOldSetupTokens, removeOldTokens } from './token-store.ts'

const atOnce = 1000
const mostTurns = 100

/** Forgets what no longer counts: tokens and tries that ran out, mails that left, sessions of 30 days ago, what happened a year ago, browsers not seen for 400 days. */
export async function cleanUpPeople({ database, clock }: HouseParts): Promise<JobCounts> {
  const now = clock.now()
  const daysAgo = (days: number) => now.subtract({ hours: 24 * days })
  const removals = [
    ['tokens', (tx) => removeOldTokens(tx, daysAgo(1), atOnce)],
    ['setup_tokens', (tx) => removeOldSetupTokens(tx, now)],
    ['challenges', (tx) => removeOldChallenges(tx, now, atOnce)],
    ['tries', (tx) => removeOldThrottles(tx, now, atOnce)],
    ['mails', (tx) => removeOldMails(tx, daysAgo(7), atOnce)],
    ['sessions', (tx) => removeOldSessions(tx, daysAgo(30), atOnce)],
    ['events', (tx) => removeOldEvents(tx, daysAgo(365), atOnce)],
    ['devices', (tx) => removeOldDevices(tx, daysAgo(400), atOnce)],
  ] as const satisfies readonly (readonly [string, Parameters<typeof database.people<number>>[0]])[]
  const counts: Record<string, number> = {}
  for (const [name, remove] of removals) {
    let removed = 0
    for (let turn = 0; turn < mostTurns; turn += 1) {
      const some = await database.people(remove)
      removed += some
      if (some < atOnce) break
    }
    counts[name] = removed
  }
  return counts
}
