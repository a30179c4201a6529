import type { AuditStatement } from '../../kit/audit-record.ts'

/** A record in its place in the chain of its organization, with what is still kept beside it. */
export interface AuditRecord extends AuditStatement {
  readonly sequence: bigint
  readonly contentHash: Buffer
  readonly previousHash: Buffer
  readonly hash: Buffer
  /** Null: there never was one, which its digest says too, or it has been forgotten. */
  readonly source: KeptPart | null
  readonly change: KeptPart | null
}

export interface KeptPart {
  readonly salt: Buffer
  readonly content: unknown
}

/** Where a chain ends: number and hash of its last record. */
export interface ChainEnd {
  readonly sequence: bigint
  readonly hash: Buffer
}

/** Whether something of it was kept that has been forgotten since. */
export function isForgotten({ source, sourceDigest, change, changeDigest }: AuditRecord): boolean {
  return (source === null && sourceDigest !== null) || (change === null && changeDigest !== null)
}
