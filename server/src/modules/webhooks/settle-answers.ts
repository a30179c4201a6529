import type { WebhookEndpointId } from '@quarterday/core/id.ts'
import { holdsCardNumber } from '@quarterday/core/payment/card-number.ts'
import { secondsToNextTry } from '@quarterday/core/webhook/delivery.ts'
import { daysUntilDisabled } from '@quarterday/core/webhook/endpoint.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import type { OutboundAnswer } from '../../kit/outbound.ts'
import { spreadOf } from '../../kit/spread.ts'
import { settleTried } from './delivery-store.ts'
import type { ClaimedDelivery, TriedDelivery } from './delivery-types.ts'
import { lockIfThere, saveEndpoint } from './endpoint-store.ts'
import type { WebhookEndpoint } from './endpoint-types.ts'
import { silence } from './write-endpoint.ts'

export interface Answered {
  readonly claimed: ClaimedDelivery
  readonly startedAt: Temporal.Instant
  /** Null: it was not sent after all. */
  readonly answer: OutboundAnswer | null
}

export interface Settled {
  readonly delivered: number
  readonly failed: number
  /** Whether it makes sense to send the next at once. */
  readonly goOn: boolean
}

/** Writes down what an endpoint answered, when each delivery that failed is sent again, and whether the endpoint is told anything more. */
export async function settleAnswers(ctx: Context, id: WebhookEndpointId, answers: readonly Answered[]): Promise<Settled> {
  const now = ctx.clock.now()
  const tried = answers.flatMap((answered) => judge(answered, now) ?? [])
  const isGone = answers.some(({ answer }) => answer?.kind === 'answered' && answer.status === 410)
  const isDead = answers.some(({ answer }) => answer === null || answer.kind === 'failed')
  const delivered = tried.filter(({ outcome }) => outcome === 'delivered').length
  const status = await ctx.transaction(async (tx) => {
    const endpoint = await lockIfThere(tx, id)
    await settleTried(tx, tried)
    if (endpoint?.status !== 'enabled' || tried.length === 0) return endpoint?.status
    const firstAt = answers[0]?.startedAt ?? now
    return updateHealth(ctx, tx, endpoint, { isGone, delivered, now, firstAt })
  })
  return { delivered, failed: tried.length - delivered, goOn: status === 'enabled' && !isDead }
}

interface Health {
  readonly isGone: boolean
  readonly delivered: number
  readonly now: Temporal.Instant
  readonly firstAt: Temporal.Instant
}

async function updateHealth(ctx: Context, tx: Tx, endpoint: WebhookEndpoint, { isGone, delivered, now, firstAt }: Health): Promise<string> {
  if (delivered > 0) {
    const { lastDeliveredAt: last } = endpoint
    // To the minute: a busy endpoint's row is not written with each delivery.
    const isNews = endpoint.failingSince !== null || last === null || Temporal.Instant.compare(last.add({ minutes: 1 }), now) <= 0
    const after = { ...endpoint, failingSince: null, lastDeliveredAt: now }
    if (isGone) return (await silence(ctx, tx, after, 'gone')).status
    if (isNews) await saveEndpoint(tx, after)
    return endpoint.status
  }
  const failingSince = endpoint.failingSince ?? firstAt
  const after = { ...endpoint, failingSince }
  if (isGone) return (await silence(ctx, tx, after, 'gone')).status
  const isHopeless = Temporal.Instant.compare(failingSince.add({ hours: 24 * daysUntilDisabled }), now) <= 0
  if (isHopeless) return (await silence(ctx, tx, after, 'failing')).status
  if (endpoint.failingSince === null) await saveEndpoint(tx, after)
  return endpoint.status
}

/** What an answer means for a delivery: 2xx is the only yes. */
function judge({ claimed, answer }: Answered, now: Temporal.Instant): TriedDelivery | null {
  if (answer === null) return null
  const { id, attempt } = claimed
  const durationMs = answer.milliseconds
  if (answer.kind === 'failed') {
    const { failure, detail } = answer
    return { id, attempt, outcome: 'failed', failure, detail, statusCode: null, durationMs, response: null, ...nextTry(claimed, null, now) }
  }
  const { status: statusCode, retryAfterSeconds } = answer
  const said = { id, attempt, statusCode, durationMs, response: excerpt(answer.body) }
  if (statusCode >= 200 && statusCode < 300)
    return { ...said, outcome: 'delivered', failure: null, detail: null, status: 'delivered', nextAt: null, finishedAt: now }
  const { failure, detail } = refusal(statusCode)
  const asked = statusCode === 429 || statusCode === 503 ? retryAfterSeconds : null
  return { ...said, outcome: 'failed', failure, detail, ...nextTry(claimed, asked, now) }
}

function refusal(status: number): { failure: string; detail: string } {
  if (status === 410) return { failure: 'gone', detail: 'The endpoint answered that it is gone.' }
  if (status >= 300 && status < 400) return { failure: 'redirect', detail: 'The endpoint redirects elsewhere. Redirects are not followed.' }
  return { failure: 'status', detail: `The endpoint answered ${status}; only 2xx counts as received.` }
}

type Next = Pick<TriedDelivery, 'status' | 'nextAt' | 'finishedAt'>

function nextTry({ id, attempt, tries }: ClaimedDelivery, retryAfter: number | null, now: Temporal.Instant): Next {
  const seconds = secondsToNextTry({ tries, retryAfter, chance: spreadOf(`${id} ${attempt}`) })
  if (seconds === null) return { status: 'exhausted', nextAt: null, finishedAt: now }
  return { status: 'pending', nextAt: now.add({ milliseconds: Math.round(seconds * 1000) }), finishedAt: null }
}

/** Enough to see what went wrong. PostgreSQL keeps no NUL in a text, and nothing of ours keeps a card number, whoever sends it. */
function excerpt(body: string): string {
  if (holdsCardNumber(body)) return 'Not kept: it seems to hold a card number.'
  return body.replaceAll('\u0000', '').slice(0, 1024).toWellFormed()
}
