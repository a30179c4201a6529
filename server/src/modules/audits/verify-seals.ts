import { encodeId } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'
import { statementHash } from '../statements/content-hash-of-statement.ts'
import type { Drift } from './audit.ts'
import { alteredParties, statementsToVerify } from './verify-seal-store.ts'

/** Looks whether parties are what they were when they were written; `most` of those that are not are named. */
export async function verifyParties(tx: Tx, most: number): Promise<Drift[]> {
  const altered = await alteredParties(tx, most)
  const detail = 'The party is not what it was when documents were made out to it or by it.'
  return altered.map(({ id, stored, computed }) => ({ object: encodeId('par', id), field: 'content_hash', stored, computed, detail }))
}

/** Looks whether statements are what they were when they were issued. One that has no hash is older than statements' hashes. */
export async function verifyStatements(tx: Tx, ids: readonly string[]): Promise<Drift[]> {
  const detail = 'The statement is not what it was when it was issued.'
  return (await statementsToVerify(tx, ids)).flatMap(({ contentHash: stored, lines, ...statement }) => {
    const computed = statementHash(statement, lines)
    if (stored === null || stored === computed) return []
    return [{ object: encodeId('stm', statement.id), field: 'content_hash', stored, computed, detail }]
  })
}
