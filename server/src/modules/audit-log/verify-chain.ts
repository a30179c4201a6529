import { chainHash, contentHashOf, digestOf, genesisHash } from '../../kit/audit-record.ts'
import type { Tx } from '../../kit/db.ts'
import { type AuditRecord, type ChainBreak, type ChainEnd, type ChainVerification, isForgotten, type KeptPart } from './record-types.ts'
import { findEnd, recordsAfter } from './store.ts'

export interface ChainQuestion {
  /** Breaks at most. */
  readonly most: number
  /** A record that was noted elsewhere, and must still be the same. */
  readonly noted?: ChainEnd | undefined
}

const pageSize = 1000
const beforeAll = -(2n ** 63n)

/** Computes every hash of the organization's chain again, a page at a time. The transaction sees one moment: what is added meanwhile is not its business. */
export async function verifyChain(tx: Tx, { most, noted }: ChainQuestion): Promise<ChainVerification> {
  const end = await findEnd(tx)
  const breaks: ChainBreak[] = []
  let last: ChainEnd = { sequence: 0n, hash: genesisHash }
  let records = 0
  let forgotten = 0
  let seesNoted = noted === undefined
  let after = beforeAll
  for (;;) {
    const page = await recordsAfter(tx, {}, after, pageSize)
    for (const record of page) {
      breaks.push(...breaksAt(tx.organizationId, last, record))
      records += 1
      if (isForgotten(record)) forgotten += 1
      seesNoted ||= record.sequence === noted?.sequence && record.hash.equals(noted.hash)
      last = record
      after = record.sequence
    }
    if (page.length < pageSize || breaks.length >= most) break
  }
  if (breaks.length < most) {
    breaks.push(...breaksAtEnd(end, last))
    if (noted !== undefined && !seesNoted) breaks.push({ sequence: noted.sequence, id: null, detail: 'It is not what was noted of it.' })
  }
  return { end, records, forgotten, breaks: breaks.slice(0, most) }
}

function breaksAt(organizationId: string, last: ChainEnd, record: AuditRecord): ChainBreak[] {
  const { id, sequence, previousHash, contentHash, hash } = record
  const broken: ChainBreak[] = []
  const say = (detail: string) => broken.push({ sequence, id, detail })
  const next = last.sequence + 1n
  if (sequence > next) broken.push({ sequence: next, id: null, detail: missing(next, sequence - 1n) })
  else if (sequence !== next) say(`It is numbered ${sequence} and comes after ${last.sequence}.`)
  else if (!previousHash.equals(last.hash)) say('It does not follow from the record before it.')
  if (!contentHashOf(record).equals(contentHash)) say('What it says was altered.')
  if (!chainHash(organizationId, sequence, previousHash, contentHash).equals(hash)) say('Its hash is not its own.')
  if (isAltered(record.source, record.sourceDigest)) say('From where it came was altered.')
  if (isAltered(record.change, record.changeDigest)) say('What it changed was altered.')
  return broken
}

function breaksAtEnd(end: ChainEnd | null, last: ChainEnd): ChainBreak[] {
  const noted = end ?? { sequence: 0n, hash: genesisHash }
  if (noted.sequence > last.sequence)
    return [{ sequence: last.sequence + 1n, id: null, detail: missing(last.sequence + 1n, noted.sequence) }]
  if (noted.sequence < last.sequence)
    return [{ sequence: last.sequence, id: null, detail: `The chain was noted to end at ${noted.sequence}, and ends at ${last.sequence}.` }]
  return noted.hash.equals(last.hash) ? [] : [{ sequence: last.sequence, id: null, detail: 'The chain does not end as was noted of it.' }]
}

/** What has been forgotten cannot be looked at; its digest says that it was there. */
function isAltered(part: KeptPart | null, digest: Buffer | null): boolean {
  if (part === null) return false
  return digest === null || !digestOf(part.salt, part.content).equals(digest)
}

function missing(from: bigint, to: bigint): string {
  return from === to ? `The record ${from} is missing.` : `The records ${from} to ${to} are missing.`
}
