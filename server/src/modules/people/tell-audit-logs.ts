import { encodeId } from '@quarterday/core/id.ts'
import { recordAudit } from '../../kit/audit.ts'
import type { Tx } from '../../kit/db.ts'
import type { HouseParts } from '../../kit/house-job.ts'
import type { JobCounts } from '../../kit/job.ts'
import { recordedAmong } from '../audit-log/store.ts'
import { type Membership, markAudited, type UnauditedEvent, unauditedEvents } from './event-store.ts'

const atOnce = 200
const mostTurns = 50

/**
 * Tells the audit log of every organization that a person works for what happened to their account: that they came in, that somebody failed to, that what they
 * prove themselves by was changed. What is told again after a breakdown is there already, under the event's own id. What failed is counted by the minute, so that a
 * loop of guesses cannot fill the log.
 */
export async function tellAuditLogs({ database }: HouseParts): Promise<JobCounts> {
  let told = 0
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const events = await database.people((tx) => unauditedEvents(tx, atOnce))
    const concerned = events.flatMap((event) => event.memberships.map((membership) => ({ ...event, membership })))
    for (const [organizationId, own] of Map.groupBy(concerned, ({ membership }) => membership.organizationId))
      told += await database.organization(organizationId, (tx) => tell(tx, own))
    await database.people((tx) =>
      markAudited(
        tx,
        events.map(({ id }) => id),
      ),
    )
    if (events.length < atOnce) break
  }
  return { told }
}

type ConcernedEvent = UnauditedEvent & { readonly membership: Membership }

async function tell(tx: Tx, events: readonly ConcernedEvent[]): Promise<number> {
  const groups = [...Map.groupBy(events, groupOf).values()].flatMap(([first, ...others]) =>
    first ? [{ first, count: 1 + others.length }] : [],
  )
  const there = await recordedAmong(
    tx,
    groups.map(({ first }) => first.id),
  )
  const fresh = groups.filter(({ first }) => !there.has(first.id))
  for (const { first, count } of fresh) {
    const { id, kind, createdAt, membership } = first
    const failed = isFailure(kind)
    recordAudit(
      tx,
      {
        // Whoever fails to be somebody is nobody that we know.
        actor: failed ? { kind: 'visitor' } : { kind: 'member', id: membership.id },
        address: first.address ?? undefined,
        clock: { now: () => createdAt },
      },
      {
        ...{ id, action: `auth.${kind}`, outcome: failed ? 'denied' : 'done', detail: failed ? { count } : null },
        object: { type: 'member', id: encodeId('mem', membership.id) },
      },
    )
  }
  return fresh.length
}

/** Failures of one member in one minute are one; everything else stands for itself. */
function groupOf({ id, kind, createdAt, membership }: ConcernedEvent): string {
  return isFailure(kind) ? `${membership.id} ${kind} ${Math.floor(createdAt.epochMilliseconds / 60_000)}` : id
}

function isFailure(kind: string): boolean {
  return kind.endsWith('_failed')
}
