import { assert } from '@quarterday/core/assert.ts'
import { encodeId } from '@quarterday/core/id.ts'
import { extraSends, secondsToNextSend } from '@quarterday/core/notification/message.ts'
import type { SendOutcome } from '../../channels/channel.ts'
import { type Channels, openChannels } from '../../channels/index.ts'
import type { Context } from '../../kit/context.ts'
import type { JobCounts } from '../../kit/job.ts'
import { getOrganization } from '../organizations/store.ts'
import { attachmentsOf } from './attachments-of.ts'
import { fallBack } from './fall-back.ts'
import { linksOf } from './links.ts'
import { makeMessages } from './make-messages.ts'
import { claimDue, settleTried } from './message-store.ts'
import type { Message, TriedMessage } from './notification.ts'
import { overtaken } from './overtaken.ts'

/** After so long nothing further is begun: other organizations wait for their turn, and what remains is due at once. */
const longestTurn = { seconds: 20 }
/** Messages on their way at once, each on a connection of its own. */
const widest = 8
const lease = { seconds: 180 }
/** What has to be left of a lease when a message may still be begun: longer than any channel takes. */
const leastLease = { seconds: 120 }

/** Makes messages of what has happened and sends what is due. */
export async function deliverMessages(ctx: Context): Promise<JobCounts> {
  const { kind } = await ctx.transaction(getOrganization)
  const channels = openChannels(ctx.outside, { isSandbox: kind === 'sandbox' })
  const until = ctx.clock.now().add(longestTurn)
  const sums = { sent: 0, failed: 0, unknown: 0 }
  try {
    const { messages: made } = await makeMessages(ctx, until, channels.sms !== null)
    while (Temporal.Instant.compare(ctx.clock.now(), until) < 0) {
      const tried = await deliverBatch(ctx, channels)
      if (tried === null) break
      sums.sent += tried.filter(({ status }) => status === 'sent').length
      sums.failed += tried.filter(({ status }) => status === 'failed').length
      sums.unknown += tried.filter(({ status }) => status === 'unknown').length
    }
    return { made, ...sums }
  } finally {
    await channels.close()
  }
}

/** Claimed in one transaction, sent outside of any, written down in another. Null: nothing was due. */
async function deliverBatch(ctx: Context, channels: Channels): Promise<readonly TriedMessage[] | null> {
  const { claimed, over } = await ctx.transaction(async (tx) => {
    const now = ctx.clock.now()
    const messages = await claimDue(tx, { now, leasedUntil: now.add(lease), limit: widest })
    return { claimed: messages, over: await overtaken(ctx, tx, messages) }
  })
  if (claimed.length === 0) return null
  assert(!ctx.database.isInTransaction(), 'Nothing is sent inside a transaction: that it is about to leave has to be committed before')
  const tried = await Promise.all(
    claimed.map(async (message) => judge(ctx, channels, message, over.get(message.id) ?? (await send(ctx, channels, message)))),
  )
  const settled = new Set(
    await ctx.transaction((tx) =>
      settleTried(
        tx,
        tried.map(({ attempt }) => attempt),
        ctx.clock.now(),
      ),
    ),
  )
  for (const { attempt, outcome } of tried) {
    const message = claimed.find(({ id }) => id === attempt.id)
    if (
      message !== undefined &&
      settled.has(attempt.id) &&
      typeof outcome === 'object' &&
      outcome.kind === 'refused' &&
      attempt.status === 'failed'
    )
      await fallBack(ctx, message, { isAddressDead: outcome.isAddressDead, detail: outcome.reason, canText: channels.sms !== null })
  }
  return tried.map(({ attempt }) => attempt)
}

/** What came of it; a word: it was not sent at all, because of that. */
type Came = SendOutcome | 'superseded' | 'suppressed_address' | 'late'

async function send(ctx: Context, channels: Channels, message: Message): Promise<Came> {
  const { nextAt, channel, body, html } = message
  // A process that stood still meanwhile leaves it to whoever claims it next.
  if (nextAt === null || Temporal.Instant.compare(ctx.clock.now(), nextAt.subtract(leastLease)) > 0) return 'late'
  if (body === null) return { kind: 'refused', reason: 'Its words were cleaned up.', permanent: true, isAddressDead: false }
  const id = encodeId('msg', message.id)
  const organizationId = encodeId('org', ctx.organizationId)
  if (channel === 'sms') {
    if (channels.sms === null)
      return { kind: 'refused', reason: 'No text messages can be sent: there is no provider.', permanent: true, isAddressDead: false }
    return channels.sms.send({ kind: 'sms', id, organizationId, to: message.address, text: body })
  }
  const attachments = await attachmentsOf(ctx, message)
  if (attachments === null)
    return { kind: 'refused', reason: 'Its document could not be made yet.', permanent: false, isAddressDead: false }
  return channels.email.send({
    attachments,
    ...{ kind: 'email', id, organizationId, to: message.address, from: message.sender, replyTo: message.replyTo },
    ...{ subject: message.subject, html: html ?? '', text: body, date: message.createdAt },
    unsubscribeUrl: message.isOptional && message.customerId !== null ? linksOf(ctx).unsubscribe(message.customerId) : null,
  })
}

function judge(
  ctx: Context,
  channels: Channels,
  { id, attempts, unknowns, channel }: Message,
  outcome: Came,
): { attempt: TriedMessage; outcome: Came } {
  const now = ctx.clock.now()
  const plain = { id, attempt: attempts, unknowns, nextAt: null, transport: null, reference: null, reason: null, detail: null }
  return { attempt: attemptOf(), outcome }

  function attemptOf(): TriedMessage {
    if (outcome === 'late') return { ...plain, status: 'queued', nextAt: now }
    if (typeof outcome === 'string') return { ...plain, status: 'suppressed', reason: outcome }
    const transport = (channel === 'email' ? channels.email : channels.sms)?.name ?? null
    if (outcome.kind === 'sent') return { ...plain, status: 'sent', transport, reference: outcome.reference.slice(0, 500) }
    const detail = outcome.reason
    if (outcome.kind === 'unknown') {
      const isLast = unknowns >= extraSends
      return {
        ...plain,
        status: isLast ? 'unknown' : 'queued',
        unknowns: unknowns + 1,
        reason: 'no_answer',
        detail,
        transport,
        nextAt: isLast ? null : now.add({ seconds: 300 }),
      }
    }
    const seconds = outcome.permanent ? null : secondsToNextSend(attempts)
    if (seconds === null) return { ...plain, status: 'failed', reason: 'refused', detail, transport }
    return { ...plain, status: 'queued', reason: 'refused', detail, transport, nextAt: now.add({ seconds }) }
  }
}
