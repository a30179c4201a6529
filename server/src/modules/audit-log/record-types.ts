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

/** Where the chain does not hold. */
export interface ChainBreak {
  readonly sequence: bigint
  /** UUID of the record; null: it is not there. */
  readonly id: string | null
  readonly detail: string
}

export interface ChainVerification {
  /** Where the chain ends by what was noted of it; null: it has not begun. */
  readonly end: ChainEnd | null
  readonly records: number
  /** Those of which something was forgotten because somebody was erased. */
  readonly forgotten: number
  readonly breaks: readonly ChainBreak[]
}

/** Whether something of it was kept that has been forgotten since. */
export function isForgotten({ source, sourceDigest, change, changeDigest }: AuditRecord): boolean {
  return (source === null && sourceDigest !== null) || (change === null && changeDigest !== null)
}
