import { join } from 'node:path'
import { assert } from '@quarterday/core/assert.ts'
import { secondsToNextSend } from '@quarterday/core/notification/message.ts'
import type { SendOutcome } from '../../channels/channel.ts'
import { type Channels, openChannels } from '../../channels/index.ts'
import type { HouseParts } from '../../kit/house-job.ts'
import type { JobCounts } from '../../kit/job.ts'
import { composePersonMail } from './compose-person-mail.ts'
import { claimMails, settleMails } from './mail-store.ts'
import type { PersonMail, TriedMail } from './mail-types.ts'

const longestTurn = { seconds: 20 }
const widest = 8
const lease = { seconds: 180 }

/** Sends the mails to people that are due, each by what the installation sends mail by; without that they become files of the outbox, whose place is logged. */
export async function deliverPersonMails(parts: HouseParts): Promise<JobCounts> {
  const { database, clock, outside } = parts
  const channels = openChannels(outside, { isSandbox: false })
  const until = clock.now().add(longestTurn)
  const sums = { sent: 0, failed: 0, unknown: 0 }
  try {
    while (Temporal.Instant.compare(clock.now(), until) < 0) {
      const now = clock.now()
      const claimed = await database.people((tx) => claimMails(tx, { now, leasedUntil: now.add(lease), limit: widest }))
      if (claimed.length === 0) break
      assert(!database.isInTransaction(), 'Nothing is sent inside a transaction')
      const tried = await Promise.all(claimed.map((mail) => tryMail(parts, channels, mail)))
      await database.people((tx) => settleMails(tx, tried, clock.now()))
      sums.sent += tried.filter(({ status }) => status === 'sent').length
      sums.failed += tried.filter(({ status }) => status === 'failed').length
      sums.unknown += tried.filter(({ status }) => status === 'unknown').length
    }
    return sums
  } finally {
    await channels.close()
  }
}

/** Tries to send a mail whose outcome is not known once more: a second copy of a link does less harm than none. */
const mostUnknown = 2

async function tryMail(parts: HouseParts, channels: Channels, mail: PersonMail): Promise<TriedMail> {
  const { clock, outside, log } = parts
  const { id, attempts, kind } = mail
  const transport = channels.email.name
  const outcome = await channels.email.send(await composePersonMail(parts, mail))
  const plain = { id, attempts, transport }
  if (outcome.kind === 'sent') {
    // Not the words: they can hold a link that opens a door.
    if (transport === 'outbox' && outside.outboxDirectory !== null)
      log.info({ kind, file: join(outside.outboxDirectory, 'people', outcome.reference) }, 'mail kept in the outbox')
    return { ...plain, status: 'sent', nextAt: null, detail: outcome.reference }
  }
  const seconds = secondsToWait(outcome, attempts)
  if (seconds !== null) return { ...plain, status: 'queued', nextAt: clock.now().add({ seconds }), detail: outcome.reason }
  log.warn({ kind, mail: id, outcome: outcome.kind, reason: outcome.reason }, 'mail to a person not sent')
  return { ...plain, status: outcome.kind === 'unknown' ? 'unknown' : 'failed', nextAt: null, detail: outcome.reason }
}

/** Null: it is not tried again. */
function secondsToWait(outcome: Exclude<SendOutcome, { kind: 'sent' }>, attempts: number): number | null {
  if (outcome.kind === 'unknown') return attempts >= mostUnknown ? null : 60
  return outcome.permanent ? null : secondsToNextSend(attempts)
}
