import { hash } from 'node:crypto'
import { canonicalJson } from './http-json.ts'

/** Who can be named as the one who did it: as `Actor` in context.ts, where a job of ours is called `system`. */
export const auditActorKinds = ['api_key', 'member', 'person', 'customer', 'publishable', 'visitor', 'operator', 'job'] as const
export type AuditActorKind = (typeof auditActorKinds)[number]

/**
 * How it ended. `begun`: it asks somebody outside, and a second record of the same request says how that went; without one, nobody knows. `refused`: nothing was
 * changed. `failed`: a bug or a breakdown in the middle, so something may have been. `denied`: the actor may not do this.
 */
export const auditOutcomes = ['begun', 'done', 'refused', 'failed', 'denied'] as const
export type AuditOutcome = (typeof auditOutcomes)[number]

/** Something by the names that the API gives it: `invoice`, `inv_01h…`. */
export interface AuditObject {
  readonly type: string
  readonly id: string | null
}

/** What a record says for good: who did what to which thing, and digests of what may be forgotten. */
export interface AuditStatement {
  /** UUID. */
  readonly id: string
  /** Real time, in whole microseconds: what a row can hold. */
  readonly occurredAt: Temporal.Instant
  readonly actorKind: AuditActorKind
  readonly actorId: string | null
  readonly action: string
  readonly outcome: AuditOutcome
  readonly object: AuditObject | null
  readonly result: AuditObject | null
  /** Names of the fields that are different now, in order. */
  readonly fields: readonly string[]
  readonly detail: unknown
  readonly requestId: string | null
  readonly sourceDigest: Buffer | null
  readonly changeDigest: Buffer | null
}

/** The parts of a record that can be forgotten: from where it came, and what stood in the fields. */
export const auditParts = ['source', 'change'] as const
export type AuditPart = (typeof auditParts)[number]

/** SHA-256 of all that a record says. A field that is added to records comes at the end, where it is not null. */
export function contentHashOf(statement: AuditStatement): Buffer {
  const { object, result } = statement
  const parts = [
    statement.id,
    statement.occurredAt.toString(),
    statement.actorKind,
    statement.actorId,
    statement.action,
    statement.outcome,
    object && [object.type, object.id],
    result && [result.type, result.id],
    statement.fields,
    statement.detail ?? null,
    statement.requestId,
    statement.sourceDigest?.toString('hex') ?? null,
    statement.changeDigest?.toString('hex') ?? null,
  ]
  return hash('sha256', canonicalJson(parts), 'buffer')
}

/** The digest of a part. The salt goes with the part, so that nobody can find out by trying what it said. */
export function digestOf(salt: Buffer, content: unknown): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(canonicalJson(content))]), 'buffer')
}

/** Where every chain begins. */
export const genesisHash = Buffer.alloc(33)

/** What audit-store.ts computes in SQL, where the place in the chain is known. The first byte is the way in which it is computed. */
export function chainHash(organizationId: string, sequence: bigint, previous: Buffer, contentHash: Buffer): Buffer {
  const text = `${organizationId} ${sequence} ${previous.toString('hex')} ${contentHash.toString('hex')}`
  return Buffer.concat([Buffer.of(1), hash('sha256', text, 'buffer')])
}
